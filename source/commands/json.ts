import {tellOfDatabase} from './database-news.js';
import type {Invocation} from './invocation.js';
import {startSession} from './session.js';
import {endWithin, untilSignal} from './signals.js';

/** JSON lines on standard output; the store's thread writes them. */
export async function runJson({config, capture, fail}: Invocation): Promise<number> {
	const signal = untilSignal().then(() => 'asked' as const);
	const session = await startSession(config, {json: true, deltas: false, capture, signal, onTrouble: fail});
	const {store} = session;
	store.on('notice', ({text}) => fail(text));
	if (capture !== undefined) tellOfDatabase(store, fail);
	// `| head` has what it wanted.
	const readerGone = new Promise<'asked'>(resolve => store.on('reader-gone', () => resolve('asked')));
	const ended = session.ended.then(() => 'ended' as const);
	let hasFailed = false;
	const failed = session.failed.then(reason => {
		fail(reason);
		hasFailed = true;
		return 'failed' as const;
	});
	const why = await Promise.race([ended, readerGone, signal, failed]);
	// Whoever reads the lines may be slow: nobody asked for a quick end.
	if (why === 'ended') await session.stop();
	else await endWithin(session, 0);
	// The last lines may be those that cannot be written.
	return hasFailed || session.failures.length > 0 ? 1 : 0;
}
