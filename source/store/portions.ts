import type {RuleChange} from '../model/rule.js';

/** Rules told at once: the engine reads no packet while it takes them in, for a millisecond or two. */
const PORTION = 2000;
/** Between two portions, ms: time for packets and keys. */
const PAUSE_MS = 5;

type Tell = (change: RuleChange, by: string | undefined) => void;

/**
 * Tells changes of rules in portions and in order, so that 200,000 of them stop neither engine nor screen. What fits one portion is told at once; the
 * parts of a full change count together, once the last one is there.
 */
export class Portions {
	readonly #tell: Tell;
	#waiting: {readonly change: RuleChange; readonly by: string | undefined}[] = [];
	#timer: NodeJS.Timeout | undefined;

	constructor(tell: Tell) {
		this.#tell = tell;
	}

	add({full, upsert, remove}: RuleChange, by: string | undefined): void {
		const length = Math.max(upsert.length, remove.length);
		for (let at = 0; at === 0 || at < length; at += PORTION) {
			const part = {upsert: upsert.slice(at, at + PORTION), remove: remove.slice(at, at + PORTION)};
			const change = {full, ...part, more: full && at + PORTION < length};
			this.#waiting.push({change, by});
		}
		if (this.#timer === undefined) this.#next();
	}

	/** What still waits is not told any more. */
	close(): void {
		clearTimeout(this.#timer);
		this.#waiting = [];
	}

	#next(): void {
		const portion = this.#waiting.shift();
		if (portion !== undefined) this.#tell(portion.change, portion.by);
		this.#timer = this.#waiting.length === 0 ? undefined : setTimeout(() => this.#next(), PAUSE_MS);
	}
}
