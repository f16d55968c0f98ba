import type {Rule, RuleKey} from '../model/rule.js';
import {compileRegex, type Tester} from './regex.js';
import {compareRules, rankOf} from './rule-order.js';

interface Held {
	readonly rule: Rule;
	readonly rank: number;
	/** Compiled at first use; undefined where the pattern is faulty, and then it covers nothing. */
	tester: Tester | undefined | null;
}

/** Each costs some 0.4 µs a name; with more, a flood of new names would be felt. The weaker ones beyond it are not looked at; the bundled ones do not count. */
export const MAX_REGEXES = 1000;
/** Longer names are no host names (RFC 1035 section 3.1), and time is linear in their length. */
const MAX_NAME = 255;

/** The rules that are regular expressions, the strongest first. */
export class RegexList {
	#held: Held[] = [];
	/** Those that are looked at; undefined after a change. */
	#active: readonly Held[] | undefined;

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
		for (const held of this.#sorted()) {
			if (held.rank >= limit) return undefined;
			if (matches(held, name)) return held.rule;
		}
		return undefined;
	}

	collect(name: string, into: Rule[]): void {
		if (name.length > MAX_NAME) return;
		for (const held of this.#sorted()) {
			if (matches(held, name)) into.push(held.rule);
		}
	}

	*rules(): Iterable<Rule> {
		for (const {rule} of this.#held) yield rule;
	}

	#sorted(): readonly Held[] {
		if (this.#active === undefined) {
			let room = MAX_REGEXES;
			this.#held.sort((a, b) => compareRules(a.rule, b.rule));
			this.#active = this.#held.filter(({rule}) => rule.layer === 'structural' || room-- > 0);
		}
		return this.#active;
	}
}

function matches(held: Held, name: string): boolean {
	if (held.tester === null) held.tester = compile(held.rule);
	return held.tester?.(name) ?? false;
}

function compile({layer, pattern}: Rule): Tester | undefined {
	if (layer === 'structural') {
		// The bundled shapes are ours and run without backtracking; V8 does them ten times faster than RE2, and unmatched names go through them all.
		const shape = new RegExp(pattern);
		return name => shape.test(name);
	}
	const tester = compileRegex(pattern);
	return typeof tester === 'string' ? undefined : tester;
}
