import {nextDnsTcp, parseDns} from '../dissect/dns.js';
import type {AppProtocol} from '../model/hello.js';
import type {Packet} from '../model/packet.js';
import {FLAG_DNS} from './connection-table.js';
import type {Connections} from './connections.js';
import type {Identifier} from './identifier.js';

/** Ports where DNS messages are read over UDP: RFC 1035, RFC 6762, RFC 4795. */
const udpPorts: Readonly<Record<number, AppProtocol>> = {53: 'dns', 5353: 'mdns', 5355: 'llmnr'};

/** Reads DNS answers, from which connections without a name of their own get one. */
export class DnsLook {
	readonly #table: Connections;
	readonly #identifier: Identifier;

	constructor(table: Connections, identifier: Identifier) {
		this.#table = table;
		this.#identifier = identifier;
	}

	/** True: the datagram is a DNS message, and was read. */
	datagram(record: number, p: Packet): boolean {
		const protocol = udpPorts[p.sourcePort] ?? udpPorts[p.destPort];
		if (protocol === undefined || !this.#message(record, p, p.payload, p.payloadEnd, protocol)) return false;
		this.#identifier.settle(record);
		return true;
	}

	/** A segment of DNS over TCP: a two-byte length before each message (RFC 1035 section 4.2.2). */
	segment(record: number, p: Packet): void {
		let at = p.payload;
		for (let message = nextDnsTcp(p.bytes, at, p.payloadEnd); message; message = nextDnsTcp(p.bytes, at, p.payloadEnd)) {
			this.#message(record, p, message.start, message.end, 'dns');
			at = message.end;
		}
		this.#identifier.settle(record);
	}

	#message(record: number, p: Packet, start: number, end: number, protocol: AppProtocol): boolean {
		const message = parseDns(p.bytes, start, end);
		if (message === undefined) return false;
		this.#table.set(record, FLAG_DNS);
		this.#identifier.protocol(record, protocol);
		// Whoever is answered has asked.
		if (message.response) this.#identifier.dns.learn(message, [p.dest0, p.dest1, p.dest2, p.dest3], p.timeUs);
		return true;
	}
}

/** Whether a segment belongs to DNS over TCP. */
export const isDnsPort = (p: Packet): boolean => p.sourcePort === 53 || p.destPort === 53;
