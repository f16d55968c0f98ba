import type {UnmatchedRow} from '../../model/label.js';
import {escapeName} from '../../text/escape-name.js';
import {formatTime} from '../../text/format-time.js';
import {csvText} from './csv-text.js';

const columns = ['name', 'match', 'app', 'category', 'suggested_app', 'suggested_category', 'reason'] as const;
const counts = ['bytes', 'connections', 'clients', 'first_seen', 'last_seen'] as const;

/** What may be entered for a name, and why, in words. */
export interface QueueGuess {
	readonly app: string;
	readonly category: string;
	readonly reason: string;
}

/**
 * The queue as a table for a spreadsheet: `app` and `category` are empty, to be filled in; `readCsvRules` takes the filled rows for labels. It begins with
 * a byte order mark, without which Excel takes Chinese for something else.
 */
export function writeCsvQueue(rows: readonly UnmatchedRow[], guess: (name: string) => QueueGuess | undefined): string {
	const time = (ms: number) => formatTime(ms * 1000);
	const lines = rows.map(({name, bytes, connections, clients, firstSeenMs, lastSeenMs}) => {
		const {app = '', category = '', reason = ''} = guess(name) ?? {};
		const numbers = [bytes, connections, clients].map(String);
		return [escapeName(name), 'exact', '', '', app, category, reason, ...numbers, time(firstSeenMs), time(lastSeenMs)];
	});
	return `\ufeff${csvText([[...columns, ...counts], ...lines])}`;
}
