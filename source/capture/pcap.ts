import type {FrameSink} from '../model/frame.js';

/*
 * draft-ietf-opsawg-pcap section 4, a file header of 24 bytes and a header of 16 bytes before each record:
 *
 *   magic(4) major(2) minor(2) reserved(8) snaplen(4) linktype(4)      seconds(4) fraction(4) captured(4) wire(4)
 *
 * In the modified format of A. Kuznetzov each record header has 8 bytes more.
 */
const MICROSECONDS = 0xa1b2c3d4;
const NANOSECONDS = 0xa1b23c4d;
const MODIFIED = 0xa1b2cd34;
const FILE_HEADER = 24;

/** The longest frame that libpcap writes or reads (MAXIMUM_SNAPLEN); a longer one is damage. */
export const MAX_FRAME = 262_144;
/** How far a reader that has lost its place looks for the next record before it gives the rest up. */
export const MAX_SEARCH = 1 << 20;
/** A record found by searching must say that it comes within so many seconds of the last good one. */
const MAX_JUMP_SECONDS = 7 * 86_400;
/** No link carries longer packets: Linux merges segments up to half a megabyte (BIG TCP). */
const MAX_WIRE = 1 << 20;

/** Whether a pcap file, of any kind and byte order, begins at `at` (4 bytes are there). */
export function isPcap(bytes: Buffer, at: number): boolean {
	return isMagic(bytes.readUInt32LE(at)) || isMagic(bytes.readUInt32BE(at));
}

const isMagic = (value: number): boolean => value === MICROSECONDS || value === NANOSECONDS || value === MODIFIED;

/** Reads pcap; see `StreamReader`. */
export class PcapReader {
	recognised: boolean | undefined;
	needed = FILE_HEADER;
	readonly #sink: FrameSink;
	#bytes: Buffer = Buffer.alloc(0);
	#view: DataView = new DataView(new ArrayBuffer(0));
	#magic = 0;
	#little = true;
	#recordHeader = 16;
	#nano = false;
	#link = 0;
	#lastSeconds = 0;
	/** Bytes searched since the place was lost; −1: not lost. */
	#searched = -1;
	#stopped = false;

	constructor(sink: FrameSink) {
		this.#sink = sink;
	}

	consume(bytes: Buffer, start: number, end: number): number {
		if (this.#stopped) return end;
		if (bytes !== this.#bytes) {
			this.#bytes = bytes;
			this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		}
		let at = start;
		if (this.recognised === undefined) {
			if (end - at < FILE_HEADER) return at;
			this.#readFileHeader(at);
			at += FILE_HEADER;
		}
		const view = this.#view;
		const sink = this.#sink;
		while (true) {
			if (this.#searched >= 0) {
				at = this.#search(at, end);
				if (this.#searched >= 0) return at;
			}
			const little = this.#little;
			const header = this.#recordHeader;
			const nano = this.#nano;
			const link = this.#link;
			let captured = 0;
			let seconds = this.#lastSeconds;
			while (true) {
				const data = at + header;
				if (data > end) {
					this.needed = header;
					this.#lastSeconds = seconds;
					return at;
				}
				captured = view.getUint32(at + 8, little);
				if ((captured - 1) >>> 0 >= MAX_FRAME) break;
				const next = data + captured;
				if (next > end) {
					this.needed = header + captured;
					this.#lastSeconds = seconds;
					return at;
				}
				seconds = view.getUint32(at, little);
				const fraction = view.getUint32(at + 4, little);
				const timeUs = seconds * 1e6 + (nano ? Math.floor(fraction / 1000) : fraction);
				sink.frame(bytes, data, next, view.getUint32(at + 12, little), timeUs, link);
				at = next;
			}
			// Rare: an empty record, another file appended to this one, or damage (a tail of zeros is what a crash leaves).
			const first = view.getUint32(at, little);
			const wire = view.getUint32(at + 12, little);
			this.#lastSeconds = seconds;
			if (captured === 0 && first === this.#magic) {
				if (end - at < FILE_HEADER) {
					this.needed = FILE_HEADER;
					return at;
				}
				this.#readFileHeader(at);
				at += FILE_HEADER;
			} else if (captured === 0 && (first !== 0 || wire !== 0 || view.getUint32(at + 4, little) !== 0)) {
				sink.frame(bytes, at + header, at + header, wire, first * 1e6, link);
				at += header;
			} else {
				sink.damaged(captured === 0 ? 'a record of zeros' : `a record of ${captured} bytes`);
				this.#searched = 0;
				at++;
			}
		}
	}

	end(leftover: number): void {
		if (leftover > 0 && this.#searched < 0 && !this.#stopped) this.#sink.damaged('cut in the middle of a record');
	}

	#readFileHeader(at: number): void {
		this.#little = isMagic(this.#view.getUint32(at, true));
		this.#magic = this.#view.getUint32(at, this.#little);
		this.#nano = this.#magic === NANOSECONDS;
		this.#recordHeader = this.#magic === MODIFIED ? 24 : 16;
		// The upper half says whether frames carry their check sequence, and how long it is.
		this.#link = this.#sink.link(this.#view.getUint32(at + 20, this.#little) & 0xffff, undefined);
		this.recognised = true;
	}

	/** The next place where a believable record is followed by another one. Still lost: where to go on when there are more bytes. */
	#search(from: number, end: number): number {
		const header = this.#recordHeader;
		for (let at = from; at + header <= end; at++) {
			if (this.#searched++ > MAX_SEARCH) {
				this.#sink.damaged('no further record was found: the rest is left out');
				this.#stopped = true;
				return end;
			}
			if (!this.#isPlausible(at)) continue;
			const next = at + header + this.#view.getUint32(at + 8, this.#little);
			if (next + header > end) {
				this.needed = next + header - at;
				this.#searched--;
				return at;
			}
			if (this.#isPlausible(next)) {
				this.#searched = -1;
				return at;
			}
		}
		this.needed = header;
		return Math.max(from, end - header + 1);
	}

	#isPlausible(at: number): boolean {
		const seconds = this.#view.getUint32(at, this.#little);
		const fraction = this.#view.getUint32(at + 4, this.#little);
		const captured = this.#view.getUint32(at + 8, this.#little);
		const wire = this.#view.getUint32(at + 12, this.#little);
		return (
			captured > 0 &&
			captured <= MAX_FRAME &&
			wire >= captured &&
			wire <= MAX_WIRE &&
			fraction < (this.#nano ? 1e9 : 1e6) &&
			(this.#lastSeconds === 0 ? seconds > 0 : Math.abs(seconds - this.#lastSeconds) <= MAX_JUMP_SECONDS)
		);
	}
}
