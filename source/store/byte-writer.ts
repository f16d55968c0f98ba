const SLACK = 4096;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** ASCII text in bytes: what is written again and again is copied, not written character by character. */
export const ascii = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));

/** ASCII text written into one growing buffer, without strings in between: what is written for every connection must not be garbage. */
export class ByteWriter {
	#bytes = Buffer.allocUnsafe(1 << 16);
	#at = 0;

	/** How much was written since `take`. */
	get length(): number {
		return this.#at;
	}

	bytes(bytes: Uint8Array): void {
		if (this.#at + bytes.length + SLACK > this.#bytes.length) this.#grow(bytes.length);
		this.#bytes.set(bytes, this.#at);
		this.#at += bytes.length;
	}

	/** What was written to `[start, end)` since `take`, once more. */
	again(start: number, end: number): void {
		if (this.#at + end - start + SLACK > this.#bytes.length) this.#grow(end - start);
		this.#bytes.copyWithin(this.#at, start, end);
		this.#at += end - start;
	}

	/** ASCII only. */
	text(text: string): void {
		const {length} = text;
		if (this.#at + length + SLACK > this.#bytes.length) this.#grow(length);
		const bytes = this.#bytes;
		let at = this.#at;
		for (let i = 0; i < length; i++) bytes[at++] = text.charCodeAt(i);
		this.#at = at;
	}

	/** `source[start, end)` in quotes, if it needs no escapes as JSON; else nothing is written and the answer is false. */
	quoted(source: Uint8Array, start: number, end: number): boolean {
		if (this.#at + end - start + SLACK > this.#bytes.length) this.#grow(end - start);
		const bytes = this.#bytes;
		let at = this.#at;
		bytes[at++] = QUOTE;
		for (let i = start; i < end; i++) {
			const byte = source[i]!;
			if (byte < 0x20 || byte > 0x7e || byte === QUOTE || byte === BACKSLASH) return false;
			bytes[at++] = byte;
		}
		bytes[at++] = QUOTE;
		this.#at = at;
		return true;
	}

	/** A whole number ≥ 0 in decimal. */
	number(value: number): void {
		if (value >= 0x7fffffff || value < 0 || !Number.isInteger(value)) {
			this.text(String(value));
			return;
		}
		let digits = 1;
		for (let power = 10; power <= value; power *= 10) digits++;
		this.digits(value, digits);
	}

	/** `value` in exactly `count` digits. */
	digits(value: number, count: number): void {
		if (this.#at + SLACK > this.#bytes.length) this.#grow(count);
		const bytes = this.#bytes;
		let rest = value | 0;
		for (let at = this.#at + count - 1; at >= this.#at; at--) {
			const next = (rest / 10) | 0;
			bytes[at] = 48 + rest - next * 10;
			rest = next;
		}
		this.#at += count;
	}

	/** A word in eight digits, the highest first. */
	hexadecimal(word: number): void {
		if (this.#at + SLACK > this.#bytes.length) this.#grow(8);
		const bytes = this.#bytes;
		let at = this.#at;
		for (let shift = 28; shift >= 0; shift -= 4) {
			const digit = (word >>> shift) & 15;
			bytes[at++] = digit < 10 ? 48 + digit : 87 + digit;
		}
		this.#at = at;
	}

	/** What was written since the last call; valid until the next write. */
	take(): Buffer {
		const taken = this.#bytes.subarray(0, this.#at);
		this.#at = 0;
		return taken;
	}

	#grow(more: number): void {
		const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + more + 2 * SLACK));
		this.#bytes.copy(larger, 0, 0, this.#at);
		this.#bytes = larger;
	}
}
