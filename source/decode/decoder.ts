import type {Packet} from '../model/packet.js';
import {DECODED} from '../model/packet.js';
import {Fragments} from './fragments.js';
import {walkFrame} from './layers.js';
import {tunnelPort} from './transport.js';
import {IPV4, IPV6, Walk} from './walk.js';

/** Takes frames apart down to the innermost IP packet. */
export interface Decoder {
	/**
	 * Decodes the frame `bytes[start, end)` that had `wireLength` bytes on the wire. Returns a code of model/packet.ts; `packet` (all but its
	 * `link`, which is the caller's) is filled where that is `DECODED`, and anything else otherwise. Its payload may lie in another buffer
	 * than `bytes`: that of a packet put together from fragments, or `bytes` itself; either may change with the next frame.
	 * `linkType` is a LINKTYPE_ value. Addresses and ports are unsigned.
	 */
	decode(bytes: Buffer, start: number, end: number, wireLength: number, timeUs: number, linkType: number, packet: Packet): number;
	/** Gives up fragments whose packet is too old at this packet time; all at the end of a capture, with `Infinity`. */
	expire(timeUs: number): void;
	/** Fragments that were held, and whose packet never became whole. */
	readonly fragmentsGivenUp: number;
}

/** A decoder with fragments of its own. */
export const createDecoder = (): Decoder => new FrameDecoder();

const ETHERNET = 1;
const COOKED = 113;
const COOKED2 = 276;
const RAW = 101;
const PPPOE = 0x8864;
/** More than any packet is long. */
const MAX_CUT = 1 << 20;
/** Hardware types (ARPHRD_) from 802.11 on: what they say comes before the protocol. */
const FIRST_UNCOMMON = 801;
const TCP = 6;
const UDP = 17;

class FrameDecoder implements Decoder {
	readonly #fragments = new Fragments();
	readonly #walk = new Walk(this.#fragments);
	#bytes: Buffer = Buffer.alloc(0);
	#view: DataView = new DataView(new ArrayBuffer(0));

	get fragmentsGivenUp(): number {
		return this.#fragments.givenUp;
	}

	expire(timeUs: number): void {
		this.#fragments.expire(timeUs);
	}

	decode(bytes: Buffer, start: number, end: number, wireLength: number, timeUs: number, linkType: number, packet: Packet): number {
		if (bytes !== this.#bytes) {
			this.#bytes = bytes;
			this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
		}
		packet.timeUs = timeUs;
		if (this.#common(start, end, linkType, packet)) return DECODED;
		const walk = this.#walk;
		walk.bytes = bytes;
		walk.timeUs = timeUs;
		walk.at = start;
		walk.end = end;
		walk.wire = Math.max(end, start + wireLength);
		walk.packet = packet;
		return walkFrame(walk, linkType);
	}

	/**
	 * What nearly every frame is, without a call: Ethernet with up to two tags and PPPoE, or cooked, or raw; IPv4 without options or IPv6 without
	 * extension headers; TCP, or UDP on no port of a tunnel; captured as far as its payload. False: something else, or something wrong.
	 */
	#common(start: number, end: number, linkType: number, packet: Packet): boolean {
		const view = this.#view;
		// The shortest: cooked header, IPv4, UDP.
		if (end - start < 44) return false;
		let at = start;
		let type: number;
		let limit = end + MAX_CUT;
		if (linkType === ETHERNET) {
			type = view.getUint16(at + 12);
			at += 14;
			if (type === 0x8100 || type === 0x88a8) {
				type = view.getUint16(at + 2);
				at += 4;
				if (type === 0x8100) {
					type = view.getUint16(at + 2);
					at += 4;
				}
			}
			if (type === PPPOE) {
				// Version and type 1, session data; then PPP without its framing.
				const inner = view.getUint16(at + 6);
				if (view.getUint16(at) !== 0x1100) return false;
				limit = at + 6 + view.getUint16(at + 4);
				type = inner === 0x21 ? IPV4 : inner === 0x57 ? IPV6 : 0;
				at += 8;
			}
		} else if (linkType === COOKED2) {
			if (view.getUint16(at + 8) >= FIRST_UNCOMMON) return false;
			type = view.getUint16(at);
			at += 20;
		} else if (linkType === COOKED) {
			if (view.getUint16(at + 2) >= FIRST_UNCOMMON) return false;
			type = view.getUint16(at + 14);
			at += 16;
		} else if (linkType === RAW) type = view.getUint8(at) >> 4 === 4 ? IPV4 : IPV6;
		else return false;

		let transport: number;
		let packetEnd: number;
		let protocol: number;
		if (type === IPV4) {
			if (at + 28 > end) return false;
			const first = view.getUint32(at);
			// Version 4, five words; neither more fragments nor an offset.
			if (first >>> 24 !== 0x45 || (view.getUint32(at + 4) & 0x3fff) !== 0) return false;
			transport = at + 20;
			packetEnd = at + (first & 0xffff);
			protocol = view.getUint8(at + 9);
			packet.ipVersion = 4;
			packet.source0 = 0;
			packet.source1 = 0;
			packet.source2 = 0xffff;
			packet.source3 = view.getInt32(at + 12);
			packet.dest0 = 0;
			packet.dest1 = 0;
			packet.dest2 = 0xffff;
			packet.dest3 = view.getInt32(at + 16);
		} else if (type === IPV6) {
			if (at + 48 > end) return false;
			const second = view.getUint32(at + 4);
			if (view.getUint8(at) >> 4 !== 6 || second >>> 16 === 0) return false;
			transport = at + 40;
			packetEnd = transport + (second >>> 16);
			protocol = (second >>> 8) & 0xff;
			packet.ipVersion = 6;
			packet.source0 = view.getInt32(at + 8);
			packet.source1 = view.getInt32(at + 12);
			packet.source2 = view.getInt32(at + 16);
			packet.source3 = view.getInt32(at + 20);
			packet.dest0 = view.getInt32(at + 24);
			packet.dest1 = view.getInt32(at + 28);
			packet.dest2 = view.getInt32(at + 32);
			packet.dest3 = view.getInt32(at + 36);
		} else return false;

		if (packetEnd > limit) return false;
		const ports = view.getUint32(transport);
		if (protocol === TCP) {
			if (transport + 20 > end) return false;
			const offsetAndFlags = view.getUint16(transport + 12);
			const headerLength = (offsetAndFlags >>> 12) << 2;
			const payload = transport + headerLength;
			if (headerLength < 20 || payload > packetEnd || payload > end) return false;
			packet.transport = transport;
			packet.tcpFlags = offsetAndFlags & 0xff;
			packet.payload = payload;
			packet.payloadLength = packetEnd - payload;
			packet.payloadEnd = Math.min(packetEnd, end);
		} else if (protocol === UDP) {
			const payloadEnd = transport + view.getUint16(transport + 4);
			if (payloadEnd < transport + 8 || payloadEnd > packetEnd || tunnelPort(ports >>> 16, ports & 0xffff) !== 0) return false;
			packet.tcpFlags = 0;
			packet.payload = transport + 8;
			packet.payloadLength = payloadEnd - transport - 8;
			packet.payloadEnd = Math.min(payloadEnd, end);
		} else return false;
		packet.bytes = this.#bytes;
		packet.protocol = protocol;
		packet.sourcePort = ports >>> 16;
		packet.destPort = ports & 0xffff;
		packet.length = packetEnd - at;
		return true;
	}
}
