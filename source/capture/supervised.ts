import type {CaptureRequest, SetEvent} from './capture-set.js';
import type {CaptureRunner} from './live.js';

/** Set by the supervisor for the monitor that it starts: `uid:gid:name` of the user to become. */
export const MONITOR_VARIABLE = 'SNITOP_MONITOR';

/** From the monitor to the supervisor, on Node's channel between parent and child. */
export type ToSupervisor = {readonly kind: 'capture'; readonly request: CaptureRequest} | {readonly kind: 'stop'};
export type FromSupervisor = {readonly kind: 'event'; readonly event: SetEvent} | {readonly kind: 'stopped'};

let supervised = false;

/** Whether a supervisor above this process captures for it. */
export const isSupervised = (): boolean => supervised && process.connected;

/**
 * In the monitor that a supervisor has started: becomes the ordinary user, with that user's groups and none of root's. Called before anything else
 * is done; true when this process is such a monitor.
 */
export function becomeMonitor(): boolean {
	const match = /^(\d+):(\d+):(.+)$/.exec(process.env[MONITOR_VARIABLE] ?? '');
	delete process.env[MONITOR_VARIABLE];
	if (!match || !process.channel) return false;
	const [, uid, gid, name] = match as unknown as [string, string, string, string];
	if (Number(uid) !== 0) {
		becomeGroupsOf(name, Number(gid));
		process.setgid!(Number(gid));
		process.setuid!(Number(uid));
	}
	supervised = true;
	process.channel.unref();
	return true;
}

/** A user without an entry, known by number alone, has one group. */
function becomeGroupsOf(name: string, gid: number): void {
	if (/^\d+$/.test(name)) process.setgroups!([gid]);
	// Missing in the types of Node 20.
	else (process as unknown as {initgroups(user: string, group: number): void}).initgroups(name, gid);
}

/** Lets the supervisor run the capture processes. Should it die, every source fails, and what was captured stays on the screen. */
export function startSupervised(request: CaptureRequest, tell: (event: SetEvent) => void): CaptureRunner {
	let stopped: (() => void) | undefined;
	const onMessage = (message: FromSupervisor): void => {
		if (message.kind === 'event') tell(message.event);
		else stopped?.();
	};
	const onDisconnect = (): void => {
		for (const source of request.interfaces.keys())
			tell({source, state: 'failed', path: undefined, detail: 'the supervisor ended', kernelDropped: null, pipeDropped: null});
		stopped?.();
	};
	process.on('message', onMessage);
	process.on('disconnect', onDisconnect);
	send({kind: 'capture', request});
	let stopping: Promise<void> | undefined;
	return {
		stop() {
			stopping ??= new Promise<void>(resolve => {
				stopped = resolve;
				if (!process.connected) resolve();
				else send({kind: 'stop'});
			}).finally(() => {
				process.off('message', onMessage);
				process.off('disconnect', onDisconnect);
				process.channel?.unref();
			});
			return stopping;
		},
	};
}

function send(message: ToSupervisor): void {
	// A channel that closes meanwhile is told of by `disconnect`.
	process.send!(message, undefined, undefined, () => {});
}
