import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {constants, setPriority} from 'node:os';
import type {CaptureRequest} from './capture-event.js';
import {CaptureSet} from './capture-set.js';
import {surviveHangUp} from './hang-up.js';
import {captureMethods} from './methods.js';
import {type Account, findMonitorUser} from './monitor-user.js';
import {loadNative} from './native.js';
import {findSshSessions} from './ssh-session.js';
import {becomeMonitor, type FromSupervisor, MONITOR_VARIABLE, type ToSupervisor} from './supervised.js';

export interface SuperviseOptions {
	/** The program to run as the monitor: `process.argv.slice(1)`. */
	readonly argv: readonly string[];
	/** `--user`. */
	readonly user: string | undefined;
	/** Home of the run-time files: its owner is taken for a root login. */
	readonly home: string;
}

/** Capabilities(7) that opening a device, and starting and ending processes of other users, need. */
const kept = {CHOWN: 0, DAC_READ_SEARCH: 2, KILL: 5, SETGID: 6, SETUID: 7, NET_RAW: 13};
/** nice(2) of the capture processes and the monitor, which take this over: they wait for no other process, so that the rings are emptied in time. The monitor leaves it to its engine. */
const NICE = -10;
/** A terminal sends Ctrl-C to the monitor as well: only a SIGINT that the monitor does not act upon by itself is passed on. */
const INTERRUPT_MS = 300;

/**
 * To be called first by a command that captures. An ordinary user, or the monitor itself (which here becomes the ordinary user): returns undefined, go on.
 * Root: becomes the supervisor, runs the monitor to its end, and returns its exit status.
 */
export async function superviseIfRoot(options: SuperviseOptions): Promise<number | undefined> {
	surviveHangUp();
	if (becomeMonitor() || process.getuid?.() !== 0) return undefined;
	const account = findMonitorUser(options.user, process.env, options.home);
	if (account.uid === 0)
		process.stderr.write('snitop: warning: the monitor runs as root; --user NAME, or sudo from your own account, is safer\n');
	comeFirst();
	const monitor = startMonitor(options.argv, account);
	loadNative()?.keepCapabilities(Object.values(kept).reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n));
	return supervise(monitor, account);
}

function comeFirst(): void {
	try {
		setPriority(NICE);
	} catch {
		// A container may take that right away from root; it captures as well as it goes.
	}
}

function startMonitor(argv: readonly string[], account: Account): ChildProcess {
	const {name, uid, gid, home, shell} = account;
	const environment: NodeJS.ProcessEnv = {...process.env};
	if (uid !== 0) Object.assign(environment, {HOME: home, USER: name, LOGNAME: name, SHELL: shell});
	// Only root may look into the ancestors of a login that is not the monitor's user.
	const session = findSshSessions()[0];
	if (session && environment.SSH_CONNECTION === undefined)
		environment.SSH_CONNECTION = `${session.clientAddress} ${session.clientPort} ${session.serverAddress} ${session.serverPort}`;
	environment[MONITOR_VARIABLE] = `${uid}:${gid}:${name}`;
	return spawn(process.execPath, [...process.execArgv, ...argv], {stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: environment});
}

async function supervise(monitor: ChildProcess, account: Account): Promise<number> {
	let captures: CaptureSet | undefined;
	let ending = false;
	const send = (message: FromSupervisor): void => {
		if (monitor.connected) monitor.send(message, () => {}); // a monitor that has gone is told of by `exit`
	};
	const stop = async (): Promise<void> => {
		const stopping = captures;
		captures = undefined;
		await stopping?.stop();
	};
	const answer = async (message: ToSupervisor): Promise<void> => {
		if (message.kind === 'opened') return captures?.opened(message.source);
		await stop();
		if (message.kind === 'capture') {
			const request = checkRequest(message.request);
			captures = new CaptureSet(request, account.uid === 0 ? undefined : account, event => send({kind: 'event', event}));
		} else {
			ending = true;
			send({kind: 'stopped'});
		}
	};
	let answered = Promise.resolve();
	monitor.on('message', (message: ToSupervisor) => {
		answered = answered.then(() => answer(message)); // one after the other: there is never a second set
	});
	const forward = (signal: NodeJS.Signals): void => void monitor.kill(signal);
	process.on('SIGTERM', forward).on('SIGHUP', forward);
	process.on('SIGINT', signal => setTimeout(() => ending || forward(signal), INTERRUPT_MS));
	const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>(resolve => {
		monitor.on('exit', (...end) => resolve(end));
		monitor.on('error', error => {
			process.stderr.write(`snitop: the monitor cannot be started: ${error.message}\n`);
			resolve([1, null]);
		});
	});
	await answered;
	await stop();
	if (signal) {
		restoreTerminal();
		process.stderr.write(`snitop: the monitor was ended by ${signal}\n`);
	}
	return status ?? 128 + constants.signals[signal!];
}

/** The monitor is an ordinary user's: it may name devices of this machine, and no more (libpcap takes a name with a slash for a remote one). */
function checkRequest({interfaces, filter, method}: CaptureRequest): CaptureRequest {
	return {
		interfaces: interfaces.map(name => String(name).replaceAll('/', '')),
		filter: String(filter),
		method: Object.hasOwn(captureMethods, method) ? method : 'cap',
	};
}

/** A monitor that was killed leaves the alternate screen, a hidden cursor and raw keys behind. */
function restoreTerminal(): void {
	if (!process.stdout.isTTY) return;
	process.stdout.write('\x1b[?1049l\x1b[?25h\x1b[0m');
	spawnSync('stty', ['sane'], {stdio: 'inherit'});
}
