import {SpareBuffers} from '../spare-buffers.js';

/** Pieces between holes; clients that scatter their hello on purpose make some dozens, one byte each would make hundreds. */
const MAX_PIECES = 1024;
const CHUNK = 2048;
const spare = new SpareBuffers(CHUNK);

/** Bytes that all streams together may still take. */
export interface StreamBudget {
	left: number;
}

/**
 * The crypto stream of one side, put together from pieces in any order. Where pieces overlap the bytes that came first stay. Bounded: a
 * piece beyond `limit` bytes or the budget, or too many holes, spoil the stream for good. Memory is taken only where pieces lie.
 */
export class CryptoStream {
	readonly limit: number;
	spoilt = false;
	readonly #budget: StreamBudget;
	readonly #chunks: (Buffer | undefined)[] = [];
	/** Ascending, disjoint, not touching: start, end, start, end… */
	#ranges: number[] = [];
	#base = 0;

	constructor(limit: number, budget: StreamBudget = {left: Number.POSITIVE_INFINITY}) {
		this.limit = limit;
		this.#budget = budget;
	}

	/** Bytes that are there from the beginning on without a hole. */
	get ready(): number {
		return this.#ranges[0] === 0 ? this.#ranges[1]! : 0;
	}

	/** At least the `ready` bytes; a copy where they are many. */
	get bytes(): Buffer {
		const {ready} = this;
		return ready > 0 && ready <= CHUNK ? this.#chunks[0]! : Buffer.concat(this.#chunks.slice(0, Math.ceil(ready / CHUNK)) as Buffer[]);
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
		if (to > this.limit || this.#ranges.length > 2 * MAX_PIECES || !this.#reserve(offset, to)) {
			this.spoilt = true;
			return;
		}
		const ranges = this.#ranges;
		// The ranges that the piece touches are [first, last).
		let first = 0;
		while (first < ranges.length && ranges[first + 1]! < offset) first += 2;
		let last = first;
		let from = offset;
		while (last < ranges.length && ranges[last]! <= to) {
			if (ranges[last]! > from) this.#write(from, source, start + from - offset, start + ranges[last]! - offset);
			from = Math.max(from, ranges[last + 1]!);
			last += 2;
		}
		if (from < to) this.#write(from, source, start + from - offset, end);
		if (last === first && first === ranges.length) ranges.push(offset, to);
		else if (last === first) ranges.splice(first, 0, offset, to);
		else if (last === first + 2) {
			ranges[first] = Math.min(offset, ranges[first]!);
			ranges[first + 1] = Math.max(to, ranges[first + 1]!);
		} else ranges.splice(first, last - first, Math.min(offset, ranges[first]!), Math.max(to, ranges[last - 1]!));
	}

	/** Gives the memory back to the budget; nothing is there any more. */
	release(): void {
		for (const chunk of this.#chunks) {
			if (chunk === undefined) continue;
			this.#budget.left += CHUNK;
			spare.give(chunk);
		}
		this.#chunks.length = 0;
		this.#ranges.length = 0;
	}

	#reserve(from: number, to: number): boolean {
		for (let i = Math.floor(from / CHUNK); i * CHUNK < to; i++) {
			if (this.#chunks[i]) continue;
			if (this.#budget.left < CHUNK) return false;
			this.#budget.left -= CHUNK;
			this.#chunks[i] = spare.take();
		}
		return true;
	}

	#write(at: number, source: Buffer, start: number, end: number): void {
		while (start < end) {
			const inChunk = at % CHUNK;
			const length = Math.min(end - start, CHUNK - inChunk);
			source.copy(this.#chunks[Math.floor(at / CHUNK)]!, inChunk, start, start + length);
			at += length;
			start += length;
		}
	}
}
