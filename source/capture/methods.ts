import {existsSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {ChildNote, Problem} from './child-protocol.js';
import {EXIT_ADDON, EXIT_FILTER, EXIT_LINK_TYPE, EXIT_PERMISSION} from './child-protocol.js';
import {ringBytes} from './ring.js';

export type CaptureMethod = 'cap' | 'tcpdump';

/** How a capture process is started and understood. */
export interface Method {
	/** Program and arguments; standard input ends when it must, standard output is the stream. */
	command(device: string, filter: string): readonly [string, ...string[]];
	/** What a line on standard error says; `noise` is left out of the reason of a failure, undefined is a part of it. */
	note(line: string): ChildNote | 'noise' | undefined;
	/** Why the process ended, if trying again cannot help. `badFilter` compiles the filter apart. */
	problem(status: number | null, reason: string, badFilter: () => boolean): Problem | undefined;
	/** Asks for the counts, at the end too, until all packets that came were written; undefined where they come unasked. */
	readonly countSignal: NodeJS.Signals | undefined;
}

/** TLS records are at most 16 KiB, and no hello comes later in a frame. */
const TCPDUMP_SNAP_BYTES = 16_384;

/** The private copy of node that may capture, made by `snitop doctor --setcap`. It carries the version of Node's binary interface, as cap is compiled for one. */
export const helperPath = (home = homedir()): string => join(home, '.local', 'lib', 'snitop', `capture-node-${process.versions.modules}`);

const problems: Readonly<Record<number, Problem>> = {
	[EXIT_FILTER]: 'filter',
	[EXIT_PERMISSION]: 'permission',
	[EXIT_LINK_TYPE]: 'link-type',
	[EXIT_ADDON]: 'addon',
};

const cap: Method = {
	command: (device, filter) => [captureNode(), fileURLToPath(new URL('process/main.js', import.meta.url)), device, filter],
	note(line) {
		if (!line.startsWith('{')) return /^(Warning: |Node\.js v|\s+at )/.test(line) ? 'noise' : undefined;
		return JSON.parse(line) as ChildNote;
	},
	problem: status => problems[status ?? 0],
	countSignal: undefined,
};

/** As root the helper is not needed, and a file of the user's would not be a program to run as root. */
function captureNode(): string {
	return process.getuid!() !== 0 && existsSync(helperPath()) ? helperPath() : process.execPath;
}

/**
 * tcpdump does not look at its standard input. The shell leaves a watcher behind that ends it when this process is gone, and becomes tcpdump;
 * a line instead of the end tells the watcher that tcpdump has ended by itself.
 */
const watched = 'exec 3<&0; { read -r _ <&3 || kill -TERM $$; } >/dev/null 2>&1 & exec 3<&-; exec tcpdump "$@" </dev/null';

/**
 * Without immediate mode, in which libpcap's ring has a slot of the whole snap length for each packet: blocks hold twenty times as many, and come
 * when they are full or a second old.
 */
const tcpdump: Method = {
	command: (device, filter) => [
		'/bin/sh',
		...['-c', watched, 'sh', '-i', device, '-w', '-', '-U', '-n'],
		...['-s', String(TCPDUMP_SNAP_BYTES), '-B', String(ringBytes() >> 10)],
		...(process.getuid!() === 0 ? ['-Z', 'nobody'] : []),
		...(filter === '' ? [] : ['--', filter]),
	],
	note: parseTcpdumpLine,
	problem(status, reason, badFilter) {
		if (status === 127) return 'missing-program';
		if (/permission|not permitted|CAP_NET_RAW/i.test(reason)) return 'permission';
		return badFilter() ? 'filter' : undefined;
	},
	countSignal: 'SIGUSR1',
};

/** Lines of tcpdump 4.9 and later: "listening on", the counts at SIGUSR1 (one line) and at its end (a line each). */
export function parseTcpdumpLine(line: string): ChildNote | 'noise' | undefined {
	if (/\blistening on \S+, link-type/.test(line)) return {kind: 'ready'};
	const dropped = /(\d+) packets? dropped by kernel/.exec(line);
	if (dropped) {
		const taken = /(\d+) packets? captured, (\d+) packets? received/.exec(line);
		const total = Number(dropped[1]);
		return {kind: 'dropped', total, ...(taken && {counts: {came: Number(taken[2]) - total, taken: Number(taken[1])}})};
	}
	if (/\d+ packets? (captured|received by filter|dropped by interface)|verbose output suppressed|^Warning: /.test(line)) return 'noise';
	return undefined;
}

export const captureMethods = {cap, tcpdump} as const satisfies Record<CaptureMethod, Method>;
