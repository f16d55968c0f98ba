import {parentPort} from 'node:worker_threads';
import {createClassifier} from '../classify/create-classifier.js';
import type {EngineStart, FromEngine, ToEngine} from '../model/messages.js';
import {Engine, isBrief} from './engine.js';

/* The thread around the engine: messages in, messages out. The first one says what it has to do. */

const port = parentPort!;
const post = (message: FromEngine): void => port.postMessage(message);
let engine: Engine | undefined;
port.on('message', (message: EngineStart | ToEngine) => {
	if (engine === undefined) start(message as EngineStart);
	else engine.command(message as ToEngine);
});

function start(what: EngineStart): void {
	engine = new Engine(what, createClassifier([], isBrief(what) ? [] : undefined), post);
	// A fault ends the thread, and the main thread hears of it.
	void engine.run().then(() => port.close());
}
