import {randomInt} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {readCaptureFile} from '../capture/file.js';
import type {Classifier} from '../classify/classifier.js';
import {createConnectionDraft, type EndReason} from '../model/connection.js';
import type {EngineStart, FromEngine, ToEngine} from '../model/messages.js';
import type {Delta, SourceStatus} from '../model/tally.js';
import {UserError} from '../model/user-error.js';
import {Outbox} from './outbox.js';
import {Pipeline} from './pipeline.js';
import {Recent} from './recent.js';

/** Wall time between two deltas. */
const DELTA_MS = 250;
/** For what is left in the pipes (1 MiB each) when the capture has ended; a program must be gone two seconds after it was told to. */
const DRAIN_MS = 300;
/** After a smaller piece of a live stream than this more is waited for: tcpdump writes each packet by itself, and would wake the thread for each. */
const SMALL_PIECE = 16_384;
const COMPANY_MS = 1;

/** Nobody wants to know of tallies: the store classifies what it writes, and the engine asks no rules. */
export const isBrief = ({deltas, storeDeltas}: EngineStart): boolean => !deltas && !storeDeltas;

/** Runs the pipeline over the sources, and talks to the main thread and the store. */
export class Engine {
	readonly #start: EngineStart;
	readonly #classifier: Classifier;
	readonly #post: (message: FromEngine) => void;
	readonly #pipeline: Pipeline;
	readonly #outbox: Outbox | undefined;
	readonly #recent = new Recent();
	/** Where nobody keeps connections, each is packed from it. */
	readonly #draft = createConnectionDraft();
	readonly #isBrief: boolean;
	readonly #sources: SourceStatus[];
	readonly #stop = new AbortController();
	/** Ends streams that do not end by themselves. */
	readonly #patience = new AbortController();
	readonly #streams = new Set<Promise<void>>();
	#lastDelta = 0;
	/** When something came from a file last, and the time that was told while a pipe was silent. */
	#heardMs = 0;
	#shownUs = 0;
	#begin: () => void = () => {};
	readonly #begun = new Promise<void>(resolve => {
		this.#begin = resolve;
	});

	constructor(start: EngineStart, classifier: Classifier, post: (message: FromEngine) => void) {
		this.#start = start;
		this.#classifier = classifier;
		this.#post = post;
		this.#isBrief = isBrief(start);
		if (this.#isBrief) this.#begin();
		const live = start.interfaces.length > 0;
		this.#outbox = start.store && new Outbox(start.store, live);
		this.#sources = live
			? start.interfaces.map(name => ({name, kind: 'interface', state: 'restarting', detail: undefined}))
			: start.files.map(name => ({name, kind: 'file', state: 'running', detail: undefined}));
		this.#pipeline = new Pipeline({
			...start.limits,
			seed: randomInt(2 ** 32),
			classifier,
			isBrief: this.#isBrief,
			onClosed: (record, reason) => this.#closed(record, reason),
			onDamage: (file, what) => this.#post({kind: 'damage', file, what}),
		});
	}

	/** From `begin` on: reads all files, or live streams until `stop`; resolves when everything was told. */
	async run(): Promise<void> {
		await this.#begun;
		if (this.#start.interfaces.length > 0) await this.#runLive();
		else await this.#runFiles();
		this.#outbox?.flush();
		if (this.#outbox && this.#stop.signal.aborted) await this.#tellHowItEnds(this.#outbox);
		this.#tell(true);
		this.#outbox?.send({kind: 'end'});
		// A screen still asks for details when the capture has ended.
		if (this.#start.deltas && !this.#stop.signal.aborted) await aborted(this.#stop.signal);
		this.#outbox?.close();
	}

	command(message: ToEngine): void {
		switch (message.kind) {
			case 'begin':
				this.#classifier.apply({full: true, upsert: message.rules, remove: []});
				this.#begin();
				break;
			case 'rules':
				this.#classifier.apply(message.change);
				if (message.change.more) break;
				this.#pipeline.tallies.names.forgetVerdicts();
				this.#recent.rulesChanged();
				break;
			case 'open':
				this.#open(message.source, message.path);
				break;
			case 'source': {
				const {state, detail} = message;
				this.#sources[message.source] = {...this.#sources[message.source], state, detail};
				this.#pipeline.drops(this.#sources[message.source].name, message.kernelDropped, message.pipeDropped);
				break;
			}
			case 'inspect':
				this.#post({kind: 'details', request: message.request, details: this.#recent.details(this.#pipeline, message.tally)});
				break;
			case 'connections':
				void this.#recent
					.list(this.#pipeline, message.query, message.limit)
					.then(connections => this.#post({kind: 'connection-list', request: message.request, connections}));
				break;
			case 'stop':
				this.#stop.abort();
				this.#begin();
		}
	}

	async #runFiles(): Promise<void> {
		for (const [index, file] of this.#start.files.entries()) {
			if (this.#stop.signal.aborted) break;
			this.#shownUs = 0;
			try {
				await readCaptureFile(file, this.#pipeline.sink({file, interfaceName: undefined}), {
					signal: this.#stop.signal,
					rest: () => this.#rest(),
					idle: () => this.#idle(),
				});
				this.#sources[index] = {...this.#sources[index], state: 'ended'};
			} catch (error) {
				if (!(error instanceof UserError)) throw error;
				this.#sources[index] = {...this.#sources[index], state: 'failed', detail: error.message};
				this.#post({kind: 'unreadable', file, reason: error.hint === undefined ? error.message : `${error.message}; ${error.hint}`});
			}
			await this.#endCapture();
		}
	}

	/** Between two chunks of a file: messages come in, a delta goes out when it is due. */
	#rest(): Promise<void> | undefined {
		this.#heardMs = performance.now();
		this.#tellWhenDue();
		return this.#outbox?.room();
	}

	/** A pipe may be silent: time goes on for who looks, and not for connections, whose next packets may wait in a buffer on their way. */
	#idle(): void {
		const {nowUs} = this.#pipeline;
		if (nowUs > 0) this.#shownUs = Math.max(this.#shownUs, nowUs + (performance.now() - this.#heardMs) * 1000);
		this.#tellWhenDue();
	}

	#tellWhenDue(): void {
		if (performance.now() - this.#lastDelta < DELTA_MS) return;
		this.#outbox?.flush();
		this.#tell(false);
	}

	async #runLive(): Promise<void> {
		const ticker = setInterval(() => {
			// Idle links have no packets to tell the time.
			const nowUs = Date.now() * 1000;
			this.#pipeline.tick(nowUs);
			this.#outbox?.flush();
			this.#tell(false);
		}, DELTA_MS);
		await aborted(this.#stop.signal);
		clearInterval(ticker);
		// The capture processes have ended: what still stands in the pipes is read to its end.
		const impatient = setTimeout(() => this.#patience.abort(), DRAIN_MS);
		await Promise.all(this.#streams);
		clearTimeout(impatient);
		// From here on nothing is lost by waiting.
		if (this.#outbox) this.#outbox.mayDrop = false;
		await this.#endCapture();
	}

	/** Ends what is open, no faster than the store can take it. */
	async #endCapture(): Promise<void> {
		for (let ended = false; !ended; ) {
			ended = this.#pipeline.endCapture();
			this.#tellLeft();
			await this.#outbox?.room();
		}
	}

	/** Who told this run to end looks whether it gets on. */
	async #tellHowItEnds(outbox: Outbox): Promise<void> {
		for (let taken = outbox.more(); taken !== undefined; taken = outbox.more()) {
			this.#tellLeft();
			await taken;
		}
		this.#tellLeft();
	}

	#tellLeft(): void {
		this.#post({kind: 'ending', left: this.#pipeline.table.size + (this.#outbox?.outstanding ?? 0)});
	}

	/** Reads a new stream of a live source until its capture process ends. */
	#open(source: number, path: string): void {
		const name = this.#sources[source].name;
		const stream = readCaptureFile(path, this.#pipeline.sink({file: undefined, interfaceName: name}), {
			signal: this.#patience.signal,
			rest: bytes => (bytes < SMALL_PIECE ? sleep(COMPANY_MS) : undefined),
		})
			.catch((error: unknown) => {
				if (!(error instanceof UserError)) throw error;
				this.#sources[source] = {...this.#sources[source], state: 'restarting', detail: error.message};
				this.#post({kind: 'log', logger: 'network_capture', level: 'warn', message: `${name}: ${error.message}`});
			})
			.finally(() => this.#streams.delete(stream));
		this.#streams.add(stream);
	}

	#closed(record: number, reason: EndReason): void {
		const connection = this.#pipeline.connection(record, reason, this.#start.deltas ? undefined : this.#draft);
		this.#outbox?.add(connection, this.#isBrief);
		if (this.#start.deltas) this.#recent.add(connection);
	}

	#tell(ended: boolean): void {
		this.#lastDelta = performance.now();
		if (this.#outbox) this.#pipeline.storeDropped = this.#outbox.dropped;
		const {deltas, storeDeltas} = this.#start;
		if (this.#isBrief && !ended) return;
		const {born, tallies} = this.#pipeline.tallies.takeChanges();
		const delta: Delta = {
			kind: 'delta',
			timeUs: Math.max(this.#pipeline.nowUs, this.#shownUs),
			startUs: this.#pipeline.startUs,
			born,
			tallies,
			totals: this.#pipeline.tallies.totals(),
			ledger: this.#pipeline.ledger(),
			sources: this.#sources.slice(),
			ended,
		};
		if (deltas || ended) this.#post(delta);
		if (storeDeltas) this.#outbox?.send(delta);
		else if (ended) this.#outbox?.send({...delta, born: [], tallies: new Float64Array(0)});
	}
}

const aborted = (signal: AbortSignal): Promise<void> =>
	new Promise(resolve => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), {once: true});
	});
