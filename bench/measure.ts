import {type SpawnOptions, spawn} from 'node:child_process';
import {readdirSync, readFileSync, readlinkSync} from 'node:fs';

/** What one run of a process cost. Memory is the peak of its resident set, CPU user and system time together, its threads included. */
export interface Cost {
	readonly wallMs: number;
	readonly cpuMs: number;
	readonly peakBytes: number;
	readonly status: number | null;
}

// It makes Node read a list of certificates before any program begins: some 30 ms that are none of the program's.
delete process.env.NODE_EXTRA_CA_CERTS;

/** How often a process is looked at, ms; what it does after the last look is missing in its CPU time. */
const LOOK_MS = 5;
/** Ticks a second of the times in /proc (sysconf(_SC_CLK_TCK)). */
const TICK_MS = 10;

/** Runs a process to its end. Looking at it costs it a twentieth of its time: with `wallOnly` it is left alone, and the other costs are 0. */
export function measure(command: string, args: readonly string[], options: SpawnOptions = {}, wallOnly = false): Promise<Cost> {
	return new Promise((resolve, reject) => {
		const start = process.hrtime.bigint();
		const child = spawn(command, args, {stdio: ['ignore', 'ignore', 'inherit'], ...options});
		let seen = {cpuMs: 0, peakBytes: 0};
		const look = () => {
			seen = usageOf(child.pid!) ?? seen;
		};
		const timer = wallOnly ? undefined : setInterval(look, LOOK_MS);
		child.once('error', error => {
			clearInterval(timer);
			reject(error);
		});
		child.once('exit', status => {
			clearInterval(timer);
			resolve({wallMs: Number(process.hrtime.bigint() - start) / 1e6, ...seen, status});
		});
	});
}

/**
 * Runs a process that reads the file `path` to its end: CPU time (ns, of all threads) a byte for what it reads behind offset `from`. Measured inside one run, it is free of what start
 * and end cost; two looks tell it, one at `from`, one near the end of the file.
 */
export async function costBehind(command: string, args: readonly string[], path: string, from: number): Promise<number> {
	const child = spawn(command, args, {stdio: ['ignore', 'ignore', 'inherit']});
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', resolve);
	});
	let fd: string | undefined;
	const looks: {readonly at: number; readonly cpuNs: number}[] = [];
	const timer = setInterval(() => {
		try {
			fd ??= readdirSync(`/proc/${child.pid}/fd`).find(fd => linkOf(`/proc/${child.pid}/fd/${fd}`) === path);
			if (fd === undefined) return;
			const at = Number(/^pos:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/fdinfo/${fd}`, 'latin1'))![1]);
			if (at < from) return;
			if (looks.length === 2) looks.pop();
			looks.push({at, cpuNs: threadsNs(child.pid!)});
		} catch {
			// The file is closed, or the process gone.
		}
	}, LOOK_MS);
	const status = await ended.finally(() => clearInterval(timer));
	if (status !== 0) throw new Error(`${command} ended with ${status}`);
	const [first, last] = looks;
	return first === undefined || last === undefined ? Number.NaN : (last.cpuNs - first.cpuNs) / (last.at - first.at);
}

/** Time that the threads of a process have run (proc(5), schedstat), ns. */
const threadsNs = (pid: number): number =>
	readdirSync(`/proc/${pid}/task`).reduce(
		(sum, id) => sum + Number(readFileSync(`/proc/${pid}/task/${id}/schedstat`, 'latin1').split(' ')[0]),
		0,
	);

function linkOf(path: string): string | undefined {
	try {
		return readlinkSync(path);
	} catch {
		// Closed since the folder was read.
		return undefined;
	}
}

/** CPU time and peak memory of a process so far; undefined when it is gone. */
export function usageOf(pid: number): {readonly cpuMs: number; readonly peakBytes: number} | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
		// Behind the name, which may hold anything: state is field 3, utime 14, stime 15 (proc(5)).
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
		if (peak === undefined) return undefined;
		return {cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS, peakBytes: Number(peak) * 1024};
	} catch {
		// It has ended between two looks.
		return undefined;
	}
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The value that a share (0 to 1) of the values does not exceed. */
export const quantile = (values: readonly number[], share: number): number =>
	[...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;
