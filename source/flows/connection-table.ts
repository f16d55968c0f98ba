import type {Packet} from '../model/packet.js';
import {hashOf} from './five-tuple-hash.js';
import {
	D_ID,
	D_LAST,
	D_START,
	DOUBLES,
	FLAG_IPV6,
	FLAG_UDP,
	W_FIRST_A,
	W_FIRST_B,
	W_FLAGS,
	W_HASH,
	W_LAST_A,
	W_LAST_B,
	W_PLACE,
	W_PORTS,
	WORDS,
} from './record-layout.js';

const FIRST_SLOTS = 1024;
/** Of a slot: bits of the hash, and the number of the record; the configuration allows no more than 24 bits hold. */
const TAG = 0xff << 24;
const RECORD = 0xff_ffff;
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
	 * A word a slot: the first bits of a hash, whose last ones are the slot, and the record that has it; 0 for none. At most half full, and no larger than that
	 * needs: what is small stays in the caches.
	 */
	#index = new Int32Array(FIRST_SLOTS);
	#mask = FIRST_SLOTS - 1;
	/** A record was taken out since the last `prepare`: what it has found may be another's. */
	#isStale = false;
	/** Numbers of removed records, from 1 on. */
	readonly #free: Int32Array;
	#freeCount = 0;
	readonly #seed: number;
	/** Of what `prepare` has loaded, so that it is loaded. */
	loaded = 0;

	/** `seed` keeps an outsider from choosing colliding ports. Record 0 is never used: 0 means none. */
	constructor(capacity: number, seed: number) {
		this.capacity = capacity;
		const records = capacity + 1;
		// Shared with nobody: of a buffer of its own V8 thinks that collecting garbage might free it, and collects at once.
		const buffer = new SharedArrayBuffer(LINE_SHIFT + records * WORDS * 4);
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

	/** Hashes the packets of a batch (`BATCH` at most), and looks for records with their hashes. */
	prepare(batch: readonly Packet[], count: number): void {
		for (let i = 0; i < count; i++) batch[i].hash = hashOf(batch[i], this.#seed);
		// A large table is in no cache, and each packet would wait twice for memory: so the loads of all of them are under way together.
		const isLarge = this.size >= CACHED_RECORDS;
		if (isLarge) this.#loadSlots(batch, count);
		const index = this.#index;
		const mask = this.#mask;
		for (let i = 0; i < count; i++) {
			const {hash} = batch[i];
			let at = hash & mask;
			while (index[at] !== 0 && ((index[at] ^ hash) & TAG) !== 0) at = (at + 1) & mask;
			batch[i].candidate = index[at] & RECORD;
		}
		if (isLarge) this.#loadRecords(batch, count);
		this.#isStale = false;
	}

	#loadSlots(batch: readonly Packet[], count: number): void {
		const index = this.#index;
		const mask = this.#mask;
		let sum = 0;
		for (let i = 0; i < count; i++) sum ^= index[batch[i].hash & mask];
		this.loaded = sum;
	}

	#loadRecords(batch: readonly Packet[], count: number): void {
		const words = this.#ints;
		let sum = 0;
		for (let i = 0; i < count; i++) {
			const {candidate, ipVersion} = batch[i];
			const w = candidate * WORDS;
			// What tells IPv6 addresses apart is in the second line. Without a branch: it would be guessed wrong.
			sum ^= words[w] ^ words[ipVersion === 6 ? w + W_FIRST_B : w];
		}
		this.loaded = sum;
	}

	/** The record of the packet's 5-tuple, 0 if there is none; sets `fromA`. The packet was prepared. */
	find(p: Packet): number {
		const record = p.candidate;
		if (record !== 0 && !this.#isStale && this.#isOf(record, p)) return record;
		return this.#search(p);
	}

	#search(p: Packet): number {
		const index = this.#index;
		const mask = this.#mask;
		const {hash} = p;
		for (let at = hash & mask; ; at = (at + 1) & mask) {
			const record = index[at] & RECORD;
			if (record === 0 || (((index[at] ^ hash) & TAG) === 0 && this.#isOf(record, p))) return record;
		}
	}

	/** Whether the record, which is in use, is that of the packet's 5-tuple; sets `fromA` where it is. */
	#isOf(record: number, p: Packet): boolean {
		const words = this.#ints;
		const w = record * WORDS;
		const kind = kindOf(p);
		if ((words[w + W_FLAGS] & (FLAG_UDP | FLAG_IPV6)) !== kind) return false;
		const ports = words[w + W_PORTS];
		let fromA = ports === ((p.sourcePort << 16) | p.destPort) && words[w + W_LAST_A] === p.source3 && words[w + W_LAST_B] === p.dest3;
		const fromB = ports === ((p.destPort << 16) | p.sourcePort) && words[w + W_LAST_B] === p.source3 && words[w + W_LAST_A] === p.dest3;
		if (!fromA && !fromB) return false;
		if (kind >= FLAG_IPV6) {
			const side = this.#sideOf(w, fromA, fromB, p);
			if (side === 0) return false;
			fromA = side > 0;
		}
		this.fromA = fromA;
		return true;
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
		if (++this.size * 2 > this.#index.length) this.#widen();
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
		this.#enter(record);
		this.fromA = true;
		return record;
	}

	#enter(record: number): void {
		const index = this.#index;
		const mask = this.#mask;
		const hash = this.#ints[record * WORDS + W_HASH];
		let at = hash & mask;
		while (index[at] !== 0) at = (at + 1) & mask;
		index[at] = (hash & TAG) | record;
	}

	/** Twice the index; half a million records take a dozen milliseconds. */
	#widen(): void {
		this.#index = new Int32Array(this.#index.length * 2);
		this.#mask = this.#index.length - 1;
		for (let record = 1; record < this.highWater; record++) if (this.alive(record)) this.#enter(record);
	}

	/** Takes a record out; its number may be reused by the next `insert`. */
	remove(record: number): void {
		this.#isStale = true;
		const index = this.#index;
		const mask = this.#mask;
		let hole = this.words[record * WORDS + W_HASH] & mask;
		while ((index[hole] & RECORD) !== record) hole = (hole + 1) & mask;
		// Backward shift: no tombstones, so look-ups stay short however long the program runs.
		for (let at = (hole + 1) & mask; index[at] !== 0; at = (at + 1) & mask) {
			const home = this.words[(index[at] & RECORD) * WORDS + W_HASH] & mask;
			if (((at - home) & mask) >= ((at - hole) & mask)) {
				index[hole] = index[at];
				hole = at;
			}
		}
		index[hole] = 0;
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
