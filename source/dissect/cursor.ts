const NOTHING = Buffer.alloc(0);

/**
 * Reads big-endian fields of `bytes[position, end)`. Reading past the end yields 0 and clears `ok` for good, so a whole structure is read
 * straight down and checked once. A child (`take`, `vector*`) covers what is there of its length, its own overrun does not touch its
 * parent; where the parent holds less than the child's length, the parent's `ok` is cleared. Pass `into` to reuse a cursor as the child.
 */
export class Cursor {
	bytes: Buffer;
	position: number;
	end: number;
	ok = true;

	constructor(bytes: Buffer = NOTHING, start = 0, end = bytes.length) {
		this.bytes = bytes;
		this.position = start;
		this.end = Math.min(end, bytes.length);
	}

	/** Starts anew on `bytes[start, end)`. */
	set(bytes: Buffer, start: number, end: number): this {
		this.bytes = bytes;
		this.position = start;
		this.end = Math.min(end, bytes.length);
		this.ok = true;
		return this;
	}

	/** Bytes that are left to read; never negative. */
	get left(): number {
		return this.end > this.position ? this.end - this.position : 0;
	}

	u8(): number {
		const at = this.position;
		if (at + 1 > this.end) return this.#fail();
		this.position = at + 1;
		return this.bytes[at]!;
	}

	u16(): number {
		const at = this.position;
		if (at + 2 > this.end) return this.#fail();
		this.position = at + 2;
		return (this.bytes[at]! << 8) | this.bytes[at + 1]!;
	}

	u24(): number {
		const at = this.position;
		if (at + 3 > this.end) return this.#fail();
		this.position = at + 3;
		return (this.bytes[at]! << 16) | (this.bytes[at + 1]! << 8) | this.bytes[at + 2]!;
	}

	u32(): number {
		const at = this.position;
		if (at + 4 > this.end) return this.#fail();
		this.position = at + 4;
		return ((this.bytes[at]! << 24) | (this.bytes[at + 1]! << 16) | (this.bytes[at + 2]! << 8) | this.bytes[at + 3]!) >>> 0;
	}

	skip(length: number): void {
		if (this.position + length > this.end) this.#fail();
		else this.position += length;
	}

	/** The next `length` bytes as a cursor of their own. */
	take(length: number, into: Cursor = new Cursor()): Cursor {
		const start = this.position;
		this.skip(length);
		return into.set(this.bytes, start, this.ok ? this.position : Math.min(start + length, this.end));
	}

	/** A vector with a length of one byte (RFC 8446 section 3.4). */
	vector8(into?: Cursor): Cursor {
		return this.take(this.u8(), into);
	}

	/** A vector with a length of two bytes (RFC 8446 section 3.4). */
	vector16(into?: Cursor): Cursor {
		return this.take(this.u16(), into);
	}

	/** What is left, one character a byte; reads it. */
	latin1(): string {
		const start = this.position;
		this.position = this.end;
		return start < this.end ? this.bytes.toString('latin1', start, this.end) : '';
	}

	#fail(): 0 {
		this.ok = false;
		this.position = this.end;
		return 0;
	}
}
