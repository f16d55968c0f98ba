import {UserError} from '../model/user-error.js';
import type {CaptureEvent, CaptureRequest, CaptureRunner, SetEvent} from './capture-event.js';
import {CaptureSet} from './capture-set.js';
import type {Problem} from './child-protocol.js';
import {onceOpened} from './fifo.js';
import {chooseInterfaces} from './interfaces.js';
import type {CaptureMethod} from './methods.js';
import {composeFilter, describeSessions, findSshSessions} from './ssh-session.js';
import {isSupervised, startSupervised} from './supervised.js';

export type {CaptureEvent} from './capture-event.js';

/** The running capture processes, as the monitor sees them: started by itself, or by the supervisor above it. */
export interface LiveCapture {
	readonly interfaces: readonly string[];
	/** What was left out of the capture for the operator's SSH session, or why nothing was. */
	readonly sshNote: string | undefined;
	/** `tcpdump`, though `cap` was asked for, where only tcpdump has the privilege. */
	readonly method: CaptureMethod;
	/** The one listener; it is told the present state of every source at once. */
	onEvent(listener: (event: CaptureEvent) => void): void;
	/** Ends the capture processes and removes their FIFOs; then every stream has its end, and all that was captured stands in it. */
	stop(): Promise<void>;
}

/** `Config['capture']`, as far as it concerns live capture. */
export interface LiveOptions {
	readonly interfaces: readonly string[];
	readonly filter: string | undefined;
	readonly method: CaptureMethod;
	readonly includeSsh: boolean;
}

/**
 * Starts the capture processes and waits until each has opened its device or has a reason not to have. Throws `UserError` for what trying again does not
 * mend (no such interface, no privilege, a wrong filter); an interface that is only down is `restarting`.
 */
export async function startLiveCapture(options: LiveOptions): Promise<LiveCapture> {
	const interfaces = chooseInterfaces(options.interfaces);
	const sessions = options.includeSsh ? [] : findSshSessions();
	const request = {interfaces, filter: composeFilter(options.filter, sessions), method: options.method};
	const latest = new Map<number, CaptureEvent>();
	const watches = new Map<number, () => void>();
	let listener: ((event: CaptureEvent) => void) | undefined;
	let {method} = request;
	const start = async (asked: CaptureRequest): Promise<CaptureRunner> => {
		latest.clear();
		method = asked.method;
		let runner: CaptureRunner | undefined;
		const failure = await new Promise<SetEvent | undefined>(resolve => {
			const tell = (event: SetEvent): void => {
				const {problem, ...told} = event;
				// A listener that comes late still needs the path of the stream that runs.
				const path = told.path ?? (told.state === 'running' ? latest.get(told.source)?.path : undefined);
				latest.set(told.source, {...told, path});
				if (told.path) {
					watches.get(told.source)?.();
					watches.set(
						told.source,
						onceOpened(told.path, () => runner?.opened(told.source)),
					);
				}
				listener?.(told);
				if (problem) resolve(event);
				else if (latest.size === interfaces.length) resolve(undefined);
			};
			runner = isSupervised() ? startSupervised(asked, tell) : new CaptureSet(asked, undefined, tell);
		});
		if (!failure) return runner!;
		await runner!.stop();
		throw explain(failure, options);
	};
	const runner = await start(request).catch(error => {
		// tcpdump may have the privilege that the helper lacks.
		if (request.method === 'tcpdump' || !(error instanceof PermissionError)) throw error;
		return start({...request, method: 'tcpdump'}).catch(() => {
			throw error;
		});
	});
	return {
		interfaces,
		method,
		sshNote: options.includeSsh ? undefined : describeSessions(sessions),
		onEvent(given) {
			listener = given;
			for (const event of latest.values()) given(event);
		},
		stop() {
			for (const end of watches.values()) end();
			return runner.stop();
		},
	};
}

class PermissionError extends UserError {}

function explain({problem, detail}: SetEvent, {filter, method}: LiveOptions): UserError {
	const reason = detail ?? 'unknown reason';
	const explanations: Record<Problem, () => UserError> = {
		permission: () =>
			new PermissionError(
				'no privilege to capture packets',
				'start it with sudo, or run `snitop doctor --setcap` once, or read a capture file: snitop -r FILE',
			),
		filter: () => new UserError(`wrong capture filter "${filter ?? ''}": ${reason}`, 'see pcap-filter(7), for example -f "tcp port 443"'),
		'link-type': () => new UserError(`cap cannot read this kind of link: ${reason}`, 'use --capture tcpdump'),
		addon: () =>
			new UserError(`cap cannot be loaded: ${reason}`, 'apt-get install libpcap-dev && npm rebuild cap, or use --capture tcpdump'),
		'missing-program': () => new UserError(`${method} is not installed`, 'apt-get install tcpdump, or leave out --capture tcpdump'),
	};
	return explanations[problem!]();
}
