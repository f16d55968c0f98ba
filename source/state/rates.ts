import {grown} from './tally-table.js';

/** Rates are means over this many whole seconds of packet time: fewer flicker, more lag behind. */
const WINDOW = 3;
/** The seconds of the window and the one that runs. */
const FINE = WINDOW + 1;
/** Bars of a sparkline that are kept. */
export const TREND = 60;
/** A longer pause between two deltas is a gap between captures, not time in which nothing came. */
const LONGEST_STEP_US = 3600e6;

/** How to read a trend: bytes per bucket, the running one last; or, for a whole run, from its begin on. */
export interface TrendShape {
	/** Buckets that mean something yet. */
	readonly length: number;
	readonly seconds: number;
	readonly whole: boolean;
	/** Number of the running bucket since the begin. */
	readonly bucket: number;
}

/**
 * Bytes per second of packet time, by tally: the last seconds up and down apart for rates, and the last `TREND` buckets for sparklines.
 *
 * Live, a bucket is a second and the ring rolls. Reading files, the buckets begin with the capture and double in width when they are full, so that a
 * sparkline shows all of it.
 */
export class Rates {
	/** Seconds that one bucket of the trend stands for. */
	bucketSeconds = 1;
	#whole = false;
	/** Packet time as it went by here, from 0: it never goes back, and gaps between captures are cut short. */
	#clockUs = 0;
	#packetUs = 0;
	#stepUs = 0;
	#fine = new Float32Array(1024 * FINE * 2);
	#trend = new Float32Array(1024 * TREND);
	/** Second and bucket last written, by tally. */
	#second = new Int32Array(1024);
	#bucket = new Int32Array(1024);

	/** Whole seconds of packet time so far. */
	get second(): number {
		return Math.floor(this.#clockUs / 1e6);
	}

	/** Seconds of packet time so far. */
	get elapsed(): number {
		return this.#clockUs / 1e6;
	}

	/** Sparklines show the whole run: for captures that are read from files. To be said before anything is counted. */
	showWhole(): void {
		this.#whole = true;
	}

	/** Packet time is now `timeUs`. */
	advance(timeUs: number): void {
		this.#stepUs = this.#packetUs === 0 ? 0 : Math.min(Math.max(timeUs - this.#packetUs, 0), LONGEST_STEP_US);
		this.#clockUs += this.#stepUs;
		this.#packetUs = timeUs;
		if (this.#whole) while (this.second >= TREND * this.bucketSeconds) this.#coarsen();
	}

	/** The first delta of a capture tells what happened before it: from its first packet on. */
	begin(firstUs: number, timeUs: number): void {
		this.#packetUs = firstUs;
		this.advance(timeUs);
	}

	/** Counts bytes of a tally that came between the last `advance` but one and the last one, as far as that lies within `[firstUs, lastUs]`. */
	add(id: number, up: number, down: number, firstUs: number, lastUs: number): void {
		if ((id + 1) * TREND > this.#trend.length) this.#makeRoom(id + 1);
		const last = this.#clockUs - Math.min(Math.max(this.#packetUs - lastUs, 0), this.#stepUs);
		const first = Math.min(last, this.#clockUs - Math.min(Math.max(this.#packetUs - firstUs, 0), this.#stepUs));
		// A part of a second is not worth sharing out.
		const end = Math.max(Math.floor(last / 1e6), this.#second[id]);
		const start = last - first < 1e6 ? end : Math.floor(first / 1e6);
		const seconds = end - start + 1;
		this.#clear(id, end);
		for (let second = Math.max(start, end - FINE + 1); second <= end; second++) {
			const at = (id * FINE + (second % FINE)) * 2;
			this.#fine[at] += up / seconds;
			this.#fine[at + 1] += down / seconds;
		}
		const from = Math.floor(start / this.bucketSeconds);
		const to = Math.floor(end / this.bucketSeconds);
		const share = (up + down) / (to - from + 1);
		for (let bucket = Math.max(from, to - TREND + 1); bucket <= to; bucket++) this.#trend[id * TREND + (bucket % TREND)] += share;
	}

	/** Bits per second. */
	up(id: number): number {
		return this.#rate(id, 0);
	}

	down(id: number): number {
		return this.#rate(id, 1);
	}

	/** Whether its trend is all zero, as far as that can be told without looking at it. */
	silent(id: number): boolean {
		return (id + 1) * TREND > this.#trend.length || this.#bucketNow - this.#bucket[id] >= TREND;
	}

	/** Adds the bytes of its buckets, oldest first, to `into` (`TREND` long; the last is the running one, or for a whole run the first empty ones). */
	addTrend(id: number, into: Float32Array): void {
		if (this.silent(id)) return;
		const now = this.#bucketNow;
		const oldest = this.#whole ? 0 : now - TREND + 1;
		for (let bucket = Math.max(oldest, 0); bucket <= this.#bucket[id]; bucket++) {
			into[bucket - oldest] += Math.max(0, this.#trend[id * TREND + (bucket % TREND)]);
		}
	}

	/** How a trend is to be read. */
	get shape(): TrendShape {
		// A whole run ends with its last packet: a bucket that no time has reached says nothing.
		const begun = this.#whole ? Math.ceil(this.#clockUs / 1e6 / this.bucketSeconds) : this.#bucketNow + 1;
		return {length: Math.min(TREND, Math.max(1, begun)), seconds: this.bucketSeconds, whole: this.#whole, bucket: this.#bucketNow};
	}

	get #bucketNow(): number {
		return Math.floor(this.second / this.bucketSeconds);
	}

	#rate(id: number, direction: 0 | 1): number {
		if ((id + 1) * TREND > this.#trend.length) return 0;
		const now = this.second;
		const written = this.#second[id];
		if (written < now - WINDOW) return 0;
		let bytes = 0;
		for (let second = Math.max(now - WINDOW, 0, written - FINE + 1); second < now && second <= written; second++) {
			bytes += this.#fine[(id * FINE + (second % FINE)) * 2 + direction];
		}
		return (Math.max(0, bytes) * 8) / Math.min(WINDOW, Math.max(now, 1));
	}

	/** Empties what the rings hold from before, up to `second`. */
	#clear(id: number, second: number): void {
		for (let old = Math.max(this.#second[id] + 1, second - FINE + 1); old <= second; old++) {
			this.#fine.fill(0, (id * FINE + (old % FINE)) * 2, (id * FINE + (old % FINE)) * 2 + 2);
		}
		this.#second[id] = Math.max(this.#second[id], second);
		const bucket = Math.floor(second / this.bucketSeconds);
		for (let old = Math.max(this.#bucket[id] + 1, bucket - TREND + 1); old <= bucket; old++) this.#trend[id * TREND + (old % TREND)] = 0;
		this.#bucket[id] = Math.max(this.#bucket[id], bucket);
	}

	/** Buckets of twice the width: each pair becomes one. */
	#coarsen(): void {
		this.bucketSeconds *= 2;
		for (let id = 0; id < this.#bucket.length; id++) {
			const at = id * TREND;
			for (let bucket = 0; bucket < TREND; bucket++) {
				this.#trend[at + bucket] = bucket < TREND / 2 ? this.#trend[at + 2 * bucket] + this.#trend[at + 2 * bucket + 1] : 0;
			}
			this.#bucket[id] = Math.floor(this.#bucket[id] / 2);
		}
	}

	#makeRoom(count: number): void {
		this.#fine = grown(this.#fine, count * FINE * 2);
		this.#trend = grown(this.#trend, count * TREND);
		this.#second = grown(this.#second, count);
		this.#bucket = grown(this.#bucket, count);
	}
}
