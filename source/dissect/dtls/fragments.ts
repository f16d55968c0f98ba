/** Ranges with gaps between them that one message may have at a time; clients send fragments in order, networks shuffle a few. */
const MAX_RANGES = 32;

/** A handshake message that arrives in fragments, in any order and overlapping (RFC 6347 section 4.2.3). The first bytes to come stay. */
export class Fragments {
	readonly bytes: Buffer;
	readonly sequence: number;
	/** Starts and ends of what is there, ascending, apart from each other. */
	#ranges: number[] = [];

	/** `sequence` is message_seq, `length` that of the whole message, in bytes. */
	constructor(sequence: number, length: number) {
		this.sequence = sequence;
		this.bytes = Buffer.alloc(length);
	}

	get complete(): boolean {
		return this.#ranges.length === 2 && this.#ranges[0] === 0 && this.#ranges[1] === this.bytes.length;
	}

	/** Puts `from[start, end)` at `offset`; ignored where it would exceed the message, or leave too many gaps. */
	add(offset: number, from: Buffer, start: number, end: number): void {
		const offsetEnd = offset + end - start;
		if (offsetEnd > this.bytes.length || offsetEnd === offset) return;
		const ranges: number[] = [];
		let low = offset;
		let high = offsetEnd;
		let fresh = offset;
		for (let i = 0; i < this.#ranges.length; i += 2) {
			const rangeStart = this.#ranges[i]!;
			const rangeEnd = this.#ranges[i + 1]!;
			if (rangeEnd < offset || rangeStart > offsetEnd) {
				ranges.push(rangeStart, rangeEnd);
				continue;
			}
			if (rangeStart > fresh) from.copy(this.bytes, fresh, start + fresh - offset, start + rangeStart - offset);
			fresh = Math.max(fresh, rangeEnd);
			low = Math.min(low, rangeStart);
			high = Math.max(high, rangeEnd);
		}
		if (ranges.length >= MAX_RANGES * 2) return;
		if (fresh < offsetEnd) from.copy(this.bytes, fresh, start + fresh - offset, start + offsetEnd - offset);
		let at = 0;
		while (at < ranges.length && ranges[at]! < low) at += 2;
		ranges.splice(at, 0, low, high);
		this.#ranges = ranges;
	}
}
