import type {Config} from '../config/config.js';
import {UserError} from '../model/user-error.js';
import type {MonitorState} from '../state/monitor-state.js';
import {renderReport} from '../ui/report/render-report.js';
import {refuseMore} from './check-flags.js';
import type {Invocation} from './invocation.js';
import {endWithin, untilSignal} from './signals.js';
import {watchSession} from './watched.js';

/** Columns of a page, where standard output is none of a terminal. */
const PAGE = 100;

/** `snitop report -r FILE`: the printed summary of captures. */
export async function runReportCommand(invocation: Invocation): Promise<number> {
	const {config, args, fail} = invocation;
	refuseMore(args, 0, 'snitop report -r FILE');
	if (config.capture.files.length === 0) throw new UserError('a report of what?', 'snitop report -r FILE', 2);
	const signal = untilSignal();
	const {session, state, automatic} = await watchSession(invocation, signal, fail);
	const why = await Promise.race([session.ended.then(() => 'ended'), session.failed, signal.then(() => 'asked')]);
	if (why === 'ended') await automatic?.settled();
	else if (why === 'asked') fail('ended by a signal: not all was read');
	if (why === 'asked') await endWithin(session, 0);
	else await session.stop();
	if (session.failures.length < config.capture.files.length) printReport(state, config);
	return session.failures.length > 0 ? 1 : 0;
}

/** The summary of what `state` knows, on standard output. */
export function printReport(state: MonitorState, config: Config): void {
	const terminal = process.stdout.isTTY === true;
	process.stdout.write(renderReport(state, {screen: config.screen, columns: process.stdout.columns || PAGE, terminal}));
}
