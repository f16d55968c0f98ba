import type {MonitorState} from '../state/monitor-state.js';
import type {Snapshot} from '../state/snapshot.js';
import {formatStatusLine} from '../ui/report/status-line.js';
import type {Invocation} from './invocation.js';
import {printReport} from './report.js';
import {endWithin, untilSignal} from './signals.js';
import {watchSession} from './watched.js';

/** Between two status lines. */
const STATUS_MS = 10_000;

/** Live without a screen: what is configured is written; a status line now and then, the report at the end. */
export async function runHeadless(invocation: Invocation): Promise<number> {
	const {config, fail} = invocation;
	const signal = untilSignal();
	const {session, state} = await watchSession(invocation, signal, fail);
	const {capture, engine} = session;
	process.stderr.write(`snitop: capturing on ${capture!.interfaces.join(', ')}${capture!.sshNote ? `; ${capture!.sshNote}` : ''}\n`);
	const ticker = setInterval(() => process.stderr.write(`${formatStatusLine(snapshotOf(state))}\n`), STATUS_MS);
	const died = engine.done.catch(() => {}).then(() => undefined);
	const failure = await Promise.race([signal, session.failed, died]);
	if (failure !== undefined) fail(failure);
	clearInterval(ticker);
	await endWithin(session, 0);
	printReport(state, config);
	return failure === undefined ? 0 : 1;
}

const snapshotOf = (state: MonitorState): Snapshot =>
	state.getSnapshot({list: 'all', category: undefined, sort: 'bytes', filter: '', expanded: new Set(), offset: 0, count: 0, steady: false});
