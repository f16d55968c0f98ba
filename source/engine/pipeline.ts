import type {Classifier} from '../classify/classifier.js';
import {createDecoder, type Decoder} from '../decode/decoder.js';
import {BATCH} from '../flows/connection-table.js';
import type {Connections} from '../flows/connections.js';
import {stateOf} from '../flows/expiry.js';
import {D_ID, D_LAST, D_START, doublesOf, FLAG_IPV6, FLAG_UDP, W_TALLY, wordsOf} from '../flows/record-layout.js';
import {FlowTracker} from '../flows/tracker.js';
import {type Connection, createConnectionDraft, type EndReason} from '../model/connection.js';
import type {FrameSink} from '../model/frame.js';
import type {Ledger} from '../model/ledger.js';
import {DECODED, decodeResults, FRAGMENT_HELD, Packet} from '../model/packet.js';
import {createAliases} from './aliases.js';
import {Tallies} from './tallies.js';
import {TallyNames} from './tally-names.js';

export interface PipelineOptions {
	readonly connections: number;
	readonly names: number;
	readonly reassemblyBytes: number;
	readonly seed: number;
	readonly classifier: Classifier;
	/** Nobody looks at tallies and verdicts: totals alone are kept. */
	readonly isBrief?: boolean;
	/** Told of every connection that is over: `connection` can be asked of its record until the call returns. */
	readonly onClosed: (record: number, reason: EndReason) => void;
	readonly onDamage: (origin: string, what: string) => void;
}

/** Packet time between two sweeps of a part of the table, µs. */
const SWEEP_US = 1e6;
/** Packets of several interfaces may be this much out of order; a clock that steps back further was set. */
const BACK_US = -10e6;
/** Files × interfaces; the number of one has 16 bits in a record. */
const PLACES_LIMIT = 65_535;

/** Which file (as it was given) or interface a stream is. */
export interface Origin {
	readonly interfaceName: string | undefined;
	readonly file: string | undefined;
}

interface Place extends Origin {
	readonly linkType: number;
}

/** Frames in, connections and tallies out: the hot path from decode to tally, without input or output of its own. */
export class Pipeline {
	readonly tallies: Tallies;
	readonly tracker: FlowTracker;
	/** Packet time, µs. */
	nowUs = 0;
	/** When the earliest capture began; 0 before the first packet. */
	startUs = 0;
	storeDropped = 0;
	readonly #decoder: Decoder = createDecoder();
	readonly #batch = Array.from({length: BATCH}, () => new Packet());
	/** How many of the batch wait for the tracker. */
	#waiting = 0;
	readonly #places: Place[] = [];
	readonly #codes = new Float64Array(decodeResults.length + 1);
	readonly #options: PipelineOptions;
	#framesSeen = 0;
	#damaged = 0;
	#nextSweepUs = 0;
	/** Kernel and pipe drops by source (name of the interface, origin of the file); null: unknown. */
	readonly #kernel = new Map<unknown, number | null>();
	readonly #pipe = new Map<unknown, number | null>();

	constructor(options: PipelineOptions) {
		this.#options = options;
		const {classifier, isBrief = false, onClosed} = options;
		const limit = isBrief ? 16 : Math.max(2, options.names);
		const names = new TallyNames(
			limit,
			classifier,
			isBrief,
			createAliases(() => this.tracker.identifier.dns),
		);
		this.tallies = new Tallies(names, limit, isBrief, () => this.tracker.table, onClosed);
		this.tracker = new FlowTracker(options, this.tallies);
	}

	get table(): Connections {
		return this.tracker.table;
	}

	/** Where the frames of one file or interface go. */
	sink(origin: Origin): FrameSink {
		// A file may be read twice.
		const source = origin.file === undefined ? origin.interfaceName : origin;
		return {
			link: (linkType, name) => {
				// A file that is a capture tells of drops itself, or not at all.
				if (source === origin && !this.#kernel.has(source)) this.drops(source, null, null);
				return this.#place(linkType, name ?? origin.interfaceName, origin.file);
			},
			frame: (bytes, start, end, wireLength, timeUs, link) => this.frame(bytes, start, end, wireLength, timeUs, link),
			flush: () => this.flush(),
			damaged: what => {
				this.#damaged++;
				this.#options.onDamage(origin.file ?? origin.interfaceName ?? '', what);
			},
			dropped: kernel => this.drops(source, kernel, 0),
		};
	}

	/** One frame; `link` as given by the sink's `link`. What it changes may wait until `flush`, and `bytes` with it. */
	frame(bytes: Buffer, start: number, end: number, wireLength: number, timeUs: number, link: number): void {
		this.#framesSeen++;
		const aheadUs = timeUs - this.nowUs;
		if (aheadUs > 0 || aheadUs < BACK_US) this.advance(timeUs);
		const packet = this.#batch[this.#waiting];
		packet.link = link;
		const code = this.#decoder.decode(bytes, start, end, wireLength, timeUs, this.#places[link].linkType, packet);
		this.#codes[code]++;
		if (code !== DECODED) return;
		this.#waiting++;
		// What was put together from fragments lies in a buffer of the decoder's.
		if (this.#waiting === BATCH || packet.bytes !== bytes) this.flush();
	}

	/** All frames so far have had their effect. */
	flush(): void {
		const count = this.#waiting;
		this.#waiting = 0;
		if (count > 0) this.tracker.packets(this.#batch, count);
	}

	/** Drop counts of a source so far. */
	drops(source: unknown, kernel: number | null, pipe: number | null): void {
		this.#kernel.set(source, kernel);
		this.#pipe.set(source, pipe);
	}

	/** Wall time of a live capture: moves packet time on while no packet does. */
	tick(nowUs: number): void {
		if (nowUs > this.nowUs || nowUs - this.nowUs < BACK_US) this.advance(nowUs);
	}

	/** Packet time goes on, and sweeps when it is due. A clock that was set back is followed, for its time is all there is. */
	advance(timeUs: number): void {
		if (this.nowUs === 0) this.startUs = this.startUs === 0 ? timeUs : Math.min(this.startUs, timeUs);
		const isBack = timeUs < this.nowUs;
		this.nowUs = timeUs;
		if (isBack) this.#nextSweepUs = timeUs + SWEEP_US;
		if (timeUs < this.#nextSweepUs) return;
		this.#nextSweepUs = timeUs + SWEEP_US;
		this.flush();
		this.tracker.sweep(timeUs, 'timeout', Number.MAX_SAFE_INTEGER);
		this.#decoder.expire(timeUs);
	}

	/** The capture is over: a part of the connections ends, and at last time begins anew for the next capture. False: it is to be called again. */
	endCapture(): boolean {
		this.flush();
		if (!this.tracker.endCapture()) return false;
		this.tracker.identifier.dns.clear();
		this.#decoder.expire(Number.POSITIVE_INFINITY);
		this.nowUs = 0;
		this.#nextSweepUs = 0;
		return true;
	}

	ledger(): Ledger {
		const notDecoded: Partial<Record<string, number>> = {};
		for (let code = 1; code < decodeResults.length; code++) if (this.#codes[code] > 0) notDecoded[decodeResults[code]] = this.#codes[code];
		return {
			framesSeen: this.#framesSeen,
			framesDecoded: this.#codes[DECODED] + this.#codes[FRAGMENT_HELD],
			notDecoded,
			kernelDropped: sumKnown(this.#kernel),
			pipeDropped: sumKnown(this.#pipe),
			damaged: this.#damaged,
			fragmentsGivenUp: this.#decoder.fragmentsGivenUp,
			reassemblyGivenUp: this.tracker.givenUp,
			flowsEvicted: this.tracker.evicted,
			namesOverflowed: this.tallies.names.overflowed,
			storeDropped: this.storeDropped,
		};
	}

	#place(linkType: number, interfaceName: string | undefined, file: string | undefined): number {
		const same = this.#places.findIndex(p => p.linkType === linkType && p.interfaceName === interfaceName && p.file === file);
		if (same >= 0) return same;
		if (this.#places.length < PLACES_LIMIT) this.#places.push({linkType, interfaceName, file});
		return this.#places.length - 1;
	}

	/** A record as people see it; `reason` undefined while it is open. `c` is filled and returned. */
	connection(record: number, reason: EndReason | undefined, c = createConnectionDraft()): Connection {
		const table = this.table;
		const d = doublesOf(record);
		const place = this.#places[table.place(record)];
		const tally = table.words[wordsOf(record) + W_TALLY];
		c.flowId = table.doubles[d + D_ID];
		c.interfaceName = place?.interfaceName;
		c.file = place?.file;
		c.ipVersion = table.has(record, FLAG_IPV6) ? 6 : 4;
		table.clientAddress(record, c.client);
		table.serverAddress(record, c.server);
		c.clientPort = table.clientPort(record);
		c.serverPort = table.serverPort(record);
		c.transport = table.has(record, FLAG_UDP) ? 'UDP' : 'TCP';
		c.protocol = table.protocol(record);
		c.startUs = table.doubles[d + D_START];
		c.endUs = table.doubles[d + D_LAST];
		c.packetsUp = table.packets(record, true);
		c.packetsDown = table.packets(record, false);
		c.bytesUp = table.bytes(record, true);
		c.bytesDown = table.bytes(record, false);
		c.state = stateOf(table, record);
		c.endReason = reason;
		c.name = table.names[record];
		c.source = table.source(record);
		c.helloKind = table.helloKinds[record];
		c.sni = table.snis[record];
		table.ja3(record, c.ja3);
		c.version = table.version(record);
		c.unnamed = table.unnamed(record);
		c.verdict = tally === 0 || this.#options.isBrief ? undefined : this.tallies.names.verdictOf(table, record, tally);
		c.tally = tally;
		return c;
	}
}

/** The sum, or null where one of the sources does not know, or there is none. */
function sumKnown(counts: ReadonlyMap<unknown, number | null>): number | null {
	if (counts.size === 0) return null;
	let sum = 0;
	for (const count of counts.values()) {
		if (count === null) return null;
		sum += count;
	}
	return sum;
}
