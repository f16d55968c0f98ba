import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {closeSync} from 'node:fs';
import {createInterface} from 'node:readline';
import type {ChildNote, Problem} from './child-protocol.js';
import type {Fifo} from './fifo.js';
import type {Method} from './methods.js';

/** A process that is asked to end and does not within this time is blocked on a full pipe: killed. */
const STOP_MS = 500;
/** What came before the stop is handed on within this time: a second, after which the kernel hands on a block that is not full, and a little more. */
const HOLD_MS = 1050;
/** How often the counts are asked for meanwhile. Who does not answer for `SILENT_MS` is blocked, and not waited for. */
const ASK_MS = 50;
const SILENT_MS = 250;

/** What cap says when it aborts because its interface goes down. */
const LOST = /Assertion .status == 0. failed/;
const MAX_REASON = 300;

export interface ChildEnd {
	readonly reason: string;
	readonly problem: Problem | undefined;
}

type Counts = Extract<ChildNote, {kind: 'dropped'}>;

interface ChildListener {
	ready(): void;
	dropped(total: number | null): void;
	/** Once, after the last line and the last packet. */
	ended(end: ChildEnd): void;
}

/** One incarnation of a capture process: writes into `fifo` until it ends. */
export class CaptureChild {
	readonly #process: ChildProcess;
	readonly #method: Method;
	#ready = false;
	#stopping = false;
	/** The packets that came before the stop, as soon as they are counted. */
	#due: number | undefined;
	#holdTimer: NodeJS.Timeout | undefined;
	#silentTimer: NodeJS.Timeout | undefined;
	#countTimer: NodeJS.Timeout | undefined;
	#killTimer: NodeJS.Timeout | undefined;

	constructor(method: Method, device: string, filter: string, fifo: Fifo, listener: ChildListener) {
		const [program, ...args] = method.command(device, filter);
		// Detached: a session of its own, so that Ctrl-C and a hang-up of the terminal reach the monitor alone.
		const child = spawn(program, args, {stdio: ['pipe', fifo.writeEnd, 'pipe'], detached: true, env: childEnvironment()});
		this.#process = child;
		this.#method = method;
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
				if (this.#stopping) this.#awaitLast(note);
			} else {
				this.#ready = true;
				if (method.countSignal) this.#askEvery(1000);
				listener.ready();
			}
		});
		child.on('error', error => {
			reason = `${program}: ${error.message}`;
		});
		child.on('close', (status, signal) => {
			for (const timer of [this.#countTimer, this.#holdTimer, this.#silentTimer, this.#killTimer]) clearTimeout(timer);
			child.stdin!.end('\n');
			fifo.release();
			const problem = this.#ready ? undefined : method.problem(status, reason, () => isBadFilter(filter));
			listener.ended({reason: reason || (signal ? `ended by ${signal}` : `ended with status ${status}`), problem});
		});
	}

	/** Asks it to write what came so far and to end: `ended` follows within two seconds. Should we die, it ends at once. */
	stop(): void {
		if (this.#stopping) return;
		this.#stopping = true;
		if (!this.#ready || this.#method.countSignal === undefined) {
			this.#end();
			return;
		}
		this.#holdTimer = setTimeout(() => this.#end(), HOLD_MS);
		this.#silentTimer = setTimeout(() => this.#end(), SILENT_MS);
		this.#process.kill(this.#method.countSignal);
		this.#askEvery(ASK_MS);
	}

	#askEvery(ms: number): void {
		clearInterval(this.#countTimer);
		this.#countTimer = setInterval(() => this.#process.kill(this.#method.countSignal!), ms);
	}

	/** Ends it when it has taken all that came before the stop. */
	#awaitLast({came, taken}: Counts): void {
		if (came === undefined || taken === undefined) return;
		this.#silentTimer?.refresh();
		this.#due ??= came;
		if (taken >= this.#due) this.#end();
	}

	#end(): void {
		if (this.#killTimer) return;
		for (const timer of [this.#countTimer, this.#holdTimer, this.#silentTimer]) clearTimeout(timer);
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
