/** The `limit` items with the largest keys of all that are added, and never many more in memory. */
export class Latest<T> {
	readonly #limit: number;
	#kept: {readonly item: T; readonly key: number}[] = [];
	/** What is not above it is not among them. */
	#floor = -Infinity;

	constructor(limit: number) {
		this.#limit = limit;
	}

	add(item: T, key: number): void {
		if (key <= this.#floor) return;
		this.#kept.push({item, key});
		if (this.#kept.length >= 2 * this.#limit + 1000) this.#cut();
	}

	/** The largest first; of equals the one that came first. */
	take(): T[] {
		this.#cut();
		return this.#kept.map(({item}) => item);
	}

	#cut(): void {
		this.#kept = this.#kept.sort((a, b) => b.key - a.key).slice(0, this.#limit);
		if (this.#kept.length === this.#limit) this.#floor = this.#kept.at(-1)?.key ?? -Infinity;
	}
}
