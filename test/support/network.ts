import {type ChildProcess, execFileSync, spawn} from 'node:child_process';

/** Why networks of the test's own cannot be made here; undefined: they can. */
export function whyNoNetwork(): string | undefined {
	if (process.getuid?.() !== 0) return 'needs root';
	try {
		execFileSync('ip', ['netns', 'list'], {stdio: 'ignore'});
		return undefined;
	} catch {
		return 'needs iproute2 with network namespaces';
	}
}

type Side = 'near' | 'far';
let count = 0;

/** Two hosts and a cable: interface `near` (192.0.2.1) on one side, `far` (192.0.2.2) on the other, and nothing else. */
export class Network {
	readonly #names: Readonly<Record<Side, string>>;
	readonly #children: ChildProcess[] = [];

	constructor() {
		const id = `snitop-${process.pid}-${++count}`;
		this.#names = {near: `${id}-near`, far: `${id}-far`};
		for (const name of Object.values(this.#names)) execFileSync('ip', ['netns', 'add', name]);
		const {near, far} = this.#names;
		execFileSync('ip', ['-n', near, 'link', 'add', 'near', 'type', 'veth', 'peer', 'name', 'far', 'netns', far]);
		for (const [side, address] of [
			['near', '192.0.2.1/24'],
			['far', '192.0.2.2/24'],
		] as const) {
			// No neighbour discovery: only the test's own packets are on the cable.
			this.run(side, 'sysctl', '-qw', 'net.ipv6.conf.all.disable_ipv6=1');
			this.run(side, 'ip', 'addr', 'add', address, 'dev', side);
			this.run(side, 'ip', 'link', 'set', 'lo', 'up');
			this.run(side, 'ip', 'link', 'set', side, 'up');
		}
	}

	/** What to put in front of a command so that it runs on that side. */
	at(side: Side): readonly string[] {
		return ['ip', 'netns', 'exec', this.#names[side]];
	}

	run(side: Side, ...command: readonly string[]): string {
		const [program, ...args] = [...this.at(side), ...command];
		return execFileSync(program!, args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
	}

	/** Starts a command that ends with the network. */
	spawn(side: Side, ...command: readonly string[]): ChildProcess {
		const [program, ...args] = [...this.at(side), ...command];
		const child = spawn(program!, args, {stdio: ['ignore', 'pipe', 'pipe']});
		this.#children.push(child);
		return child;
	}

	remove(): void {
		for (const child of this.#children) child.kill('SIGKILL');
		for (const name of Object.values(this.#names)) execFileSync('ip', ['netns', 'delete', name]);
	}
}
