import {randomInt} from 'node:crypto';
import type {AddressWords} from './dns.js';

const WORDS = 8;
/** Keeps an outsider, who chooses the addresses in answers, from choosing colliding ones. */
const seed = randomInt(2 ** 32);

/**
 * Names by a pair of addresses, with expiry: a hash table over typed arrays, so that finding builds no key. Bounded: the oldest makes
 * room, an entry that was set again being passed over once.
 */
export class AddressNames {
	readonly #limit: number;
	readonly #words: Uint32Array;
	readonly #expiresUs: Float64Array;
	readonly #names: (string | undefined)[] = [];
	/** Entry + 1 by hash, and the next one of the same hash; 0 ends. */
	readonly #heads: Int32Array;
	readonly #next: Int32Array;
	readonly #again: Uint8Array;
	/** The entry to be used next: all before it are younger than all from it on. */
	#hand = 0;

	constructor(limit: number) {
		// Two entries an answer: for its client, and for any.
		this.#limit = Math.max(2, 2 * limit);
		this.#words = new Uint32Array(this.#limit * WORDS);
		this.#expiresUs = new Float64Array(this.#limit);
		this.#next = new Int32Array(this.#limit);
		this.#again = new Uint8Array(this.#limit);
		let heads = 16;
		while (heads < this.#limit) heads *= 2;
		this.#heads = new Int32Array(heads);
	}

	/** The name of the pair, unless it has expired. */
	get(a: AddressWords, b: AddressWords, timeUs: number): string | undefined {
		const entry = this.#find(a, b, this.#slot(a, b));
		return entry < 0 || this.#expiresUs[entry]! < timeUs ? undefined : this.#names[entry];
	}

	set(a: AddressWords, b: AddressWords, name: string, expiresUs: number): void {
		const slot = this.#slot(a, b);
		let entry = this.#find(a, b, slot);
		if (entry >= 0) this.#again[entry] = 1;
		else {
			entry = this.#makeRoom();
			const w = entry * WORDS;
			for (let i = 0; i < 4; i++) {
				this.#words[w + i] = a[i]!;
				this.#words[w + 4 + i] = b[i]!;
			}
			this.#next[entry] = this.#heads[slot]!;
			this.#heads[slot] = entry + 1;
		}
		this.#names[entry] = name;
		this.#expiresUs[entry] = expiresUs;
	}

	clear(): void {
		this.#heads.fill(0);
		this.#again.fill(0);
		this.#names.length = 0;
		this.#hand = 0;
	}

	#find(a: AddressWords, b: AddressWords, slot: number): number {
		const words = this.#words;
		for (let entry = this.#heads[slot]! - 1; entry >= 0; entry = this.#next[entry]! - 1) {
			const w = entry * WORDS;
			// The last words differ most.
			if (words[w + 7] !== b[3] || words[w + 3] !== a[3] || words[w + 6] !== b[2] || words[w + 5] !== b[1] || words[w + 4] !== b[0])
				continue;
			if (words[w] === a[0] && words[w + 1] === a[1] && words[w + 2] === a[2]) return entry;
		}
		return -1;
	}

	#makeRoom(): number {
		if (this.#names.length < this.#limit) return this.#names.length;
		while (this.#again[this.#hand] === 1) {
			this.#again[this.#hand] = 0;
			this.#hand = (this.#hand + 1) % this.#limit;
		}
		const entry = this.#hand;
		this.#hand = (this.#hand + 1) % this.#limit;
		this.#unlink(entry);
		return entry;
	}

	#unlink(entry: number): void {
		const w = entry * WORDS;
		const words = this.#words;
		const slot = this.#hash(
			words[w]!,
			words[w + 1]!,
			words[w + 2]!,
			words[w + 3]!,
			words[w + 4]!,
			words[w + 5]!,
			words[w + 6]!,
			words[w + 7]!,
		);
		let at = this.#heads[slot]! - 1;
		if (at === entry) {
			this.#heads[slot] = this.#next[entry]!;
			return;
		}
		while (this.#next[at]! - 1 !== entry) at = this.#next[at]! - 1;
		this.#next[at] = this.#next[entry]!;
	}

	#slot(a: AddressWords, b: AddressWords): number {
		return this.#hash(a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]);
	}

	#hash(a0: number, a1: number, a2: number, a3: number, b0: number, b1: number, b2: number, b3: number): number {
		let hash = mix(mix(mix(mix(mix(seed, a0), a1), a2), a3), b0);
		hash = mix(mix(mix(hash, b1), b2), b3);
		return (hash ^ (hash >>> 15)) & (this.#heads.length - 1);
	}
}

const mix = (hash: number, word: number): number => {
	const mixed = Math.imul(hash ^ word, 0x9e3779b1);
	return mixed ^ (mixed >>> 16);
};
