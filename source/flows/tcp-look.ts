import {dissectCutTcp, dissectTcp, looksLikeClientHello} from '../dissect/tcp.js';
import {readServerVersion} from '../dissect/tls/server-hello.js';
import type {Finding} from '../model/hello.js';
import type {Packet} from '../model/packet.js';
import {
	FLAG_CLIENT_SURE,
	FLAG_CUT,
	FLAG_GAP,
	FLAG_GIVEN_UP,
	FLAG_MID_STREAM,
	FLAG_SETTLED,
	FLAG_SYN,
	FLAG_VERSION_PENDING,
	W_ISN,
	wordsOf,
} from './connection-table.js';
import type {Connections} from './connections.js';
import {DnsLook, isDnsPort} from './dns-look.js';
import type {Identifier} from './identifier.js';
import {Look, SEGMENTS_LIMIT, UNKNOWN_LIMIT} from './look.js';
import {Prefix, type ReassemblyBudget} from './prefix.js';

/** Looks at the segments of a TCP connection until its name is known or given up. */
export class TcpLook {
	/** Directions given up: too large, too scattered, or no memory left. */
	givenUp = 0;
	readonly #table: Connections;
	readonly #identifier: Identifier;
	readonly #budget: ReassemblyBudget;
	readonly #dns: DnsLook;

	constructor(table: Connections, identifier: Identifier, budget: ReassemblyBudget) {
		this.#table = table;
		this.#identifier = identifier;
		this.#budget = budget;
		this.#dns = new DnsLook(table, identifier);
	}

	/** A segment with payload. */
	segment(record: number, p: Packet, fromA: boolean): void {
		const table = this.#table;
		const flags = table.flags(record);
		if (isDnsPort(p)) {
			this.#dns.segment(record, p);
			return;
		}
		if ((flags & FLAG_VERSION_PENDING) !== 0 && fromA === table.clientIsB(record)) {
			this.#identifier.serverVersion(record, readServerVersion(p.bytes, p.payload, p.payloadEnd));
		}
		if ((flags & FLAG_SETTLED) !== 0) {
			if (looksLikeClientHello(p.bytes, p.payload, p.payloadEnd)) this.#again(record, p, fromA);
			return;
		}
		let look = table.looks[record];
		if (look === undefined) {
			look = new Look();
			table.looks[record] = look;
		}
		look.lastUs = p.timeUs;
		const count = fromA ? ++look.countA : ++look.countB;
		if (!(fromA ? look.doneA : look.doneB)) {
			const prefix = look.prefix(fromA);
			if (prefix) this.#continue(record, look, prefix, p, fromA);
			else this.#begin(record, look, p, fromA);
		} else if (looksLikeClientHello(p.bytes, p.payload, p.payloadEnd)) {
			this.#restart(record, look, p, fromA);
		}
		if (count >= SEGMENTS_LIMIT) this.#done(look, fromA);
		this.#mayStop(record, look, fromA);
	}

	/** Whether a SYN announces the stream whose later segments were seen first. */
	begins(record: number, p: Packet): boolean {
		const look = this.#table.looks[record];
		const prefix = look?.prefix(this.#table.fromA);
		return (
			prefix !== undefined && !prefix.anchored && ((prefix.base - p.sequence - 1) | 0) >= 0 && ((prefix.base - p.sequence - 1) | 0) < 65536
		);
	}

	/** First segment of a direction: most hellos end here, without a copy. */
	#begin(record: number, look: Look, p: Packet, fromA: boolean): void {
		const table = this.#table;
		const anchored = table.has(record, FLAG_SYN) && fromA !== table.clientIsB(record);
		const base = anchored ? (table.words[wordsOf(record) + W_ISN] + 1) >>> 0 : p.sequence;
		if (anchored && ((p.sequence - base) | 0) < 0) {
			// A keep-alive probe repeats the byte before the window (RFC 9293 section 3.8.4).
			if (((p.sequence + p.payloadLength - base) | 0) <= 0) return;
		} else if (p.sequence === base) {
			const finding = dissectTcp(p.bytes, p.payload, p.payloadEnd, anchored);
			if (this.#conclude(record, look, finding, p.bytes, p.payload, p.payloadEnd, p, fromA, anchored)) return;
			if (finding.kind === 'more') {
				const prefix = this.#hold(record, look, p, fromA, base, anchored);
				if (prefix) prefix.need = Math.max(1, finding.need - p.payload);
				return;
			}
			if (anchored) return;
		}
		this.#hold(record, look, p, fromA, base, anchored);
	}

	#continue(record: number, look: Look, prefix: Prefix, p: Packet, fromA: boolean): void {
		const conflicting = prefix.other !== undefined;
		if (!prefix.anchored && this.#table.has(record, FLAG_SYN) && fromA !== this.#table.clientIsB(record)) this.#anchor(record, prefix);
		prefix.segments++;
		if (!prefix.add(p.sequence, p.bytes, p.payload, p.payloadEnd)) {
			this.#table.set(record, FLAG_GIVEN_UP);
			this.givenUp++;
			this.#done(look, fromA);
			return;
		}
		if (p.payloadEnd - p.payload < p.payloadLength) prefix.cut = true;
		if (prefix.length >= prefix.need || prefix.other) {
			const finding = dissectTcp(prefix.bytes, 0, prefix.length, prefix.anchored);
			if (this.#conclude(record, look, finding, prefix.bytes, 0, prefix.length, p, fromA, prefix.anchored)) return;
			if (finding.kind === 'more') prefix.need = finding.need;
			if (prefix.other) {
				const second = dissectTcp(prefix.other, 0, prefix.length, prefix.anchored);
				if (second.kind === 'hello' && this.#conclude(record, look, second, prefix.other, 0, prefix.length, p, fromA, true)) return;
			}
			if (finding.kind !== 'more' || (!conflicting && prefix.other)) {
				if (looksLikeClientHello(p.bytes, p.payload, p.payloadEnd)) this.#restart(record, look, p, fromA);
			}
		}
	}

	/** Acts on a finding. True: nothing more is to be done with this segment. */
	#conclude(
		record: number,
		look: Look,
		finding: Finding,
		bytes: Buffer,
		start: number,
		end: number,
		p: Packet,
		fromA: boolean,
		anchored: boolean,
	): boolean {
		const table = this.#table;
		const identifier = this.#identifier;
		if (finding.kind === 'hello') {
			identifier.hello(record, finding.hello, 'tls', 'tls', fromA);
			return true;
		}
		if (finding.kind === 'http') {
			identifier.http(record, finding.host, fromA);
			return true;
		}
		if (finding.kind === 'more') {
			if (finding.protocol) identifier.protocol(record, finding.protocol);
			if (p.payloadEnd - p.payload >= p.payloadLength && !look.prefix(fromA)?.cut) return false;
			table.set(record, FLAG_CUT);
			const cut = dissectCutTcp(bytes, start, end);
			if (cut.kind !== 'hello') return false;
			identifier.hello(record, cut.hello, 'tls', 'tls', fromA);
			return true;
		}
		if (finding.kind === 'protocol') {
			identifier.protocol(record, finding.protocol);
			if (finding.protocol === 'tls') this.#withoutHello(record, bytes, start, end, fromA);
			this.#done(look, fromA);
			return true;
		}
		if (anchored) this.#done(look, fromA);
		return false;
	}

	/** TLS that does not begin with a ClientHello: the server's answer, or a stream already under way. */
	#withoutHello(record: number, bytes: Buffer, start: number, end: number, fromA: boolean): void {
		const table = this.#table;
		const version = readServerVersion(bytes, start, end);
		if (version !== 0) {
			table.setVersion(record, version);
			if (!table.has(record, FLAG_CLIENT_SURE)) table.setClient(record, !fromA);
		} else if (!table.has(record, FLAG_SYN)) {
			table.set(record, FLAG_MID_STREAM);
		}
	}

	#hold(record: number, look: Look, p: Packet, fromA: boolean, base: number, anchored: boolean): Prefix | undefined {
		const prefix = new Prefix(base, anchored, this.#budget);
		prefix.segments = 1;
		prefix.cut = p.payloadEnd - p.payload < p.payloadLength;
		if (!prefix.add(p.sequence, p.bytes, p.payload, p.payloadEnd)) {
			this.#table.set(record, FLAG_GIVEN_UP);
			this.givenUp++;
			this.#done(look, fromA);
			return undefined;
		}
		if (fromA) look.a = prefix;
		else look.b = prefix;
		return prefix;
	}

	/** The segment begins with what looks like a hello: whatever was before it does not matter. */
	#restart(record: number, look: Look, p: Packet, fromA: boolean): void {
		look.prefix(fromA)?.release();
		if (fromA) {
			look.a = undefined;
			look.doneA = false;
		} else {
			look.b = undefined;
			look.doneB = false;
		}
		const finding = dissectTcp(p.bytes, p.payload, p.payloadEnd, true);
		if (this.#conclude(record, look, finding, p.bytes, p.payload, p.payloadEnd, p, fromA, true)) return;
		if (finding.kind !== 'more') return;
		const prefix = this.#hold(record, look, p, fromA, p.sequence, true);
		if (prefix) prefix.need = Math.max(1, finding.need - p.payload);
	}

	/** A hello on a settled connection: a second handshake, or a new connection whose SYN was not seen. */
	#again(record: number, p: Packet, fromA: boolean): void {
		const table = this.#table;
		const look = new Look();
		look.lastUs = p.timeUs;
		look.doneA = !fromA;
		look.doneB = fromA;
		table.looks[record]?.release();
		table.looks[record] = look;
		this.#restart(record, look, p, fromA);
		if (look.prefix(fromA)) table.clear(record, FLAG_SETTLED);
	}

	/** The SYN came after later segments: now the beginning is known. */
	#anchor(record: number, prefix: Prefix): void {
		const base = (this.#table.words[wordsOf(record) + W_ISN] + 1) >>> 0;
		if (prefix.base === base) prefix.anchored = true;
	}

	#done(look: Look, fromA: boolean): void {
		look.prefix(fromA)?.release();
		if (fromA) {
			look.a = undefined;
			look.doneA = true;
		} else {
			look.b = undefined;
			look.doneB = true;
		}
	}

	/** Settles the connection when neither direction promises anything more. */
	#mayStop(record: number, look: Look, fromA: boolean): void {
		const table = this.#table;
		if (table.has(record, FLAG_SETTLED)) return;
		const prefix = look.prefix(fromA);
		// A stream with unknown beginning: what is held waits for earlier segments only, a few are enough.
		if (prefix && !prefix.anchored && prefix.need === 1 && prefix.segments >= UNKNOWN_LIMIT) this.#done(look, fromA);
		if (look.prefix(!table.clientIsB(record))?.gap) table.set(record, FLAG_GAP);
		if (look.isHopeless(!table.clientIsB(record), table.has(record, FLAG_CLIENT_SURE))) this.#identifier.settle(record);
	}
}
