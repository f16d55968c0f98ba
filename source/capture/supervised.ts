import type {CaptureRequest, CaptureRunner, SetEvent} from './capture-event.js';
import {becomeAccount} from './monitor-user.js';

/** Set by the supervisor for the monitor that it starts: `uid:gid:name` of the user to become. */
export const MONITOR_VARIABLE = 'SNITOP_MONITOR';

/** From the monitor to the supervisor, on Node's channel between parent and child. */
export type ToSupervisor =
	| {readonly kind: 'capture'; readonly request: CaptureRequest}
	| {readonly kind: 'opened'; readonly source: number}
	| {readonly kind: 'stop'};
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
	if (Number(uid) !== 0) becomeAccount({name, uid: Number(uid), gid: Number(gid)});
	supervised = true;
	return true;
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
		opened: source => send({kind: 'opened', source}),
		stop() {
			stopping ??= new Promise<void>(resolve => {
				stopped = resolve;
				if (process.connected) send({kind: 'stop'});
				else resolve();
			}).finally(() => {
				process.off('message', onMessage);
				process.off('disconnect', onDisconnect); // without listeners the channel does not keep the process
			});
			return stopping;
		},
	};
}

function send(message: ToSupervisor): void {
	if (!process.connected) return;
	// A channel that closes meanwhile is told of by `disconnect`.
	process.send!(message, undefined, undefined, () => {});
}
