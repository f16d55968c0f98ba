import {SpareBuffers} from '../dissect/spare-buffers.js';

/** A ClientHello may be 64 KB and follow a preamble; what is longer is given up. */
export const PREFIX_LIMIT = 80 * 1024;
/** Pieces between holes: a hello of 64 KB in segments of 128 bytes, every second one missing, makes 256. */
const PIECES_LIMIT = 256;
/** Segments that disagree with what is there; beyond, the last word is no longer read: each one costs a reading. */
const CONFLICTS_LIMIT = 64;
const FIRST_SIZE = 4096;
const spare = new SpareBuffers(FIRST_SIZE);
const NOTHING = Buffer.alloc(0);

/** What all prefixes together may hold, in bytes. */
export interface ReassemblyBudget {
	left: number;
}

/**
 * The beginning of one direction of a TCP stream, from segments in any order. Where two segments disagree about a byte, `bytes` keeps the
 * first and `other` the last one, so that the reader can try both: which of them the receiver took cannot be known (RFC 9293 section 3.10.7.4
 * leaves it open), and padding of a bare acknowledgment may look like data.
 */
export class Prefix {
	/** Sequence number of `bytes[0]`. */
	base: number;
	/** The base is the first byte of the stream: a SYN was seen. */
	anchored: boolean;
	bytes: Buffer;
	other: Buffer | undefined;
	/** Contiguous bytes from the start. */
	length = 0;
	/** Nothing is said of the stream before it is this long: by the first word, by the last one. */
	need = 1;
	otherNeed = 1;
	/** The last word may become a hello. */
	otherWaits = false;
	/** What is there makes no sense; what is still to come, before it or instead of it, may. */
	unknown = false;
	/** Data segments met. */
	segments = 0;
	/** A segment was cut by the snap length. */
	cut = false;
	/** [start, end) of pieces behind the first hole, sorted, disjoint. */
	readonly #pieces: number[] = [];
	readonly #budget: ReassemblyBudget;
	#conflicts = 0;

	constructor(base: number, anchored: boolean, budget: ReassemblyBudget) {
		this.base = base;
		this.anchored = anchored;
		this.bytes = NOTHING;
		this.#budget = budget;
	}

	/** Bytes wait behind a hole. */
	get gap(): boolean {
		return this.#pieces.length > 0;
	}

	/** Whether the first bytes are those of `source[start, end)`, as far as both go: what is read already. */
	beginsLike(source: Buffer, start: number, end: number): boolean {
		const length = Math.min(this.length, end - start, 16);
		return length > 0 && source.compare(this.bytes, 0, length, start, start + length) === 0;
	}

	/** Where the last byte that is there ends, holes included. */
	get reach(): number {
		return this.#pieces.length > 0 ? this.#pieces[this.#pieces.length - 1] : this.length;
	}

	/** Lets the stream begin `count` bytes later, at a byte that is there; with the last word for each byte where segments disagreed. */
	trim(count: number): void {
		if (this.other) {
			this.#budget.left += this.bytes.length;
			this.bytes = this.other;
			this.other = undefined;
		}
		this.bytes.copyWithin(0, count, this.reach);
		const spans = [0, this.length, ...this.#pieces];
		this.length = 0;
		this.#pieces.length = 0;
		for (let i = 0; i < spans.length; i += 2) {
			const to = spans[i + 1] - count;
			if (to <= 0) continue;
			if (spans[i] <= count) this.length = to;
			else this.#pieces.push(spans[i] - count, to);
		}
		this.base = (this.base + count) >>> 0;
		this.anchored = true;
		this.unknown = false;
	}

	/** The beginning of the stream is known now, and stands before what was seen. False: it is given up. */
	anchor(base: number): boolean {
		const shift = (this.base - base) | 0;
		this.anchored = true;
		return shift <= 0 || this.#rebase(shift);
	}

	/** Puts `source[start, end)` at `sequence`. False: it is given up, too far away, too scattered, or out of memory. */
	add(sequence: number, source: Buffer, start: number, end: number): boolean {
		let offset = (sequence - this.base) | 0;
		if (offset < 0 && !this.anchored && -offset <= PREFIX_LIMIT) {
			if (!this.#rebase(-offset)) return false;
			offset = 0;
		}
		if (offset < 0) {
			start -= offset;
			offset = 0;
		}
		if (start >= end) return true;
		if (offset >= PREFIX_LIMIT) return false;
		const stop = Math.min(offset + (end - start), PREFIX_LIMIT);
		if (!this.#reserve(stop)) return false;
		return this.#write(offset, stop, source, start);
	}

	/** Gives the memory back to the budget. */
	release(): void {
		this.#budget.left += this.bytes.length + (this.other?.length ?? 0);
		if (this.bytes.length === FIRST_SIZE) spare.give(this.bytes);
		this.bytes = NOTHING;
		this.other = undefined;
		this.length = 0;
		this.#pieces.length = 0;
	}

	#reserve(size: number): boolean {
		if (size <= this.bytes.length) return true;
		let next = Math.max(FIRST_SIZE, this.bytes.length);
		while (next < size) next *= 2;
		const copies = this.other ? 2 : 1;
		if ((next - this.bytes.length) * copies > this.#budget.left) return false;
		this.#budget.left -= (next - this.bytes.length) * copies;
		this.bytes = grown(this.bytes, next);
		if (this.other) this.other = grown(this.other, next);
		return true;
	}

	/** Moves everything back by `shift`: a segment from before the assumed beginning has come. */
	#rebase(shift: number): boolean {
		const pieces = this.#pieces;
		const last = this.reach;
		if (last + shift > PREFIX_LIMIT || !this.#reserve(last + shift)) return false;
		this.bytes.copy(this.bytes, shift, 0, last);
		this.other?.copy(this.other, shift, 0, last);
		for (let i = 0; i < pieces.length; i++) pieces[i] += shift;
		if (this.length > 0) pieces.unshift(shift, shift + this.length);
		this.length = 0;
		this.base = (this.base - shift) >>> 0;
		this.need = 1;
		this.otherNeed = 1;
		return true;
	}

	#write(offset: number, stop: number, source: Buffer, start: number): boolean {
		const pieces = this.#pieces;
		if (offset <= this.length && pieces.length === 0) {
			this.#overlap(offset, Math.min(stop, this.length), source, start);
			if (stop > this.length) {
				const skip = this.length - offset;
				source.copy(this.bytes, this.length, start + skip, start + stop - offset);
				this.other?.set(source.subarray(start, start + stop - offset), offset);
				this.length = stop;
			}
			return true;
		}
		return this.#scatter(offset, stop, source, start);
	}

	/** The general case: what is not there yet is filled in, what is there is compared. */
	#scatter(offset: number, stop: number, source: Buffer, start: number): boolean {
		const pieces = this.#pieces;
		if (pieces.length >= PIECES_LIMIT * 2) return false;
		const spans = this.length > 0 ? [0, this.length, ...pieces] : [...pieces];
		let at = offset;
		for (let i = 0; i < spans.length && at < stop; i += 2) {
			const from = spans[i];
			const to = spans[i + 1];
			if (to <= at) continue;
			if (from >= stop) break;
			if (from > at) source.copy(this.bytes, at, start + at - offset, start + from - offset);
			const low = Math.max(from, at);
			this.#overlap(low, Math.min(to, stop), source, start + low - offset);
			at = Math.min(to, stop);
		}
		if (at < stop) source.copy(this.bytes, at, start + at - offset, start + stop - offset);
		this.other?.set(source.subarray(start, start + stop - offset), offset);
		this.#join(spans, offset, stop);
		return true;
	}

	/** Spans with [offset, stop) added; the one at 0, if any, becomes `length`. */
	#join(spans: readonly number[], offset: number, stop: number): void {
		const joined: number[] = [];
		let from = offset;
		let to = stop;
		let placed = false;
		for (let i = 0; i < spans.length; i += 2) {
			if (spans[i + 1] < from) joined.push(spans[i], spans[i + 1]);
			else if (spans[i] > to) {
				if (!placed) joined.push(from, to);
				placed = true;
				joined.push(spans[i], spans[i + 1]);
			} else {
				from = Math.min(from, spans[i]);
				to = Math.max(to, spans[i + 1]);
			}
		}
		if (!placed) joined.push(from, to);
		this.length = joined[0] === 0 ? joined[1] : 0;
		this.#pieces.length = 0;
		for (let i = joined[0] === 0 ? 2 : 0; i < joined.length; i++) this.#pieces.push(joined[i]);
	}

	/** [low, high) is there already: where `source` differs, the last word is kept aside in `other`. */
	#overlap(low: number, high: number, source: Buffer, start: number): void {
		if (high <= low) return;
		const length = high - low;
		if (source.compare(this.bytes, low, high, start, start + length) === 0) {
			this.other?.set(source.subarray(start, start + length), low);
			return;
		}
		if (this.#conflicts++ >= CONFLICTS_LIMIT) return;
		this.otherNeed = 1;
		if (!this.other) {
			if (this.bytes.length > this.#budget.left) return;
			this.#budget.left -= this.bytes.length;
			this.other = Buffer.from(this.bytes);
		}
		this.other.set(source.subarray(start, start + length), low);
	}
}

function grown(bytes: Buffer, size: number): Buffer {
	const larger = size === FIRST_SIZE ? spare.take() : Buffer.allocUnsafeSlow(size);
	bytes.copy(larger);
	return larger;
}
