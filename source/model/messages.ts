import type {MessagePort} from 'node:worker_threads';
import type {Connection} from './connection.js';
import type {ConnectionBatch} from './connection-batch.js';
import type {TallyDetails} from './details.js';
import type {ConnectionQuery} from './filter.js';
import type {DatabaseStatus, LabelEvent, LabelRequest, UnmatchedRow} from './label.js';
import type {Rule, RuleChange, RuleKey} from './rule.js';
import type {Delta} from './tally.js';

/** A line for one of the log files; worker threads send theirs to whoever owns the file. */
export interface LogLine {
	readonly kind: 'log';
	readonly logger: 'network_capture' | 'worker_threads' | 'db_classification' | 'monitoring';
	readonly level: 'debug' | 'info' | 'warn' | 'error';
	readonly message: string;
	readonly fields?: Readonly<Record<string, unknown>>;
}

// ── main ↔ engine ──

/** The first message to the engine. */
export interface EngineStart {
	/** Capture files in the order given (`-` is standard input); empty when live. */
	readonly files: readonly string[];
	/** Live sources by name; their streams are opened when `open` arrives. */
	readonly interfaces: readonly string[];
	readonly limits: {readonly connections: number; readonly names: number; readonly reassemblyBytes: number};
	/** Send deltas to main (a screen, a report or a status line wants them); the last one it gets always. */
	readonly deltas: boolean;
	/** The store wants to know of tallies too (queue, statistics); else it gets the last totals and ledger alone. */
	readonly storeDeltas: boolean;
	/** To the store: `ConnectionBatch` and `Delta`; from it: `StoreAck`. Undefined: closed connections go nowhere. */
	readonly store: MessagePort | undefined;
}

export type ToEngine =
	/** The rules of the layers that are not bundled are known: read. The thread is started before, while the store opens. */
	| {readonly kind: 'begin'; readonly rules: readonly Rule[]}
	| {readonly kind: 'rules'; readonly change: RuleChange}
	/** A stream of a live source can be read at this path (a FIFO with a writer); replaces an earlier one that ended. */
	| {readonly kind: 'open'; readonly source: number; readonly path: string}
	/** State of a live source, and its drop counts so far (null: unknown), from the capture process. */
	| {
			readonly kind: 'source';
			readonly source: number;
			readonly state: 'running' | 'restarting' | 'failed';
			readonly detail: string | undefined;
			readonly kernelDropped: number | null;
			readonly pipeDropped: number | null;
	  }
	| {readonly kind: 'inspect'; readonly request: number; readonly tally: number}
	/** The latest connections, open ones first. */
	| {readonly kind: 'connections'; readonly request: number; readonly limit: number; readonly query: ConnectionQuery}
	/** Read no more, close every connection (`end`), send the last delta and batch, then exit. */
	| {readonly kind: 'stop'};

export type FromEngine =
	| Delta
	| LogLine
	| {readonly kind: 'details'; readonly request: number; readonly details: TallyDetails}
	| {readonly kind: 'connection-list'; readonly request: number; readonly connections: readonly Connection[]}
	/** A file could not be used at all (missing, unreadable, no capture); the others go on. */
	| {readonly kind: 'unreadable'; readonly file: string; readonly reason: string}
	/** Damage inside a capture that was used as far as it is whole. */
	| {readonly kind: 'damage'; readonly file: string; readonly what: string}
	/** The capture is over, and so many connections are still to be dealt with by the store. */
	| {readonly kind: 'ending'; readonly left: number};

// ── engine → store, on their own channel ──

export type EngineToStore = ConnectionBatch | Delta | {readonly kind: 'end'};
/** The store has dealt with this many connections: the engine holds back, or drops and counts, beyond a bound. */
export interface StoreAck {
	readonly kind: 'taken';
	readonly connections: number;
}

// ── main ↔ store ──

/** `workerData` of the store worker. */
export interface StoreStart {
	/** Home with `cache/ output/ log/`. */
	readonly home: string;
	readonly database: string | undefined;
	/** Makes the tables of the shared database where they are missing; else that waits for a label. */
	readonly prepares: boolean;
	/** Begins with the rules of the shared database, unless it is away or too slow. */
	readonly patient: boolean;
	readonly author: string;
	readonly sensor: string;
	/** `network_traffic.csv` and the statistics per category. */
	readonly csv: boolean;
	/** JSON lines on standard output. */
	readonly json: boolean;
	/** Put unmatched names into the queue. */
	readonly queue: boolean;
	/** Rules of the layer `automatic` count; else they are passed over, and a run that writes drops them. */
	readonly automatic: boolean;
	readonly debug: boolean;
	/** From the engine: `EngineToStore`. Undefined for commands that only label. */
	readonly engine: MessagePort | undefined;
}

export type ToStore =
	| {readonly kind: 'label'; readonly request: number; readonly labels: readonly LabelRequest[]}
	| {readonly kind: 'remove'; readonly request: number; readonly labels: readonly Pick<LabelRequest, 'match' | 'pattern'>[]}
	/** Rules that follow suggestions, and those whose ground is gone. */
	| {readonly kind: 'automatic'; readonly request: number; readonly upsert: readonly Rule[]; readonly remove: readonly RuleKey[]}
	| {readonly kind: 'undo'; readonly request: number}
	| {readonly kind: 'redo'; readonly request: number}
	| {readonly kind: 'history'; readonly request: number; readonly limit: number}
	| {readonly kind: 'unmatched'; readonly request: number; readonly limit: number}
	| LogLine
	/** Wait for the shared database no longer. */
	| {readonly kind: 'hurry'}
	/** Write what is there, push what can be pushed within `pushMs`, close the files, answer `closed`; then the thread ends. */
	| {readonly kind: 'close'; readonly pushMs: number | undefined};

export type FromStore =
	| LogLine
	/** SQLite is open; these are its rules. Sent once, first. */
	| {readonly kind: 'ready'; readonly rules: readonly Rule[]; readonly status: DatabaseStatus}
	/** Rules changed: here, or by a colleague (`by` names the author then). */
	| {readonly kind: 'rules'; readonly change: RuleChange; readonly by: string | undefined}
	| {readonly kind: 'status'; readonly status: DatabaseStatus}
	| {
			readonly kind: 'answer';
			readonly request: number;
			readonly error: string | undefined;
			readonly events: readonly LabelEvent[];
			readonly rows: readonly UnmatchedRow[];
	  }
	/** A line for the operator: disk full, a label overtaken by a colleague's. */
	| {readonly kind: 'notice'; readonly level: 'info' | 'warn' | 'error'; readonly text: string}
	/** Whoever read the JSON lines has gone away (`| head`): end quietly. */
	| {readonly kind: 'reader-gone'}
	/** The store cannot work at all. */
	| {readonly kind: 'fatal'; readonly message: string; readonly hint: string | undefined}
	| {readonly kind: 'closed'};
