import {dissectTcp, looksLikeClientHello} from '../dissect/tcp.js';
import {readServerVersion} from '../dissect/tls/server-hello.js';
import type {EndReason} from '../model/connection.js';
import type {Packet} from '../model/packet.js';
import {TCP_SYN} from '../model/packet.js';
import type {Connections} from './connections.js';
import {DnsLook, isDnsPort} from './dns-look.js';
import {findHello} from './find-hello.js';
import type {Identifier} from './identifier.js';
import {isUnrecognised, Look, SEGMENTS_LIMIT} from './look.js';
import {Prefix, type ReassemblyBudget} from './prefix.js';
import {hasName, likelier} from './readings.js';
import {FLAG_CLIENT_SURE, FLAG_GAP, FLAG_GIVEN_UP, FLAG_SETTLED, FLAG_SYN, FLAG_VERSION_PENDING, W_ISN, wordsOf} from './record-layout.js';
import {TcpFindings} from './tcp-findings.js';

/** Looks at the segments of a TCP connection until its name is known or given up. */
export class TcpLook {
	/** Directions given up: too large, too scattered, or no memory left. */
	givenUp = 0;
	readonly #table: Connections;
	readonly #identifier: Identifier;
	readonly #budget: ReassemblyBudget;
	readonly #dns: DnsLook;
	readonly #findings: TcpFindings;

	constructor(table: Connections, identifier: Identifier, budget: ReassemblyBudget) {
		this.#table = table;
		this.#identifier = identifier;
		this.#budget = budget;
		this.#dns = new DnsLook(table, identifier);
		this.#findings = new TcpFindings(table, identifier);
	}

	/** A segment with payload. */
	segment(record: number, p: Packet, fromA: boolean): void {
		const table = this.#table;
		const flags = table.flags(record);
		if (isDnsPort(p) && this.#dns.segment(record, p, fromA)) return;
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
		if (count >= SEGMENTS_LIMIT) look.done(fromA);
		this.#mayStop(record, look, fromA);
	}

	/** Nothing more is expected: what can be read of an incomplete hello is better than nothing, else the connection stays as it is known. */
	settle(record: number, end?: EndReason): void {
		const table = this.#table;
		const look = table.looks[record];
		if (look && !table.has(record, FLAG_SETTLED) && table.helloKinds[record] === undefined) {
			this.#findings.cut(record, look.a, true);
			this.#findings.cut(record, look.b, false);
			// What is held was the beginning of something.
			if (look.prefix(!table.clientIsB(record))?.unknown === false) table.set(record, FLAG_GAP);
		}
		this.#identifier.settle(record, end);
	}

	/** First segment of a direction: most hellos end here, without a copy. */
	#begin(record: number, look: Look, p: Packet, fromA: boolean): void {
		const table = this.#table;
		const sequence = sequenceOf(p);
		const anchored = table.has(record, FLAG_SYN) && fromA !== table.clientIsB(record);
		const base = anchored ? (table.words[wordsOf(record) + W_ISN] + 1) >>> 0 : sequence;
		// A keep-alive probe repeats the byte before the window (RFC 9293 section 3.8.4).
		if (anchored && ((sequence + p.payloadLength - base) | 0) <= 0) return;
		if (sequence !== base) {
			this.#hold(record, look, p, fromA, base, anchored);
			return;
		}
		const finding = dissectTcp(p.bytes, p.payload, p.payloadEnd, anchored);
		if (this.#findings.conclude(record, look, finding, p.bytes, p.payload, p.payloadEnd, p, fromA)) return;
		const prefix = this.#hold(record, look, p, fromA, base, anchored);
		if (prefix === undefined) return;
		if (finding.kind === 'more') prefix.need = Math.max(1, finding.need - p.payload);
		else this.#search(record, look, prefix, p, fromA);
	}

	#continue(record: number, look: Look, prefix: Prefix, p: Packet, fromA: boolean): void {
		const table = this.#table;
		if (!prefix.anchored && table.has(record, FLAG_SYN) && fromA !== table.clientIsB(record)) {
			prefix.anchor((table.words[wordsOf(record) + W_ISN] + 1) >>> 0);
		}
		prefix.segments++;
		if (p.payloadEnd - p.payload < p.payloadLength) prefix.cut = true;
		if (!prefix.add(sequenceOf(p), p.bytes, p.payload, p.payloadEnd)) {
			this.#giveUp(record, look, fromA);
			return;
		}
		const {bytes, other, length, anchored} = prefix;
		const first = length >= prefix.need ? dissectTcp(bytes, 0, length, anchored) : undefined;
		if (first) prefix.need = first.kind === 'more' ? first.need : 1;
		const last = other && length >= prefix.otherNeed ? dissectTcp(other, 0, length, anchored) : undefined;
		if (last) {
			prefix.otherNeed = last.kind === 'more' ? last.need : length + 1;
			prefix.otherWaits = last.kind === 'more';
		}
		const waits = other !== undefined && last === undefined && prefix.otherWaits;
		const finding = waits && !(first && hasName(first)) ? undefined : likelier(first, last);
		if (finding && this.#findings.conclude(record, look, finding, finding === last ? other! : bytes, 0, length, p, fromA)) return;
		if (finding) prefix.unknown = finding.kind !== 'more';
		if (prefix.unknown) this.#search(record, look, prefix, p, fromA);
		else if ((other || prefix.gap) && !prefix.beginsLike(p.bytes, p.payload, p.payloadEnd)) this.#mayRestart(record, look, p, fromA);
	}

	/** What is held makes no sense from its beginning on: perhaps a hello begins within it, or with this segment. */
	#search(record: number, look: Look, prefix: Prefix, p: Packet, fromA: boolean): void {
		prefix.unknown = true;
		const at = findHello(prefix.bytes, 1, prefix.length);
		if (at < 0) {
			if (!prefix.anchored && prefix.segments > 1 && this.#request(record, p, fromA)) return;
			this.#mayRestart(record, look, p, fromA);
			return;
		}
		const finding = dissectTcp(prefix.bytes, at, prefix.length, true);
		if (this.#findings.conclude(record, look, finding, prefix.bytes, at, prefix.length, p, fromA)) return;
		if (finding.kind !== 'more') return;
		prefix.trim(at);
		prefix.need = finding.need - at;
	}

	/** A request that begins with this segment of a stream already under way, say behind a keep-alive probe. */
	#request(record: number, p: Packet, fromA: boolean): boolean {
		const finding = dissectTcp(p.bytes, p.payload, p.payloadEnd, false);
		if (finding.kind !== 'http' || finding.host === undefined) return false;
		this.#identifier.http(record, finding.host, fromA);
		return true;
	}

	#hold(record: number, look: Look, p: Packet, fromA: boolean, base: number, anchored: boolean): Prefix | undefined {
		const prefix = new Prefix(base, anchored, this.#budget);
		prefix.segments = 1;
		prefix.cut = p.payloadEnd - p.payload < p.payloadLength;
		if (fromA) look.a = prefix;
		else look.b = prefix;
		if (prefix.add(sequenceOf(p), p.bytes, p.payload, p.payloadEnd)) return prefix;
		this.#giveUp(record, look, fromA);
		return undefined;
	}

	#giveUp(record: number, look: Look, fromA: boolean): void {
		this.#table.set(record, FLAG_GIVEN_UP);
		this.givenUp++;
		this.#findings.cut(record, look.prefix(fromA), fromA);
		look.done(fromA);
	}

	#mayRestart(record: number, look: Look, p: Packet, fromA: boolean): void {
		if (looksLikeClientHello(p.bytes, p.payload, p.payloadEnd)) this.#restart(record, look, p, fromA);
	}

	/** The segment begins with what looks like a hello: whatever was before it does not matter. */
	#restart(record: number, look: Look, p: Packet, fromA: boolean): void {
		if (fromA) look.doneA = false;
		else look.doneB = false;
		const finding = dissectTcp(p.bytes, p.payload, p.payloadEnd, true);
		if (this.#findings.conclude(record, look, finding, p.bytes, p.payload, p.payloadEnd, p, fromA)) return;
		if (finding.kind !== 'more') return;
		const held = look.prefix(fromA);
		const offset = held ? (sequenceOf(p) - held.base) | 0 : -1;
		// What came before it, from behind it, still counts.
		if (held && offset >= 0 && offset < held.reach) held.trim(offset);
		else look.drop(fromA);
		const prefix = look.prefix(fromA) ?? this.#hold(record, look, p, fromA, sequenceOf(p), true);
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

	/** Settles the connection when neither direction promises anything more. */
	#mayStop(record: number, look: Look, fromA: boolean): void {
		const table = this.#table;
		if (table.has(record, FLAG_SETTLED)) return;
		const prefix = look.prefix(fromA);
		if (prefix && isUnrecognised(prefix)) look.done(fromA);
		if (look.prefix(!table.clientIsB(record))?.gap) table.set(record, FLAG_GAP);
		if (look.isHopeless(!table.clientIsB(record), table.has(record, FLAG_CLIENT_SURE))) this.settle(record);
	}
}

/** Sequence number of the payload: a SYN has one of its own (RFC 9293 section 3.4), and may carry data (RFC 7413). */
const sequenceOf = (p: Packet): number => ((p.tcpFlags & TCP_SYN) === 0 ? p.sequence : (p.sequence + 1) >>> 0);
