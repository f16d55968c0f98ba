import {type AddressWords, nextDnsTcp, parseDns} from '../dissect/dns.js';
import type {AppProtocol} from '../model/hello.js';
import type {Packet} from '../model/packet.js';
import type {Connections} from './connections.js';
import type {Identifier} from './identifier.js';
import {D_ID, doublesOf, FLAG_DNS} from './record-layout.js';

/** Ports where DNS messages are read over UDP: RFC 1035, RFC 6762, RFC 4795. */
const udpPorts: Readonly<Record<number, AppProtocol>> = {53: 'dns', 5353: 'mdns', 5355: 'llmnr'};

/** RFC 1035 section 4.1.1. */
const DNS_HEADER = 12;
/** Messages over TCP that are waited for at the same time. */
const TAILS_LIMIT = 256;
/** A message has up to 64 KB (RFC 1035 section 4.2.2), and two bytes for its length. */
const TAIL_LIMIT = 65_537;

interface Tail {
	readonly id: number;
	/** Sequence number of the segment that goes on. */
	readonly next: number;
	readonly bytes: Buffer;
}

/** Reads DNS answers, from which connections without a name of their own get one. */
export class DnsLook {
	readonly #table: Connections;
	readonly #identifier: Identifier;
	/** Messages over TCP whose rest is to come, by record and direction, oldest first. */
	readonly #tails = new Map<number, Tail>();

	constructor(table: Connections, identifier: Identifier) {
		this.#table = table;
		this.#identifier = identifier;
	}

	/** True: the datagram is a DNS message, and was read. */
	datagram(record: number, p: Packet): boolean {
		const protocol = udpPorts[p.sourcePort] ?? udpPorts[p.destPort];
		if (protocol === undefined || !this.#message(record, p, p.bytes, p.payload, p.payloadEnd, protocol)) return false;
		this.#identifier.settle(record);
		return true;
	}

	/**
	 * A segment of DNS over TCP: a two-byte length before each message (RFC 1035 section 4.2.2), which may go on in the next segment. False:
	 * it is another protocol on that port.
	 */
	segment(record: number, p: Packet, fromA: boolean): boolean {
		const tails = this.#tails;
		const key = record * 2 + (fromA ? 1 : 0);
		const tail = tails.get(key);
		let bytes = p.bytes;
		let at = p.payload;
		let end = p.payloadEnd;
		tails.delete(key);
		if (tail?.next === p.sequence && tail.id === this.#id(record)) {
			bytes = Buffer.concat([tail.bytes, p.bytes.subarray(at, end)]);
			at = 0;
			end = bytes.length;
		}
		// A TLS record on this port: a message of 5,600 bytes is not how a client of DNS begins.
		if (!this.#table.has(record, FLAG_DNS) && bytes[at] === 0x16 && bytes[at + 1] === 3) return false;
		for (let message = nextDnsTcp(bytes, at, end); message; message = nextDnsTcp(bytes, at, end)) {
			const read = this.#message(record, p, bytes, message.start, message.end, 'dns');
			if (message.end < message.start + bytes.readUInt16BE(at)) break;
			if (!read && !this.#table.has(record, FLAG_DNS)) return false;
			at = message.end;
		}
		const isDns = this.#table.has(record, FLAG_DNS);
		if (at < end) this.#keep(key, record, p, bytes, at, end);
		if (isDns) this.#identifier.settle(record);
		return isDns;
	}

	/** What follows will be put behind these bytes. */
	#keep(key: number, record: number, p: Packet, bytes: Buffer, start: number, end: number): void {
		const tails = this.#tails;
		if (end - start > TAIL_LIMIT || (end - start > 1 && bytes.readUInt16BE(start) < DNS_HEADER)) return;
		if (tails.size >= TAILS_LIMIT) tails.delete(tails.keys().next().value!);
		const next = (p.sequence + p.payloadEnd - p.payload) >>> 0;
		tails.set(key, {id: this.#id(record), next, bytes: Buffer.from(bytes.subarray(start, end))});
	}

	/** Tells a record from its successor of the same number. */
	#id(record: number): number {
		return this.#table.doubles[doublesOf(record) + D_ID];
	}

	#message(record: number, p: Packet, bytes: Buffer, start: number, end: number, protocol: AppProtocol): boolean {
		const message = parseDns(bytes, start, end);
		if (message === undefined) return false;
		this.#table.set(record, FLAG_DNS);
		this.#identifier.protocol(record, protocol);
		// Whoever is answered has asked; a multicast answer is everybody's.
		const asked: AddressWords | undefined = protocol === 'mdns' ? undefined : [p.dest0 >>> 0, p.dest1 >>> 0, p.dest2 >>> 0, p.dest3 >>> 0];
		if (message.response) this.#identifier.dns.learn(message, asked, p.timeUs);
		return true;
	}
}

/** Whether a segment belongs to DNS over TCP. */
export const isDnsPort = (p: Packet): boolean => p.sourcePort === 53 || p.destPort === 53;
