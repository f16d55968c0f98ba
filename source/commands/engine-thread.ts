import {Worker} from 'node:worker_threads';

/** Of the heap's part for what lives shortly: left to itself it grows with each capture that is read, and nothing becomes faster by that. */
const YOUNG_MIB = 16;

let early: Worker | undefined;

/** Starts the engine's thread before it is known what it has to do: it loads its code while this one loads its own. Until it is asked for it keeps nobody from ending. */
export function startEngineEarly(): void {
	early = startEngine();
	early.unref();
}

/** The engine's thread; it waits for an `EngineStart`. */
export function engineThread(): Worker {
	const worker = early ?? startEngine();
	early = undefined;
	worker.ref();
	return worker;
}

const startEngine = (): Worker =>
	new Worker(new URL('../engine/worker.js', import.meta.url), {
		name: 'engine',
		resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MIB},
		// A FIFO is closed by the socket that reads it; Node would close its number once more at the thread's end, by then another file's.
		trackUnmanagedFds: false,
	});
