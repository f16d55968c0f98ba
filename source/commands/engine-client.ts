import type {MessagePort, Worker} from 'node:worker_threads';
import type {Connection} from '../model/connection.js';
import type {TallyDetails} from '../model/details.js';
import type {ConnectionQuery} from '../model/filter.js';
import type {EngineStart, FromEngine, ToEngine} from '../model/messages.js';
import {engineThread} from './engine-thread.js';

/** What the main thread hears of the engine without having asked. */
export type EngineNews = Exclude<FromEngine, {kind: 'details'} | {kind: 'connection-list'}>;

/** The engine's thread, seen from the main thread. */
export class EngineClient {
	/** Resolves when the thread is gone; rejects when it died of a fault. */
	readonly done: Promise<void>;
	readonly #worker: Worker;
	readonly #asked = new Map<number, (message: FromEngine) => void>();
	#requests = 0;

	constructor(start: EngineStart, onNews: (news: EngineNews) => void) {
		const transfer: MessagePort[] = start.store ? [start.store] : [];
		this.#worker = engineThread();
		this.#worker.postMessage(start, transfer);
		this.#worker.on('message', (message: FromEngine) => {
			if (message.kind === 'details' || message.kind === 'connection-list') {
				this.#asked.get(message.request)?.(message);
				this.#asked.delete(message.request);
			} else onNews(message);
		});
		this.done = new Promise((resolve, reject) => {
			this.#worker.on('error', reject);
			this.#worker.on('exit', () => resolve());
		});
		// Whoever awaits `done` later gets the fault; meanwhile it is not "unhandled".
		this.done.catch(() => {});
	}

	send(message: ToEngine): void {
		this.#worker.postMessage(message);
	}

	async inspect(tally: number): Promise<TallyDetails> {
		const answer = await this.#ask(request => ({kind: 'inspect', request, tally}));
		return (answer as Extract<FromEngine, {kind: 'details'}>).details;
	}

	async connections(query: ConnectionQuery, limit: number): Promise<readonly Connection[]> {
		const answer = await this.#ask(request => ({kind: 'connections', request, limit, query}));
		return (answer as Extract<FromEngine, {kind: 'connection-list'}>).connections;
	}

	#ask(question: (request: number) => ToEngine): Promise<FromEngine> {
		const request = ++this.#requests;
		return new Promise(resolve => {
			this.#asked.set(request, resolve);
			this.send(question(request));
		});
	}
}
