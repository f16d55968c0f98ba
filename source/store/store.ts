import type {Classifier} from '../classify/classifier.js';
import {createClassifier} from '../classify/create-classifier.js';
import type {DatabaseStatus, LabelEvent, UnmatchedRow} from '../model/label.js';
import type {EngineToStore, FromStore, LogLine, StoreAck, StoreStart, ToStore} from '../model/messages.js';
import type {Rule} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {LabelStore} from './label-store.js';
import {OpenVerdicts} from './open-verdicts.js';
import {Portions} from './portions.js';
import {QueueStore, type Sighting} from './queue-store.js';
import {Records} from './records.js';
import {type Cache, openCache, persistCache} from './sqlite.js';
import {Sync, WAITING} from './sync.js';

/** How often the cache is asked whether another process has changed it, ms. */
const LOOK_MS = 250;
/** Time that pushing to the shared database may take at the end, where nobody says how much, ms. */
const PUSH_MS = 800;
/** An automatic rule that no run has confirmed for this long is dropped. */
const AUTOMATIC_AGE_MS = 30 * 86_400_000;

/** Everything behind the messages of the store thread; made without a thread in tests. */
export class Store {
	readonly #start: StoreStart;
	readonly #post: (message: FromStore) => void;
	#cache: Cache;
	#labels: LabelStore;
	#queue: QueueStore;
	#sync: Sync | undefined;
	readonly #records: Records;
	readonly #looker: NodeJS.Timeout;
	#classifier: Classifier | undefined;
	readonly #portions = new Portions((change, by) => this.#post({kind: 'rules', change, by}));
	readonly #verdicts = new OpenVerdicts(() => this.#classify());
	#revision: number;
	#isReady = false;
	#open: () => void = () => {};
	/** What the engine tells waits for the rules. */
	readonly #opened = new Promise<void>(resolve => {
		this.#open = resolve;
	});
	#lastStatus = '';
	#engineEnded: () => void = () => {};
	readonly #ended: Promise<void>;

	/** Opens the cache and tells `ready`; throws a `UserError` where the home cannot be used. */
	constructor(start: StoreStart, post: (message: FromStore) => void, acknowledge: (ack: StoreAck) => void = () => {}) {
		this.#start = start;
		this.#post = post;
		this.#cache = openCache(start.home, start.csv || start.queue);
		this.#labels = this.#openLabels();
		this.#queue = new QueueStore(this.#cache.sql, start.sensor);
		if (this.#cache.place === 'file') this.#labels.prune();
		// A command has seen no traffic, and may have another configuration than the runs.
		if (this.#cache.place === 'file' && start.queue && start.engine !== undefined)
			this.#labels.expireAutomatic(start.automatic ? Date.now() - AUTOMATIC_AGE_MS : Number.POSITIVE_INFINITY);
		this.#records = new Records({
			home: start.home,
			csv: start.csv,
			json: start.json,
			queue: start.queue ? sightings => this.#queueUp(sightings) : undefined,
			verdicts: this.#verdicts,
			matched: name => this.#classify().name(name) !== undefined,
			tell: post,
			acknowledge,
		});
		this.#ended = new Promise(resolve => {
			this.#engineEnded = resolve;
		});
		this.#revision = this.#labels.rules.revision();
		this.#sync = this.#openSync();
		if (start.patient && this.#sync) void this.#sync.met.then(() => this.#ready());
		else this.#ready();
		this.#looker = setInterval(() => this.#look(), LOOK_MS);
		this.#sync?.start();
	}

	#ready(): void {
		if (this.#isReady) return;
		this.#isReady = true;
		this.#open();
		this.#revision = this.#labels.rules.revision();
		this.#post({kind: 'ready', rules: this.#labels.rules.all(), status: this.#status()});
		if (this.#cache.notice !== undefined) this.#notice('warn', this.#cache.notice);
	}

	/** A message of the engine. */
	engine(message: EngineToStore): void {
		const done = this.#opened.then(() => this.#records.take(message));
		if (message.kind === 'end') void done.then(this.#engineEnded);
	}

	/** The engine is gone, with or without its `end`. */
	engineGone(): void {
		this.#engineEnded();
	}

	/** A message of the main thread other than `close`. */
	command(message: Exclude<ToStore, {readonly kind: 'close'}>): void {
		switch (message.kind) {
			case 'log':
				this.#post(message);
				break;
			case 'hurry':
				this.#ready();
				break;
			case 'label':
				this.#answer(message.request, () => this.#write(labels => labels.label(message.labels)));
				break;
			case 'remove':
				this.#answer(message.request, () => this.#write(labels => labels.remove(message.labels)));
				break;
			case 'automatic':
				this.#answer(message.request, () => this.#write(labels => labels.automatic(message.upsert, message.remove)));
				break;
			case 'undo':
				this.#answer(message.request, () => this.#write(labels => labels.undo()));
				break;
			case 'redo':
				this.#answer(message.request, () => this.#write(labels => labels.redo()));
				break;
			case 'history':
				this.#answer(message.request, () => this.#labels.history.list(message.limit));
				break;
			case 'unmatched':
				this.#answer(
					message.request,
					() => [],
					() => this.#queue.list(message.limit, name => this.#classify().name(name) !== undefined),
				);
		}
	}

	/** All rules as they are now, told or not: large changes are told in portions. */
	rules(): readonly Rule[] {
		return this.#labels.rules.all();
	}

	/** Rules of a list, in one transaction. */
	import(rules: readonly Rule[]): readonly LabelEvent[] {
		return this.#write(labels => labels.import(rules));
	}

	/**
	 * Waits for the engine's last words, writes everything (for a slow reader of JSON lines that may take long), pushes what can be pushed within
	 * `pushMs`; what is left waits for the next run.
	 */
	async close(pushMs = PUSH_MS): Promise<void> {
		clearInterval(this.#looker);
		this.#portions.close();
		this.#ready();
		if (this.#start.engine) await this.#ended;
		await this.#records.flush();
		this.#records.close();
		let timer: NodeJS.Timeout | undefined;
		const waits = await this.#sync?.close(
			new Promise<void>(resolve => {
				timer = setTimeout(resolve, pushMs);
			}),
		);
		clearTimeout(timer);
		if (waits && this.#start.engine) this.#notice('warn', WAITING);
		this.#cache.sql.close();
	}

	#openLabels(): LabelStore {
		const {author, database, automatic} = this.#start;
		return new LabelStore(this.#cache.sql, {author, shared: database !== undefined, automatic});
	}

	#openSync(): Sync | undefined {
		if (this.#start.database === undefined) return undefined;
		return new Sync({
			url: this.#start.database,
			sensor: this.#start.sensor,
			author: this.#start.author,
			sql: this.#cache.sql,
			labels: this.#labels,
			queue: this.#queue,
			prepares: this.#start.prepares,
			changed: () => this.#tellRules(),
			statusChanged: () => this.#tellStatus(),
			notice: (level, text) => this.#notice(level, text),
			log: line => this.#post(line),
		});
	}

	/** A change of labels: a cache that was only in memory becomes a file with the first one. */
	#write(work: (labels: LabelStore) => readonly LabelEvent[]): readonly LabelEvent[] {
		if (this.#cache.place === 'memory') this.#persist();
		const events = work(this.#labels);
		this.#tellRules();
		this.#tellStatus();
		this.#sync?.wake();
		return events;
	}

	#persist(): void {
		const revision = this.#revision;
		const sql = persistCache(this.#cache.sql, this.#start.home);
		this.#sync?.abandon();
		this.#cache.sql.close();
		this.#cache = {sql, place: 'file', notice: undefined};
		this.#labels = this.#openLabels();
		this.#queue = new QueueStore(sql, this.#start.sensor);
		this.#sync = this.#openSync();
		this.#sync?.start();
		// The file may be that of another process after all: its rules count from here on.
		this.#revision = this.#labels.rules.revision();
		if (this.#revision !== revision) this.#tell({full: true, upsert: this.#labels.rules.all(), remove: []}, undefined);
	}

	#look(): void {
		if (this.#cache.place === 'file' && this.#labels.rules.revision() !== this.#revision) this.#tellRules();
		this.#tellStatus();
	}

	#tellRules(): void {
		if (!this.#isReady) return;
		const revision = this.#labels.rules.revision();
		for (const {change, by} of this.#labels.rules.since(this.#revision)) this.#tell(change, by);
		this.#revision = revision;
	}

	#tell(change: Parameters<Classifier['apply']>[0], by: string | undefined): void {
		this.#classifier?.apply(change);
		this.#verdicts.forget();
		this.#portions.add(change, by);
	}

	#classify(): Classifier {
		this.#classifier ??= createClassifier(this.#labels.rules.all());
		return this.#classifier;
	}

	/** What a full disk refuses comes again with the next. */
	#queueUp(sightings: readonly Sighting[]): boolean {
		const isNews = this.#queue.refused === 0;
		const fault = this.#queue.tryToAdd(sightings);
		if (fault === undefined) this.#sync?.wake();
		else if (isNews) this.#log('warn', `the queue cannot be written: ${fault}; trying on`);
		return fault === undefined;
	}

	#answer(request: number, events: () => readonly LabelEvent[], rows: () => readonly UnmatchedRow[] = () => []): void {
		try {
			this.#post({kind: 'answer', request, error: undefined, events: events(), rows: rows()});
		} catch (error) {
			const text = error instanceof UserError && error.hint !== undefined ? `${error.message}: ${error.hint}` : (error as Error).message;
			if (!(error instanceof UserError)) this.#log('error', text);
			this.#post({kind: 'answer', request, error: text, events: [], rows: []});
		}
	}

	#tellStatus(): void {
		const status = this.#status();
		const text = JSON.stringify(status);
		if (text === this.#lastStatus) return;
		this.#lastStatus = text;
		this.#post({kind: 'status', status});
	}

	#status(): DatabaseStatus {
		const lost = this.#queue.lost + this.#queue.refused + this.#records.lost;
		if (!this.#sync) return {state: 'local', engine: 'SQLite', detail: undefined, outbox: 0, lost};
		return {...this.#sync.state, engine: this.#sync.engine, outbox: this.#labels.outbox.count + this.#queue.waiting, lost};
	}

	#notice(level: 'info' | 'warn' | 'error', text: string): void {
		this.#post({kind: 'notice', level, text});
		this.#log(level, text);
	}

	#log(level: LogLine['level'], message: string): void {
		this.#post({kind: 'log', logger: 'db_classification', level, message});
	}
}
