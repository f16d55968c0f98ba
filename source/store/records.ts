import {join} from 'node:path';
import type {Connection} from '../model/connection.js';
import {type ConnectionBatch, readConnection} from '../model/connection-batch.js';
import type {EngineToStore, FromStore, StoreAck} from '../model/messages.js';
import type {Delta} from '../model/tally.js';
import {TrafficCsv} from './csv.js';
import {FlowLines} from './json-lines.js';
import {LineOutput} from './line-output.js';
import type {OpenVerdicts} from './open-verdicts.js';
import type {Sighting} from './queue-store.js';
import {Sightings} from './sightings.js';
import {Statistics} from './statistics.js';
import {statsLine} from './stats-line.js';

export interface RecordsOptions {
	readonly home: string;
	readonly csv: boolean;
	readonly json: boolean;
	/** Undefined: no queue. Told what is new of unmatched names; false: that could not be kept, and is to be told again. */
	readonly queue: ((sightings: readonly Sighting[]) => boolean) | undefined;
	readonly matched: (name: string) => boolean;
	/** For connections whose verdict the engine left open. */
	readonly verdicts?: OpenVerdicts;
	readonly tell: (message: FromStore) => void;
	readonly acknowledge: (ack: StoreAck) => void;
	/** Standard output, unless a test gives another. */
	readonly output?: LineOutput;
}

/** Wall time between two writes of the queue, ms. */
const QUEUE_MS = 1000;

/** What the engine tells, written down: CSV, statistics, JSON lines, the queue. A batch is acknowledged when it is out of our hands. */
export class Records {
	/** Connections that the disk refused: those that any of the files lacks. */
	lost = 0;
	/** By the file that lacks them. */
	readonly #missing = {traffic: 0, statistics: 0};
	readonly #options: RecordsOptions;
	readonly #csv: TrafficCsv | undefined;
	readonly #statistics: Statistics | undefined;
	readonly #output: LineOutput | undefined;
	readonly #lines: FlowLines;
	readonly #sightings: Sightings | undefined;
	#last: Delta | undefined;
	#queueDueMs = 0;
	/** Which of the files cannot be written. */
	readonly #failing = new Set<'traffic' | 'statistics'>();
	#work: Promise<void> = Promise.resolve();

	constructor(options: RecordsOptions) {
		this.#options = options;
		const folder = join(options.home, 'output');
		if (options.csv) {
			this.#csv = new TrafficCsv(folder);
			this.#statistics = new Statistics(folder, {
				failed: (error, {connections, elsewhere}) => this.#failed('statistics', error, connections, elsewhere),
				recovered: () => this.#recovered('statistics'),
			});
		}
		this.#lines = new FlowLines(options.verdicts);
		if (options.json) this.#output = options.output ?? new LineOutput(1);
		if (options.queue) this.#sightings = new Sightings(options.matched);
	}

	/** Takes a message; messages are dealt with one after the other. Rejections of the returned promise are bugs. */
	take(message: EngineToStore): Promise<void> {
		this.#work = this.#work.then(() => this.#handle(message));
		return this.#work;
	}

	/** Everything taken so far is on disk, in the queue and on standard output (a reader that does not read is waited for). */
	async flush(): Promise<void> {
		await this.#work;
		this.#tellQueue();
		this.#statistics?.flush();
	}

	close(): void {
		this.#csv?.close();
		this.#statistics?.close();
	}

	async #handle(message: EngineToStore): Promise<void> {
		if (message.kind === 'connections') await this.#batch(message);
		else if (message.kind === 'delta') this.#delta(message);
		else await this.#end();
	}

	async #batch(batch: ConnectionBatch): Promise<void> {
		if (this.#csv) this.#record(Array.from({length: batch.count}, (_, i) => readConnection(batch, i)));
		if (this.#output) await this.#print(this.#lines.of(batch));
		this.#options.acknowledge({kind: 'taken', connections: batch.count});
	}

	#record(connections: readonly Connection[]): void {
		let isWritten = false;
		try {
			this.#csv!.write(connections);
			isWritten = true;
			this.#recovered('traffic');
		} catch (error) {
			this.#failed('traffic', error, connections.length);
		}
		for (const connection of connections) this.#statistics!.add(connection, isWritten);
	}

	#delta(delta: Delta): void {
		this.#last = delta;
		this.#statistics?.advance(delta.timeUs);
		if (!this.#sightings) return;
		this.#sightings.add(delta);
		const nowMs = performance.now();
		if (nowMs < this.#queueDueMs) return;
		this.#queueDueMs = nowMs + QUEUE_MS;
		this.#tellQueue();
	}

	async #end(): Promise<void> {
		this.#tellQueue();
		this.#statistics?.end();
		if (this.#failing.size > 0)
			this.#options.tell({kind: 'notice', level: 'error', text: `the CSV files could not be written: ${this.#gaps()}`});
		if (!this.#last) return;
		await this.#print(
			Buffer.from(statsLine({...this.#last.ledger, storeDropped: this.#last.ledger.storeDropped + this.lost}, this.#last.totals)),
		);
		this.#last = undefined;
	}

	/** Waits for a reader that is slow: nothing else is to be written meanwhile. */
	async #print(lines: Buffer): Promise<void> {
		const output = this.#output;
		if (!output || output.gone) return;
		try {
			output.add(lines);
			await output.drained();
			if (output.gone) this.#options.tell({kind: 'reader-gone'});
		} catch (error) {
			output.gone = true;
			this.#options.tell({kind: 'fatal', message: `standard output cannot be written: ${(error as Error).message}`, hint: undefined});
		}
	}

	#tellQueue(): void {
		const sightings = this.#sightings?.take() ?? [];
		if (sightings.length > 0 && !this.#options.queue!(sightings)) this.#sightings!.refused();
	}

	/** Told once, until all files are written again. `elsewhere`: connections that were counted as lost before. */
	#failed(what: 'traffic' | 'statistics', error: unknown, connections: number, elsewhere = 0): void {
		this.#missing[what] += connections;
		this.lost += connections - elsewhere;
		const told = this.#failing.size > 0;
		this.#failing.add(what);
		if (told) return;
		const {code, message} = error as NodeJS.ErrnoException;
		const text = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : message;
		this.#options.tell({kind: 'notice', level: 'error', text: `the CSV files cannot be written: ${text}; trying on`});
	}

	#recovered(what: 'traffic' | 'statistics'): void {
		if (!this.#failing.delete(what) || this.#failing.size > 0) return;
		this.#options.tell({
			kind: 'notice',
			level: 'info',
			text: `the CSV files are written again: ${this.#gaps()}`,
		});
	}

	#gaps(): string {
		return `${this.#missing.traffic} connections are missing in network_traffic.csv, ${this.#missing.statistics} in the statistics`;
	}
}
