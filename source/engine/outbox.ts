import type {MessagePort} from 'node:worker_threads';
import type {Connection} from '../model/connection.js';
import {BatchBuilder} from '../model/connection-batch.js';
import type {EngineToStore, StoreAck} from '../model/messages.js';

const BATCH = 1000;
/** Connections on their way that the store has not dealt with; beyond, a replay waits and a live capture drops and counts. */
const OUTSTANDING_LIMIT = 50_000;

/** The way of closed connections to the store: batches, with a bound on what is under way. */
export class Outbox {
	/** Connections that the store did not take. */
	dropped = 0;
	/** Whether what the store does not take at once is dropped: while a live capture runs, which must not wait. */
	mayDrop: boolean;
	readonly #port: MessagePort;
	readonly #builder = new BatchBuilder(BATCH);
	/** Connections on their way that the store has not dealt with. */
	outstanding = 0;
	#wake: (() => void) | undefined;
	#isGone = false;

	constructor(port: MessagePort, mayDrop: boolean) {
		this.#port = port;
		this.mayDrop = mayDrop;
		port.on('message', (ack: StoreAck) => {
			this.outstanding -= ack.connections;
			if (this.outstanding < OUTSTANDING_LIMIT) this.#wake?.();
		});
		// A store that has broken down takes nothing any more: what is added is lost, and counted.
		port.on('close', () => {
			this.#isGone = true;
			this.#wake?.();
		});
	}

	/** `isOpen`: the store finds the verdict. */
	add(connection: Connection, isOpen: boolean): void {
		if (this.#isGone || (this.mayDrop && this.outstanding + this.#builder.count >= OUTSTANDING_LIMIT)) {
			this.dropped++;
			return;
		}
		this.#builder.add(connection, isOpen);
		if (this.#builder.full) this.flush();
	}

	flush(): void {
		if (this.#builder.count === 0) return;
		const batch = this.#builder.take();
		this.outstanding += batch.count;
		// Copied, not transferred: a thread that has once detached a buffer checks for it at every access to any typed array, which costs a tenth of all.
		this.#port.postMessage(batch);
	}

	send(message: EngineToStore): void {
		this.#port.postMessage(message);
	}

	/** Undefined: the store has dealt with everything, or is gone. Else resolves when it has dealt with more. */
	more(): Promise<void> | undefined {
		if (this.#isGone || this.outstanding === 0) return undefined;
		return new Promise(resolve => {
			this.#wake = resolve;
		});
	}

	/** Undefined: go on. Else resolves when the store has caught up so far that more may come. */
	room(): Promise<void> | undefined {
		if (this.#isGone || this.outstanding < OUTSTANDING_LIMIT) return undefined;
		return new Promise(resolve => {
			this.#wake = resolve;
		});
	}

	close(): void {
		this.#port.close();
	}
}
