import type {Connection} from './connection.js';
import {connectionStates, endReasons, nameSources, unnamedReasons} from './connection.js';
import type {HelloKind} from './hello.js';
import {appProtocols} from './hello.js';
import type {Verdict} from './rule.js';

/** Columns of `ConnectionBatch.numbers`. Where a value is one of a list it is the index into the list, −1 for none. */
export const FLOW_ID = 0;
export const IP_VERSION = 1;
export const CLIENT_PORT = 2;
export const SERVER_PORT = 3;
/** 6 TCP, 17 UDP. */
export const TRANSPORT = 4;
export const PROTOCOL = 5;
export const START = 6;
export const END = 7;
export const PACKETS_UP = 8;
export const PACKETS_DOWN = 9;
export const BYTES_UP = 10;
export const BYTES_DOWN = 11;
export const STATE = 12;
export const END_REASON = 13;
export const SOURCE = 14;
export const VERSION = 15;
export const UNNAMED = 16;
/** Also `OPEN_VERDICT`: nobody has asked the rules yet. */
export const VERDICT = 17;
export const OPEN_VERDICT = -2;
export const TALLY = 18;
export const INTERFACE = 19;
export const FILE = 20;
/** Index into `helloKinds`. */
export const HELLO_KIND = 21;
/** `HAS_` and `IS_` bits. */
export const TEXTS = 22;
/** Where the texts of the connection end in `text`, one behind the other; the first begins where the last of the connection before ends. */
export const NAME_END = 23;
export const SNI_END = 24;
export const STRIDE = 25;
/** Words of a connection in `words`: of the address of the client, and from these on, of the server's, and of JA3. */
export const WORD_STRIDE = 12;
export const SERVER_AT = 4;
export const JA3_AT = 8;

export const HAS_NAME = 1;
export const HAS_SNI = 2;
/** The SNI is the name: it is not sent twice. */
export const IS_SAME = 4;

/**
 * Closed connections on their way to the store. Numbers and texts stand in a few arrays, so that a message costs no object a connection; what repeats
 * stands in lists once a batch.
 */
export interface ConnectionBatch {
	readonly kind: 'connections';
	readonly count: number;
	readonly numbers: Float64Array;
	readonly words: Uint32Array;
	/** Names, and other names in hellos, one byte a character. */
	readonly text: Uint8Array;
	readonly verdicts: readonly Verdict[];
	/** Interfaces and files. */
	readonly places: readonly string[];
	readonly helloKinds: readonly HelloKind[];
}

/** Collects connections until `take` hands them over as one batch. */
export class BatchBuilder {
	readonly #capacity: number;
	#count = 0;
	readonly #numbers: Float64Array;
	readonly #words: Uint32Array;
	#text = new Uint8Array(1 << 16);
	#textEnd = 0;
	readonly #verdicts = new Map<Verdict, number>();
	readonly #places = new Map<string, number>();
	readonly #helloKinds = new Map<HelloKind, number>();

	constructor(capacity: number) {
		this.#capacity = capacity;
		this.#numbers = new Float64Array(capacity * STRIDE);
		this.#words = new Uint32Array(capacity * WORD_STRIDE);
	}

	get count(): number {
		return this.#count;
	}

	get full(): boolean {
		return this.#count >= this.#capacity;
	}

	/** `isOpen`: the verdict is not known yet, see `OPEN_VERDICT`. */
	add(c: Connection, isOpen = false): void {
		const n = this.#numbers;
		const i = this.#count * STRIDE;
		n[i + FLOW_ID] = c.flowId;
		n[i + IP_VERSION] = c.ipVersion;
		n[i + CLIENT_PORT] = c.clientPort;
		n[i + SERVER_PORT] = c.serverPort;
		n[i + TRANSPORT] = c.transport === 'TCP' ? 6 : 17;
		n[i + PROTOCOL] = appProtocols.indexOf(c.protocol);
		n[i + START] = c.startUs;
		n[i + END] = c.endUs;
		n[i + PACKETS_UP] = c.packetsUp;
		n[i + PACKETS_DOWN] = c.packetsDown;
		n[i + BYTES_UP] = c.bytesUp;
		n[i + BYTES_DOWN] = c.bytesDown;
		n[i + STATE] = connectionStates.indexOf(c.state);
		n[i + END_REASON] = c.endReason === undefined ? -1 : endReasons.indexOf(c.endReason);
		n[i + SOURCE] = c.source === undefined ? -1 : nameSources.indexOf(c.source);
		n[i + VERSION] = c.version;
		n[i + UNNAMED] = c.unnamed === undefined ? -1 : unnamedReasons.indexOf(c.unnamed);
		n[i + VERDICT] = isOpen ? OPEN_VERDICT : indexIn(this.#verdicts, c.verdict);
		n[i + TALLY] = c.tally;
		n[i + INTERFACE] = indexIn(this.#places, c.interfaceName);
		n[i + FILE] = indexIn(this.#places, c.file);
		n[i + HELLO_KIND] = indexIn(this.#helloKinds, c.helloKind);
		const words = this.#words;
		const w = this.#count * WORD_STRIDE;
		for (let word = 0; word < 4; word++) {
			words[w + word] = c.client[word]!;
			words[w + SERVER_AT + word] = c.server[word]!;
			words[w + JA3_AT + word] = c.ja3[word]!;
		}
		let bits = 0;
		if (c.name !== undefined) {
			bits = c.sni === c.name ? HAS_NAME | IS_SAME : HAS_NAME;
			this.#write(c.name);
		}
		n[i + NAME_END] = this.#textEnd;
		if (c.sni !== undefined && c.sni !== c.name) {
			bits |= HAS_SNI;
			this.#write(c.sni);
		}
		n[i + SNI_END] = this.#textEnd;
		n[i + TEXTS] = bits;
		this.#count++;
	}

	take(): ConnectionBatch {
		const batch: ConnectionBatch = {
			kind: 'connections',
			count: this.#count,
			numbers: this.#numbers.slice(0, this.#count * STRIDE),
			words: this.#words.slice(0, this.#count * WORD_STRIDE),
			text: this.#text.slice(0, this.#textEnd),
			verdicts: [...this.#verdicts.keys()],
			places: [...this.#places.keys()],
			helloKinds: [...this.#helloKinds.keys()],
		};
		this.#count = 0;
		this.#textEnd = 0;
		for (const list of [this.#verdicts, this.#places, this.#helloKinds]) list.clear();
		return batch;
	}

	#write(text: string): void {
		const {length} = text;
		if (this.#textEnd + length > this.#text.length) {
			const larger = new Uint8Array(2 * this.#text.length + length);
			larger.set(this.#text);
			this.#text = larger;
		}
		const bytes = this.#text;
		let at = this.#textEnd;
		for (let i = 0; i < length; i++) bytes[at++] = text.charCodeAt(i);
		this.#textEnd = at;
	}
}

/** Where the texts of the connection at `index` begin. */
export const textStart = ({numbers}: ConnectionBatch, index: number): number =>
	index === 0 ? 0 : numbers[index * STRIDE - STRIDE + SNI_END]!;

/** The connection at `index` of a batch (0 ≤ index < count). */
export function readConnection(batch: ConnectionBatch, index: number): Connection {
	const {numbers: n, verdicts, places} = batch;
	const i = index * STRIDE;
	const w = index * WORD_STRIDE;
	const bits = n[i + TEXTS]!;
	const name = (bits & HAS_NAME) !== 0 ? textOf(batch, textStart(batch, index), n[i + NAME_END]!) : undefined;
	return {
		flowId: n[i + FLOW_ID]!,
		ipVersion: n[i + IP_VERSION] as 4 | 6,
		clientPort: n[i + CLIENT_PORT]!,
		serverPort: n[i + SERVER_PORT]!,
		transport: n[i + TRANSPORT] === 6 ? 'TCP' : 'UDP',
		protocol: appProtocols[n[i + PROTOCOL]!]!,
		startUs: n[i + START]!,
		endUs: n[i + END]!,
		packetsUp: n[i + PACKETS_UP]!,
		packetsDown: n[i + PACKETS_DOWN]!,
		bytesUp: n[i + BYTES_UP]!,
		bytesDown: n[i + BYTES_DOWN]!,
		state: connectionStates[n[i + STATE]!]!,
		endReason: endReasons[n[i + END_REASON]!],
		source: nameSources[n[i + SOURCE]!],
		version: n[i + VERSION]!,
		unnamed: unnamedReasons[n[i + UNNAMED]!],
		verdict: verdicts[n[i + VERDICT]!],
		tally: n[i + TALLY]!,
		interfaceName: places[n[i + INTERFACE]!],
		file: places[n[i + FILE]!],
		client: fourWords(batch, w),
		server: fourWords(batch, w + SERVER_AT),
		name,
		sni: (bits & IS_SAME) !== 0 ? name : (bits & HAS_SNI) !== 0 ? textOf(batch, n[i + NAME_END]!, n[i + SNI_END]!) : undefined,
		ja3: fourWords(batch, w + JA3_AT),
		helloKind: batch.helloKinds[n[i + HELLO_KIND]!],
	};
}

const fourWords = ({words}: ConnectionBatch, at: number): [number, number, number, number] => [
	words[at]!,
	words[at + 1]!,
	words[at + 2]!,
	words[at + 3]!,
];

/** A part of the text, one character a byte. */
export const textOf = ({text}: ConnectionBatch, start: number, end: number): string =>
	Buffer.from(text.buffer, text.byteOffset + start, end - start).toString('latin1');

function indexIn<T>(map: Map<T, number>, value: T | undefined): number {
	if (value === undefined) return -1;
	let index = map.get(value);
	if (index === undefined) {
		index = map.size;
		map.set(value, index);
	}
	return index;
}
