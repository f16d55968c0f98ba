import {IGNORED_APP, type Layer, type Verdict} from '../model/rule.js';
import type {AppOfCategory} from './words.js';

/** Layers whose verdict says who a host belongs to: a shape or port does not, and guesses must not feed on guesses. */
const telling: readonly Layer[] = ['label', 'shared', 'catalogue', 'third-party'];
/** Whether a verdict can be a ground for a guess. */
export const tells = (verdict: Verdict): boolean => telling.includes(verdict.layer) && verdict.app !== IGNORED_APP;

interface Vote extends AppOfCategory {
	names: number;
	weight: number;
}

/** Counts what verdicts say; verdicts that do not tell, and names without one, do not count. */
export class Votes {
	readonly #votes = new Map<string, Vote>();
	names = 0;
	#weight = 0;

	/** Whether it counts. */
	add(verdict: Verdict | undefined, weight: number): boolean {
		if (verdict === undefined || !tells(verdict)) return false;
		const key = `${verdict.app}\n${verdict.category}`;
		const vote = this.#votes.get(key) ?? {app: verdict.app, category: verdict.category, names: 0, weight: 0};
		vote.names++;
		vote.weight += weight;
		this.names++;
		this.#weight += weight;
		this.#votes.set(key, vote);
		return true;
	}

	/** One `make` for each of the `answers`; `share` is its part of the weight, 0 to 1. */
	result<T>(make: (vote: AppOfCategory & {readonly names: number; readonly share: number; readonly answers: number}) => T): T[] {
		return [...this.#votes.values()].map(vote => make({...vote, share: vote.weight / this.#weight, answers: this.#votes.size}));
	}
}
