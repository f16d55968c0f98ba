import type {MonitorState} from '../state/monitor-state.js';
import {activeList, selectedIndex, selectedKey, topOverlay} from '../state/reducer.js';
import type {RowKey} from '../state/snapshot.js';
import {formatCount} from '../text/format-quantity.js';
import type {Desk} from './desk.js';
import {listsConnections} from './screens/lists.js';
import {keysOf} from './screens/tables.js';
import type {View} from './view.js';

/** The selected row of the list of names on the screen; undefined where there is none, or the screen lists something else. */
export function selectedRow(view: Pick<View, 'ui' | 'snapshot'>): RowKey | undefined {
	const {ui, snapshot} = view;
	const name = activeList(ui);
	return listsConnections(name) || name === 'history' ? undefined : selectedKey(ui.lists[name], snapshot.order);
}

/** The tally that Enter, or the details at the right, are about. */
export function selectedTally(view: Pick<View, 'ui' | 'snapshot' | 'connections' | 'history'>): number | undefined {
	const {ui, connections, snapshot} = view;
	const list = activeList(ui);
	if (listsConnections(list)) {
		const tally = connections[selectedIndex(ui.lists[list], keysOf(view))]?.tally;
		return tally === undefined || tally <= 0 ? undefined : tally;
	}
	const key = selectedRow(view);
	if (typeof key !== 'string') return key;
	const row = snapshot.rows.find(other => other.key === key);
	return row?.kind === 'group' ? row.group.ids[0] : undefined;
}

/** The marked rows of the queue that are still in it, in its order. */
export const markedRows = ({ui, snapshot}: Pick<View, 'ui' | 'snapshot'>): readonly RowKey[] =>
	ui.screen === 'unmatched' && ui.marked.size > 0 ? snapshot.order.filter(key => ui.marked.has(key)) : [];

/** The tallies of a row: of a group those that are unmatched now. */
export const idsOf = (key: RowKey, state: MonitorState): readonly number[] => (typeof key === 'string' ? state.unmatchedUnder(key) : [key]);

/** Tallies, and what they are called. */
export interface Targets {
	readonly ids: readonly number[];
	readonly about: string;
}

/** What is selected, whatever is marked: the open details, or a row. */
export function selectionOf({view, state}: Desk): Targets | undefined {
	const overlay = topOverlay(view.ui);
	if (overlay?.kind === 'name') return {ids: [overlay.id], about: state.textOf(overlay.id)};
	const key = selectedRow(view);
	return key === undefined ? undefined : {ids: idsOf(key, state), about: aboutRow(key, state)};
}

/** The tallies that a label would be for: the open details, what is marked, or the selected row. */
export function targetsOf(desk: Desk): Targets | undefined {
	const {view, state} = desk;
	const marked = topOverlay(view.ui)?.kind === 'name' ? [] : markedRows(view);
	if (marked.length === 0) return selectionOf(desk);
	const ids = [...new Set(marked.flatMap(key => idsOf(key, state)))];
	return {ids, about: marked.length === 1 ? aboutRow(marked[0], state) : view.manner.messages.marked(formatCount(marked.length))};
}

const aboutRow = (key: RowKey, state: MonitorState): string => (typeof key === 'string' ? key : state.textOf(key));
