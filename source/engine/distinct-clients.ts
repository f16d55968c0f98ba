/** Clients told apart per tally. */
const CAP = 1024;
/** Sets kept at the same time; most names have one client and need none. */
const SETS = 50_000;

/** How many different clients each tally has seen; a count with a half is "so many or more": they were told apart no longer. */
export class DistinctClients {
	/** Tallies of a second client that found no set. */
	readonly #untold = new Set<number>();
	readonly #first: number[] = [];
	readonly #sets = new Map<number, Set<number>>();

	/** Notes a client address and returns the count for the tally. */
	add(tally: number, [w0, w1, w2, w3]: readonly [number, number, number, number]): number {
		const hash = w0 === 0 && w1 === 0 ? w3 : (Math.imul(w0, 0x9e3779b1) ^ Math.imul(w1, 0x85ebca6b) ^ Math.imul(w2, 0xc2b2ae35) ^ w3) >>> 0;
		const first = this.#first[tally];
		if (first === undefined) {
			this.#first[tally] = hash;
			return 1;
		}
		let set = this.#sets.get(tally);
		if (set === undefined) {
			if (this.#sets.size >= SETS) {
				// As many as there are tallies.
				if (first !== hash) this.#untold.add(tally);
				return this.#untold.has(tally) ? 1.5 : 1;
			}
			if (first === hash) return 1;
			set = new Set([first]);
			this.#sets.set(tally, set);
		}
		if (set.size < CAP) set.add(hash);
		else if (!set.has(hash)) this.#untold.add(tally);
		return set.size === CAP && this.#untold.has(tally) ? CAP + 0.5 : set.size;
	}
}
