import {formatCount} from '../text/format-quantity.js';
import type {Session} from './session.js';

/** Signals that end the program: Ctrl-C, `kill`, and the SSH session that drops. */
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A program that was told to go is gone after two seconds, whatever hangs; it stays for as long as connections go on being written. */
const PATIENCE_MS = 1800;
/** Between two looks whether they do. */
const LOOK_MS = 200;

/** Resolves at the first signal to end; further ones are ignored, the ending is under way. */
export const untilSignal = (): Promise<void> =>
	new Promise(resolve => {
		for (const signal of ending) process.on(signal, () => resolve());
	});

/** Ends the session, and leaves with `status` when nothing moves any more. */
export async function endWithin(session: Pick<Session, 'left' | 'stop'>, status: number): Promise<void> {
	let left = 0;
	let waitedMs = 0;
	let stillMs = 0;
	const look = (): void => {
		waitedMs += LOOK_MS;
		stillMs = session.left > 0 && session.left !== left ? 0 : stillMs + LOOK_MS;
		left = session.left;
		if (stillMs >= PATIENCE_MS) {
			process.stderr.write('snitop: the ending took too long; what was not written by now is lost\n');
			process.exit(status || 1);
		}
		if (left > 0 && waitedMs % PATIENCE_MS === 0)
			process.stderr.write(`snitop: writing what was captured, ${formatCount(left)} connections left\n`);
	};
	const looker = setInterval(look, LOOK_MS);
	try {
		await session.stop();
	} finally {
		clearInterval(looker);
	}
}
