import type {Config} from '../config/config.js';
import {padEnd, padStart} from '../text/display-width.js';
import {escapeName} from '../text/escape-name.js';
import {formatBytes, formatCount} from '../text/format-quantity.js';
import {formatTime} from '../text/format-time.js';
import {type Output, withStore} from './with-store.js';

/** Rows that are printed for people; a program gets all. */
const ROWS = 1000;

/** `snitop unmatched [--json]`: the queue of names without a rule, the most bytes first. */
export async function runUnmatched(config: Config, options: {readonly json: boolean}, output: Output): Promise<number> {
	return withStore(config, output, {shared: false}, async store => {
		const {rows} = store.ask({kind: 'unmatched', limit: options.json ? Number.MAX_SAFE_INTEGER : ROWS});
		if (options.json) {
			for (const {name, connections, bytes, clients, firstSeenMs, lastSeenMs} of rows) {
				const times = {first_seen: formatTime(firstSeenMs * 1000), last_seen: formatTime(lastSeenMs * 1000)};
				output.out(`${JSON.stringify({name, connections, bytes, clients, ...times})}\n`);
			}
			return 0;
		}
		if (rows.length === 0) {
			output.err('no unmatched names so far\n');
			return 0;
		}
		const width = Math.max(4, ...rows.map(row => row.name.length));
		const line = (name: string, connections: string, bytes: string, clients: string, seen: string) =>
			`${padEnd(name, width)}  ${padStart(connections, 9)}  ${padStart(bytes, 9)}  ${padStart(clients, 7)}  ${seen}\n`;
		output.out(line('NAME', 'CONNS', 'BYTES', 'CLIENTS', 'LAST SEEN'));
		for (const {name, connections, bytes, clients, lastSeenMs} of rows) {
			const seen = formatTime(lastSeenMs * 1000);
			output.out(
				line(escapeName(name), formatCount(connections), formatBytes(bytes), formatCount(clients), seen.slice(0, 19).replace('T', ' ')),
			);
		}
		return 0;
	});
}
