import type {LabelEvent} from '../../model/label.js';
import {IGNORED_APP} from '../../model/rule.js';
import {activeList, selectedIndex} from '../../state/reducer.js';
import {displayWidth} from '../../text/display-width.js';
import {escapeText} from '../../text/escape-name.js';
import {type Line, PLAIN, QUIET, type Segment, STRONG, segment} from '../line.js';
import {connectionColumns} from '../panels/connection-line.js';
import {showName} from '../show-name.js';
import {type Column, chooseColumns, headingLine, rowLine} from '../table.js';
import {categoryName, type Manner, type View} from '../view.js';
import {emptyText, filled, listsConnections} from './lists.js';

const appOf = (app: string, {messages}: Manner): string => (app === IGNORED_APP ? messages.ignoredApp : escapeText(app));

/** Columns of `2026-01-02 12:04`. */
const TO_THE_MINUTE = 16;

/** A pattern shorter than this cannot be told. */
const LEAST_PATTERN = 22;

const historyColumns: readonly Column<LabelEvent>[] = [
	{
		heading: 'colWhen',
		width: TO_THE_MINUTE,
		ideal: 19,
		align: 'left',
		rank: 1,
		cell: ({timeMs}, {clock}, width) => segment(clock(timeMs * 1000, true).slice(0, width < 19 ? TO_THE_MINUTE : undefined), QUIET),
	},
	{
		heading: 'colWhat',
		width: 6,
		align: 'left',
		rank: 2,
		cell: ({action}, {messages}) => segment(messages.actions[action], action === 'undo' || action === 'remove' ? QUIET : PLAIN),
	},
	{
		heading: 'colPattern',
		width: 0,
		align: 'left',
		rank: 0,
		cell: patternCell,
	},
	{heading: 'colApp', width: 12, ideal: 20, align: 'left', rank: 3, cell: ({app}, manner) => segment(appOf(app, manner))},
	{heading: 'colCategory', width: 10, align: 'left', rank: 6, cell: ({category}, manner) => segment(categoryName(category, manner), QUIET)},
	{
		heading: 'colBefore',
		width: 12,
		align: 'left',
		rank: 5,
		cell: ({previousApp}, manner) => segment(previousApp === undefined ? '' : appOf(previousApp, manner), QUIET),
	},
	{heading: 'colWho', width: 12, ideal: 24, align: 'left', rank: 4, cell: ({author}) => segment(escapeText(author), QUIET)},
];

/** Who owns a name stands at its end; a regular expression is read from its beginning. */
function patternCell({match, pattern}: LabelEvent, {glyphs}: Manner, width: number): readonly Segment[] {
	const kind = segment(`${match} `, QUIET);
	return [kind, segment(match === 'regex' ? escapeText(pattern) : showName(pattern, width - kind.text.length, glyphs.cut))];
}

/** The connections that the engine last told of. */
export function connectionsScreen(view: View): readonly Line[] {
	return plainTable(view, connectionColumns(view.layout.columns), view.connections, connectionsEmpty(view), view.layout.listRows);
}

/** Connections of one name, service or group, under what it is called. */
export function connectionsOf(view: View, about: string): readonly Line[] {
	const {layout, manner} = view;
	const title = manner.messages.connectionsOf;
	const name = segment(showName(about, layout.columns - displayWidth(title) - 4, manner.glyphs.cut), STRONG);
	const rows = layout.listRows - 1;
	return [
		[segment(` ${title}  `, QUIET), name],
		...plainTable(view, connectionColumns(view.layout.columns), view.connections, connectionsEmpty(view), rows),
	];
}

const connectionsEmpty = (view: View): string =>
	view.isAnswered ? emptyText(view, view.manner.messages.noConnections) : view.manner.messages.asking;

/** Labels made, the latest first. */
export function historyScreen(view: View): readonly Line[] {
	const columns = chooseColumns(historyColumns, view.layout.columns, LEAST_PATTERN);
	return plainTable(view, columns, view.history, view.manner.messages.noHistory, view.layout.listRows);
}

function plainTable<Row>(
	view: View,
	chosen: ReturnType<typeof chooseColumns<Row>>,
	rows: readonly Row[],
	empty: string,
	height: number,
): readonly Line[] {
	const {manner, ui} = view;
	const state = ui.lists[activeList(ui)];
	const selected = selectedIndex(state, keysOf(view));
	const start = Math.min(state.scroll, Math.max(0, rows.length - height));
	const lines = rows.slice(start, start + height).map((row, i) => rowLine(chosen, row, manner, {selected: start + i === selected}));
	return [headingLine(chosen, manner), ...filled(lines, height, empty)];
}

/** Keys of the rows of the lists that do not come with the snapshot. */
export function keysOf({
	ui,
	connections,
	history,
	snapshot,
}: Pick<View, 'ui' | 'connections' | 'history' | 'snapshot'>): readonly (number | string)[] {
	const list = activeList(ui);
	if (listsConnections(list)) return connections.map(({flowId}) => flowId);
	if (list === 'history') return history.map(({id}) => id);
	return snapshot.order;
}
