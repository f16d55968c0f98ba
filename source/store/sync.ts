import type {DatabaseStatus} from '../model/label.js';
import type {LogLine} from '../model/messages.js';
import {UserError} from '../model/user-error.js';
import {escapeText} from '../text/escape-name.js';
import type {LabelStore} from './label-store.js';
import type {QueueStore} from './queue-store.js';
import {NO_TABLES} from './rules-missing.js';
import {Busy, connectDatabase, engineOf, type SharedDatabase} from './shared-database.js';
import type {Sql} from './sqlite.js';
import {Preparation} from './sync-prepare.js';
import {push} from './sync-push.js';
import {SyncState} from './sync-state.js';

export interface SyncOptions {
	readonly url: string;
	readonly sensor: string;
	readonly author: string;
	readonly sql: Sql;
	readonly labels: LabelStore;
	readonly queue: QueueStore;
	readonly prepares: boolean;
	/** Rules in the cache have changed. */
	readonly changed: () => void;
	readonly statusChanged: () => void;
	readonly notice: (level: 'info' | 'warn' | 'error', text: string) => void;
	readonly log: (line: LogLine) => void;
}

/** Waits between two attempts to connect, ms. */
const RETRY_MS = [250, 500, 1000, 2000, 5000, 10_000];

type State = Pick<DatabaseStatus, 'state' | 'detail'>;

/** What a run says at its end where `close` has left something. */
export const WAITING = 'labels or unmatched names wait for the shared database: a later run brings them';

/**
 * Keeps cache and shared database in step: connects, and again for ever; pushes the outbox, then the queue, then pulls what changed. Nobody waits for
 * it: labels count from the moment they are in the cache.
 */
export class Sync {
	readonly engine: string;
	#state: State = {state: 'connecting', detail: undefined};
	readonly #options: SyncOptions;
	readonly #progress: SyncState;
	readonly #preparation: Preparation;
	readonly #stop = new AbortController();
	#wake: () => void = () => {};
	/** Something happened since the last round began. */
	#due = true;
	#database: SharedDatabase | undefined;
	#running: Promise<void> = Promise.resolve();
	#met: () => void = () => {};
	/** Resolves when the first attempt has come to an end: its rules are in the cache, or it is known why not. */
	readonly met = new Promise<void>(resolve => {
		this.#met = resolve;
	});
	/** Resolves when a round has left nothing to push, or there is nobody to push to. */
	#settled: (() => void) | undefined;

	constructor(options: SyncOptions) {
		this.engine = engineOf(options.url);
		this.#options = options;
		this.#progress = new SyncState(options.sql, options.labels);
		const mayMake = () => options.prepares || options.labels.outbox.count > 0;
		this.#preparation = new Preparation({mayMake, progress: this.#progress, notice: options.notice, log: this.#log});
	}

	get state(): State {
		const {state, detail} = this.#state;
		const {refused} = this.#options.labels.outbox;
		if (state !== 'ok' || detail !== undefined || refused === 0) return this.#state;
		return {state, detail: `${refused} change${refused === 1 ? '' : 's'} refused by the database: see the log`};
	}

	start(): void {
		this.#running = this.#run();
	}

	/** There is something to push or to pull. */
	wake(): void {
		this.#due = true;
		this.#wake();
	}

	/**
	 * Pushes what waits until `deadline`, then ends. True: a label or, where this run writes, an unmatched name of this cache is left for a later run; false where
	 * this role may only read.
	 */
	async close(deadline: Promise<void>): Promise<boolean> {
		const waits = () => this.#options.labels.outbox.count > 0 || this.#options.queue.waits;
		if ((this.state.state === 'ok' || this.state.state === 'connecting') && waits()) {
			const settled = new Promise<void>(resolve => {
				this.#settled = resolve;
			});
			this.wake();
			await Promise.race([settled, deadline]);
		}
		this.abandon();
		await Promise.race([this.#running, deadline]);
		return (
			this.state.state !== 'read-only' && (this.#options.labels.outbox.count > 0 || (this.#options.prepares && this.#options.queue.waits))
		);
	}

	/** Ends at once. */
	abandon(): void {
		this.#stop.abort();
		this.#database?.close();
		this.#wake();
	}

	async #run(): Promise<void> {
		let failures = 0;
		while (!this.#stop.signal.aborted) {
			try {
				await this.#session(() => {
					failures = 0;
				});
			} catch (error) {
				if (this.#stop.signal.aborted) return;
				this.#set({state: 'away', detail: reasonOf(error)});
				this.#settled?.();
			}
			await this.#pause(RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]!, false);
		}
	}

	/** One connection, from its start until it breaks. */
	async #session(connected: () => void): Promise<void> {
		let broken: Error | undefined;
		const lost = (error: Error | undefined) => {
			broken ??= error ?? new Error('the server has closed the connection');
			this.wake();
		};
		const database = await connectDatabase(this.#options.url, lost, this.#stop.signal);
		this.#database = database;
		try {
			let surroundings = await this.#preparation.prepare(database);
			connected();
			while (surroundings === undefined && !broken && !this.#stop.signal.aborted) {
				this.#set({state: 'ok', detail: NO_TABLES});
				this.#settled?.();
				await this.#pause(database.pollMs);
				surroundings = await this.#preparation.prepare(database);
			}
			if (surroundings === undefined) return;
			const {writable} = surroundings;
			let {skewMs} = surroundings;
			await database.listen(() => this.wake());
			let looked = Date.now();
			while (!broken && !this.#stop.signal.aborted) {
				this.#due = false;
				// Clocks are set right, or wrong, while the program runs.
				if (Date.now() - looked > 60_000 || Date.now() < looked) {
					skewMs = (await database.surroundings()).skewMs;
					looked = Date.now();
				}
				const busy = writable ? await this.#push(database, skewMs) : undefined;
				await this.#pull(database);
				this.#set(
					writable ? {state: 'ok', detail: busy} : {state: 'read-only', detail: 'this role may not write: labels stay on this machine'},
				);
				if (!this.#due) {
					this.#settled?.();
					await this.#pause(database.pollMs);
				}
			}
		} finally {
			this.#database = undefined;
			database.close();
		}
		if (broken) throw broken;
	}

	/** Pushes what waits; says why it has to wait on. */
	async #push(database: SharedDatabase, skewMs: number): Promise<string | undefined> {
		try {
			await push(database, skewMs, {...this.#options, log: this.#log});
			return undefined;
		} catch (error) {
			if (error instanceof Busy) return `${error.message}: labels wait`;
			throw error;
		}
	}

	async #pull(database: SharedDatabase): Promise<void> {
		const {author, changed, notice} = this.#options;
		const position = this.#progress.from();
		const pulled = await database.pull(position);
		if (pulled.position === position && pulled.rules.length === 0 && pulled.events.length === 0) return;
		for (const {before, now, by} of this.#progress.take(pulled, author)) {
			const text = now === undefined ? 'removed the label of' : `labelled as ${now.app}`;
			notice('warn', escapeText(`${by} ${text} ${before.pattern}, which you had labelled ${before.app}`));
		}
		changed();
	}

	/** Waits; cut short by `wake`, or with `hear` false by the end alone. */
	#pause(ms: number, hear = true): Promise<void> {
		return new Promise(resolve => {
			const timer = setTimeout(resolve, ms);
			this.#wake = () => {
				if (!hear && !this.#stop.signal.aborted) return;
				clearTimeout(timer);
				resolve();
			};
			if (this.#stop.signal.aborted) this.#wake();
		});
	}

	#set(state: State): void {
		if (state.state === this.#state.state && state.detail === this.#state.detail) return;
		this.#log(state.state === 'away' ? 'warn' : 'info', `database ${state.state}${state.detail === undefined ? '' : `: ${state.detail}`}`);
		this.#state = state;
		this.#met();
		this.#options.statusChanged();
	}

	readonly #log = (level: LogLine['level'], message: string): void => {
		this.#options.log({kind: 'log', logger: 'db_classification', level, message});
	};
}

/** One line for people; what a server says is text from outside. */
function reasonOf(error: unknown): string {
	const {code, message, errors} = error as Error & {code?: string; errors?: readonly Error[]};
	if (code === 'ECONNREFUSED') return 'the server does not answer (connection refused)';
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'the host of the database is not known';
	if (error instanceof UserError && error.hint !== undefined) return escapeText(`${message}: ${error.hint}`).slice(0, 300);
	return escapeText(message || errors?.[0]?.message || code || String(error)).slice(0, 200);
}
