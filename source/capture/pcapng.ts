import type {FrameSink} from '../model/frame.js';
import {MAX_FRAME, MAX_SEARCH} from './pcap.js';
import type {Interface} from './pcapng-interface.js';
import {readDrops, readInterface, scaleTime} from './pcapng-interface.js';

/*
 * draft-ietf-opsawg-pcapng section 3.1: every block is
 *
 *   type(4) length(4) body(length − 12, padded to 4) length(4)
 */
const SECTION = 0x0a0d0d0a;
const INTERFACE = 1;
const OBSOLETE_PACKET = 2;
const SIMPLE_PACKET = 3;
const STATISTICS = 5;
const ENHANCED_PACKET = 6;

const SMALLEST_BLOCK = 12;
/** A block that is read as a whole may be as long as Wireshark allows. */
const MAX_BLOCK = 1 << 24;
/** A block of another kind is skipped without being held, up to this length (secrets, names, custom blocks). */
const MAX_SKIPPED = 1 << 26;
/** More interfaces in one section are damage: `any` on a large router has some thousands. */
const MAX_INTERFACES = 65_536;

/** Whether a pcapng section begins at `at` (4 bytes are there); its type reads the same in either byte order. */
export const isPcapng = (bytes: Buffer, at: number): boolean => bytes.readUInt32LE(at) === SECTION;

/** Reads pcapng; see `StreamReader`. */
export class PcapngReader {
	recognised: boolean | undefined;
	needed = SMALLEST_BLOCK;
	readonly #sink: FrameSink;
	/** Numbers from the sink by link type and name: the sections of a file share them. */
	readonly #links = new Map<string, number>();
	#bytes: Buffer = Buffer.alloc(0);
	#view: DataView = new DataView(new ArrayBuffer(0));
	#little = true;
	#interfaces: Interface[] = [];
	#lastTimeUs = 0;
	/** Drops of sections that have ended. */
	#droppedBefore = 0;
	#skip = 0;
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
		const view = this.#view;
		let at = start;
		while (true) {
			if (this.#skip > 0) {
				const step = Math.min(this.#skip, end - at);
				this.#skip -= step;
				at += step;
			}
			if (this.#searched >= 0) {
				at = this.#search(at, end);
				if (this.#searched >= 0) return at;
			}
			if (end - at < SMALLEST_BLOCK) {
				this.needed = SMALLEST_BLOCK;
				return at;
			}
			const type = view.getUint32(at, this.#little);
			if (type === SECTION && !this.#readByteOrder(at)) {
				if (this.#stopped) return end;
				at++;
				continue;
			}
			const length = view.getUint32(at + 4, this.#little);
			const isRead = isKnown(type);
			if (length < SMALLEST_BLOCK || length > (isRead ? MAX_BLOCK : MAX_SKIPPED)) {
				this.#lose(`a block of ${length} bytes`);
				at++;
				continue;
			}
			// Some writers forget the padding in the length, some leave the padding out.
			let next = at + ((length + 3) & ~3);
			if (!isRead) {
				this.#skip = next - at;
				continue;
			}
			if (next > end) {
				this.needed = next - at;
				return at;
			}
			if (view.getUint32(next - 4, this.#little) !== length) {
				next = at + length;
				if (view.getUint32(next - 4, this.#little) !== length) {
					this.#lose('a block whose two lengths differ');
					at++;
					continue;
				}
			}
			if (type === ENHANCED_PACKET) this.#enhancedPacket(at, next - 4);
			else this.#block(type, at, next - 4);
			at = next;
		}
	}

	end(leftover: number): void {
		if ((leftover > 0 || this.#skip > 0) && this.#searched < 0 && !this.#stopped) this.#sink.damaged('cut in the middle of a block');
	}

	/** Section 4.3. */
	#enhancedPacket(at: number, end: number): void {
		const view = this.#view;
		const little = this.#little;
		const index = at + 32 <= end + 4 ? view.getUint32(at + 8, little) : -1;
		const from = this.#interfaces[index];
		const captured = from === undefined ? 0 : view.getUint32(at + 20, little);
		if (from === undefined || at + 28 + captured > end || captured > MAX_FRAME) {
			this.#sink.damaged(from === undefined ? 'a packet of an unknown interface' : 'a packet longer than its block');
			return;
		}
		const high = view.getUint32(at + 12, little);
		const low = view.getUint32(at + 16, little);
		const timeUs = from.plain ? high * 4_294_967_296 + low : scaleTime(from, high, low);
		this.#lastTimeUs = timeUs;
		this.#sink.frame(this.#bytes, at + 28, at + 28 + captured, view.getUint32(at + 24, little), timeUs, from.link);
	}

	#block(type: number, at: number, end: number): void {
		const view = this.#view;
		const little = this.#little;
		if (type === SECTION) this.#beginSection();
		else if (type === INTERFACE) this.#addInterface(at, end);
		else if (type === STATISTICS) this.#statistics(at, end);
		else if (type === SIMPLE_PACKET) {
			// Section 4.4: no time, no captured length; what fits is what was captured.
			const first = this.#interfaces[0];
			if (first === undefined || at + 12 > end) {
				this.#sink.damaged('a packet of an unknown interface');
				return;
			}
			const wire = view.getUint32(at + 8, little);
			const captured = Math.min(wire, end - at - 12, first.snapLength || MAX_FRAME, MAX_FRAME);
			this.#sink.frame(this.#bytes, at + 12, at + 12 + captured, wire, this.#lastTimeUs, first.link);
		} else {
			// Appendix A: as an enhanced packet block, but for interface(2) drops(2).
			const from = at + 28 <= end ? this.#interfaces[view.getUint16(at + 8, little)] : undefined;
			const captured = from === undefined ? 0 : view.getUint32(at + 20, little);
			if (from === undefined || at + 28 + captured > end || captured > MAX_FRAME) {
				this.#sink.damaged(from === undefined ? 'a packet of an unknown interface' : 'a packet longer than its block');
				return;
			}
			this.#lastTimeUs = scaleTime(from, view.getUint32(at + 12, little), view.getUint32(at + 16, little));
			this.#sink.frame(this.#bytes, at + 28, at + 28 + captured, view.getUint32(at + 24, little), this.#lastTimeUs, from.link);
		}
	}

	#readByteOrder(at: number): boolean {
		const magic = this.#view.getUint32(at + 8, true);
		if (magic === 0x1a2b3c4d || magic === 0x4d3c2b1a) {
			this.#little = magic === 0x1a2b3c4d;
			this.recognised = true;
			return true;
		}
		if (this.recognised) this.#lose('a section without its byte order');
		else {
			this.recognised = false;
			this.#stopped = true;
		}
		return false;
	}

	#beginSection(): void {
		for (const one of this.#interfaces) this.#droppedBefore += one.dropped;
		this.#interfaces = [];
	}

	#addInterface(at: number, end: number): void {
		const found = at + 16 <= end ? readInterface(this.#bytes, this.#view, at, end, this.#little) : undefined;
		if (found === undefined || this.#interfaces.length >= MAX_INTERFACES || this.#links.size >= MAX_INTERFACES) {
			this.#sink.damaged('an interface that cannot be read');
			return;
		}
		const key = `${found.linkType} ${found.name}`;
		found.link = this.#links.get(key) ?? this.#sink.link(found.linkType, found.name);
		this.#links.set(key, found.link);
		this.#interfaces.push(found);
	}

	#statistics(at: number, end: number): void {
		const of = at + 20 <= end ? this.#interfaces[this.#view.getUint32(at + 8, this.#little)] : undefined;
		const drops = of === undefined ? undefined : readDrops(this.#view, at, end, this.#little);
		if (of === undefined || drops === undefined) return;
		of.dropped = drops;
		let total = this.#droppedBefore;
		for (const one of this.#interfaces) total += one.dropped;
		this.#sink.dropped(total);
	}

	#lose(what: string): void {
		this.#sink.damaged(what);
		this.#searched = 0;
	}

	/** The next block of a kind that is read, whose two lengths agree. Still lost: where to go on when there are more bytes. */
	#search(from: number, end: number): number {
		for (let at = from; at + SMALLEST_BLOCK <= end; at++) {
			if (this.#searched++ > MAX_SEARCH) {
				this.#sink.damaged('no further block was found: the rest is left out');
				this.#stopped = true;
				return end;
			}
			if (!isKnown(this.#view.getUint32(at, this.#little))) continue;
			const length = this.#view.getUint32(at + 4, this.#little);
			if (length < SMALLEST_BLOCK || length > MAX_FRAME || length & 3) continue;
			if (at + length > end) {
				this.needed = length;
				this.#searched--;
				return at;
			}
			if (this.#view.getUint32(at + length - 4, this.#little) === length) {
				this.#searched = -1;
				return at;
			}
		}
		this.needed = SMALLEST_BLOCK;
		return Math.max(from, end - SMALLEST_BLOCK + 1);
	}
}

const isKnown = (type: number): boolean =>
	type === ENHANCED_PACKET ||
	type === SIMPLE_PACKET ||
	type === OBSOLETE_PACKET ||
	type === INTERFACE ||
	type === STATISTICS ||
	type === SECTION;
