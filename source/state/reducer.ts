import type {Editor} from './editor.js';
import {placeOf} from './order.js';
import {type RowKey, type SortKey, sortKeys} from './snapshot.js';

/** The screens, in the order of their number keys. */
export const screens = ['live', 'unmatched', 'connections', 'history'] as const;
export type Screen = (typeof screens)[number];

/** Lists that keep a place of their own. */
export type ListName = Screen | 'category' | 'connections-of';

/** What lies over a screen until Esc. */
export type Overlay =
	| {readonly kind: 'name'; readonly id: number}
	| {readonly kind: 'category'; readonly category: string}
	/** Connections of these tallies; `filter` is what the rows under it are filtered by. */
	| {readonly kind: 'connections-of'; readonly ids: readonly number[]; readonly about: string; readonly filter: string}
	| {readonly kind: 'unnamed'}
	| {readonly kind: 'help'};

/** Where a list stands: the selected row by its key, so that it stays selected when rows change places. */
export interface ListState {
	/** Undefined: whatever row is first. */
	readonly key: RowKey | undefined;
	/** Where the row stood last: the row that follows takes its place when it is gone. */
	readonly index: number;
	readonly scroll: number;
	readonly sort: SortKey;
}

/** What the keys changed: all that the screen shows beside data. */
export interface UiState {
	readonly screen: Screen;
	readonly focus: 'table' | 'panels' | 'named';
	/** The selected panel; undefined: the first. */
	readonly panel: string | undefined;
	readonly lists: Readonly<Record<ListName, ListState>>;
	readonly filter: string;
	readonly filtering: boolean;
	readonly frozen: boolean;
	readonly marked: ReadonlySet<RowKey>;
	readonly expanded: ReadonlySet<string>;
	readonly overlays: readonly Overlay[];
	readonly editor: Editor | undefined;
}

export type Action =
	| {readonly kind: 'screen'; readonly screen: Screen}
	| {readonly kind: 'focus'; readonly by: 1 | -1}
	| {readonly kind: 'panel'; readonly panel: string}
	/** By rows; ±Infinity: to an end. `order` is that of the active list. */
	| {readonly kind: 'move'; readonly by: number; readonly order: readonly RowKey[]}
	/** What was drawn: the place of the selected row and the scroll that shows it. */
	| {readonly kind: 'settle'; readonly order: readonly RowKey[]; readonly visible: number}
	| {readonly kind: 'open'; readonly overlay: Overlay}
	| {readonly kind: 'back'}
	| {readonly kind: 'sort'; readonly by: 1 | -1}
	| {readonly kind: 'freeze'}
	| {readonly kind: 'mark'; readonly key: RowKey}
	| {readonly kind: 'expand'; readonly domain: string; readonly open: boolean}
	| {readonly kind: 'filter'; readonly text: string; readonly typing: boolean}
	| {readonly kind: 'edit'; readonly editor: Editor | undefined}
	| {readonly kind: 'labelled'};

const list: ListState = {key: undefined, index: 0, scroll: 0, sort: 'bytes'};

export const initialUi: UiState = {
	screen: 'live',
	focus: 'table',
	panel: undefined,
	lists: {live: list, unmatched: list, connections: list, history: list, category: list, 'connections-of': list},
	filter: '',
	filtering: false,
	frozen: false,
	marked: new Set(),
	expanded: new Set(),
	overlays: [],
	editor: undefined,
};

/** Deeper, one would not find the way back. */
const MAX_OVERLAYS = 8;
/** Longer filters match nothing: names end at 253 characters. */
const MAX_FILTER = 253;
const focuses = ['table', 'panels', 'named'] as const;

/** The list that moves with the arrow keys. */
export function activeList({screen, overlays}: UiState): ListName {
	const kind = overlays.at(-1)?.kind;
	return kind === 'category' || kind === 'connections-of' ? kind : screen;
}

export const topOverlay = (ui: UiState): Overlay | undefined => ui.overlays.at(-1);

/** The place of the selected row: −1 in an empty list. */
export function selectedIndex({key, index}: ListState, order: readonly RowKey[]): number {
	const place = placeOf(order, key);
	return place >= 0 ? place : Math.min(key === undefined ? 0 : index, order.length - 1);
}

/** The key of the selected row. */
export const selectedKey = (state: ListState, order: readonly RowKey[]): RowKey | undefined => order[selectedIndex(state, order)];

/** The state after an action; the same object where nothing changed. */
export function reduce(ui: UiState, action: Action): UiState {
	switch (action.kind) {
		case 'screen':
			return {...ui, screen: action.screen, overlays: [], focus: 'table', editor: undefined, filtering: false, filter: ''};
		case 'focus':
			if (ui.screen !== 'live' || ui.overlays.length > 0) return ui;
			return {...ui, focus: focuses[(focuses.indexOf(ui.focus) + action.by + focuses.length) % focuses.length]};
		case 'panel':
			return ui.panel === action.panel ? ui : {...ui, panel: action.panel};
		case 'move': {
			const state = ui.lists[activeList(ui)];
			const index = Math.min(Math.max(selectedIndex(state, action.order) + action.by, 0), action.order.length - 1);
			return index < 0 ? ui : withList(ui, {key: action.order[index], index});
		}
		case 'settle':
			return settle(ui, action.order, action.visible);
		case 'open': {
			const {overlay} = action;
			const opened = {...ui, overlays: [...ui.overlays.slice(-MAX_OVERLAYS + 1), overlay]};
			if (overlay.kind !== 'category' && overlay.kind !== 'connections-of') return opened;
			const fresh = withList(opened, {key: undefined, index: 0, scroll: 0});
			return overlay.kind === 'category' ? fresh : {...fresh, filter: '', filtering: false};
		}
		case 'back':
			return back(ui);
		case 'sort': {
			const name = activeList(ui);
			// What is unmatched has no app.
			const keys: readonly SortKey[] = name === 'unmatched' ? sortKeys.filter(key => key !== 'app') : sortKeys;
			return withList(ui, {sort: keys[(keys.indexOf(ui.lists[name].sort) + action.by + keys.length) % keys.length]});
		}
		case 'freeze':
			return {...ui, frozen: !ui.frozen};
		case 'mark':
			return {...ui, marked: toggled(ui.marked, action.key)};
		case 'expand':
			return ui.expanded.has(action.domain) === action.open ? ui : {...ui, expanded: toggled(ui.expanded, action.domain)};
		case 'filter':
			return {...ui, filter: action.text.slice(0, MAX_FILTER), filtering: action.typing};
		case 'edit':
			return {...ui, editor: action.editor};
		case 'labelled':
			return {...ui, editor: undefined, marked: new Set()};
	}
}

function back(ui: UiState): UiState {
	const top = topOverlay(ui);
	if (top?.kind === 'connections-of') {
		// They have a filter of their own, and what is under them gets its own back.
		return ui.filter === '' ? {...ui, overlays: ui.overlays.slice(0, -1), filter: top.filter} : {...ui, filter: ''};
	}
	if (top !== undefined) return {...ui, overlays: ui.overlays.slice(0, -1)};
	if (ui.filter !== '') return {...ui, filter: ''};
	if (ui.marked.size > 0) return {...ui, marked: new Set()};
	return ui.focus === 'table' ? ui : {...ui, focus: 'table'};
}

function settle(ui: UiState, order: readonly RowKey[], visible: number): UiState {
	const state = ui.lists[activeList(ui)];
	const index = Math.max(0, selectedIndex(state, order));
	// A key that is gone hands on to the row that took its place; no key stays with the first row.
	const key = state.key === undefined || order.length === 0 ? state.key : order[index];
	const scroll = Math.max(0, Math.min(Math.max(state.scroll, index - visible + 1), index, order.length - visible));
	return key === state.key && index === state.index && scroll === state.scroll ? ui : withList(ui, {key, index, scroll});
}

function withList(ui: UiState, change: Partial<ListState>): UiState {
	const name = activeList(ui);
	return {...ui, lists: {...ui.lists, [name]: {...ui.lists[name], ...change}}};
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
	const next = new Set(set);
	if (!next.delete(value)) next.add(value);
	return next;
}
