import type {Rule, RuleKey} from '../model/rule.js';
import {compileRegex, type Tester} from './regex.js';
import {compareRules, rankOf} from './rule-order.js';

interface Held {
	readonly rule: Rule;
	readonly rank: number;
	/** Compiled at first use; undefined where the pattern is faulty, and then it covers nothing. */
	tester: Tester | undefined | null;
}

/** Each costs some 0.4 µs a name; with more, a flood of new names would be felt. The weaker ones beyond it are not looked at. */
export const MAX_REGEXES = 1000;
/** Longer names are no host names (RFC 1035 section 3.1), and time is linear in their length. */
const MAX_NAME = 255;

/** The rules that are regular expressions, the strongest first; and the bundled shapes of names, which never change. */
export class RegexList {
	#held: Held[] = [];
	/** Those that are looked at; undefined after a change. */
	#active: readonly Held[] | undefined;
	readonly #shapes: readonly Held[];
	/** All shapes in one: most names have none of them, which is then known in a fifth of the time. */
	readonly #anyShape: RegExp;

	/**
	 * `shapes` are our own expressions, known not to backtrack, and run in V8, which does them ten times faster than RE2: every unmatched name goes
	 * through them. Their layer is `structural`, weaker than that of any other expression.
	 */
	constructor(shapes: readonly Rule[]) {
		this.#shapes = shapes.toSorted(compareRules).map(rule => {
			const shape = new RegExp(rule.pattern);
			return {rule, rank: rankOf(rule), tester: name => shape.test(name)};
		});
		this.#anyShape = new RegExp(shapes.length === 0 ? '(?!)' : shapes.map(({pattern}) => `(?:${pattern})`).join('|'));
	}

	add(rule: Rule): void {
		this.#held.push({rule, rank: rankOf(rule), tester: null});
		this.#active = undefined;
	}

	remove(key: RuleKey): void {
		this.#held = this.#held.filter(({rule}) => rule.pattern !== key.pattern || rule.layer !== key.layer);
		this.#active = undefined;
	}

	removeWhere(drop: (rule: Rule) => boolean): void {
		this.#held = this.#held.filter(({rule}) => !drop(rule));
		this.#active = undefined;
	}

	/** The strongest rule of those with a rank below `limit` that matches. */
	find(name: string, limit: number): Rule | undefined {
		if (name.length > MAX_NAME) return undefined;
		const active = this.#sorted();
		for (let i = 0; i < active.length && active[i]!.rank < limit; i++) {
			if (matches(active[i]!, name)) return active[i]!.rule;
		}
		if (this.#shapes.length === 0 || this.#shapes[0]!.rank >= limit || !this.#anyShape.test(name)) return undefined;
		return this.#shapes.find(held => matches(held, name))?.rule;
	}

	/** Every rule that matches, in no order. */
	collect(name: string, into: Rule[]): void {
		if (name.length > MAX_NAME) return;
		for (const held of [...this.#sorted(), ...this.#shapes]) {
			if (matches(held, name)) into.push(held.rule);
		}
	}

	*rules(): Iterable<Rule> {
		for (const {rule} of this.#held) yield rule;
		for (const {rule} of this.#shapes) yield rule;
	}

	#sorted(): readonly Held[] {
		this.#active ??= this.#held.toSorted((a, b) => compareRules(a.rule, b.rule)).slice(0, MAX_REGEXES);
		return this.#active;
	}
}

function matches(held: Held, name: string): boolean {
	if (held.tester === null) {
		const tester = compileRegex(held.rule.pattern);
		held.tester = typeof tester === 'string' ? undefined : tester;
	}
	return held.tester?.(name) ?? false;
}
