import type {NameSource, UnnamedReason} from '../model/connection.js';
import {nameSources, unnamedReasons} from '../model/connection.js';
import type {AppProtocol, Hello, HelloKind} from '../model/hello.js';
import {appProtocols} from '../model/hello.js';
import {ConnectionTable} from './connection-table.js';
import type {Look} from './look.js';
import {
	D_BYTES_A,
	D_BYTES_B,
	D_ID,
	D_START,
	D_TOLD_A,
	D_TOLD_B,
	doublesOf,
	FLAG_CLIENT_B,
	FLAG_CLIENT_SURE,
	FLAG_DATA,
	FLAG_IPV6,
	FLAG_STUN,
	FLAG_SYN,
	FLAG_UDP,
	PROTOCOL_SHIFT,
	SOURCE_SHIFT,
	UNNAMED_SHIFT,
	W_FIRST_A,
	W_FIRST_B,
	W_FLAGS,
	W_LAST_A,
	W_LAST_B,
	W_PACKETS_A,
	W_PACKETS_B,
	W_PLACE,
	W_PORTS,
	W_TALLY,
	W_TOLD_PACKETS,
	wordsOf,
} from './record-layout.js';

/** What a new connection between the same ends keeps. */
const LASTING_FLAGS = FLAG_UDP | FLAG_IPV6 | FLAG_CLIENT_B | FLAG_SYN | FLAG_CLIENT_SURE | FLAG_DATA;
/** An address, or a JA3. */
type Words = [number, number, number, number];
/** Four for the JA3, one for the random. */
const MARK_WORDS = 5;

const PROTOCOL_MASK = 0x3f << PROTOCOL_SHIFT;
const SOURCE_MASK = 0x7 << SOURCE_SHIFT;
const UNNAMED_MASK = 0xf << UNNAMED_SHIFT;
const protocolIndex = new Map(appProtocols.map((name, index) => [name, index]));

/** The connection table, what is not a number of each record, and the fields by their meaning. */
export class Connections extends ConnectionTable {
	/** Of the latest hello: what it has in common with others, and its name. */
	readonly helloKinds: (HelloKind | undefined)[] = [undefined];
	readonly snis: (string | undefined)[] = [undefined];
	/** Of the same hello, `MARK_WORDS` words a record: its JA3, its random. */
	readonly #marks: Int32Array;
	readonly names: (string | undefined)[] = [undefined];
	readonly looks: (Look | undefined)[] = [undefined];
	/** Counters of packets, by their word, that have gone beyond 32 bits: how often. */
	readonly #turns = new Map<number, number>();

	constructor(capacity: number, seed: number) {
		super(capacity, seed);
		// Shared with nobody, as the records.
		this.#marks = new Int32Array(new SharedArrayBuffer((capacity + 1) * MARK_WORDS * 4));
	}

	flags(record: number): number {
		return this.words[wordsOf(record) + W_FLAGS];
	}

	has(record: number, flag: number): boolean {
		return (this.words[wordsOf(record) + W_FLAGS] & flag) !== 0;
	}

	set(record: number, flag: number): void {
		this.words[wordsOf(record) + W_FLAGS] |= flag;
	}

	clear(record: number, flag: number): void {
		this.words[wordsOf(record) + W_FLAGS] &= ~flag;
	}

	setHello(record: number, {kind, sni, ja3, random}: Hello): void {
		this.helloKinds[record] = kind;
		this.snis[record] = sni;
		const at = record * MARK_WORDS;
		for (let i = 0; i < 4; i++) this.#marks[at + i] = ja3[i];
		this.#marks[at + 4] = random;
	}

	/** Whether the latest hello has this random. */
	hasRandom(record: number, random: number): boolean {
		return this.#marks[record * MARK_WORDS + 4] === random;
	}

	/** Puts the JA3 of the latest hello into `into`, zeros where there is none. */
	ja3(record: number, into: Words): void {
		const at = record * MARK_WORDS;
		const has = this.helloKinds[record] !== undefined;
		for (let i = 0; i < 4; i++) into[i] = has ? this.#marks[at + i] >>> 0 : 0;
	}

	protocol(record: number): AppProtocol {
		return appProtocols[(this.flags(record) & PROTOCOL_MASK) >>> PROTOCOL_SHIFT];
	}

	setProtocol(record: number, protocol: AppProtocol): void {
		this.#field(record, PROTOCOL_MASK, (protocolIndex.get(protocol) ?? 0) << PROTOCOL_SHIFT);
	}

	source(record: number): NameSource | undefined {
		return nameSources[((this.flags(record) & SOURCE_MASK) >>> SOURCE_SHIFT) - 1];
	}

	setSource(record: number, source: NameSource | undefined): void {
		this.#field(record, SOURCE_MASK, source === undefined ? 0 : (nameSources.indexOf(source) + 1) << SOURCE_SHIFT);
	}

	unnamed(record: number): UnnamedReason | undefined {
		return unnamedReasons[((this.flags(record) & UNNAMED_MASK) >>> UNNAMED_SHIFT) - 1];
	}

	setUnnamed(record: number, reason: UnnamedReason | undefined): void {
		this.#field(record, UNNAMED_MASK, reason === undefined ? 0 : (unnamedReasons.indexOf(reason) + 1) << UNNAMED_SHIFT);
	}

	/** TLS version on the wire, 0 unknown. */
	version(record: number): number {
		return this.words[wordsOf(record) + W_PLACE] & 0xffff;
	}

	setVersion(record: number, version: number): void {
		const w = wordsOf(record) + W_PLACE;
		this.words[w] = (this.words[w] & 0xffff0000) | version;
	}

	place(record: number): number {
		return this.words[wordsOf(record) + W_PLACE] >>> 16;
	}

	clientIsB(record: number): boolean {
		return this.has(record, FLAG_CLIENT_B);
	}

	/** Settles who the client is, once and for all. */
	setClient(record: number, isA: boolean): void {
		if (isA) this.clear(record, FLAG_CLIENT_B);
		else this.set(record, FLAG_CLIENT_B);
		this.set(record, FLAG_CLIENT_SURE);
	}

	clientPort(record: number): number {
		const ports = this.words[wordsOf(record) + W_PORTS];
		return this.clientIsB(record) ? ports & 0xffff : ports >>> 16;
	}

	serverPort(record: number): number {
		const ports = this.words[wordsOf(record) + W_PORTS];
		return this.clientIsB(record) ? ports >>> 16 : ports & 0xffff;
	}

	/** Four words, which are put into `into`. */
	clientAddress(record: number, into: Words = [0, 0, 0, 0]): Words {
		return this.#address(record, this.clientIsB(record), into);
	}

	serverAddress(record: number, into: Words = [0, 0, 0, 0]): Words {
		return this.#address(record, !this.clientIsB(record), into);
	}

	packets(record: number, up: boolean): number {
		const counter = wordsOf(record) + (up !== this.clientIsB(record) ? W_PACKETS_A : W_PACKETS_B);
		return this.words[counter] + (this.#turns.get(counter) ?? 0) * 2 ** 32;
	}

	bytes(record: number, up: boolean): number {
		return this.doubles[doublesOf(record) + (up !== this.clientIsB(record) ? D_BYTES_A : D_BYTES_B)];
	}

	/** Adds a packet to the counters of end A or B, or takes one away from them. */
	count(record: number, fromA: boolean, packets: 1 | -1, bytes: number): void {
		const counter = wordsOf(record) + (fromA ? W_PACKETS_A : W_PACKETS_B);
		this.words[counter] += packets;
		this.doubles[doublesOf(record) + (fromA ? D_BYTES_A : D_BYTES_B)] += bytes;
		if (this.words[counter] === (packets > 0 ? 0 : 0xffffffff)) this.#turns.set(counter, (this.#turns.get(counter) ?? 0) + packets);
	}

	/** The record goes on as a new connection between the same ends: its counters begin again, and nothing is known of it. */
	restart(record: number, flowId: number, timeUs: number): void {
		const w = wordsOf(record);
		const d = doublesOf(record);
		this.#forgetTurns(w);
		// In UDP a bit of TCP's goodbyes says that STUN was seen: it still was.
		this.words[w + W_FLAGS] &= LASTING_FLAGS | ((this.words[w + W_FLAGS] & FLAG_UDP) !== 0 ? FLAG_STUN : 0);
		this.words[w + W_PLACE] &= 0xffff0000;
		this.words[w + W_PACKETS_A] = 0;
		this.words[w + W_PACKETS_B] = 0;
		this.words[w + W_TALLY] = 0;
		this.words[w + W_TOLD_PACKETS] = 0;
		this.doubles[d + D_BYTES_A] = 0;
		this.doubles[d + D_BYTES_B] = 0;
		this.doubles[d + D_TOLD_A] = 0;
		this.doubles[d + D_TOLD_B] = 0;
		this.doubles[d + D_START] = timeUs;
		this.doubles[d + D_ID] = flowId;
	}

	/** Takes the record out with all that hangs on it. */
	override remove(record: number): void {
		this.#forgetTurns(wordsOf(record));
		this.looks[record]?.close();
		this.looks[record] = undefined;
		this.helloKinds[record] = undefined;
		this.snis[record] = undefined;
		this.names[record] = undefined;
		super.remove(record);
	}

	#forgetTurns(w: number): void {
		if (this.#turns.size === 0) return;
		this.#turns.delete(w + W_PACKETS_A);
		this.#turns.delete(w + W_PACKETS_B);
	}

	#address(record: number, isB: boolean, into: Words): Words {
		const w = wordsOf(record);
		const first = w + (isB ? W_FIRST_B : W_FIRST_A);
		into[0] = this.words[first];
		into[1] = this.words[first + 1];
		into[2] = this.words[first + 2];
		into[3] = this.words[w + (isB ? W_LAST_B : W_LAST_A)];
		return into;
	}

	#field(record: number, mask: number, value: number): void {
		const w = wordsOf(record) + W_FLAGS;
		this.words[w] = (this.words[w] & ~mask) | value;
	}
}
