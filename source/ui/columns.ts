import {UNMATCHED_CATEGORY} from '../model/rule.js';
import type {TrendShape} from '../state/rates.js';
import type {ListRow, TallyRow} from '../state/snapshot.js';
import {displayWidth, truncate} from '../text/display-width.js';
import {escapeText} from '../text/escape-name.js';
import {bytesQuantity, countQuantity, rateQuantity} from '../text/format-quantity.js';
import {ACCENT, PLAIN, QUIET, type Segment, STRONG, segment, WARN} from './line.js';
import {sparkline} from './panels/sparkline.js';
import {showName} from './show-name.js';
import {type Column, quantity} from './table.js';
import {appName, categoryName, type Manner, surenessText} from './view.js';

/** Seconds in a bar of a row: sixteen bars show a minute. */
const ROW_GROUP = 4;
/** What was seen this long ago is still seen. */
const RECENT_US = 10e6;

/** A tally and how its sparkline is to be read. */
export interface NameRow {
	readonly tally: TallyRow;
	readonly trend: TrendShape;
	/** Packet time now: what was seen just before is `now`. */
	readonly nowUs: number;
}

const count = (value: number): Segment => {
	const {value: text, unit} = countQuantity(value);
	return segment(text + unit, QUIET);
};

const rate = (bitsPerSecond: number): Segment => quantity(rateQuantity(bitsPerSecond), 4, bitsPerSecond >= 1 ? STRONG : QUIET);

/** A time that does not change every second for what is there all the time. */
const lastSeen = (timeUs: number, nowUs: number, {clock, messages}: Manner): Segment =>
	segment(nowUs - timeUs < RECENT_US ? messages.now : clock(timeUs), QUIET);

/** A name, or a service and why its connections have no name. */
export function tallyText(
	tally: Pick<TallyRow, 'kind' | 'text' | 'unnamed'>,
	width: number,
	{messages, glyphs}: Manner,
): readonly Segment[] {
	if (tally.kind === 'name') return [segment(showName(tally.text, width, glyphs.cut))];
	const reason = tally.unnamed === undefined ? '' : `  ${messages.reasons[tally.unnamed]}`;
	return [segment(tally.text), segment(reason, QUIET)];
}

/** What stands in the table of names. */
export const nameColumns: readonly Column<NameRow>[] = [
	{heading: 'colName', width: 0, align: 'left', rank: 0, sort: 'name', cell: ({tally}, manner, width) => tallyText(tally, width, manner)},
	{
		heading: 'colApp',
		width: 12,
		ideal: 20,
		align: 'left',
		rank: 1,
		sort: 'app',
		cell: ({tally}, manner) => segment(appName(tally.verdict, manner), tally.verdict === undefined && tally.kind === 'name' ? WARN : PLAIN),
	},
	{
		heading: 'colCategory',
		width: 10,
		align: 'left',
		rank: 2,
		cell: ({tally}, manner) => segment(categoryName(tally.category, manner), tally.category === UNMATCHED_CATEGORY ? WARN : QUIET),
	},
	{
		heading: 'colProtocol',
		width: 5,
		align: 'left',
		rank: 8,
		cell: ({tally}, {messages}) => segment(tally.source === 'dns' ? messages.inferred : (tally.source ?? ''), QUIET),
	},
	{heading: 'colClients', width: 7, align: 'right', rank: 7, sort: 'clients', cell: ({tally}) => atLeast(tally.clients)},
	{heading: 'colConnections', width: 7, align: 'right', rank: 5, sort: 'connections', cell: ({tally}) => count(tally.connections)},
	{
		heading: 'colLastSeen',
		width: 8,
		align: 'right',
		rank: 6,
		sort: 'lastSeen',
		cell: ({tally, nowUs}, manner) => lastSeen(tally.lastSeenUs, nowUs, manner),
	},
	{
		heading: 'colTrend',
		width: 16,
		align: 'left',
		rank: 9,
		cell: ({tally, trend}, {glyphs}, width) => segment(sparkline(tally.trend, trend, width, glyphs.bars, ROW_GROUP), QUIET),
	},
	{heading: 'colRate', width: 9, align: 'right', rank: 3, sort: 'rate', cell: ({tally}) => rate(tally.rateUp + tally.rateDown)},
	{
		heading: 'colBytes',
		width: 7,
		align: 'right',
		rank: 4,
		sort: 'bytes',
		cell: ({tally}) => quantity(bytesQuantity(tally.bytesUp + tally.bytesDown), 2),
	},
];

/** A row of the queue, and whether it is marked. */
export interface QueueRow {
	readonly row: ListRow;
	readonly marked: boolean;
	readonly nowUs: number;
}

const sums = ({row}: QueueRow) =>
	row.kind === 'group'
		? row.group
		: {
				names: 1,
				connections: row.tally.connections,
				bytes: row.tally.bytesUp + row.tally.bytesDown,
				clients: row.tally.clients,
				rate: row.tally.rateUp + row.tally.rateDown,
				firstSeenUs: row.tally.firstSeenUs,
				lastSeenUs: row.tally.lastSeenUs,
			};

/** At least so many of a group: how many its names share is not known. */
function clients(row: QueueRow): Segment {
	const {clients} = sums(row);
	return atLeast(row.row.kind === 'group' ? Math.floor(clients) + 0.5 : clients);
}

/** A count that says by a half that there may be more. */
function atLeast(value: number): Segment {
	const known = count(Math.floor(value));
	return Number.isInteger(value) ? known : {...known, text: `${known.text}+`};
}

/** What stands in the queue of unmatched names. */
export const queueColumns: readonly Column<QueueRow>[] = [
	{heading: 'colDomain', width: 0, align: 'left', rank: 0, sort: 'name', cell: queueName},
	{
		heading: 'colNames',
		width: 5,
		align: 'right',
		rank: 4,
		cell: ({row}) => (row.kind === 'group' ? count(row.group.names) : segment(row.child ? '' : '1', QUIET)),
	},
	{heading: 'colConnections', width: 7, align: 'right', rank: 3, sort: 'connections', cell: row => count(sums(row).connections)},
	{heading: 'colClients', width: 9, align: 'right', rank: 5, sort: 'clients', cell: clients},
	{
		heading: 'colFirstSeen',
		width: 8,
		align: 'right',
		rank: 7,
		sort: 'firstSeen',
		cell: (row, {clock}) => segment(clock(sums(row).firstSeenUs), QUIET),
	},
	{
		heading: 'colLastSeen',
		width: 8,
		align: 'right',
		rank: 6,
		sort: 'lastSeen',
		cell: (row, manner) => lastSeen(sums(row).lastSeenUs, row.nowUs, manner),
	},
	{heading: 'colRate', width: 9, align: 'right', rank: 8, sort: 'rate', cell: row => rate(sums(row).rate)},
	{heading: 'colBytes', width: 7, align: 'right', rank: 1, sort: 'bytes', cell: row => quantity(bytesQuantity(sums(row).bytes), 2)},
	{heading: 'colSuggestion', width: 24, ideal: 36, align: 'left', rank: 2, cell: suggestionCell},
];

function queueName({row, marked}: QueueRow, manner: Manner, width: number): readonly Segment[] {
	const {glyphs} = manner;
	const mark = segment(marked ? `${glyphs.marked} ` : '  ', ACCENT | STRONG);
	if (row.kind === 'group') {
		return [
			mark,
			segment(`${row.open ? glyphs.opened : glyphs.closed} `, QUIET),
			segment(showName(row.group.domain, width - 4, glyphs.cut)),
		];
	}
	const indent = row.child ? '    ' : '  ';
	return [mark, segment(indent), ...tallyText(row.tally, width - 2 - indent.length, manner)];
}

/** How sure, the app, and why: the app is cut so that the reason stays. */
function suggestionCell({row: {suggestion}}: QueueRow, manner: Manner, width: number): readonly Segment[] {
	const {messages, glyphs} = manner;
	if (suggestion === undefined) return [segment(glyphs.none.padStart(5), QUIET)];
	const sure = surenessText(suggestion);
	const reason = messages[suggestion.reason];
	const app = truncate(escapeText(suggestion.app), width - sure.length - displayWidth(reason) - 2, glyphs.cut);
	return [segment(`${sure} `, QUIET), segment(app, suggestion.confidence >= 0.5 ? ACCENT : PLAIN), segment(` ${reason}`, QUIET)];
}
