/** Numbers that a seed decides (xorshift32). */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0 || 1;
	}

	/** From 0 to 1, without 1. */
	next(): number {
		let state = this.#state;
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		this.#state = state;
		return (state >>> 0) / 2 ** 32;
	}

	/** A whole number from 0 to `limit` - 1. */
	below(limit: number): number {
		return Math.floor(this.next() * limit);
	}

	fill(bytes: Buffer): Buffer {
		for (let i = 0; i < bytes.length; i++) bytes[i] = this.below(256);
		return bytes;
	}

	shuffle<T>(list: T[]): T[] {
		for (let i = list.length - 1; i > 0; i--) {
			const j = this.below(i + 1);
			[list[i], list[j]] = [list[j]!, list[i]!];
		}
		return list;
	}
}
