import {parentPort, workerData} from 'node:worker_threads';
import type {EngineToStore, FromStore, StoreStart, ToStore} from '../model/messages.js';
import {UserError} from '../model/user-error.js';
import {Store} from './store.js';

// The thread shell: messages in, messages out. What goes wrong in a way nobody foresaw ends the thread, and the main thread hears of it.
const start = workerData as StoreStart;
const post = (message: FromStore): void => parentPort!.postMessage(message);

try {
	const store = new Store(start, post, ack => start.engine?.postMessage(ack));
	start.engine?.on('message', (message: EngineToStore) => store.engine(message));
	start.engine?.on('close', () => store.engineGone());
	parentPort!.on('message', (message: ToStore) => {
		if (message.kind !== 'close') {
			store.command(message);
			return;
		}
		void store.close(message.pushMs).then(() => {
			post({kind: 'closed'});
			start.engine?.close();
			// Everything is written. A server that never answers must not keep the thread: this ends it, not the program.
			process.exit();
		});
	});
} catch (error) {
	if (!(error instanceof UserError)) throw error;
	post({kind: 'fatal', message: error.message, hint: error.hint});
	start.engine?.close();
	parentPort!.close();
}
