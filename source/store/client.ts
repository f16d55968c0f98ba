import {Worker} from 'node:worker_threads';
import type {DatabaseStatus, LabelEvent, LabelRequest, UnmatchedRow} from '../model/label.js';
import type {FromStore, LogLine, StoreStart, ToStore} from '../model/messages.js';
import type {Rule, RuleKey} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {RULES_MS} from './rules-missing.js';

type Told = Exclude<FromStore, {readonly kind: 'ready' | 'answer' | 'closed'}>;
type Listener<K extends Told['kind']> = (message: Extract<Told, {readonly kind: K}>) => void;
type Answer = Extract<FromStore, {readonly kind: 'answer'}>;
type Command = ToStore extends infer T ? (T extends {readonly request: number} ? Omit<T, 'request'> : never) : never;

/** The store thread as the main thread sees it. Requests reject with a `UserError` that says why. */
export interface StoreClient {
	/** Rules at the start; changes come as `rules`. */
	readonly rules: readonly Rule[];
	/** The latest status; changes come as `status`. */
	readonly status: DatabaseStatus;
	label(labels: readonly LabelRequest[]): Promise<readonly LabelEvent[]>;
	remove(labels: readonly Pick<LabelRequest, 'match' | 'pattern'>[]): Promise<readonly LabelEvent[]>;
	/** What suggestions made and unmade; what a person has taken back is passed over, and has no event. */
	automatic(upsert: readonly Rule[], remove: readonly RuleKey[]): Promise<readonly LabelEvent[]>;
	undo(): Promise<readonly LabelEvent[]>;
	redo(): Promise<readonly LabelEvent[]>;
	history(limit: number): Promise<readonly LabelEvent[]>;
	unmatched(limit: number): Promise<readonly UnmatchedRow[]>;
	/**
	 * `fatal` comes for a store that broke down; requests under way reject then. What came before the first listener of its kind waits for it until the next
	 * turn of the event loop.
	 */
	on<K extends Told['kind']>(kind: K, listener: Listener<K>): void;
	/** Comes back as a `log` message, so that one listener sees all lines of the store. */
	log(line: LogLine): void;
	/**
	 * Everything is written, the thread has ended; waits for a slow reader of the JSON lines. Pushing to the shared database may take `pushMs`, what is left
	 * waits for the next run. May be called twice.
	 */
	close(pushMs?: number): Promise<void>;
}

/** Of the heap's part for what lives shortly: more makes nothing faster. */
const YOUNG_MIB = 2;

/**
 * Starts the store thread; resolves when its cache is open, rejects with a `UserError` where the home cannot be used. Runs from the build only.
 * `hurry` ends a patient store's patience.
 */
export async function openStore(start: StoreStart, hurry?: Promise<unknown>): Promise<StoreClient> {
	const worker = new Worker(new URL('../store/worker.cjs', import.meta.url), {
		workerData: start,
		transferList: start.engine ? [start.engine] : [],
		name: 'store',
		resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MIB},
	});
	const pending = new Map<number, {resolve: (answer: Answer) => void; reject: (error: Error) => void}>();
	const listeners = new Map<string, ((message: never) => void)[]>();
	let requests = 0;
	let closing: Promise<void> | undefined;
	let status: DatabaseStatus;
	/** Told in the next turn, or when somebody listens. */
	let waiting: Told[] = [];

	const tellAll = (): void => {
		const messages = waiting;
		waiting = messages.filter(({kind}) => !listeners.has(kind));
		for (const message of messages)
			for (const listener of listeners.get(message.kind) ?? []) (listener as (message: Told) => void)(message);
	};
	const tell = (message: Told): void => {
		waiting.push(message);
		setImmediate(tellAll);
	};
	const giveUp = (error: Error): void => {
		for (const {reject} of pending.values()) reject(error);
		pending.clear();
	};
	const exited = new Promise<void>(resolve => worker.once('exit', () => resolve()));
	void exited.then(() => giveUp(new UserError('the store has ended')));

	const hasten = (): void => worker.postMessage({kind: 'hurry'} satisfies ToStore);
	const patience = start.patient ? setTimeout(hasten, RULES_MS) : undefined;
	if (start.patient) void hurry?.then(hasten);

	const ready = await new Promise<Extract<FromStore, {readonly kind: 'ready'}>>((resolve, reject) => {
		worker.once('error', error => {
			reject(error);
			giveUp(error);
			tell({kind: 'fatal', message: `the store broke down: ${error.message}`, hint: undefined});
		});
		void exited.then(() => reject(new UserError('the store did not start')));
		worker.on('message', (message: FromStore) => {
			if (message.kind === 'ready' || message.kind === 'status') status = message.status;
			if (message.kind === 'ready') {
				resolve(message);
			} else if (message.kind === 'answer') {
				const asked = pending.get(message.request);
				pending.delete(message.request);
				if (message.error === undefined) asked?.resolve(message);
				else asked?.reject(new UserError(message.error));
			} else if (message.kind !== 'closed') {
				if (message.kind === 'fatal') reject(new UserError(message.message, message.hint));
				tell(message);
			}
		});
	}).finally(() => clearTimeout(patience));

	const ask = (command: Command): Promise<Answer> =>
		new Promise((resolve, reject) => {
			const request = requests++;
			pending.set(request, {resolve, reject});
			worker.postMessage({...command, request});
		});
	const events = async (command: Command): Promise<readonly LabelEvent[]> => (await ask(command)).events;

	return {
		rules: ready.rules,
		get status() {
			return status;
		},
		label: labels => events({kind: 'label', labels}),
		remove: labels => events({kind: 'remove', labels}),
		automatic: (upsert, remove) => events({kind: 'automatic', upsert, remove}),
		undo: () => events({kind: 'undo'}),
		redo: () => events({kind: 'redo'}),
		history: limit => events({kind: 'history', limit}),
		unmatched: async limit => (await ask({kind: 'unmatched', limit})).rows,
		on(kind, listener) {
			listeners.set(kind, [...(listeners.get(kind) ?? []), listener as (message: never) => void]);
			setImmediate(tellAll);
		},
		log: line => worker.postMessage(line),
		close(pushMs) {
			closing ??= (async () => {
				worker.postMessage({kind: 'close', pushMs} satisfies ToStore);
				await exited;
				// What it said last is told in the next turn.
				await new Promise(resolve => setImmediate(resolve));
			})();
			return closing;
		},
	};
}
