import {createDtlsAssembler} from '../dissect/dtls/assembler.js';
import {looksLikeDtls} from '../dissect/dtls/records.js';
import {createQuicConversation, type QuicConversation} from '../dissect/quic/conversation.js';
import {looksLikeGquic} from '../dissect/quic/gquic.js';
import {LongHeader, looksLikeQuicLong, readLongHeader} from '../dissect/quic/packet.js';
import {readDtlsServerVersion} from '../dissect/tls/server-hello.js';
import {unwrapTurn} from '../dissect/turn.js';
import {recogniseUdp} from '../dissect/udp-protocols.js';
import type {EndReason} from '../model/connection.js';
import type {Finding} from '../model/hello.js';
import type {Packet} from '../model/packet.js';
import type {Connections} from './connections.js';
import {DnsLook} from './dns-look.js';
import type {Identifier} from './identifier.js';
import {Look} from './look.js';
import type {ReassemblyBudget} from './prefix.js';
import {QuicIds} from './quic-ids.js';
import {
	FLAG_CUT,
	FLAG_GAP,
	FLAG_GIVEN_UP,
	FLAG_MID_STREAM,
	FLAG_SETTLED,
	FLAG_STUN,
	FLAG_UNDECRYPTABLE,
	FLAG_VERSION_PENDING,
} from './record-layout.js';

/** Datagrams of one direction that are looked at before the connection is given up; a QUIC hello may take several. */
const DATAGRAMS_LIMIT = 16;
/** QUIC and DTLS conversations alive at a time, about 2 KB each. */
const CONVERSATIONS_LIMIT = 100_000;

/** Looks at the datagrams of a UDP connection until its name is known or given up. */
export class UdpLook {
	/** Hellos given up: too large or too scattered. */
	givenUp = 0;
	readonly #table: Connections;
	readonly #identifier: Identifier;
	readonly #room = {left: CONVERSATIONS_LIMIT};
	readonly #budget: ReassemblyBudget;
	readonly #dns: DnsLook;
	readonly #ids = new QuicIds();
	readonly #header = new LongHeader();

	constructor(table: Connections, identifier: Identifier, budget: ReassemblyBudget) {
		this.#budget = budget;
		this.#table = table;
		this.#identifier = identifier;
		this.#dns = new DnsLook(table, identifier);
	}

	/** A datagram with payload. */
	datagram(record: number, p: Packet, fromA: boolean): void {
		const table = this.#table;
		const flags = table.flags(record);
		if (this.#dns.datagram(record, p)) return;
		let look = table.looks[record];
		if (look === undefined) {
			if ((flags & FLAG_SETTLED) !== 0 && !mayBeHello(p)) return;
			look = new Look();
			table.looks[record] = look;
		}
		look.lastUs = p.timeUs;
		const count = fromA ? ++look.countA : ++look.countB;
		if (p.payloadEnd - p.payload < p.payloadLength && (flags & FLAG_SETTLED) === 0) table.set(record, FLAG_CUT);
		if (p.payloadEnd <= p.payload) return;
		if (look.quic || looksLikeQuicLong(p.bytes, p.payload, p.payloadEnd) || looksLikeGquic(p.bytes, p.payload, p.payloadEnd)) {
			if (!this.#admit(record, look)) return;
			look.quic ??= createQuicConversation(this.#budget);
			if (this.#quic(record, look.quic, p, fromA)) return;
		}
		if (this.#dtls(record, look, p, fromA)) return;
		if ((flags & FLAG_SETTLED) === 0) this.#other(record, p, fromA, count);
	}

	/** Whether there is room for one more conversation; else it is given up. */
	#admit(record: number, look: Look): boolean {
		if (look.room) return true;
		if (this.#room.left > 0) {
			this.#room.left--;
			look.room = this.#room;
			return true;
		}
		if (!this.#table.has(record, FLAG_GIVEN_UP)) this.givenUp++;
		this.#table.set(record, FLAG_GIVEN_UP);
		return false;
	}

	/** True: the datagram was QUIC's. */
	#quic(record: number, quic: QuicConversation, p: Packet, fromA: boolean): boolean {
		const table = this.#table;
		const givenUp = quic.givenUp;
		let finding: Finding | undefined = quic.feed(p.bytes, p.payload, p.payloadEnd, p.payloadEnd - p.payload < p.payloadLength);
		if (!quic.isQuic) return false;
		this.#identifier.protocol(record, 'quic');
		for (; finding?.kind === 'hello'; finding = quic.next()) this.#identifier.hello(record, finding.hello, 'quic', 'quic', fromA);
		if (quic.givenUp > givenUp) {
			this.givenUp += quic.givenUp - givenUp;
			table.set(record, FLAG_GIVEN_UP);
		}
		this.#learnIds(record, p, fromA);
		if (finding?.kind === 'more') table.set(record, FLAG_GAP);
		if (table.has(record, FLAG_SETTLED)) return true;
		if (quic.undecryptable > 0) table.set(record, FLAG_UNDECRYPTABLE);
		const look = table.looks[record]!;
		if (look.countA >= DATAGRAMS_LIMIT * 4 || look.countB >= DATAGRAMS_LIMIT * 4) this.settle(record);
		return true;
	}

	/** Nothing more is expected: what can be read of an incomplete hello is better than nothing, else the connection stays as it is known. */
	settle(record: number, end?: EndReason): void {
		const table = this.#table;
		const quic = table.looks[record]?.quic;
		const rest = quic && !table.has(record, FLAG_SETTLED) && table.helloKinds[record] === undefined ? quic.rest() : undefined;
		if (rest?.sni !== undefined) this.#identifier.hello(record, rest, 'quic', 'quic', !table.clientIsB(record));
		else this.#identifier.settle(record, end);
	}

	/** The capture is over: what comes next knows none of its connections. */
	forget(): void {
		this.#ids.clear();
	}

	/** Remembers by which IDs either end is called. */
	#learnIds(record: number, p: Packet, fromA: boolean): void {
		const name = this.#table.snis[record];
		const header = this.#header;
		if (name === undefined || !readLongHeader(p.bytes, p.payload, p.payloadEnd, header)) return;
		this.#ids.learn(p.bytes, header.scid, header.scidEnd, name, fromA === this.#table.clientIsB(record));
	}

	/** True: the datagram was DTLS's, by itself or inside TURN. */
	#dtls(record: number, look: Look, p: Packet, fromA: boolean): boolean {
		const table = this.#table;
		const inner = unwrapTurn(p.bytes, p.payload, p.payloadEnd);
		const start = inner?.start ?? p.payload;
		const end = inner?.end ?? p.payloadEnd;
		if (!looksLikeDtls(p.bytes, start, end)) return false;
		this.#identifier.protocol(record, 'dtls');
		if (table.has(record, FLAG_VERSION_PENDING) && fromA === table.clientIsB(record)) {
			const version = readDtlsServerVersion(p.bytes, start, end);
			if (version !== 0) this.#identifier.serverVersion(record, version);
		}
		if (!this.#admit(record, look)) return true;
		look.dtls ??= createDtlsAssembler(this.#budget);
		const {givenUp} = look.dtls;
		const finding = look.dtls.feed(p.bytes, start, end);
		if (look.dtls.givenUp > givenUp) {
			this.givenUp++;
			table.set(record, FLAG_GIVEN_UP);
		}
		if (finding.kind === 'hello') this.#identifier.hello(record, finding.hello, 'dtls', 'dtls', fromA);
		else if (finding.kind === 'more') table.set(record, FLAG_GAP);
		else if (finding.kind === 'protocol' && !table.has(record, FLAG_SETTLED)) table.set(record, FLAG_MID_STREAM);
		return true;
	}

	/** Neither QUIC nor DTLS so far. */
	#other(record: number, p: Packet, fromA: boolean, count: number): void {
		const table = this.#table;
		const moved = count === 1 && (p.bytes[p.payload] & 0xc0) === 0x40 ? this.#ids.find(p.bytes, p.payload + 1, p.payloadEnd) : undefined;
		if (moved) {
			this.#identifier.moved(record, moved.name, fromA === moved.ofServer);
			return;
		}
		const protocol = recogniseUdp(p.bytes, p.payload, p.payloadEnd, table.clientPort(record), table.serverPort(record));
		if (protocol === 'stun') table.set(record, FLAG_STUN);
		if (protocol !== '') this.#identifier.protocol(record, protocol);
		else if (count === 1 && table.serverPort(record) === 443 && (p.bytes[p.payload] & 0xc0) === 0x40) {
			// A short header (RFC 9000 section 17.3): QUIC whose handshake was not seen.
			this.#identifier.protocol(record, 'quic');
			table.set(record, FLAG_MID_STREAM);
		}
		// STUN comes before DTLS, often for seconds.
		const patience = protocol === 'stun' ? DATAGRAMS_LIMIT * 4 : protocol === '' ? DATAGRAMS_LIMIT : 1;
		if (count >= patience) this.#identifier.settle(record);
	}
}

/** On a settled connection: a QUIC long header, or a DTLS handshake record, perhaps inside TURN. */
function mayBeHello(p: Packet): boolean {
	const first = p.bytes[p.payload];
	if (first >= 0xc0) return looksLikeQuicLong(p.bytes, p.payload, p.payloadEnd);
	if ((first & 0xc9) === 0x09) return looksLikeGquic(p.bytes, p.payload, p.payloadEnd);
	if (first === 0x16) return looksLikeDtls(p.bytes, p.payload, p.payloadEnd);
	const inner = unwrapTurn(p.bytes, p.payload, p.payloadEnd);
	return inner !== undefined && looksLikeDtls(p.bytes, inner.start, inner.end);
}
