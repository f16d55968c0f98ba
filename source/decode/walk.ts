import {DECODED, MALFORMED, Packet, TRUNCATED} from '../model/packet.js';

/*
 * A frame is taken apart layer by layer. A layer reads its header at `walk.at`, moves `at` behind it (and `end`, `wire` where it knows the
 * length of what it carries), and returns what comes next: a layer again, or one of the result codes of model/packet.ts, which are smaller
 * than any layer. Layers are numbered by the registries that name them, each in a range of its own:
 */
/** EtherTypes stand for themselves (0x0600 and up). */
export const IPV4 = 0x0800;
export const IPV6 = 0x86dd;
/** + link type of the capture. */
export const LINK = 0x1_0000;
export const ETHERNET = LINK + 1;
/** + IP protocol number. */
export const IP_PROTOCOL = 0x2_0000;
/** + PPP protocol number. */
export const PPP_PROTOCOL = 0x3_0000;
/** + UDP port of a tunnel. */
export const UDP_TUNNEL = 0x4_0000;
/** IPv4 or IPv6, as the version says. */
export const ANY_IP = 0x5_0000;
/** IEEE 802.2. */
export const LLC = 0x5_0001;
export const PPP = 0x5_0002;
/** Network layer protocol identifiers of ISO 9577, in frame relay and LLC. */
export const NLPID = 0x5_0003;

/** Reads one layer; returns the next layer or the result. */
export type Layer = (walk: Walk) => number;
export type LayerTable = Iterable<readonly [layer: number, read: Layer]>;

/** Where fragments wait for each other: see `Fragments`. */
export interface Reassembly {
	add(walk: Walk, id: number, protocol: number, offset: number, isMore: boolean, headerLength: number): number;
}

/** What the layers of one frame share. One object is reused for all frames. */
export class Walk {
	bytes: Buffer = Buffer.alloc(0);
	timeUs = 0;
	/** Where the layer begins. */
	at = 0;
	/** Where its captured bytes end. */
	end = 0;
	/** Where it ends on the wire: `end`, or behind it where the capture was cut. */
	wire = 0;
	/** What holds the layer says that it ends here at the latest, whatever it says itself. */
	limit = Number.POSITIVE_INFINITY;
	/** Takes the fields of each IP, TCP and UDP header met, so that those of the innermost remain. */
	packet: Packet = new Packet();
	/** A datagram that may hold a tunnel, in case that it does not. */
	readonly datagram = new Packet();
	/** Inside a tunnel that only its port has told: lengths must fit. */
	isGuess = false;
	readonly fragments: Reassembly;

	constructor(fragments: Reassembly) {
		this.fragments = fragments;
	}

	/** Whether `count` bytes were captured. */
	has(count: number): boolean {
		return this.at + count <= this.end;
	}

	/** The result where `has(count)` is false. */
	short(count: number): number {
		return this.at + count > this.wire ? MALFORMED : TRUNCATED;
	}

	/** Integers `offset` bytes after `at`, in network order; the bytes must be there. */
	u8(offset: number): number {
		return this.bytes[this.at + offset]!;
	}

	u16(offset: number): number {
		const at = this.at + offset;
		return (this.bytes[at]! << 8) | this.bytes[at + 1]!;
	}

	u32(offset: number): number {
		const at = this.at + offset;
		return ((this.bytes[at]! << 24) | (this.bytes[at + 1]! << 16) | (this.bytes[at + 2]! << 8) | this.bytes[at + 3]!) >>> 0;
	}

	u16le(offset: number): number {
		return this.u8(offset) | (this.u8(offset + 1) << 8);
	}

	/** Moves behind a header of `count` bytes; then comes `next`. */
	skip(count: number, next: number): number {
		if (!this.has(count)) return this.short(count);
		this.at += count;
		return next;
	}

	/** Keeps the datagram that may hold a tunnel; `packet.length` is 0 until an IP header is met in it. */
	keepDatagram(): void {
		copyPacket(this.packet, this.datagram);
		this.isGuess = true;
		this.packet.length = 0;
	}

	/** Goes back to the datagram that holds no tunnel after all. */
	restoreDatagram(): number {
		copyPacket(this.datagram, this.packet);
		return DECODED;
	}
}

function copyPacket(from: Packet, to: Packet): void {
	to.bytes = from.bytes;
	to.ipVersion = from.ipVersion;
	to.source0 = from.source0;
	to.source1 = from.source1;
	to.source2 = from.source2;
	to.source3 = from.source3;
	to.dest0 = from.dest0;
	to.dest1 = from.dest1;
	to.dest2 = from.dest2;
	to.dest3 = from.dest3;
	to.protocol = from.protocol;
	to.sourcePort = from.sourcePort;
	to.destPort = from.destPort;
	to.length = from.length;
	to.payload = from.payload;
	to.payloadEnd = from.payloadEnd;
	to.payloadLength = from.payloadLength;
	to.tcpFlags = from.tcpFlags;
}
