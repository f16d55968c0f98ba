import type {Packet} from '../model/packet.js';
import {
	D_BYTES_A,
	D_BYTES_B,
	D_ID,
	D_LAST,
	D_START,
	DOUBLES,
	FLAG_CLIENT_B,
	FLAG_CLIENT_SURE,
	FLAG_DATA,
	FLAG_IPV6,
	FLAG_STUN,
	FLAG_SYN,
	FLAG_UDP,
	W_COUNTED,
	W_FLAGS,
	W_HASH,
	W_PACKETS_A,
	W_PACKETS_B,
	W_PLACE,
	W_PORTS,
	W_TALLY,
	WORDS,
} from './record-layout.js';

/** What a new connection between the same ends keeps. */
const LASTING_FLAGS = FLAG_UDP | FLAG_IPV6 | FLAG_CLIENT_B | FLAG_SYN | FLAG_CLIENT_SURE | FLAG_DATA;
/** Beyond this the oldest of so many records, sampled, makes room. */
const EVICTION_SAMPLE = 16;

/** Open connections by 5-tuple, either direction: open addressing over records in one buffer. No allocation per packet. */
export class ConnectionTable {
	readonly words: Uint32Array;
	readonly doubles: Float64Array;
	readonly capacity: number;
	/** Records in use. */
	size = 0;
	/** Record numbers below this were used at some time. */
	highWater = 1;
	/** Whether the packet of the last `find` or `insert` came from end A. */
	fromA = true;
	readonly #index: Int32Array;
	readonly #mask: number;
	readonly #free: Int32Array;
	#freeCount = 0;
	readonly #seed: number;
	#sample = 1;

	/** `seed` keeps an outsider from choosing colliding ports. Record 0 is never used: 0 means none. */
	constructor(capacity: number, seed: number) {
		this.capacity = capacity;
		const records = capacity + 1;
		const buffer = new ArrayBuffer(records * WORDS * 4);
		this.words = new Uint32Array(buffer);
		this.doubles = new Float64Array(buffer);
		let slots = 1024;
		while (slots < records * 2) slots *= 2;
		this.#index = new Int32Array(slots);
		this.#mask = slots - 1;
		this.#free = new Int32Array(records);
		this.#seed = seed | 1;
	}

	get full(): boolean {
		return this.size >= this.capacity;
	}

	/** The record of the packet's 5-tuple, 0 if there is none; sets `fromA`. */
	find(p: Packet): number {
		const words = this.words;
		const index = this.#index;
		const mask = this.#mask;
		const hash = hashOf(p, this.#seed);
		const ports = ((p.sourcePort << 16) | p.destPort) >>> 0;
		const swapped = ((p.destPort << 16) | p.sourcePort) >>> 0;
		const udp = p.protocol === 17 ? FLAG_UDP : 0;
		for (let at = hash & mask; ; at = (at + 1) & mask) {
			const record = index[at];
			if (record === 0) return 0;
			const w = record * WORDS;
			if (words[w + W_HASH] !== hash || (words[w + W_FLAGS] & FLAG_UDP) !== udp) continue;
			const own = words[w + W_PORTS];
			if (
				own === ports &&
				words[w + 3] === p.source3 &&
				words[w + 7] === p.dest3 &&
				words[w + 2] === p.source2 &&
				words[w + 6] === p.dest2 &&
				words[w + 1] === p.source1 &&
				words[w + 5] === p.dest1 &&
				words[w] === p.source0 &&
				words[w + 4] === p.dest0
			) {
				this.fromA = true;
				return record;
			}
			if (
				own === swapped &&
				words[w + 7] === p.source3 &&
				words[w + 3] === p.dest3 &&
				words[w + 6] === p.source2 &&
				words[w + 2] === p.dest2 &&
				words[w + 5] === p.source1 &&
				words[w + 1] === p.dest1 &&
				words[w + 4] === p.source0 &&
				words[w] === p.dest0
			) {
				this.fromA = false;
				return record;
			}
		}
	}

	/** A fresh record for the packet, whose sender becomes end A. The caller has made room and knows that `find` gave 0. */
	insert(p: Packet, flowId: number): number {
		const record = this.#freeCount > 0 ? this.#free[--this.#freeCount] : this.highWater++;
		this.size++;
		const words = this.words;
		const w = record * WORDS;
		words.fill(0, w, w + WORDS);
		words[w] = p.source0;
		words[w + 1] = p.source1;
		words[w + 2] = p.source2;
		words[w + 3] = p.source3;
		words[w + 4] = p.dest0;
		words[w + 5] = p.dest1;
		words[w + 6] = p.dest2;
		words[w + 7] = p.dest3;
		words[w + W_PORTS] = (p.sourcePort << 16) | p.destPort;
		const hash = hashOf(p, this.#seed);
		words[w + W_HASH] = hash;
		words[w + W_FLAGS] = (p.protocol === 17 ? FLAG_UDP : 0) | (p.ipVersion === 6 ? FLAG_IPV6 : 0);
		words[w + W_PLACE] = p.link << 16;
		const d = record * DOUBLES;
		this.doubles[d + D_START] = p.timeUs;
		this.doubles[d + D_LAST] = p.timeUs;
		this.doubles[d + D_ID] = flowId;
		let at = hash & this.#mask;
		while (this.#index[at] !== 0) at = (at + 1) & this.#mask;
		this.#index[at] = record;
		this.fromA = true;
		return record;
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
		this.words[w + W_COUNTED] = 0;
		this.doubles[d + D_BYTES_A] = 0;
		this.doubles[d + D_BYTES_B] = 0;
		this.doubles[d + D_START] = timeUs;
		this.doubles[d + D_ID] = flowId;
	}

	/** Takes a record out; its number may be reused by the next `insert`. */
	remove(record: number): void {
		const index = this.#index;
		const mask = this.#mask;
		const words = this.words;
		let hole = words[record * WORDS + W_HASH] & mask;
		while (index[hole] !== record) hole = (hole + 1) & mask;
		// Backward shift: no tombstones, so look-ups stay short however long the program runs.
		for (let at = (hole + 1) & mask; index[at] !== 0; at = (at + 1) & mask) {
			const home = words[index[at] * WORDS + W_HASH] & mask;
			if (((at - home) & mask) >= ((at - hole) & mask)) {
				index[hole] = index[at];
				hole = at;
			}
		}
		index[hole] = 0;
		this.doubles[record * DOUBLES + D_ID] = 0;
		this.#free[this.#freeCount++] = record;
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

	/** The record that was silent longest among a few: who has to go when the table is full. */
	victim(): number {
		let best = 0;
		let oldest = Number.POSITIVE_INFINITY;
		for (let looked = 0, steps = 0; looked < EVICTION_SAMPLE && steps < this.highWater; steps++) {
			this.#sample = this.#sample + 1 < this.highWater ? this.#sample + 1 : 1;
			if (!this.alive(this.#sample)) continue;
			looked++;
			const last = this.doubles[this.#sample * DOUBLES + D_LAST];
			if (last < oldest) {
				oldest = last;
				best = this.#sample;
			}
		}
		return best;
	}
}

/** Of the 5-tuple, the same for both directions. Each end is mixed by itself, so that the seed decides which pairs of ends collide. */
export function hashOf(p: Packet, seed: number): number {
	let a = seed;
	let b = seed;
	if (p.ipVersion === 6) {
		a = step(step(step(a, p.source0), p.source1), p.source2);
		b = step(step(step(b, p.dest0), p.dest1), p.dest2);
	}
	a = step(step(a, p.source3), p.sourcePort);
	b = step(step(b, p.dest3), p.destPort);
	return finish((finish(a) + finish(b) + p.protocol) | 0) >>> 0;
}

function step(state: number, word: number): number {
	const h = Math.imul(state ^ word, 0x9e3779b1);
	return h ^ (h >>> 15);
}

function finish(state: number): number {
	let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return h ^ (h >>> 16);
}
