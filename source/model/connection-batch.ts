import type {Connection} from './connection.js';
import {connectionStates, endReasons, nameSources, unnamedReasons} from './connection.js';
import type {EchState, Hello} from './hello.js';
import {appProtocols} from './hello.js';
import type {Verdict} from './rule.js';

/** Numbers a connection takes in `ConnectionBatch.numbers`; the order is that of `packConnection`. */
const STRIDE = 24;
const WORDS = 8;
const echStates: readonly EchState[] = ['none', 'grease', 'offered'];
/** What `numbers` says of a hello besides its state of ECH. */
const HAS_HELLO = 4;
const CUT = 8;
/** The name is that of the hello: it is not sent twice. */
const SAME_NAME = 16;

/** Closed connections on their way to the store: numbers in typed arrays that are transferred, not cloned. */
export interface ConnectionBatch {
	readonly kind: 'connections';
	readonly count: number;
	readonly numbers: Float64Array;
	readonly addresses: Uint32Array;
	readonly names: readonly (string | undefined)[];
	/** Names in hellos that are not the names of their connections. */
	readonly snis: readonly (string | undefined)[];
	/** Clients that shuffle their extensions make a new one each time; the rest of a hello repeats, and is told once a batch. */
	readonly ja3s: readonly string[];
	readonly ja4s: readonly string[];
	readonly alpns: readonly (readonly string[])[];
	/** Distinct verdicts of the batch; a connection carries an index into them, −1 for none. */
	readonly verdicts: readonly Verdict[];
	/** Interface and file names; a connection carries indexes into them, −1 for none. */
	readonly places: readonly string[];
}

/** Collects connections until `take` hands them over as one batch. */
export class BatchBuilder {
	readonly #capacity: number;
	#count = 0;
	#numbers: Float64Array;
	#addresses: Uint32Array;
	#names: (string | undefined)[] = [];
	#snis: (string | undefined)[] = [];
	#ja3s: string[] = [];
	#ja4s = new Map<string, number>();
	#alpns = new Map<readonly string[], number>();
	#verdicts = new Map<Verdict, number>();
	#places = new Map<string, number>();

	constructor(capacity: number) {
		this.#capacity = capacity;
		this.#numbers = new Float64Array(capacity * STRIDE);
		this.#addresses = new Uint32Array(capacity * WORDS);
	}

	get count(): number {
		return this.#count;
	}

	get full(): boolean {
		return this.#count >= this.#capacity;
	}

	add(c: Connection): void {
		const n = this.#numbers;
		let i = this.#count * STRIDE;
		n[i++] = c.flowId;
		n[i++] = c.ipVersion;
		n[i++] = c.clientPort;
		n[i++] = c.serverPort;
		n[i++] = c.transport === 'TCP' ? 6 : 17;
		n[i++] = appProtocols.indexOf(c.protocol);
		n[i++] = c.startUs;
		n[i++] = c.endUs;
		n[i++] = c.packetsUp;
		n[i++] = c.packetsDown;
		n[i++] = c.bytesUp;
		n[i++] = c.bytesDown;
		n[i++] = connectionStates.indexOf(c.state);
		n[i++] = c.endReason === undefined ? -1 : endReasons.indexOf(c.endReason);
		n[i++] = c.source === undefined ? -1 : nameSources.indexOf(c.source);
		n[i++] = c.version;
		n[i++] = c.unnamed === undefined ? -1 : unnamedReasons.indexOf(c.unnamed);
		n[i++] = c.verdict === undefined ? -1 : indexIn(this.#verdicts, c.verdict);
		n[i++] = c.tally;
		n[i++] =
			(c.interfaceName === undefined ? 0 : indexIn(this.#places, c.interfaceName) + 1) * 65536 +
			(c.file === undefined ? 0 : indexIn(this.#places, c.file) + 1);
		this.#addHello(c, i);
		this.#addresses.set(c.client, this.#count * WORDS);
		this.#addresses.set(c.server, this.#count * WORDS + 4);
		this.#names.push(c.name);
		this.#count++;
	}

	#addHello({hello, name}: Connection, at: number): void {
		const n = this.#numbers;
		n[at] = 0;
		if (hello === undefined) return;
		const isSame = hello.sni === name;
		n[at] = echStates.indexOf(hello.ech) | HAS_HELLO | (hello.cut ? CUT : 0) | (isSame ? SAME_NAME : 0);
		n[at + 1] = hello.version;
		n[at + 2] = indexIn(this.#ja4s, hello.ja4);
		n[at + 3] = indexIn(this.#alpns, hello.alpn);
		this.#ja3s[this.#count] = hello.ja3;
		if (!isSame) this.#snis[this.#count] = hello.sni;
	}

	take(): ConnectionBatch {
		const batch: ConnectionBatch = {
			kind: 'connections',
			count: this.#count,
			numbers: this.#numbers.slice(0, this.#count * STRIDE),
			addresses: this.#addresses.slice(0, this.#count * WORDS),
			names: this.#names,
			snis: this.#snis,
			ja3s: this.#ja3s,
			ja4s: [...this.#ja4s.keys()],
			alpns: [...this.#alpns.keys()],
			verdicts: [...this.#verdicts.keys()],
			places: [...this.#places.keys()],
		};
		this.#count = 0;
		this.#names = [];
		this.#snis = [];
		this.#ja3s = [];
		this.#ja4s = new Map();
		this.#alpns = new Map();
		this.#verdicts = new Map();
		this.#places = new Map();
		return batch;
	}
}

/** The buffers of a batch, for the transfer list of `postMessage`. */
export const transferOf = (batch: ConnectionBatch): ArrayBuffer[] => [
	batch.numbers.buffer as ArrayBuffer,
	batch.addresses.buffer as ArrayBuffer,
];

/** The connection at `index` of a batch (0 ≤ index < count). */
export function readConnection(batch: ConnectionBatch, index: number): Connection {
	const n = batch.numbers;
	const a = batch.addresses;
	const i = index * STRIDE;
	const w = index * WORDS;
	const places = n[i + 19]!;
	return {
		flowId: n[i]!,
		ipVersion: n[i + 1] as 4 | 6,
		clientPort: n[i + 2]!,
		serverPort: n[i + 3]!,
		transport: n[i + 4] === 6 ? 'TCP' : 'UDP',
		protocol: appProtocols[n[i + 5]!]!,
		startUs: n[i + 6]!,
		endUs: n[i + 7]!,
		packetsUp: n[i + 8]!,
		packetsDown: n[i + 9]!,
		bytesUp: n[i + 10]!,
		bytesDown: n[i + 11]!,
		state: connectionStates[n[i + 12]!]!,
		endReason: endReasons[n[i + 13]!],
		source: nameSources[n[i + 14]!],
		version: n[i + 15]!,
		unnamed: unnamedReasons[n[i + 16]!],
		verdict: batch.verdicts[n[i + 17]!],
		tally: n[i + 18]!,
		interfaceName: batch.places[Math.floor(places / 65536) - 1],
		file: batch.places[(places % 65536) - 1],
		client: [a[w]!, a[w + 1]!, a[w + 2]!, a[w + 3]!],
		server: [a[w + 4]!, a[w + 5]!, a[w + 6]!, a[w + 7]!],
		name: batch.names[index],
		hello: readHello(batch, index),
	};
}

/** The hello but for its random, which is of no use any more. */
function readHello({numbers: n, names, snis, ja3s, ja4s, alpns}: ConnectionBatch, index: number): Hello | undefined {
	const i = index * STRIDE + 20;
	const state = n[i]!;
	if ((state & HAS_HELLO) === 0) return undefined;
	return {
		sni: (state & SAME_NAME) !== 0 ? names[index] : snis[index],
		ech: echStates[state & 3]!,
		version: n[i + 1]!,
		alpn: alpns[n[i + 3]!]!,
		ja3: ja3s[index]!,
		ja4: ja4s[n[i + 2]!]!,
		random: 0,
		cut: (state & CUT) !== 0,
	};
}

function indexIn<T>(map: Map<T, number>, value: T): number {
	let index = map.get(value);
	if (index === undefined) {
		index = map.size;
		map.set(value, index);
	}
	return index;
}
