/** Clients told apart per tally; beyond, the count stands still at the cap. */
const CAP = 1024;
/** Sets kept at the same time; most names have one client and need none. */
const SETS = 50_000;

/** How many different clients each tally has seen. */
export class DistinctClients {
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
			if (first === hash || this.#sets.size >= SETS) return 1;
			set = new Set([first]);
			this.#sets.set(tally, set);
		}
		if (set.size < CAP) set.add(hash);
		return set.size;
	}
}
