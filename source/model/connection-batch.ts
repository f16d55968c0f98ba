import type {Connection} from './connection.js';
import {connectionStates, endReasons, nameSources, unnamedReasons} from './connection.js';
import type {Hello} from './hello.js';
import {appProtocols} from './hello.js';
import type {Verdict} from './rule.js';

/** Numbers a connection takes in `ConnectionBatch.numbers`; the order is that of `packConnection`. */
const STRIDE = 20;
const WORDS = 8;

/** Closed connections on their way to the store: numbers in typed arrays that are transferred, not cloned. */
export interface ConnectionBatch {
	readonly kind: 'connections';
	readonly count: number;
	readonly numbers: Float64Array;
	readonly addresses: Uint32Array;
	readonly names: readonly (string | undefined)[];
	readonly hellos: readonly (Hello | undefined)[];
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
	#hellos: (Hello | undefined)[] = [];
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
		n[i] =
			(c.interfaceName === undefined ? 0 : indexIn(this.#places, c.interfaceName) + 1) * 65536 +
			(c.file === undefined ? 0 : indexIn(this.#places, c.file) + 1);
		this.#addresses.set(c.client, this.#count * WORDS);
		this.#addresses.set(c.server, this.#count * WORDS + 4);
		this.#names.push(c.name);
		this.#hellos.push(c.hello);
		this.#count++;
	}

	take(): ConnectionBatch {
		const batch: ConnectionBatch = {
			kind: 'connections',
			count: this.#count,
			numbers: this.#numbers.slice(0, this.#count * STRIDE),
			addresses: this.#addresses.slice(0, this.#count * WORDS),
			names: this.#names,
			hellos: this.#hellos,
			verdicts: [...this.#verdicts.keys()],
			places: [...this.#places.keys()],
		};
		this.#count = 0;
		this.#names = [];
		this.#hellos = [];
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
		hello: batch.hellos[index],
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
