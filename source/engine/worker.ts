import {parentPort, workerData} from 'node:worker_threads';
import {createClassifier} from '../classify/create-classifier.js';
import type {EngineStart, FromEngine, ToEngine} from '../model/messages.js';
import {Engine, isBrief} from './engine.js';

/* The thread around the engine: messages in, messages out. */

const start = workerData as EngineStart;
const port = parentPort!;
const post = (message: FromEngine): void => port.postMessage(message);
const engine = new Engine(start, createClassifier([], isBrief(start) ? [] : undefined), post);
port.on('message', (message: ToEngine) => engine.command(message));
await engine.run();
port.close();
