/** Pieces between holes; clients that scatter their hello on purpose make some dozens, one byte each would make hundreds. */
const MAX_PIECES = 1024;
const FIRST_SIZE = 2048;

/**
 * The crypto stream of one side, put together from pieces in any order. Where pieces overlap the bytes that came first stay. Bounded: a
 * piece beyond `limit` bytes, or too many holes, spoil the stream for good.
 */
export class CryptoStream {
	readonly limit: number;
	bytes: Buffer = Buffer.allocUnsafe(FIRST_SIZE);
	spoilt = false;
	/** Ascending, disjoint, not touching: start, end, start, end… */
	#ranges: number[] = [];
	#base = 0;

	constructor(limit: number) {
		this.limit = limit;
	}

	/** Bytes that are there from the beginning on without a hole. */
	get ready(): number {
		return this.#ranges[0] === 0 ? this.#ranges[1]! : 0;
	}

	/** Lets the stream begin at `offset`, as long as nothing is there: what lies before was not captured, and is left out. */
	beginAt(offset: number): void {
		if (this.#ranges.length === 0) this.#base = offset;
	}

	/** Puts `source[start, end)` at `at`. */
	add(at: number, source: Buffer, start: number, end: number): void {
		const offset = at - this.#base;
		const to = offset + end - start;
		if (end <= start || offset < 0 || this.spoilt) return;
		if (to > this.limit || this.#ranges.length > 2 * MAX_PIECES) {
			this.spoilt = true;
			return;
		}
		if (to > this.bytes.length) this.#grow(to);
		const ranges = this.#ranges;
		// The ranges that the piece touches are [first, last).
		let first = 0;
		while (first < ranges.length && ranges[first + 1]! < offset) first += 2;
		let last = first;
		let from = offset;
		while (last < ranges.length && ranges[last]! <= to) {
			if (ranges[last]! > from) source.copy(this.bytes, from, start + from - offset, start + ranges[last]! - offset);
			from = Math.max(from, ranges[last + 1]!);
			last += 2;
		}
		if (from < to) source.copy(this.bytes, from, start + from - offset, end);
		if (last === first) ranges.splice(first, 0, offset, to);
		else ranges.splice(first, last - first, Math.min(offset, ranges[first]!), Math.max(to, ranges[last - 1]!));
	}

	#grow(length: number): void {
		const bigger = Buffer.allocUnsafe(Math.min(this.limit, Math.max(length, 2 * this.bytes.length)));
		this.bytes.copy(bigger);
		this.bytes = bigger;
	}
}
