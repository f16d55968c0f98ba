import type {Invocation} from './invocation.js';
import {startSession} from './session.js';
import {endWithin, untilSignal} from './signals.js';

/** JSON lines on standard output; the store's thread writes them. */
export async function runJson({config, fail}: Invocation): Promise<number> {
	const session = await startSession(config, {json: true, deltas: false, onTrouble: fail});
	const interrupted = await Promise.race([session.engine.done, untilSignal().then(() => true)]);
	// Whoever reads the lines may be slow: nobody asked for a quick end.
	if (interrupted) await endWithin(() => session.stop(), 0);
	else await session.stop();
	return session.failures.length > 0 ? 1 : 0;
}
