import type {Invocation} from './invocation.js';
import {startSession} from './session.js';
import {endWithin, untilSignal} from './signals.js';

/** JSON lines on standard output; the store's thread writes them. */
export async function runJson({config, fail}: Invocation): Promise<number> {
	const signal = untilSignal().then(() => true);
	const session = await startSession(config, {json: true, deltas: false, onTrouble: fail});
	const {store} = session;
	store.on('notice', ({text}) => fail(text));
	store.on('fatal', ({message}) => fail(message));
	// `| head` has what it wanted.
	const readerGone = new Promise<boolean>(resolve => store.on('reader-gone', () => resolve(true)));
	const interrupted = await Promise.race([session.engine.done, session.failed, readerGone, signal]);
	// Whoever reads the lines may be slow: nobody asked for a quick end.
	if (interrupted) await endWithin(() => session.stop(), 0);
	else await session.stop();
	return session.failures.length > 0 ? 1 : 0;
}
