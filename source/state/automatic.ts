import {parsePattern} from '../classify/parse-pattern.js';
import {AUTOMATIC_AUTHOR, AUTOMATIC_CONFIRM_MS, AUTOMATIC_LIMIT, type Rule, type RuleKey, type Verdict} from '../model/rule.js';
import type {Mirror} from './mirror.js';
import type {Suggestion, Suggestions} from './suggestions.js';

/** A look takes no longer than this, so that no key waits for it, and looks at no more names. */
const LOOK_MS = 5;
const LOOK_NAMES = 500;
/** A rule whose suggestion has become a little less sure stays: it must not come and go. */
const SLACK = 0.1;

/** What a look found. */
export interface Findings {
	/** Rules of the layer `automatic`: new ones, and others than before. */
	readonly upsert: readonly Rule[];
	/** Rules that stand, and whose ground was seen again after a day. */
	readonly confirm: readonly Rule[];
	readonly remove: readonly RuleKey[];
	/** Every name has been looked at since the last time that it was so. */
	readonly round: boolean;
}

/**
 * Finds unmatched names that follow a suggestion of at least `threshold`, and names that were classified so and do not any more. It proposes rules for
 * exactly these names; `Votes` sees to it that they are no ground for others. A name that anything stronger covers is never looked at.
 */
export class Automatic {
	readonly #mirror: Mirror;
	readonly #suggestions: Suggestions;
	readonly #threshold: number;
	readonly #now: () => number;
	#last = 0;
	/** Names whose ground was seen in this run: of others it may not have been seen yet, and is not gone. */
	readonly #grounded = new Set<number>();
	/** Names that were new to this run. */
	readonly #made = new Set<number>();
	/** Names that are left alone for the rest of the run. */
	readonly #declined = new Set<string>();

	/** `now` in milliseconds. */
	constructor(mirror: Mirror, suggestions: Suggestions, threshold: number, now: () => number) {
		this.#mirror = mirror;
		this.#suggestions = suggestions;
		this.#threshold = threshold;
		this.#now = now;
	}

	/** Goes on where the last look ended. */
	look(): Findings {
		const {table} = this.#mirror;
		const {names, verdicts, count} = table;
		const nowMs = this.#now();
		const upsert: Rule[] = [];
		const confirm: Rule[] = [];
		const remove: RuleKey[] = [];
		for (let looked = 0; this.#last < count && looked < LOOK_NAMES && this.#now() - nowMs < LOOK_MS; ) {
			const id = ++this.#last;
			const verdict = verdicts[id];
			if (!table.isName(id) || (verdict !== undefined && verdict.layer !== 'automatic')) continue;
			if (verdict === undefined && this.#declined.has(names[id])) continue;
			looked++;
			const [best] = this.#suggestions.of(id);
			if (best !== undefined && best.confidence >= this.#threshold) {
				this.#grounded.add(id);
				if (verdict !== undefined && isSame(verdict, best)) {
					if (nowMs - (verdict.changedMs ?? 0) >= AUTOMATIC_CONFIRM_MS) confirm.push(verdict);
					continue;
				}
				const rule = this.#ruleOf(id, best, verdict === undefined, nowMs);
				if (rule !== undefined) upsert.push(rule);
			} else if (verdict !== undefined && this.#isGone(id, verdict, best)) {
				this.#grounded.delete(id);
				remove.push(verdict);
			}
		}
		const round = this.#last >= count;
		if (round) this.#last = 0;
		return {upsert, confirm, remove, round};
	}

	/** This name is left alone from now on: a person took its rule back, or it could not be kept. */
	decline(name: string): void {
		this.#declined.add(name);
	}

	/** Undefined for a name that no host has, and where there are too many rules already. */
	#ruleOf(id: number, {app, category}: Suggestion, isNew: boolean, nowMs: number): Rule | undefined {
		if (isNew && this.#made.size >= AUTOMATIC_LIMIT) return undefined;
		const pattern = parsePattern(this.#mirror.table.names[id], 'exact');
		if (typeof pattern === 'string') return undefined;
		if (isNew) this.#made.add(id);
		return {...pattern, app, category, layer: 'automatic', priority: 0, author: AUTOMATIC_AUTHOR, changedMs: nowMs};
	}

	/** Only what this run has seen the ground of can lose it. */
	#isGone(id: number, verdict: Verdict, best: Suggestion | undefined): boolean {
		if (!this.#grounded.has(id)) return false;
		// At the end the rules of a replay are those that all of it gives, whenever its parts came.
		const slack = this.#mirror.isWhole && this.#made.has(id) ? 0 : SLACK;
		return best === undefined || !isSame(verdict, best) || best.confidence < this.#threshold - slack;
	}
}

const isSame = (verdict: Verdict, {app, category}: Suggestion): boolean => verdict.app === app && verdict.category === category;
