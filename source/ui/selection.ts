import {activeList, selectedIndex, selectedKey} from '../state/reducer.js';
import type {RowKey} from '../state/snapshot.js';
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
