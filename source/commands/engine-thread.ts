import {readdirSync} from 'node:fs';
import {getPriority, setPriority} from 'node:os';
import {Worker} from 'node:worker_threads';

/** Of the heap's part for what lives shortly: left to itself it grows with each capture that is read, and nothing becomes faster by that. */
const YOUNG_MIB = 16;

/** nice(2) by which the other threads step back where a capture is read: what they have to do can wait, and at the start they are many (V8 compiles). */
const BEHIND_A_READER = 10;
const LAST_NICE = 19;

let early: Worker | undefined;

/** Starts the engine's thread before it is known what it has to do: it loads its code while this one loads its own. Until it is asked for it keeps nobody from ending. */
export function startEngineEarly(): void {
	early = startEngine(BEHIND_A_READER);
	early.unref();
}

/** The engine's thread; it waits for an `EngineStart`. */
export function engineThread(): Worker {
	const worker = early ?? startEngine(0);
	early = undefined;
	worker.ref();
	return worker;
}

function startEngine(behind: number): Worker {
	const others = threads();
	const worker = new Worker(new URL('../engine/worker.cjs', import.meta.url), {
		name: 'engine',
		resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MIB},
		// A FIFO is closed by the socket that reads it; Node would close its number once more at the thread's end, by then another file's.
		trackUnmanagedFds: false,
	});
	stepBack(others, behind);
	return worker;
}

/**
 * Lets the engine's thread, which was started with our priority, come first: what it does not get done in time is lost, live. Linux schedules threads, not
 * processes. A priority above the usual, from the supervisor, is for the engine alone; threads that start later take over ours.
 */
function stepBack(others: readonly number[], behind: number): void {
	const nice = Math.min(Math.max(getPriority(), 0) + behind, LAST_NICE);
	for (const id of others) {
		try {
			setPriority(id, nice);
		} catch {
			// It has just ended.
		}
	}
}

/** The numbers of this process's threads; none where the system does not tell. */
function threads(): readonly number[] {
	try {
		return readdirSync('/proc/self/task').map(Number);
	} catch {
		return [];
	}
}
