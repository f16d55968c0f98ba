import {unnamedReasons} from '../../model/connection.js';
import type {MonitorState} from '../../state/monitor-state.js';
import type {ListRow, Snapshot, SnapshotRequest} from '../../state/snapshot.js';
import {escapeText} from '../../text/escape-name.js';
import {formatBytes, formatCount, formatDuration, formatPercent} from '../../text/format-quantity.js';
import {tallyText} from '../columns.js';
import {createManner, type ScreenOptions} from '../manner.js';
import {showName} from '../show-name.js';
import {appName, categoryName, type Manner, surenessText} from '../view.js';
import {type PrintedColumn, printTable} from './print-table.js';

export interface ReportOptions {
	readonly screen: ScreenOptions;
	/** Columns of the terminal, or of the page. */
	readonly columns: number;
	/** Escape sequences are welcome: standard output is a terminal. */
	readonly terminal: boolean;
}

const TOP_CATEGORIES = 50;
const TOP_NAMES = 20;
const TOP_UNMATCHED = 20;

/** The printed summary of a run: totals, categories, names, the queue, connections without a name, and the balance of frames. */
export function renderReport(state: MonitorState, {screen, columns, terminal}: ReportOptions): string {
	const {manner} = createManner(screen, undefined);
	const ask = (list: SnapshotRequest['list'], count: number) =>
		state.getSnapshot({list, category: undefined, sort: 'bytes', filter: '', expanded: new Set(), offset: 0, count, steady: false});
	const all = ask('all', TOP_NAMES);
	const queue = ask('unmatched', TOP_UNMATCHED);
	const print = (headings: readonly PrintedColumn[], rows: readonly (readonly string[])[]) =>
		printTable(headings, rows, {strong: terminal, ascii: screen.ascii});
	const {messages} = manner;
	const parts = [title(all, manner)];
	if (all.timeUs === 0) parts.push(messages.reportNothing);
	else {
		parts.push(
			section(messages.reportCategories, categories(all, manner, print)),
			section(messages.reportNames, names(all, columns, manner, print)),
			section(messages.reportUnmatched, unmatched(queue, columns, manner, print)),
			section(messages.reportUnnamed, unnamed(all, manner, print)),
		);
	}
	parts.push(section(messages.reportLedger, ledger(all, manner)));
	return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

type Print = (columns: readonly PrintedColumn[], rows: readonly (readonly string[])[]) => string;

const left = (heading: string): PrintedColumn => ({heading, align: 'left'});
const right = (heading: string): PrintedColumn => ({heading, align: 'right'});
const section = (heading: string, body: string): string => (body === '' ? '' : `${heading}\n${body}`);

function title({sources, timeUs, startUs, totals}: Snapshot, {messages, clock}: Manner): string {
	const lines = [messages.reportTitle(sources.map(({name}) => escapeText(name)).join(', '))];
	if (timeUs > 0) lines.push(messages.reportSpan(clock(startUs, true), clock(timeUs, true), formatDuration((timeUs - startUs) / 1000)));
	if (totals !== undefined) {
		const named =
			totals.nameable > 0 ? [messages.reportNamed(formatPercent(totals.named / totals.nameable), formatCount(totals.nameable))] : [];
		lines.push(
			[formatBytes(totals.bytesUp + totals.bytesDown), messages.connections(formatCount(totals.connections)), ...named].join(', '),
		);
	}
	return lines.join('\n');
}

function categories({categories: sums, totals}: Snapshot, manner: Manner, print: Print): string {
	const {messages} = manner;
	const all = (totals?.bytesUp ?? 0) + (totals?.bytesDown ?? 0);
	const rows = sums
		.slice(0, TOP_CATEGORIES)
		.map(sum => [
			categoryName(sum.category, manner),
			formatCount(sum.names),
			formatCount(sum.connections),
			formatBytes(sum.bytesUp),
			formatBytes(sum.bytesDown),
			formatPercent(all > 0 ? (sum.bytesUp + sum.bytesDown) / all : NaN),
		]);
	const {colCategory, colNames, colConnections, colUp, colDown, reportShare} = messages;
	return print([left(colCategory), right(colNames), right(colConnections), right(colUp), right(colDown), right(reportShare)], rows);
}

function names({rows, order}: Snapshot, columns: number, manner: Manner, print: Print): string {
	const {messages} = manner;
	const width = nameWidth(columns);
	const cells = rows.flatMap(row =>
		row.kind === 'tally'
			? [
					[
						row.tally.kind === 'name'
							? showName(row.tally.text, width, manner.glyphs.cut)
							: tallyText(row.tally, width, manner)
									.map(({text}) => text)
									.join(''),
						appName(row.tally.verdict, manner),
						categoryName(row.tally.category, manner),
						formatCount(row.tally.connections),
						formatBytes(row.tally.bytesUp + row.tally.bytesDown),
					],
				]
			: [],
	);
	const {colName, colApp, colCategory, colConnections, colBytes} = messages;
	return more(
		print([left(colName), left(colApp), left(colCategory), right(colConnections), right(colBytes)], cells),
		order.length - rows.length,
		manner,
	);
}

function unmatched({rows, order}: Snapshot, columns: number, manner: Manner, print: Print): string {
	const {messages, glyphs} = manner;
	const width = nameWidth(columns);
	const cells = rows.map((row: ListRow) => {
		const {suggestion} = row;
		const guess =
			suggestion === undefined
				? glyphs.none
				: `${escapeText(suggestion.app)} (${messages[suggestion.reason]}, ${surenessText(suggestion).trim()})`;
		return row.kind === 'group'
			? [
					showName(row.group.domain, width, glyphs.cut),
					formatCount(row.group.names),
					formatCount(row.group.connections),
					formatBytes(row.group.bytes),
					guess,
				]
			: [
					showName(row.tally.text, width, glyphs.cut),
					'1',
					formatCount(row.tally.connections),
					formatBytes(row.tally.bytesUp + row.tally.bytesDown),
					guess,
				];
	});
	const {colDomain, colNames, colConnections, colBytes, colSuggestion} = messages;
	return more(
		print([left(colDomain), right(colNames), right(colConnections), right(colBytes), left(colSuggestion)], cells),
		order.length - rows.length,
		manner,
	);
}

/** Why there is no name; last other traffic that no rule covers, which needs no reason. */
function unnamed({totals, nothingToName}: Snapshot, {messages}: Manner, print: Print): string {
	const sums = unnamedReasons.map(reason => ({text: messages.reasons[reason], sum: totals?.unnamed[reason] ?? [0, 0]}));
	const rows = [...sums, {text: messages.nothingToName, sum: [nothingToName.connections, nothingToName.bytes]}]
		.filter(({sum}) => sum[0] > 0)
		.map(({text, sum: [connections, bytes]}) => [text, formatCount(connections), formatBytes(bytes)]);
	return print([left(messages.reportReason), right(messages.colConnections), right(messages.colBytes)], rows);
}

/** `frames seen = decoded + not decoded, by reason`, and every loss that is not zero or not known. */
function ledger({ledger: told, database}: Snapshot, {messages}: Manner): string {
	if (told === undefined) return '';
	// What the disk refused is known to the store alone.
	const kept = {...told, storeDropped: told.storeDropped + (database?.lost ?? 0)};
	const not = Object.entries(kept.notDecoded).filter(([, count]) => count > 0);
	const sum = not.reduce((total, [, count]) => total + count, 0);
	const lines = [messages.reportBalance(exact(kept.framesSeen), exact(kept.framesDecoded), exact(sum))];
	if (not.length > 0)
		lines.push(
			`  ${not.map(([reason, count]) => `${messages.notDecoded[reason as keyof typeof messages.notDecoded]} ${exact(count)}`).join(', ')}`,
		);
	const difference = kept.framesSeen - kept.framesDecoded - sum;
	if (difference !== 0) lines.push(`  ${messages.reportImbalance(String(difference))}`);
	for (const key of Object.keys(messages.ledger) as (keyof typeof messages.ledger)[]) {
		const count = kept[key];
		if (key === 'framesSeen' || key === 'framesDecoded' || count === 0) continue;
		lines.push(`  ${messages.ledger[key]}: ${count === null ? messages.unknown : exact(count)}`);
	}
	return lines.join('\n');
}

/** A balance has to be checked to the last frame. */
const exact = (count: number): string => count.toLocaleString('en-US');

const more = (table: string, rest: number, {messages}: Manner): string =>
	table === '' || rest <= 0 ? table : `${table}\n${messages.reportMore(formatCount(rest))}`;

/** What the other columns leave. */
const nameWidth = (columns: number): number => Math.max(20, Math.min(60, columns - 56));
