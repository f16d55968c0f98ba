import type {Packet} from '../model/packet.js';
import {hashOf} from './five-tuple-hash.js';
import {
	D_BYTES_A,
	D_BYTES_B,
	D_ID,
	D_LAST,
	D_START,
	D_TOLD_A,
	D_TOLD_B,
	DOUBLES,
	FLAG_CLIENT_B,
	FLAG_CLIENT_SURE,
	FLAG_DATA,
	FLAG_IPV6,
	FLAG_STUN,
	FLAG_SYN,
	FLAG_UDP,
	W_FIRST_A,
	W_FIRST_B,
	W_FLAGS,
	W_HASH,
	W_LAST_A,
	W_LAST_B,
	W_PACKETS_A,
	W_PACKETS_B,
	W_PLACE,
	W_PORTS,
	W_TALLY,
	W_TOLD_PACKETS,
	WORDS,
} from './record-layout.js';

/** What a new connection between the same ends keeps. */
const LASTING_FLAGS = FLAG_UDP | FLAG_IPV6 | FLAG_CLIENT_B | FLAG_SYN | FLAG_CLIENT_SURE | FLAG_DATA;
const FIRST_SLOTS = 1024;
/** So many records mostly lie in the caches. */
const CACHED_RECORDS = 4096;
/** What the C library hands out for a large buffer begins 16 bytes behind a page: records then begin with a cache line. */
const LINE_SHIFT = 112;
/** Packets that are looked up together. */
export const BATCH = 32;

/** Open connections by 5-tuple, either direction: open addressing over records in one buffer. No allocation per packet. */
export class ConnectionTable {
	readonly words: Uint32Array;
	/** The same words, signed: comparing them needs no floating point. */
	readonly #ints: Int32Array;
	readonly doubles: Float64Array;
	readonly capacity: number;
	/** Records in use. */
	size = 0;
	/** Record numbers below this were used at some time. */
	highWater = 1;
	/** Whether the packet of the last `find` or `insert` came from end A. */
	fromA = true;
	/**
	 * Two words a slot: a hash, and the record that has it, 0 for none; at most half full, and no larger than that needs: what is small stays in the caches.
	 * `#mask` is of word numbers, the last bit left out.
	 */
	#index = new Int32Array(FIRST_SLOTS * 2);
	#mask = FIRST_SLOTS * 2 - 2;
	readonly #found = new Int32Array(BATCH);
	/** Numbers of removed records, from 1 on. */
	readonly #free: Int32Array;
	#freeCount = 0;
	readonly #seed: number;

	/** `seed` keeps an outsider from choosing colliding ports. Record 0 is never used: 0 means none. */
	constructor(capacity: number, seed: number) {
		this.capacity = capacity;
		const records = capacity + 1;
		const buffer = new ArrayBuffer(LINE_SHIFT + records * WORDS * 4);
		this.words = new Uint32Array(buffer, LINE_SHIFT);
		this.#ints = new Int32Array(buffer, LINE_SHIFT);
		this.doubles = new Float64Array(buffer, LINE_SHIFT);
		this.#free = new Int32Array(records);
		this.#seed = seed | 1;
		// Once, so that the compiler does not take the first index for the only one, and throws code away when there is another.
		this.#widen();
	}

	get full(): boolean {
		return this.size >= this.capacity;
	}

	/**
	 * Hashes the packets of a batch (`BATCH` at most), and asks for the memory that looking for them takes: of a large table it is in no cache. One after the other, each packet would wait twice for it;
	 * so the loads of all packets are under way together.
	 */
	prepare(batch: readonly Packet[], count: number): void {
		for (let i = 0; i < count; i++) batch[i].hash = hashOf(batch[i], this.#seed);
		if (this.size < CACHED_RECORDS) return;
		const index = this.#index;
		const mask = this.#mask;
		const words = this.#ints;
		const found = this.#found;
		let sum = 0;
		for (let i = 0; i < count; i++) sum ^= index[(batch[i].hash << 1) & mask];
		for (let i = 0; i < count; i++) {
			const {hash} = batch[i];
			let at = (hash << 1) & mask;
			while (index[at] !== hash && index[at + 1] !== 0) at = (at + 2) & mask;
			found[i] = index[at + 1] * WORDS;
		}
		for (let i = 0; i < count; i++) sum ^= words[found[i]] ^ words[found[i] + W_FIRST_B];
		// Used, so that it is done.
		found[0] = sum;
	}

	/** The record of the packet's 5-tuple, 0 if there is none; sets `fromA`. The packet was prepared. */
	find(p: Packet): number {
		const words = this.#ints;
		const index = this.#index;
		const mask = this.#mask;
		const hash = p.hash;
		const ports = (p.sourcePort << 16) | p.destPort;
		const swapped = (p.destPort << 16) | p.sourcePort;
		const kind = kindOf(p);
		for (let at = (hash << 1) - 2; ; ) {
			at = (at + 2) & mask;
			const record = index[at + 1];
			if (record === 0) return 0;
			if (index[at] !== hash) continue;
			const w = record * WORDS;
			if ((words[w + W_FLAGS] & (FLAG_UDP | FLAG_IPV6)) !== kind) continue;
			const own = words[w + W_PORTS];
			let fromA = own === ports && words[w + W_LAST_A] === p.source3 && words[w + W_LAST_B] === p.dest3;
			const fromB = own === swapped && words[w + W_LAST_B] === p.source3 && words[w + W_LAST_A] === p.dest3;
			if (!fromA && !fromB) continue;
			if (kind >= FLAG_IPV6) {
				const side = this.#sideOf(w, fromA, fromB, p);
				if (side === 0) continue;
				fromA = side > 0;
			}
			this.fromA = fromA;
			return record;
		}
	}

	/** Whether an IPv6 packet that agrees in all but the first words of its addresses comes from end A (1), from B (−1), or is none of the record's (0). */
	#sideOf(w: number, mayBeA: boolean, mayBeB: boolean, p: Packet): number {
		if (mayBeA && this.#isBetween(w + W_FIRST_A, w + W_FIRST_B, p)) return 1;
		return mayBeB && this.#isBetween(w + W_FIRST_B, w + W_FIRST_A, p) ? -1 : 0;
	}

	/** The first words of IPv6 addresses: those at `source` and `dest` are the packet's. */
	#isBetween(source: number, dest: number, p: Packet): boolean {
		const words = this.#ints;
		return (
			words[source + 2] === p.source2 &&
			words[dest + 2] === p.dest2 &&
			words[source + 1] === p.source1 &&
			words[dest + 1] === p.dest1 &&
			words[source] === p.source0 &&
			words[dest] === p.dest0
		);
	}

	/** A fresh record for the packet, whose sender becomes end A. The caller has made room and knows that `find` gave 0. */
	insert(p: Packet, flowId: number): number {
		const free = this.#free[this.#freeCount];
		const record = free > 0 ? free : this.highWater++;
		this.#freeCount = Math.max(0, this.#freeCount - 1);
		if (++this.size * 4 > this.#index.length) this.#widen();
		const words = this.words;
		const w = record * WORDS;
		words.fill(0, w, w + WORDS);
		words[w + W_FIRST_A] = p.source0;
		words[w + W_FIRST_A + 1] = p.source1;
		words[w + W_FIRST_A + 2] = p.source2;
		words[w + W_LAST_A] = p.source3;
		words[w + W_FIRST_B] = p.dest0;
		words[w + W_FIRST_B + 1] = p.dest1;
		words[w + W_FIRST_B + 2] = p.dest2;
		words[w + W_LAST_B] = p.dest3;
		words[w + W_PORTS] = (p.sourcePort << 16) | p.destPort;
		words[w + W_HASH] = p.hash;
		words[w + W_FLAGS] = kindOf(p);
		words[w + W_PLACE] = p.link << 16;
		const d = record * DOUBLES;
		this.doubles[d + D_START] = p.timeUs;
		this.doubles[d + D_LAST] = p.timeUs;
		this.doubles[d + D_ID] = flowId;
		this.#enter(record, p.hash);
		this.fromA = true;
		return record;
	}

	#enter(record: number, hash: number): void {
		const index = this.#index;
		const mask = this.#mask;
		let at = (hash << 1) & mask;
		while (index[at + 1] !== 0) at = (at + 2) & mask;
		index[at] = hash;
		index[at + 1] = record;
	}

	/** Twice the index; half a million records take some milliseconds. */
	#widen(): void {
		const old = this.#index;
		this.#index = new Int32Array(old.length * 2);
		this.#mask = this.#index.length - 2;
		for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) this.#enter(old[at + 1], old[at]);
	}

	/** Adds to the counters of end A or B, or takes away from them. */
	count(record: number, fromA: boolean, packets: number, bytes: number): void {
		this.words[record * WORDS + (fromA ? W_PACKETS_A : W_PACKETS_B)] += packets;
		this.doubles[record * DOUBLES + (fromA ? D_BYTES_A : D_BYTES_B)] += bytes;
	}

	/** The record goes on as a new connection between the same ends: its counters begin again, and nothing is known of it. */
	restart(record: number, flowId: number, timeUs: number): void {
		const w = record * WORDS;
		const d = record * DOUBLES;
		// In UDP a bit of TCP's goodbyes says that STUN was seen: it still was.
		this.words[w + W_FLAGS] &= LASTING_FLAGS | ((this.words[w + W_FLAGS] & FLAG_UDP) !== 0 ? FLAG_STUN : 0);
		this.words[w + W_PLACE] &= 0xffff0000;
		this.words[w + W_PACKETS_A] = 0;
		this.words[w + W_PACKETS_B] = 0;
		this.words[w + W_TALLY] = 0;
		this.words[w + W_TOLD_PACKETS] = 0;
		this.doubles[d + D_BYTES_A] = 0;
		this.doubles[d + D_BYTES_B] = 0;
		this.doubles[d + D_TOLD_A] = 0;
		this.doubles[d + D_TOLD_B] = 0;
		this.doubles[d + D_START] = timeUs;
		this.doubles[d + D_ID] = flowId;
	}

	/** Takes a record out; its number may be reused by the next `insert`. */
	remove(record: number): void {
		const index = this.#index;
		const mask = this.#mask;
		let hole = (this.words[record * WORDS + W_HASH] << 1) & mask;
		while (index[hole + 1] !== record) hole = (hole + 2) & mask;
		// Backward shift: no tombstones, so look-ups stay short however long the program runs.
		for (let at = (hole + 2) & mask; index[at + 1] !== 0; at = (at + 2) & mask) {
			const home = (index[at] << 1) & mask;
			if (((at - home) & mask) >= ((at - hole) & mask)) {
				index[hole] = index[at];
				index[hole + 1] = index[at + 1];
				hole = at;
			}
		}
		index[hole] = 0;
		index[hole + 1] = 0;
		this.doubles[record * DOUBLES + D_ID] = 0;
		// A sweep passes over it without a look at the rest.
		this.doubles[record * DOUBLES + D_LAST] = Number.POSITIVE_INFINITY;
		this.words[record * WORDS + W_FLAGS] = 0;
		this.#free[++this.#freeCount] = record;
		this.size--;
	}

	/** An empty table begins again with its first record. */
	rewind(): void {
		if (this.size > 0) return;
		this.highWater = 1;
		this.#freeCount = 0;
	}

	/** Whether the record is in use. */
	alive(record: number): boolean {
		return this.doubles[record * DOUBLES + D_ID] !== 0;
	}
}

const kindOf = (p: Packet): number => (p.protocol === 17 ? FLAG_UDP : 0) | (p.ipVersion === 6 ? FLAG_IPV6 : 0);
