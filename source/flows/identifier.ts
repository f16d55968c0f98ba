import {createDnsKnowledge, type DnsKnowledge} from '../dissect/dns-knowledge.js';
import type {EndReason, NameSource} from '../model/connection.js';
import type {AppProtocol, Hello} from '../model/hello.js';
import type {Connections} from './connections.js';
import {isClosed as hasEnded} from './expiry.js';
import {D_LAST, doublesOf, FLAG_CLIENT_SURE, FLAG_DATA, FLAG_SETTLED, FLAG_UDP, FLAG_VERSION_PENDING} from './record-layout.js';
import {unnamedReason} from './unnamed.js';

export interface NameListener {
	/** The record has its name, or is given up: it is decided what it counts for. Called again when a later hello changes the name. */
	settled(record: number): void;
	/** The client turns out to be the server: what was counted up was down. Called before the record says so. */
	turning(record: number): void;
}

/** Answers kept to name connections that carry no name; a big resolver's worth. */
const DNS_LIMIT = 200_000;

/** Puts what the dissectors found into the record, and decides when to stop looking. */
export class Identifier {
	readonly dns: DnsKnowledge = createDnsKnowledge({limit: DNS_LIMIT});
	readonly #table: Connections;
	readonly #listener: NameListener;
	readonly #split: (record: number) => void;

	/** `split` closes what the record has counted so far as a connection of its own. */
	constructor(table: Connections, listener: NameListener, split: (record: number) => void) {
		this.#table = table;
		this.#listener = listener;
		this.#split = split;
	}

	/** A ClientHello from end A or B. */
	hello(record: number, hello: Hello, protocol: AppProtocol, source: NameSource, fromA: boolean): void {
		const table = this.#table;
		const isFirst = table.helloKinds[record] === undefined;
		const goesOn = isFirst || this.#isSame(record, hello, source);
		if (!goesOn) this.#split(record);
		this.client(record, fromA);
		if (!isFirst && goesOn && table.hasRandom(record, hello.random) && table.snis[record] === hello.sni) {
			table.set(record, FLAG_SETTLED);
			return;
		}
		table.setHello(record, hello);
		table.names[record] = hello.sni;
		table.setProtocol(record, protocol);
		table.setSource(record, hello.sni === undefined ? undefined : source);
		// Above TLS 1.2 and DTLS there is one QUIC version only; TCP's and DTLS's is the server's choice.
		if (table.version(record) === 0) {
			table.setVersion(record, hello.kind.version);
			if (protocol !== 'quic') table.set(record, FLAG_VERSION_PENDING);
		}
		this.#conclude(record);
	}

	/** An HTTP request; `host` undefined where it has none. */
	http(record: number, host: string | undefined, fromA: boolean): void {
		const table = this.#table;
		this.client(record, fromA);
		table.setProtocol(record, 'http');
		if (host !== undefined) {
			table.names[record] = host;
			table.setSource(record, 'http');
		}
		this.#conclude(record);
	}

	/** QUIC whose handshake went over other addresses: a connection ID tells its name. */
	moved(record: number, name: string, fromA: boolean): void {
		this.client(record, fromA);
		this.#table.setProtocol(record, 'quic');
		this.#table.names[record] = name;
		this.#table.setSource(record, 'quic');
		this.#conclude(record);
	}

	/** Settles who the client is, once and for all. */
	client(record: number, isA: boolean): void {
		if (this.#table.clientIsB(record) === isA) this.#listener.turning(record);
		this.#table.setClient(record, isA);
	}

	/** Another protocol; keeps one that is known already. */
	protocol(record: number, protocol: AppProtocol): void {
		if (this.#table.protocol(record) === '') this.#table.setProtocol(record, protocol);
	}

	/** The version in the server's hello, 0 if it was not to be had: what the client offered stays. */
	serverVersion(record: number, version: number): void {
		if (version !== 0) this.#table.setVersion(record, version);
		this.#table.clear(record, FLAG_VERSION_PENDING);
	}

	/** Nothing more is looked for; what is known counts. */
	settle(record: number, end?: EndReason): void {
		const table = this.#table;
		if (table.has(record, FLAG_SETTLED)) return;
		if (table.protocol(record) === '' && table.has(record, FLAG_DATA)) table.setProtocol(record, 'failed');
		if (table.helloKinds[record] === undefined && table.source(record) === undefined) {
			table.setUnnamed(record, unnamedReason(table, record, end));
		}
		this.#conclude(record);
	}

	#conclude(record: number): void {
		const table = this.#table;
		table.set(record, FLAG_SETTLED);
		const look = table.looks[record];
		look?.release();
		// QUIC and DTLS are known again by what came before; TCP begins anew.
		if (look?.quic === undefined && look?.dtls === undefined) table.looks[record] = undefined;
		if (table.names[record] === undefined) this.#infer(record);
		if (table.names[record] !== undefined) table.setUnnamed(record, undefined);
		else if (table.helloKinds[record]) table.setUnnamed(record, unnamedReason(table, record, undefined));
		this.#listener.settled(record);
	}

	/** A repeated hello (HelloRetryRequest, Retry, retransmission, renegotiation under the same name) belongs to the connection that it repeats. */
	#isSame(record: number, hello: Hello, source: NameSource): boolean {
		const table = this.#table;
		if (!sameName(table.snis[record], hello.sni)) return false;
		return table.hasRandom(record, hello.random) || (source === 'tls' && !isClosed(table, record));
	}

	/** A name from an earlier DNS answer, for what carried none. */
	#infer(record: number): void {
		const table = this.#table;
		const protocol = table.protocol(record);
		if (protocol === 'dns' || protocol === 'mdns' || protocol === 'llmnr') return;
		const client = table.clientAddress(record);
		const server = table.serverAddress(record);
		const timeUs = table.doubles[doublesOf(record) + D_LAST];
		let name = this.dns.nameOf(client, server, timeUs);
		if (name === undefined && !table.has(record, FLAG_CLIENT_SURE)) {
			name = this.dns.nameOf(server, client, timeUs);
			if (name !== undefined) this.client(record, table.clientIsB(record));
		}
		if (name === undefined) return;
		table.names[record] = name;
		table.setSource(record, 'dns');
	}
}

const isClosed = (table: Connections, record: number): boolean => !table.has(record, FLAG_UDP) && hasEnded(table.flags(record));

/** Names compare without case and final dot. */
function sameName(a: string | undefined, b: string | undefined): boolean {
	if (a === undefined || b === undefined || a === b) return a === b;
	return a.toLowerCase().replace(/\.$/, '') === b.toLowerCase().replace(/\.$/, '');
}
