/** How many are kept; as many hellos are hardly ever under way at the same time. */
const LIMIT = 64;

/** Buffers of one size that were given back: who takes one of them spares an allocation and its collection. What is in it is undefined. */
export class SpareBuffers {
	readonly size: number;
	readonly #spare: Buffer[] = [];

	constructor(size: number) {
		this.size = size;
	}

	take(): Buffer {
		return this.#spare.pop() ?? Buffer.allocUnsafeSlow(this.size);
	}

	/** Nobody uses the buffer any more. */
	give(buffer: Buffer): void {
		if (this.#spare.length < LIMIT) this.#spare.push(buffer);
	}
}
