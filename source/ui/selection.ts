import type {MonitorState} from '../state/monitor-state.js';
import {activeList, selectedIndex, selectedKey, topOverlay} from '../state/reducer.js';
import type {RowKey} from '../state/snapshot.js';
import {formatCount} from '../text/format-quantity.js';
import type {Desk} from './desk.js';
import {keysOf} from './screens/tables.js';
import type {View} from './view.js';

/** The selected row of the list of names on the screen; undefined where there is none, or the screen lists something else. */
export function selectedRow(view: Pick<View, 'ui' | 'snapshot'>): RowKey | undefined {
	const {ui, snapshot} = view;
	const name = activeList(ui);
	return name === 'connections' || name === 'history' ? undefined : selectedKey(ui.lists[name], snapshot.order);
}

/** The tally that Enter, or the details at the right, are about. */
export function selectedTally(view: Pick<View, 'ui' | 'snapshot' | 'connections' | 'history'>): number | undefined {
	const {ui, connections, snapshot} = view;
	if (activeList(ui) === 'connections') {
		const tally = connections[selectedIndex(ui.lists.connections, keysOf(view))]?.tally;
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

/** The tallies that a label would be for, and what they are called: the open details, what is marked, or the selected row. */
export function targetsOf({view, state}: Desk): {readonly ids: readonly number[]; readonly about: string} | undefined {
	const overlay = topOverlay(view.ui);
	if (overlay?.kind === 'name') return {ids: [overlay.id], about: state.textOf(overlay.id)};
	const marked = markedRows(view);
	const about = (key: RowKey) => (typeof key === 'string' ? key : state.textOf(key));
	if (marked.length > 0) {
		const ids = [...new Set(marked.flatMap(key => idsOf(key, state)))];
		return {ids, about: marked.length === 1 ? about(marked[0]) : view.manner.messages.marked(formatCount(marked.length))};
	}
	const key = selectedRow(view);
	return key === undefined ? undefined : {ids: idsOf(key, state), about: about(key)};
}
