import type {EndReason} from '../model/connection.js';
import type {Packet} from '../model/packet.js';
import {TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN} from '../model/packet.js';
import {Connections} from './connections.js';
import {Eviction} from './eviction.js';
import {endOf, idleUs, SHORTEST_IDLE_US, sweepShare} from './expiry.js';
import {Identifier, type NameListener} from './identifier.js';
import type {ReassemblyBudget} from './prefix.js';
import {
	D_LAST,
	D_START,
	doublesOf,
	FLAG_CLIENT_B,
	FLAG_DATA,
	FLAG_DNS,
	FLAG_FIN_A,
	FLAG_FIN_B,
	FLAG_RST,
	FLAG_SETTLED,
	FLAG_STUN,
	FLAG_SYN,
	FLAG_UDP,
	FLAG_VERSION_PENDING,
	W_FIRST_ACK,
	W_FLAGS,
	W_ISN,
	W_PACKETS_A,
	W_PACKETS_B,
	W_TOLD_PACKETS,
	wordsOf,
} from './record-layout.js';
import {TcpLook} from './tcp-look.js';
import {UdpLook} from './udp-look.js';

/** What the engine wants to hear of connections. */
export interface FlowListener extends NameListener {
	/** The counters of a record begin to differ from what its tally was told. */
	changed(record: number): void;
	opened(): void;
	/** The connection is over: its record can be read until the call returns. */
	closed(record: number, reason: EndReason): void;
}

export interface TrackerOptions {
	readonly connections: number;
	readonly reassemblyBytes: number;
	readonly seed: number;
}

/** A connection that says nothing of itself for so long is settled with what is known. */
const PATIENCE_US = 10e6;
/** Bytes of a stream that a capture may show before its SYN. */
const LATE_SYN_BYTES = 65_535;
/** QUIC state of a settled connection is kept for repeated and further hellos. */
const LOOK_KEPT_US = 15e6;
/** The same where a hello has begun: its rest may be sent again and again (RFC 6298 section 5). */
const HELLO_PATIENCE_US = 60e6;
/** Public header of Google's QUIC with a version and a connection ID, as hellos have it, and with no bit that is not known. */
const GQUIC_MASK = 0xc9;
const GQUIC = 0x09;
/** Records that are looked at together when a capture ends. */
const ENDED_AT_ONCE = 10_000;
const QUIET = FLAG_SETTLED | FLAG_VERSION_PENDING | FLAG_DNS;

/** Packets → connections: finds or opens the record, counts, and has a look at what may hold a name. */
export class FlowTracker {
	readonly table: Connections;
	readonly identifier: Identifier;
	evicted = 0;
	readonly #listener: FlowListener;
	readonly #budget: ReassemblyBudget;
	readonly #tcp: TcpLook;
	readonly #udp: UdpLook;
	readonly #eviction = new Eviction();
	#nextId = 1;
	#swept = 1;
	#sinceSweep = 0;
	#isEnding = false;
	/** The packet that is looked at. */
	#packet: Packet | undefined;
	/** When its connection had been heard last before it, µs. */
	#lastBefore = 0;

	constructor(options: TrackerOptions, listener: FlowListener) {
		this.table = new Connections(options.connections, options.seed);
		this.#listener = listener;
		this.identifier = new Identifier(this.table, listener, record => this.#split(record));
		this.#budget = {left: options.reassemblyBytes};
		this.#tcp = new TcpLook(this.table, this.identifier, this.#budget);
		this.#udp = new UdpLook(this.table, this.identifier, this.#budget);
	}

	/** Bytes that reassembly may still take. */
	get reassemblyLeft(): number {
		return this.#budget.left;
	}

	/** Prefixes and hellos given up so far. */
	get givenUp(): number {
		return this.#tcp.givenUp + this.#udp.givenUp;
	}

	/** The first `count` packets of a batch, in their order. */
	packets(batch: readonly Packet[], count: number): void {
		this.#sinceSweep += count;
		this.table.prepare(batch, count);
		for (let i = 0; i < count; i++) this.#count(batch[i]);
	}

	#count(p: Packet): void {
		const table = this.table;
		let record = table.find(p);
		if (record === 0 || (p.protocol === 6 && (p.tcpFlags & (TCP_SYN | TCP_ACK)) === TCP_SYN && this.#isNew(record, p))) {
			record = this.#open(p, record);
		}
		const fromA = table.fromA;
		const w = wordsOf(record);
		const d = doublesOf(record);
		const words = table.words;
		const doubles = table.doubles;
		if ((words[w + W_PACKETS_A] + words[w + W_PACKETS_B]) >>> 0 === words[w + W_TOLD_PACKETS]) this.#listener.changed(record);
		table.count(record, fromA, 1, p.length);
		this.#lastBefore = doubles[d + D_LAST];
		if (p.timeUs > this.#lastBefore) doubles[d + D_LAST] = p.timeUs;
		const flags = words[w + W_FLAGS];
		if (p.protocol === 6) {
			if ((p.tcpFlags & (TCP_FIN | TCP_RST | TCP_SYN)) !== 0) this.#control(record, p, fromA);
			if (p.payloadLength === 0) return;
			// The cost of an established connection: this line.
			if ((flags & (QUIET | FLAG_DATA)) === (FLAG_SETTLED | FLAG_DATA) && p.bytes[p.payload] !== 0x16) return;
			words[w + W_FLAGS] |= FLAG_DATA;
			// It was settled because it had said nothing for long: these are its first words.
			if ((flags & (FLAG_SETTLED | FLAG_DATA)) === FLAG_SETTLED) table.clear(record, FLAG_SETTLED);
			this.#packet = p;
			this.#tcp.segment(record, p, fromA);
		} else {
			if (p.payloadLength === 0) return;
			const first = p.bytes[p.payload];
			if ((flags & (QUIET | FLAG_STUN)) === FLAG_SETTLED && first < 0xc0 && first !== 0x16 && (first & GQUIC_MASK) !== GQUIC) return;
			words[w + W_FLAGS] |= FLAG_DATA;
			this.#packet = p;
			this.#udp.datagram(record, p, fromA);
		}
		this.#packet = undefined;
	}

	/**
	 * Closes what has been silent too long, settles what has been undecided too long; a part of the table at a time, of `limit` records at most. `silence` is
	 * how it has ended where the ends said nothing.
	 */
	sweep(nowUs: number, silence: EndReason, limit: number): void {
		const table = this.table;
		const end = table.highWater;
		let left = Math.min(limit, sweepShare(end, this.#sinceSweep));
		this.#sinceSweep = 0;
		for (; left > 0 && end > 1; left--) {
			if (this.#swept >= end) this.#swept = 1;
			const record = this.#swept++;
			const silentUs = nowUs - table.doubles[doublesOf(record) + D_LAST];
			if (silentUs <= SHORTEST_IDLE_US) continue;
			const flags = table.flags(record);
			if (silentUs > idleUs(table, record, flags)) {
				this.close(record, endOf(flags, silence));
				continue;
			}
			const look = table.looks[record];
			if ((flags & FLAG_SETTLED) === 0 && silentUs > (look?.waits ? HELLO_PATIENCE_US : PATIENCE_US)) this.#settle(record);
			if (look && (flags & FLAG_SETTLED) !== 0 && nowUs - look.lastUs > LOOK_KEPT_US) {
				look.close();
				table.looks[record] = undefined;
			}
		}
	}

	/** The capture is over: ends a part of the connections, which the store can take at once. False: there are more. */
	endCapture(): boolean {
		const {table} = this;
		if (!this.#isEnding) this.#swept = 1;
		// Code of its own would be compiled when all is over, and V8 ends no thread while it compiles.
		this.sweep(Number.MAX_VALUE, 'end', ENDED_AT_ONCE);
		this.#isEnding = table.size > 0;
		if (this.#isEnding) return false;
		table.rewind();
		this.#udp.forget();
		return true;
	}

	close(record: number, reason: EndReason): void {
		this.#settle(record, reason);
		this.#listener.closed(record, reason);
		this.table.remove(record);
	}

	#settle(record: number, end?: EndReason): void {
		if (this.table.has(record, FLAG_UDP)) this.#udp.settle(record, end);
		else this.#tcp.settle(record, end);
	}

	#open(p: Packet, old: number): number {
		const table = this.table;
		if (old !== 0) this.close(old, endOf(table.flags(old), 'timeout'));
		else if (table.full) {
			this.evicted++;
			this.close(this.#eviction.victim(table), 'evicted');
		}
		const record = table.insert(p, this.#nextId++);
		this.#listener.opened();
		table.looks[record] = undefined;
		table.helloKinds[record] = undefined;
		table.snis[record] = undefined;
		table.names[record] = undefined;
		if (p.protocol === 6 && (p.tcpFlags & TCP_SYN) !== 0) return record;
		if (p.protocol === 6) {
			table.words[wordsOf(record) + W_ISN] = p.sequence;
			table.words[wordsOf(record) + W_FIRST_ACK] = p.acknowledgment;
		}
		// No SYN: whoever sends from the port of a service is taken for the server, until a hello says otherwise.
		if (p.sourcePort < p.destPort && (p.sourcePort < 1024 || p.destPort >= 32768)) table.set(record, FLAG_CLIENT_B);
		return record;
	}

	/** The record gave one connection's name and now shows another's: the first ends here, the rest of the packets is the second's. */
	#split(record: number): void {
		const table = this.table;
		const listener = this.#listener;
		const p = this.#packet;
		const fromA = table.fromA;
		const d = doublesOf(record);
		const lastUs = table.doubles[d + D_LAST];
		if (p) {
			// The packet is none of the first's; the first may itself have begun with it.
			table.doubles[d + D_LAST] = Math.max(this.#lastBefore, table.doubles[d + D_START]);
			table.count(record, fromA, -1, -p.length);
		}
		listener.closed(record, endOf(table.flags(record), 'end'));
		table.doubles[d + D_LAST] = lastUs;
		table.restart(record, this.#nextId++, lastUs);
		listener.opened();
		if (p) {
			table.count(record, fromA, 1, p.length);
			listener.changed(record);
		}
	}

	/** A SYN on a known 5-tuple: the same one again, or a new connection? */
	#isNew(record: number, p: Packet): boolean {
		const table = this.table;
		const flags = table.flags(record);
		if ((flags & FLAG_UDP) !== 0) return false;
		if ((flags & FLAG_SYN) !== 0) return table.words[wordsOf(record) + W_ISN] !== p.sequence;
		// A SYN that comes behind the first segments of its stream stands a little before them.
		const first = table.words[wordsOf(record) + (table.fromA ? W_ISN : W_FIRST_ACK)];
		const ahead = (first - p.sequence - 1) | 0;
		return ahead < 0 || ahead > LATE_SYN_BYTES;
	}

	#control(record: number, p: Packet, fromA: boolean): void {
		const table = this.table;
		if ((p.tcpFlags & TCP_SYN) !== 0 && !table.has(record, FLAG_SYN)) {
			const answer = (p.tcpFlags & TCP_ACK) !== 0;
			// A SYN-ACK acknowledges the client's initial sequence number + 1 (RFC 9293 section 3.5).
			table.words[wordsOf(record) + W_ISN] = answer ? p.acknowledgment - 1 : p.sequence;
			this.identifier.client(record, fromA !== answer);
			table.set(record, FLAG_SYN);
		}
		if ((p.tcpFlags & TCP_FIN) !== 0) table.set(record, fromA ? FLAG_FIN_A : FLAG_FIN_B);
		if ((p.tcpFlags & TCP_RST) !== 0) table.set(record, FLAG_RST);
	}
}
