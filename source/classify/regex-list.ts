import type {Rule, RuleKey} from '../model/rule.js';
import {compileRegex, type Tester} from './regex.js';
import {requiredLiteral} from './required-literal.js';
import {compareRules, rankOf} from './rule-order.js';

interface Held {
	readonly rule: Rule;
	readonly rank: number;
	/** Part of every name that it matches, '' where none is known. */
	readonly literal: string;
	/** Compiled at first use; undefined where the pattern is faulty, and then it covers nothing. */
	tester: Tester | undefined | null;
}

/** Each costs a look for its literal, or a run of the expression; with more, a flood of new names would be felt. The weaker ones beyond it are not looked at. */
export const MAX_REGEXES = 1000;
/** Longer names are no host names (RFC 1035 section 3.1), and time is linear in their length. */
const MAX_NAME = 255;

/** The rules that are regular expressions, the strongest first; and the bundled shapes of names, which never change. */
export class RegexList {
	/** By pattern. */
	readonly #held = new Map<string, Held[]>();
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
			return {rule, rank: rankOf(rule), literal: '', tester: name => shape.test(name)};
		});
		this.#anyShape = new RegExp(shapes.length === 0 ? '(?!)' : shapes.map(({pattern}) => `(?:${pattern})`).join('|'));
	}

	add(rule: Rule): void {
		const held: Held = {rule, rank: rankOf(rule), literal: requiredLiteral(rule.pattern), tester: null};
		const beside = this.#held.get(rule.pattern);
		if (beside === undefined) this.#held.set(rule.pattern, [held]);
		else beside.push(held);
		this.#active = undefined;
	}

	remove({pattern, layer}: RuleKey): void {
		const beside = this.#held.get(pattern);
		if (beside === undefined) return;
		const kept = beside.filter(({rule}) => rule.layer !== layer);
		if (kept.length === 0) this.#held.delete(pattern);
		else this.#held.set(pattern, kept);
		this.#active = undefined;
	}

	removeWhere(drop: (rule: Rule) => boolean): void {
		for (const [pattern, beside] of this.#held) {
			const kept = beside.filter(({rule}) => !drop(rule));
			if (kept.length === 0) this.#held.delete(pattern);
			else this.#held.set(pattern, kept);
		}
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
		for (const beside of this.#held.values()) for (const {rule} of beside) yield rule;
		for (const {rule} of this.#shapes) yield rule;
	}

	#sorted(): readonly Held[] {
		this.#active ??= strongest(this.#held.values());
		return this.#active;
	}
}

/** The strongest `MAX_REGEXES`, in order; one pass, since there may be many more. */
function strongest(all: Iterable<readonly Held[]>): readonly Held[] {
	const byStrength = (a: Held, b: Held): number => compareRules(a.rule, b.rule);
	const best: Held[] = [];
	let last: Held | undefined;
	for (const beside of all) {
		for (const held of beside) {
			if (last !== undefined && byStrength(held, last) >= 0) continue;
			best.push(held);
			if (best.length < MAX_REGEXES * 2) continue;
			best.sort(byStrength).length = MAX_REGEXES;
			last = best.at(-1);
		}
	}
	return best.sort(byStrength).slice(0, MAX_REGEXES);
}

function matches(held: Held, name: string): boolean {
	if (held.literal !== '' && !name.includes(held.literal)) return false;
	if (held.tester === null) {
		const tester = compileRegex(held.rule.pattern);
		held.tester = typeof tester === 'string' ? undefined : tester;
	}
	return held.tester?.(name) ?? false;
}
