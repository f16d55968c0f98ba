import {readdirSync, readFileSync} from 'node:fs';

/** A TCP connection of an SSH server, addresses as text without zone. */
export interface SshSession {
	readonly clientAddress: string;
	readonly clientPort: number;
	readonly serverAddress: string;
	readonly serverPort: number;
}

/** Sessions left out at most: a shared tmux may have several people attached. */
const MAX_SESSIONS = 8;
/** Processes looked at on the way up to init. */
const MAX_ANCESTORS = 64;
const ESTABLISHED = '01';

/** What `/proc` says, so that a test can say it. Each answer is empty where there is none. */
export interface ProcessTable {
	readonly self: number;
	environment(pid: number): string;
	parent(pid: number): number;
	/** Processes whose command is tmux or screen: their clients know the present session, the shells inside them an old one. */
	multiplexers(): readonly number[];
	/** Texts of `/proc/net/tcp` and `/proc/net/tcp6`. */
	sockets(): readonly string[];
}

/**
 * The operator's own SSH sessions: from `SSH_CONNECTION`, or that of an ancestor process (sudo removes it). Those with a live TCP connection count;
 * without any, the nearest one is taken on trust, unless it comes out of a terminal multiplexer, where it may be an old one.
 */
export function findSshSessions(table: ProcessTable = procTable): readonly SshSession[] {
	const found = new Map<string, SshSession>();
	let multiplexed = false;
	const add = (pid: number): void => {
		const environment = table.environment(pid).split('\0');
		multiplexed ||= environment.some(entry => /^(TMUX|STY)=./.test(entry));
		const session = parseSshConnection(environment.find(entry => entry.startsWith('SSH_CONNECTION='))?.slice(15) ?? '');
		if (session) found.set(JSON.stringify(session), session);
	};
	let pid = table.self;
	for (let step = 0; pid > 1 && step < MAX_ANCESTORS; step++) {
		add(pid);
		pid = table.parent(pid);
	}
	if (multiplexed) for (const other of table.multiplexers()) add(other);
	const live = new Set(table.sockets().flatMap(parseEstablished));
	const sessions = [...found.values()];
	const alive = sessions.filter(session => live.has(keyOf(session)));
	return alive.length > 0 || multiplexed ? alive.slice(0, MAX_SESSIONS) : sessions.slice(0, 1);
}

/** The value of `SSH_CONNECTION`: client address and port, server address and port; undefined where it is not that. */
export function parseSshConnection(value: string): SshSession | undefined {
	const match = /^([\da-f.:]+)(?:%\S+)? (\d{1,5}) ([\da-f.:]+)(?:%\S+)? (\d{1,5})$/i.exec(value.trim());
	if (!match) return undefined;
	const [, clientAddress, clientPort, serverAddress, serverPort] = match as unknown as [string, string, string, string, string];
	if (!wordsOf(clientAddress) || !wordsOf(serverAddress)) return undefined;
	return {clientAddress, clientPort: Number(clientPort), serverAddress, serverPort: Number(serverPort)};
}

/** The BPF filter of a capture: what was asked for, without the sessions. Empty: everything. */
export function composeFilter(asked: string | undefined, sessions: readonly SshSession[]): string {
	const parts = sessions.map(
		({clientAddress, clientPort, serverAddress, serverPort}) =>
			`not (tcp and host ${clientAddress} and host ${serverAddress} and port ${clientPort} and port ${serverPort})`,
	);
	if (!asked?.trim()) return parts.join(' and ');
	return parts.length === 0 ? asked.trim() : [`(${asked.trim()})`, ...parts].join(' and ');
}

/** What the screen says about it. */
export const describeSessions = (sessions: readonly SshSession[]): string =>
	sessions.length === 0
		? 'no SSH session of yours was found: nothing is left out'
		: `your SSH session is left out (${sessions.map(({clientAddress, clientPort}) => `${clientAddress} port ${clientPort}`).join(', ')})`;

/** Keys (see `keyOf`) of the established connections in the text of `/proc/net/tcp` or `tcp6`: addresses are words in the order of the machine. */
export function parseEstablished(text: string): readonly string[] {
	return text.split('\n').flatMap(line => {
		const [, local, remote, state] = line.trim().split(/\s+/);
		if (state !== ESTABLISHED || !local || !remote) return [];
		return [`${endpoint(remote)} ${endpoint(local)}`];
	});
}

/** `client:port server:port`, addresses as eight hexadecimal words. */
const keyOf = ({clientAddress, clientPort, serverAddress, serverPort}: SshSession): string =>
	`${wordsOf(clientAddress)}:${clientPort} ${wordsOf(serverAddress)}:${serverPort}`;

function endpoint(text: string): string {
	const [address, port] = text.split(':') as [string, string];
	// Every four bytes stand reversed on the little-endian machines that Node runs on.
	const bytes = (address.match(/.{8}/g) ?? []).flatMap(word => (word.match(/../g) ?? []).reverse()).join('');
	const full = bytes.length === 8 ? `${'0'.repeat(20)}ffff${bytes}` : bytes;
	return `${full.toLowerCase()}:${Number.parseInt(port, 16)}`;
}

/** An address as 32 hexadecimal digits, IPv4 as ::ffff:a.b.c.d; undefined where it is none. */
function wordsOf(address: string): string | undefined {
	const dotted = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/i.exec(address);
	if (dotted)
		return `${'0'.repeat(20)}ffff${dotted
			.slice(1)
			.map(byte => hex(Number(byte), 2))
			.join('')}`;
	const [head = '', tail, ...more] = address.split('::');
	if (!address.includes(':') || more.length > 0) return undefined;
	const left = head === '' ? [] : head.split(':');
	const right = tail ? tail.split(':') : [];
	const missing = 8 - left.length - right.length;
	if (tail === undefined ? missing !== 0 : missing < 0) return undefined;
	return [...left, ...Array<string>(missing).fill('0'), ...right].map(word => hex(Number.parseInt(word, 16), 4)).join('');
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

const procTable: ProcessTable = {
	self: process.pid,
	// Our own from Node: the kernel does not show it to a process that has changed its user.
	environment: pid =>
		pid === process.pid
			? Object.entries(process.env)
					.map(([name, value]) => `${name}=${value}`)
					.join('\0')
			: read(`/proc/${pid}/environ`),
	parent: pid => Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0),
	multiplexers: () =>
		readdirSync('/proc')
			.filter(name => /^\d+$/.test(name) && /^(tmux|screen)/i.test(read(`/proc/${name}/comm`)))
			.map(Number),
	sockets: () => [read('/proc/self/net/tcp'), read('/proc/self/net/tcp6')],
};

/** Empty where the process is gone or is somebody else's. */
function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
