/** Slots of a memory; a value that falls on a taken slot replaces it. */
const SLOTS = 4096;
/** Longest key kept, in words: a usual client's whole hello makes about 70. */
const MAX_KEY = 512;

interface Slot<T> {
	readonly words: Uint16Array;
	readonly value: T;
}

/** A bounded memory of values by a list of 16-bit words, compared exactly. Finding allocates nothing. */
export class Remembered<T> {
	readonly #slots: (Slot<T> | undefined)[] = new Array(SLOTS).fill(undefined);
	#at = 0;

	/** The value kept under the first `count` words of `key`. */
	find(key: Uint16Array, count: number): T | undefined {
		if (count > MAX_KEY) return undefined;
		let hash = count;
		for (let i = 0; i < count; i++) hash = Math.imul(hash ^ key[i]!, 0x01000193) ^ (hash >>> 15);
		this.#at = (hash ^ (hash >>> 13)) & (SLOTS - 1);
		const slot = this.#slots[this.#at];
		if (slot === undefined || slot.words.length !== count) return undefined;
		const words = slot.words;
		for (let i = 0; i < count; i++) if (words[i] !== key[i]) return undefined;
		return slot.value;
	}

	/** Keeps a value under the key that `find` was just asked for; returns the value. */
	keep(key: Uint16Array, count: number, value: T): T {
		if (count <= MAX_KEY) this.#slots[this.#at] = {words: key.slice(0, count), value};
		return value;
	}
}
