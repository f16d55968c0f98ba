import {type SpawnOptions, spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';

/** What one run of a process cost. Memory is the peak of its resident set, CPU user and system time together, its threads included. */
export interface Cost {
	readonly wallMs: number;
	readonly cpuMs: number;
	readonly peakBytes: number;
	readonly status: number | null;
}

/** How often a process is looked at, ms; what it does after the last look is missing in its CPU time. */
const LOOK_MS = 5;
/** Ticks a second of the times in /proc (sysconf(_SC_CLK_TCK)). */
export const TICK_MS = 10;

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
