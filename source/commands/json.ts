import type {Invocation} from './invocation.js';
import {startSession} from './session.js';
import {endWithin, untilSignal} from './signals.js';

/** JSON lines on standard output; the store's thread writes them. */
export async function runJson({config, fail}: Invocation): Promise<number> {
	const session = await startSession(config, {json: true, deltas: false, onTrouble: fail});
	const interrupted = untilSignal();
	await Promise.race([session.engine.done, interrupted]);
	await endWithin(() => session.stop(), 0);
	return session.failures.length > 0 ? 1 : 0;
}
