import {createClassifier} from '../classify/create-classifier.js';
import type {Config} from '../config/config.js';
import type {UnmatchedRow} from '../model/label.js';
import type {Rule} from '../model/rule.js';
import {type QueueGuess, writeCsvQueue} from '../store/formats/csv-queue.js';
import {createSuggester} from '../store/formats/queue-suggestions.js';
import {jsonText} from '../store/json-text.js';
import {displayWidth, padEnd, padStart, truncate} from '../text/display-width.js';
import {escapeName} from '../text/escape-name.js';
import {formatBytes, formatCount} from '../text/format-quantity.js';
import {formatTime} from '../text/format-time.js';
import {en} from '../ui/locales/en.js';
import {zh} from '../ui/locales/zh.js';
import {type Output, withStore} from './with-store.js';

export interface UnmatchedOptions {
	/** `csv`: a table for a spreadsheet, which `snitop import` takes back. */
	readonly format: 'text' | 'json' | 'csv';
	/** Of the terminal; undefined: it is none, and nothing is cut off. */
	readonly columns: number | undefined;
}

/** Rows that are printed for people; a program and a spreadsheet get all. */
const ROWS = 1000;
/** A name is not cut shorter than this, however narrow the terminal. */
const SHORTEST_NAME = 16;

/** `snitop unmatched [--json | --format csv]`: the queue of names without a rule, the most bytes first. */
export async function runUnmatched(config: Config, {format, columns}: UnmatchedOptions, output: Output): Promise<number> {
	return withStore(config, output, {shared: false}, async store => {
		const {rows} = store.ask({kind: 'unmatched', limit: Number.MAX_SAFE_INTEGER});
		if (format === 'csv') output.out(writeCsvQueue(rows, guesser(store.rules, config)));
		else if (format === 'json') for (const row of rows) output.out(jsonLine(row));
		else if (rows.length === 0) output.err('no unmatched names so far\n');
		else printTable(rows, columns, output);
		return 0;
	});
}

/** Guesses with their grounds in the language of the screen. */
function guesser(rules: readonly Rule[], config: Config): (name: string) => QueueGuess | undefined {
	const suggest = createSuggester(createClassifier(rules).rules());
	const {grounds} = config.screen.locale === 'zh' ? zh : en;
	return name => {
		const guess = suggest(name);
		if (guess === undefined) return undefined;
		const {app, category, confidence} = guess;
		const why = grounds[guess.reason](guess.ground, formatCount(guess.names), formatCount(guess.of));
		return {app, category, reason: `${why}, ${Math.round(confidence * 100)} %`};
	};
}

function jsonLine({name, connections, bytes, clients, firstSeenMs, lastSeenMs}: UnmatchedRow): string {
	const rest = {connections, bytes, clients, first_seen: formatTime(firstSeenMs * 1000), last_seen: formatTime(lastSeenMs * 1000)};
	return `{"name":${jsonText(name)},${JSON.stringify(rest).slice(1)}\n`;
}

function printTable(rows: readonly UnmatchedRow[], columns: number | undefined, output: Output): void {
	const lines = rows.slice(0, ROWS).map(({name, connections, bytes, clients, lastSeenMs}) => ({
		name: escapeName(name),
		rest: restOf(
			formatCount(connections),
			formatBytes(bytes),
			formatCount(clients),
			formatTime(lastSeenMs * 1000)
				.slice(0, 16)
				.replace('T', ' '),
		),
	}));
	const heading = {name: 'NAME', rest: restOf('CONNS', 'BYTES', 'CLIENTS', 'LAST SEEN')};
	const room = columns === undefined ? Infinity : Math.max(SHORTEST_NAME, columns - displayWidth(lines[0]!.rest));
	const width = Math.min(room, Math.max(...lines.map(({name}) => displayWidth(name))));
	for (const {name, rest} of [heading, ...lines]) output.out(`${padEnd(truncate(name, width), width)}${rest}\n`);
	if (rows.length > ROWS) output.err(`… and ${formatCount(rows.length - ROWS)} more: --json and --format csv have all\n`);
}

/** What stands behind a name, in columns. */
const restOf = (connections: string, bytes: string, clients: string, seen: string): string =>
	`  ${padStart(connections, 8)}  ${padStart(bytes, 7)}  ${padStart(clients, 7)}  ${seen}`;
