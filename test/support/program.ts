import {type ChildProcessWithoutNullStreams, spawn} from 'node:child_process';
import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';

/** The program as built; `npm test` builds it first. */
export const cli = resolve(import.meta.dirname, '../../dist/cli.js');

export interface Run {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

export interface RunOptions {
	readonly env?: NodeJS.ProcessEnv;
	readonly input?: Buffer;
	/** Put in front of the program: `ip netns exec …`. */
	readonly wrapper?: readonly string[];
	/** Run instead of the program: a shell. */
	readonly program?: string;
}

/** A folder of its own for the files of a run. */
export const createHome = (): string => mkdtempSync(join(tmpdir(), 'snitop-home-'));

/** Starts the program without waiting for its end. */
export function start(args: readonly string[], {env = {}, wrapper = [], program}: RunOptions = {}): ChildProcessWithoutNullStreams {
	const [command, ...rest] = [...wrapper, ...(program === undefined ? [process.execPath, cli] : [program]), ...args];
	const {DATABASE_URL: _database, ...inherited} = process.env;
	return spawn(command!, rest, {env: {...inherited, ...env}, stdio: 'pipe'});
}

/** Runs the program to its end. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
	const child = start(args, options);
	const out: Buffer[] = [];
	const err: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
	// A program that does not read its input closes it.
	child.stdin.on('error', () => {});
	child.stdin.end(options.input);
	return new Promise(resolve => {
		child.on('close', status => resolve({status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString()}));
	});
}
