/** Longest key kept, in words: a usual client's whole hello makes 60 to 100. */
const MAX_KEY = 192;

/**
 * A bounded memory of values by a list of 16-bit words, compared exactly. A value that falls on a taken slot replaces it. Neither finding
 * nor keeping allocates: clients that shuffle their extensions make a new key with each hello.
 */
export class Remembered<T> {
	readonly #mask: number;
	readonly #words: Uint16Array;
	readonly #lengths: Int16Array;
	readonly #values: (T | undefined)[];
	/** Hashes of what has come once, by slot. */
	readonly #once: Int32Array | undefined;
	#slot = 0;
	#hash = 0;

	/** `slots` is a power of two. `fromSecond`: for what mostly never comes again; only what comes a second time is kept. */
	constructor(slots: number, fromSecond = false) {
		this.#once = fromSecond ? new Int32Array(slots) : undefined;
		this.#mask = slots - 1;
		this.#words = new Uint16Array(slots * MAX_KEY);
		this.#lengths = new Int16Array(slots).fill(-1);
		this.#values = new Array(slots).fill(undefined);
	}

	/** The value kept under the first `count` words of `key`. */
	find(key: Uint16Array, count: number): T | undefined {
		if (count > MAX_KEY) return undefined;
		let hash = count;
		// Two words at a time: each step waits for the one before.
		const even = count & ~1;
		for (let i = 0; i < even; i += 2) hash = Math.imul(hash ^ (key[i]! | (key[i + 1]! << 16)), 0x9e3779b1) ^ (hash >>> 15);
		if (even < count) hash = Math.imul(hash ^ key[even]!, 0x9e3779b1) ^ (hash >>> 15);
		const slot = (hash ^ (hash >>> 13)) & this.#mask;
		this.#slot = slot;
		this.#hash = hash;
		if (this.#lengths[slot] !== count) return undefined;
		const words = this.#words;
		const base = slot * MAX_KEY;
		for (let i = 0; i < count; i++) if (words[base + i] !== key[i]) return undefined;
		return this.#values[slot];
	}

	/** Keeps a value under the key that `find` was just asked for; returns the value. */
	keep(key: Uint16Array, count: number, value: T): T {
		if (count > MAX_KEY) return value;
		if (this.#once !== undefined && this.#once[this.#slot] !== this.#hash) {
			this.#once[this.#slot] = this.#hash;
			return value;
		}
		const base = this.#slot * MAX_KEY;
		for (let i = 0; i < count; i++) this.#words[base + i] = key[i]!;
		this.#lengths[this.#slot] = count;
		this.#values[this.#slot] = value;
		return value;
	}
}
