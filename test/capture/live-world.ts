import {type ChildProcess, execFileSync, spawn, spawnSync} from 'node:child_process';
import {chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Why live capture cannot be tested here; undefined: it can. */
export function whyNotLive(): string | undefined {
	if (process.getuid?.() !== 0) return 'needs root';
	try {
		execFileSync('ip', ['netns', 'list'], {stdio: 'ignore'});
		execFileSync('tcpdump', ['--version'], {stdio: 'ignore'});
		return undefined;
	} catch {
		return 'needs iproute2 with network namespaces, and tcpdump';
	}
}

/** Whether a file can be given a capability here (libcap2-bin). */
export function hasSetcap(): boolean {
	return spawnSync('setcap', ['-h'], {stdio: 'ignore'}).error === undefined;
}

/** A network of its own: two ends of a cable, `near` with an address, and nothing else; and a build of the capture room. */
export class LiveWorld {
	readonly folder = mkdtempSync(join(tmpdir(), 'live-test-'));
	readonly temporary = join(this.folder, 'tmp');
	readonly #namespace = `live-test-${process.pid}`;
	readonly #monitors: ChildProcess[] = [];

	constructor() {
		chmodSync(this.folder, 0o755);
		mkdirSync(this.temporary);
		chmodSync(this.temporary, 0o1777);
		for (const room of ['capture', 'model']) this.#build(room);
		writeFileSync(join(this.folder, 'package.json'), '{"type": "module"}');
		// Copies: the checkout may stand in a home that no other user may look into, such as root's.
		for (const name of ['cap', 'koffi', '@koromix']) {
			cpSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name), {recursive: true});
		}
		cpSync(fileURLToPath(new URL('live-monitor.mjs', import.meta.url)), join(this.folder, 'live-monitor.mjs'));
		execFileSync('ip', ['netns', 'add', this.#namespace]);
		this.run('sysctl', '-qw', 'net.ipv6.conf.all.disable_ipv6=1', 'net.ipv6.conf.default.disable_ipv6=1');
		this.run('ip', 'link', 'add', 'near', 'type', 'veth', 'peer', 'name', 'far');
		this.run('ip', 'addr', 'add', '192.0.2.1/24', 'dev', 'near');
		this.run('ip', 'link', 'set', 'far', 'up');
		this.link('up');
	}

	run(...command: readonly string[]): string {
		return execFileSync('ip', ['netns', 'exec', this.#namespace, ...command], {encoding: 'utf8'});
	}

	link(state: 'up' | 'down'): void {
		this.run('ip', 'link', 'set', 'near', state);
		if (state === 'up') this.run('ip', 'neigh', 'replace', '192.0.2.2', 'lladdr', '02:00:00:00:00:02', 'dev', 'near');
	}

	/** Sends `count` datagrams of `bytes` to port 9 of nobody; returns when the kernel has taken them. */
	send(count: number, bytes: number): void {
		const script = `
			const socket = require('dgram').createSocket('udp4');
			const next = left => left === 0 ? socket.close() : socket.send(Buffer.alloc(${bytes}), 9, '192.0.2.2', () => next(left - 1));
			next(${count});`;
		this.run(process.execPath, '-e', script);
	}

	monitor(options: object, as: {readonly uid?: number; readonly env?: NodeJS.ProcessEnv} = {}): Monitor {
		const args = ['netns', 'exec', this.#namespace];
		if (as.uid !== undefined) args.push('setpriv', `--reuid=${as.uid}`, `--regid=${as.uid}`, '--clear-groups');
		args.push(process.execPath, join(this.folder, 'live-monitor.mjs'), this.folder, JSON.stringify({interfaces: ['near'], ...options}));
		const child = spawn('ip', args, {
			stdio: ['ignore', 'pipe', 'inherit'],
			env: {...process.env, TMPDIR: this.temporary, HOME: this.folder, ...as.env},
		});
		this.#monitors.push(child);
		return new Monitor(child);
	}

	/** Folders of streams that exist now. */
	leftOvers(): readonly string[] {
		return readdirSync(this.temporary);
	}

	remove(): void {
		for (const child of this.#monitors) child.kill('SIGKILL');
		execFileSync('ip', ['netns', 'delete', this.#namespace]);
		rmSync(this.folder, {recursive: true, force: true});
	}

	#build(room: string): void {
		const source = join(root, 'source', room);
		for (const name of readdirSync(source, {recursive: true, encoding: 'utf8'})) {
			if (!name.endsWith('.ts') || name.endsWith('.d.ts')) continue;
			const target = join(this.folder, room, name.replace(/ts$/, 'js'));
			mkdirSync(dirname(target), {recursive: true});
			const compilerOptions = {module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true};
			writeFileSync(target, ts.transpileModule(readFileSync(join(source, name), 'utf8'), {compilerOptions}).outputText);
		}
	}
}

type Line = Readonly<Record<string, unknown>>;

/** A running `live-monitor.mjs` and what it said. */
export class Monitor {
	readonly lines: Line[] = [];
	readonly child: ChildProcess;
	readonly exit: Promise<number | string>;
	#wake: () => void = () => {};

	constructor(child: ChildProcess) {
		this.child = child;
		createInterface({input: child.stdout!}).on('line', line => {
			this.lines.push(JSON.parse(line));
			this.#wake();
		});
		this.exit = new Promise(resolve => {
			child.on('close', (status, signal) => resolve(status ?? signal!));
		});
	}

	/** The first line from `from` on for which this holds. */
	async until(holds: (line: Line) => boolean, from = 0): Promise<Line> {
		for (let at = from; ; at++) {
			while (at >= this.lines.length)
				await new Promise<void>(resolve => {
					this.#wake = resolve;
				});
			if (holds(this.lines[at]!)) return this.lines[at]!;
		}
	}

	/** Kernel drops as told last. */
	get dropped(): unknown {
		return this.lines.findLast(line => 'kernelDropped' in line)?.kernelDropped;
	}

	get frames(): number {
		return Number(this.lines.findLast(line => 'frames' in line)?.frames ?? 0);
	}
}

/** A process by its `/proc/PID/status`. */
export function statusOf(pid: number): Readonly<Record<string, string>> {
	const text = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Object.fromEntries(text.split('\n').map(line => line.split(':\t')));
}

/** Descendants of a process, itself left out. */
export function descendants(pid: number): readonly number[] {
	const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
	return children.flatMap(child => [child, ...descendants(child)]);
}

/** Whether a process runs (one that is only not yet waited for does not). */
export function runs(pid: number): boolean {
	try {
		return !statusOf(pid).State!.startsWith('Z');
	} catch {
		return false;
	}
}
