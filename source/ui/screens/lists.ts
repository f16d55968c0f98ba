import {activeList, type ListName, selectedKey, topOverlay} from '../../state/reducer.js';
import type {ListRow} from '../../state/snapshot.js';
import {escapeText} from '../../text/escape-name.js';
import {type NameRow, nameColumns, type QueueRow, queueColumns} from '../columns.js';
import {blank, type Line, QUIET, segment} from '../line.js';
import {chooseColumns, headingLine, rowLine} from '../table.js';
import type {View} from '../view.js';

/** Names shorter than this cannot be told apart. */
const LEAST_NAME = 28;
/** In the queue the suggestion matters as much; where there is room, names come before the lesser columns. */
const leastQueued = (width: number): number => (width < 110 ? 25 : 36);

/** The table of names with its heading: `rows` lines under it, always. */
export function nameTable(view: View, width: number, rows: number, focused: boolean): readonly Line[] {
	const {snapshot, manner, ui} = view;
	const state = ui.lists[activeList(ui)];
	const columns = chooseColumns<NameRow>(nameColumns, width, LEAST_NAME, state.sort);
	const heading = headingLine(columns, manner, state.sort, snapshot.mean ? {colRate: 'colMean'} : {});
	const selected = selectedKey(state, snapshot.order);
	const lines = window(view, rows).flatMap(row =>
		row.kind === 'tally'
			? [rowLine(columns, {tally: row.tally, trend: snapshot.trend, nowUs: nowOf(view)}, manner, {selected: row.key === selected, focused})]
			: [],
	);
	return [heading, ...filled(lines, rows, emptyText(view, manner.messages.noTraffic))];
}

/** The queue of unmatched names with its heading. */
export function queueTable(view: View, width: number, rows: number): readonly Line[] {
	const {snapshot, manner, ui} = view;
	const state = ui.lists.unmatched;
	const columns = chooseColumns<QueueRow>(queueColumns, width, leastQueued(width), state.sort);
	const heading = headingLine(columns, manner, state.sort, snapshot.mean ? {colRate: 'colMean'} : {});
	const selected = selectedKey(state, snapshot.order);
	const lines = window(view, rows).map(row =>
		rowLine(columns, {row, marked: ui.marked.has(row.key), nowUs: nowOf(view)}, manner, {selected: row.key === selected}),
	);
	return [heading, ...filled(lines, rows, emptyText(view, manner.messages.noUnmatched))];
}

/** After the end nothing is seen any more. */
const nowOf = ({snapshot}: View): number => (snapshot.ended ? Infinity : snapshot.timeUs);

/** The rows of the snapshot that the scroll of the list shows. */
function window({ui, snapshot}: View, rows: number): readonly ListRow[] {
	const start = Math.max(0, ui.lists[activeList(ui)].scroll - snapshot.offset);
	return snapshot.rows.slice(start, start + rows);
}

/** The lines, with what to say in place of none, on exactly `rows` lines. */
export function filled(lines: readonly Line[], rows: number, empty: string): readonly Line[] {
	const shown = lines.length > 0 ? lines.slice(0, rows) : [blank, [segment(`  ${empty}`, QUIET)]];
	return Array.from({length: rows}, (_, i) => shown[i] ?? blank);
}

export const emptyText = ({ui, manner}: View, otherwise: string): string =>
	ui.filter === '' ? otherwise : manner.messages.noMatches(escapeText(ui.filter));

/** The list that a snapshot has to hold for what is shown. */
export function listOf(ui: View['ui']): {readonly name: ListName; readonly category: string | undefined} {
	const overlay = topOverlay(ui);
	return {name: activeList(ui), category: overlay?.kind === 'category' ? overlay.category : undefined};
}

/** Whether a list has connections as its rows. */
export const listsConnections = (name: ListName): boolean => name === 'connections' || name === 'connections-of';

const everyTally: readonly number[] = [];

/** The tallies whose connections are listed; empty: all. */
export function talliesOf(ui: View['ui']): readonly number[] {
	const overlay = topOverlay(ui);
	return overlay?.kind === 'connections-of' ? overlay.ids : everyTally;
}
