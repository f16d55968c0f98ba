import {FRAGMENT_DROPPED, FRAGMENT_HELD, MALFORMED} from '../model/packet.js';
import type {Reassembly, Walk} from './walk.js';
import {IP_PROTOCOL} from './walk.js';

/** How long a packet may take to become whole, as Linux has it (ipfrag_time). */
const MAX_AGE_US = 30e6;
const MAX_PACKETS = 1024;
const MAX_BYTES = 8 << 20;
/** A packet in more separate stretches at one time is an attack: even its fragments all in reverse order make one stretch. */
const MAX_STRETCHES = 64;
const MAX_LENGTH = 65_535;
const FIRST_ROOM = 4096;

/** One packet that is not whole yet. */
interface Parts {
	readonly key: string;
	readonly startUs: number;
	bytes: Buffer;
	/** What is there: from, to, from, to … in order, apart from each other. */
	stretches: number[];
	/** Length of the whole; 0 until the last fragment came. */
	length: number;
	/** The first byte that was not captured, though its fragment was. */
	cut: number;
	protocol: number;
	count: number;
}

/**
 * Puts the fragments of IP packets together (RFC 791 section 3.2, RFC 8200 section 4.5). Of bytes that come twice the first ones stay.
 * Bounded in packets, bytes and age by packet time; the oldest make room.
 */
export class Fragments implements Reassembly {
	/** Fragments that were held, and whose packet never became whole. */
	givenUp = 0;
	readonly #packets = new Map<string, Parts>();
	#bytes = 0;

	/**
	 * Takes the fragment at `walk.at`, which has `headerLength` bytes of IP headers before it. With the last one missing the walk goes on
	 * in the whole packet: returns its protocol's layer; otherwise a result.
	 */
	add(walk: Walk, id: number, protocol: number, offset: number, isMore: boolean, headerLength: number): number {
		const length = walk.wire - walk.at;
		const to = offset + length;
		if (length <= 0 || to > MAX_LENGTH || (isMore && (length & 7) !== 0)) return MALFORMED;
		this.expire(walk.timeUs);
		const parts = this.#find(walk, id, protocol);
		const had = parts.stretches.at(-1) ?? 0;
		if (isMore ? parts.length > 0 && to > parts.length : had > to || (parts.length > 0 && parts.length !== to)) return FRAGMENT_DROPPED;
		this.#makeRoom(parts, to);
		if (!isMore) parts.length = to;
		if (offset === 0) parts.protocol = protocol;
		parts.count++;
		fill(parts, offset, to, walk);
		const {stretches} = parts;
		if (stretches.length === 2 && stretches[0] === 0 && stretches[1] === parts.length) {
			this.#remove(parts);
			walk.bytes = parts.bytes;
			walk.at = 0;
			walk.wire = parts.length;
			walk.limit = parts.length;
			walk.end = Math.min(parts.length, parts.cut);
			walk.packet.length = headerLength + parts.length;
			return IP_PROTOCOL + parts.protocol;
		}
		if (stretches.length > 2 * MAX_STRETCHES) this.#giveUp(parts);
		return FRAGMENT_HELD;
	}

	/** Gives up the packets that are too old at this packet time; all of them at `Infinity`. */
	expire(timeUs: number): void {
		for (const parts of this.#packets.values()) {
			if (timeUs - parts.startUs <= MAX_AGE_US) return;
			this.#giveUp(parts);
		}
	}

	#find(walk: Walk, id: number, protocol: number): Parts {
		const p = walk.packet;
		// RFC 791 identifies by protocol too; in IPv6 only the first fragment has the right one.
		const ends = p.ipVersion === 4 ? `4 ${protocol}` : `6 ${p.source0} ${p.source1} ${p.source2} ${p.dest0} ${p.dest1} ${p.dest2}`;
		const key = `${id} ${p.source3} ${p.dest3} ${ends}`;
		let parts = this.#packets.get(key);
		if (parts === undefined) {
			if (this.#packets.size >= MAX_PACKETS) this.#giveUpOldest();
			const bytes = Buffer.alloc(0);
			parts = {key, startUs: walk.timeUs, bytes, stretches: [], length: 0, cut: Number.POSITIVE_INFINITY, protocol, count: 0};
			this.#packets.set(key, parts);
		}
		return parts;
	}

	#makeRoom(parts: Parts, length: number): void {
		if (length <= parts.bytes.length) return;
		const larger = Buffer.alloc(Math.max(FIRST_ROOM, 2 ** Math.ceil(Math.log2(length))));
		parts.bytes.copy(larger);
		this.#bytes += larger.length - parts.bytes.length;
		parts.bytes = larger;
		// The newest is at most 64 KiB of the bound, so others are there to give up.
		while (this.#bytes > MAX_BYTES) this.#giveUpOldest(parts);
	}

	#giveUpOldest(but?: Parts): void {
		for (const parts of this.#packets.values()) {
			if (parts === but) continue;
			this.#giveUp(parts);
			return;
		}
	}

	#giveUp(parts: Parts): void {
		this.givenUp += parts.count;
		this.#remove(parts);
	}

	#remove(parts: Parts): void {
		this.#packets.delete(parts.key);
		this.#bytes -= parts.bytes.length;
	}
}

/** Copies what is not there yet of `[from, to)` from `walk.at`, and notes that it is there now. */
function fill(parts: Parts, from: number, to: number, walk: Walk): void {
	const capturedTo = from + walk.end - walk.at;
	const old = parts.stretches;
	const merged: number[] = [];
	let copied = from;
	let start = from;
	let end = to;
	const copy = (until: number): void => {
		if (until <= copied) return;
		if (until > capturedTo) parts.cut = Math.min(parts.cut, Math.max(copied, capturedTo));
		const last = Math.min(until, capturedTo);
		if (last > copied) walk.bytes.copy(parts.bytes, copied, walk.at + copied - from, walk.at + last - from);
	};
	let i = 0;
	for (; i < old.length && old[i + 1]! < from; i += 2) merged.push(old[i]!, old[i + 1]!);
	for (; i < old.length && old[i]! <= to; i += 2) {
		copy(old[i]!);
		copied = Math.max(copied, old[i + 1]!);
		start = Math.min(start, old[i]!);
		end = Math.max(end, old[i + 1]!);
	}
	copy(to);
	merged.push(start, end);
	for (; i < old.length; i++) merged.push(old[i]!);
	parts.stretches = merged;
}
