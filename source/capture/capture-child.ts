import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {closeSync} from 'node:fs';
import {createInterface} from 'node:readline';
import type {Counts, Problem} from './child-protocol.js';
import type {Fifo} from './fifo.js';
import type {Method} from './methods.js';

/** A process that is asked to end and does not within this time is blocked on a full pipe: killed. */
const STOP_MS = 500;
/** How often one that is asked to stop is asked for its counts, until it has taken all that came before. */
const ASK_MS = 50;
/** In 1.15 s the kernel has handed on a block that is not full: it waits a second, which its timers round up. */
const MOST_ASKS = 23;
/** One that leaves so many in a row unanswered is blocked on a full pipe. Counted, not timed: a thread that stands still hears nobody. */
const SILENT_ASKS = 5;

/** What cap says when it aborts because its interface goes down. */
const LOST = /Assertion .status == 0. failed/;
const MAX_REASON = 300;

export interface ChildEnd {
	readonly reason: string;
	readonly problem: Problem | undefined;
}

interface ChildListener {
	ready(): void;
	dropped(total: number | null): void;
	/** Once, after the last line and the last packet. */
	ended(end: ChildEnd): void;
}

/** One incarnation of a capture process: writes into `fifo` until it ends. */
export class CaptureChild {
	readonly #process: ChildProcess;
	readonly #countSignal: NodeJS.Signals | undefined;
	#ready = false;
	#stopping = false;
	/** Asks since the stop, and those since the last answer. */
	#asks = 0;
	#unanswered = 0;
	/** The packets that came before the stop, as soon as they are counted. */
	#due: number | undefined;
	#countTimer: NodeJS.Timeout | undefined;
	#killTimer: NodeJS.Timeout | undefined;

	constructor(method: Method, device: string, filter: string, fifo: Fifo, listener: ChildListener) {
		const [program, ...args] = method.command(device, filter);
		// Detached: a session of its own, so that Ctrl-C and a hang-up of the terminal reach the monitor alone.
		const child = spawn(program, args, {stdio: ['pipe', fifo.writeEnd, 'pipe'], detached: true, env: childEnvironment()});
		this.#process = child;
		this.#countSignal = method.countSignal;
		closeSync(fifo.writeEnd);
		child.stdin!.on('error', () => {}); // it ended before it was told to
		let reason = '';
		createInterface({input: child.stderr!}).on('line', line => {
			const note = method.note(line);
			if (note === 'noise') return;
			if (note === undefined) {
				if (line.trim() !== '') reason = LOST.test(line) ? 'the interface went away' : line.trim().slice(0, MAX_REASON);
			} else if (note.kind === 'dropped') {
				listener.dropped(note.total);
				if (note.counts) this.#counted(note.counts);
			} else {
				this.#ready = true;
				if (method.countSignal) this.#countTimer = setInterval(() => child.kill(method.countSignal!), 1000);
				listener.ready();
			}
		});
		child.on('error', error => {
			reason = `${program}: ${error.message}`;
		});
		child.on('close', (status, signal) => {
			clearInterval(this.#countTimer);
			clearTimeout(this.#killTimer);
			child.stdin!.end('\n');
			fifo.release();
			const problem = this.#ready ? undefined : method.problem(status, reason, () => isBadFilter(filter));
			listener.ended({reason: reason || (signal ? `ended by ${signal}` : `ended with status ${status}`), problem});
		});
	}

	/** Lets it write what came so far, and ends it: `ended` follows within 1.7 s. Should we die, it ends at once. */
	stop(): void {
		if (this.#stopping) return;
		this.#stopping = true;
		clearInterval(this.#countTimer);
		if (this.#ready && this.#countSignal) this.#countTimer = setInterval(() => this.#ask(this.#countSignal!), ASK_MS);
		else this.#end();
	}

	#ask(signal: NodeJS.Signals): void {
		if (++this.#asks > MOST_ASKS || ++this.#unanswered > SILENT_ASKS) this.#end();
		else this.#process.kill(signal);
	}

	/** Counts that were asked for before the stop say nothing of what came until then. They are of 32 bits. */
	#counted({came, taken}: Counts): void {
		if (this.#asks === 0) return;
		this.#unanswered = 0;
		this.#due ??= came;
		if (((taken - this.#due) | 0) >= 0) this.#end();
	}

	#end(): void {
		if (this.#killTimer) return;
		clearInterval(this.#countTimer);
		this.#process.stdin!.end();
		this.#killTimer = setTimeout(() => this.#process.kill('SIGKILL'), STOP_MS);
	}
}

/** Nothing of ours that could change how a privileged process runs: a path to find tcpdump and mkfifo, and messages in English. */
function childEnvironment(): NodeJS.ProcessEnv {
	return {PATH: `${process.env.PATH ?? '/usr/bin:/bin'}:/usr/sbin:/sbin`, LC_ALL: 'C', LANG: 'C'};
}

/** Compiles the filter for Ethernet without opening a device, to tell a wrong filter from a device that fails. */
function isBadFilter(filter: string): boolean {
	if (filter === '') return false;
	return spawnSync('tcpdump', ['-y', 'EN10MB', '-d', '--', filter], {stdio: 'ignore', env: childEnvironment()}).status === 1;
}
