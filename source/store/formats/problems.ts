/** What became of something that could not be used as it stands; `taken`: used all the same. */
export const fates = ['left out', 'overruled', 'taken', 'merged', 'cleaned'] as const;
export type Fate = (typeof fates)[number];

/** Something in a file that is not as it should be; line 0: the list as a whole. */
export interface Problem {
	readonly line: number;
	/** The list of a folder; undefined: the file itself. */
	readonly list?: string | undefined;
	readonly text: string;
	readonly fault: string;
	readonly result: Fate;
}

/** Problems of one fate that are kept to be shown; beyond, they are counted. */
const KEPT = 1000;
/** A line of megabytes is shown by its beginning. */
const TEXT = 200;

/** What is wrong with a file: all of it counted, the first of each fate kept. */
export class Problems {
	readonly #kept = new Map<Fate, Problem[]>();
	readonly #counts = new Map<Fate, number>();

	add(problem: Problem): void {
		const {result, text} = problem;
		const kept = this.#kept.get(result) ?? [];
		this.#kept.set(result, kept);
		this.#counts.set(result, this.count(result) + 1);
		if (kept.length < KEPT) kept.push(text.length > TEXT ? {...problem, text: `${text.slice(0, TEXT)}…`} : problem);
	}

	count(fate: Fate): number {
		return this.#counts.get(fate) ?? 0;
	}

	/** The first of a fate. */
	of(fate: Fate): readonly Problem[] {
		return this.#kept.get(fate) ?? [];
	}

	/** Those kept, by fate. */
	all(): readonly Problem[] {
		return fates.flatMap(fate => this.of(fate));
	}
}
