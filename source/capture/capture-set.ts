import {CaptureChild, type ChildEnd} from './capture-child.js';
import type {CaptureRequest, CaptureRunner, SetEvent} from './capture-event.js';
import {createFifo, type Fifo, type Reader} from './fifo.js';
import {isUp} from './interfaces.js';
import {captureMethods, type Method} from './methods.js';
import {loadNative, type Native} from './native.js';

const FIRST_RETRY_MS = 200;
const LAST_RETRY_MS = 5000;
/** A process that ran this long had no trouble starting: the next pause is a short one again. */
const STEADY_MS = 10_000;
/** How often an interface that is down is looked at, so that its return is noticed before the pause is over. */
const LOOK_MS = 250;

interface Source {
	readonly index: number;
	readonly device: string;
	child: CaptureChild | undefined;
	fifo: Fifo | undefined;
	timer: NodeJS.Timeout | undefined;
	retryMs: number;
	startedMs: number;
	ready: boolean;
	/** Drops of the processes that have ended, and of the one that runs; null: unknown. */
	droppedBefore: number | null;
	dropped: number | null;
}

/**
 * The capture processes of a run, one per interface: started, and started again with growing pauses for as long as the run lasts.
 *
 *     starting ──ready──► running ──ended──► waiting (0.2 s → 5 s, or until the interface is up) ──► starting
 *         └──a wrong filter, no permission…──► failed
 */
export class CaptureSet implements CaptureRunner {
	readonly #request: CaptureRequest;
	readonly #tell: (event: SetEvent) => void;
	readonly #reader: Reader | undefined;
	readonly #native: Native | undefined = loadNative();
	readonly #sources: readonly Source[];
	#stopping: (() => void) | undefined;
	#stopped: Promise<void> | undefined;

	constructor(request: CaptureRequest, reader: Reader | undefined, tell: (event: SetEvent) => void) {
		this.#request = request;
		this.#tell = tell;
		this.#reader = reader;
		this.#sources = request.interfaces.map((device, index) => ({
			index,
			device,
			child: undefined,
			fifo: undefined,
			timer: undefined,
			retryMs: FIRST_RETRY_MS,
			startedMs: 0,
			ready: false,
			droppedBefore: 0,
			dropped: 0,
		}));
		process.once('exit', this.#remove);
		for (const source of this.#sources) void this.#start(source);
	}

	/** The reader has opened the stream of this source: its name is needed no more. */
	opened(source: number): void {
		this.#sources[source]?.fifo?.remove();
	}

	/** Ends the processes and lets the readers come to the end of their streams. Within 1.7 s. */
	stop(): Promise<void> {
		this.#stopped ??= new Promise<void>(resolve => {
			this.#stopping = resolve;
			for (const source of this.#sources) {
				clearTimeout(source.timer);
				source.child?.stop();
			}
			this.#finishStop();
		});
		return this.#stopped;
	}

	readonly #remove = (): void => {
		for (const source of this.#sources) source.fifo?.remove();
	};

	async #start(source: Source): Promise<void> {
		source.timer = undefined;
		source.startedMs = performance.now();
		source.ready = false;
		try {
			source.fifo?.remove();
			source.fifo = await createFifo(source.device, this.#reader, this.#native);
		} catch (error) {
			this.#retry(source, {reason: (error as Error).message, problem: undefined});
			return;
		}
		if (this.#stopping) {
			source.fifo.release();
			source.fifo.remove();
			return;
		}
		const {path} = source.fifo;
		const method: Method = captureMethods[this.#request.method];
		source.child = new CaptureChild(method, source.device, this.#request.filter, source.fifo, {
			ready: () => {
				source.ready = true;
				if (method.countSignal) source.dropped = null; // until it is asked
				this.#say(source, 'running', path);
			},
			dropped: total => {
				if (total === source.dropped) return;
				source.dropped = total;
				if (source.ready) this.#say(source, 'running');
			},
			ended: end => this.#ended(source, end),
		});
	}

	#ended(source: Source, end: ChildEnd): void {
		source.child = undefined;
		if (source.ready) {
			source.droppedBefore = plus(source.droppedBefore, source.dropped);
			source.dropped = 0;
		}
		if (this.#stopping) this.#finishStop();
		else if (end.problem) this.#say(source, 'failed', undefined, end);
		else this.#retry(source, end);
	}

	#retry(source: Source, end: ChildEnd): void {
		if (this.#stopping) return;
		if (performance.now() - source.startedMs > STEADY_MS) source.retryMs = FIRST_RETRY_MS;
		const down = isUp(source.device) === false;
		this.#say(source, 'restarting', undefined, down ? {...end, reason: `${source.device} is down`} : end);
		const untilMs = performance.now() + source.retryMs;
		source.retryMs = Math.min(source.retryMs * 2, LAST_RETRY_MS);
		const look = (): void => {
			const leftMs = untilMs - performance.now();
			if (leftMs <= 0 || (down && isUp(source.device))) void this.#start(source);
			else source.timer = setTimeout(look, down ? Math.min(LOOK_MS, leftMs) : leftMs);
		};
		look();
	}

	#say(source: Source, state: SetEvent['state'], path?: string, end?: ChildEnd): void {
		this.#tell({
			source: source.index,
			state,
			path,
			detail: end?.reason,
			kernelDropped: plus(source.droppedBefore, source.dropped),
			pipeDropped: 0, // writes to the pipe block: what a slow reader costs is dropped, and counted, by the kernel
			problem: end?.problem,
		});
	}

	#finishStop(): void {
		if (this.#sources.some(source => source.child)) return;
		process.off('exit', this.#remove);
		this.#remove();
		this.#stopping?.();
	}
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
