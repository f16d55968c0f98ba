import {activeList, screens, topOverlay} from '../state/reducer.js';
import type {Desk} from './desk.js';
import type {Command} from './keys.js';
import {acceptSuggestion, ignoreSelected, step} from './label-actions.js';
import {startLabel} from './label-session.js';
import {panelOrder} from './panels/category-cards.js';
import {keysOf} from './screens/tables.js';
import {selectedRow, selectedTally, selectionOf} from './selection.js';
import type {View} from './view.js';

/** What each command does. */
export const commands: Readonly<Record<Command, (desk: Desk) => void>> = {
	up: desk => vertical(desk, -1),
	down: desk => vertical(desk, 1),
	left: desk => horizontal(desk, -1),
	right: desk => horizontal(desk, 1),
	'page-up': desk => move(desk, -page(desk)),
	'page-down': desk => move(desk, page(desk)),
	first: desk => move(desk, -Infinity),
	last: desk => move(desk, Infinity),
	'next-focus': ({dispatch}) => dispatch({kind: 'focus', by: 1}),
	'previous-focus': ({dispatch}) => dispatch({kind: 'focus', by: -1}),
	open,
	back: ({dispatch}) => dispatch({kind: 'back'}),
	label: startLabel,
	accept: acceptSuggestion,
	ignore: ignoreSelected,
	undo: desk => step(desk, 'undo'),
	redo: desk => step(desk, 'redo'),
	mark(desk) {
		const key = selectedRow(desk.view);
		if (key === undefined) return;
		desk.dispatch({kind: 'mark', key});
		move(desk, 1);
	},
	filter: ({dispatch, view}) => dispatch({kind: 'filter', text: view.ui.filter, typing: true}),
	sort: desk => sort(desk, 1),
	'sort-back': desk => sort(desk, -1),
	freeze: ({dispatch}) => dispatch({kind: 'freeze'}),
	why: desk => toggle(desk, 'unnamed'),
	'connections-of'(desk) {
		const targets = selectionOf(desk);
		if (targets === undefined || targets.ids.length === 0) return;
		desk.dispatch({kind: 'open', overlay: {kind: 'connections-of', ...targets, filter: desk.view.ui.filter}});
		desk.ask();
	},
	'screen-1': desk => show(desk, 0),
	'screen-2': desk => show(desk, 1),
	'screen-3': desk => show(desk, 2),
	'screen-4': desk => show(desk, 3),
	help: desk => toggle(desk, 'help'),
	quit: ({effects}) => effects.quit(),
};

/** A key while a filter is typed: it filters as it grows. */
export function filterKey({dispatch, view}: Desk, key: string): void {
	const text = view.ui.filter;
	if (key === 'enter') dispatch({kind: 'filter', text, typing: false});
	else if (key === 'escape') dispatch({kind: 'filter', text: '', typing: false});
	else if (key === 'backspace') dispatch({kind: 'filter', text: [...text].slice(0, -1).join(''), typing: true});
	else if ([...key].length === 1) dispatch({kind: 'filter', text: text + key.toLowerCase(), typing: true});
}

function move({dispatch, view}: Desk, by: number): void {
	dispatch({kind: 'move', by, order: keysOf(view)});
}

function page({view}: Desk): number {
	const {layout, ui} = view;
	return Math.max(1, (activeList(ui) === 'live' ? layout.liveRows : layout.listRows) - 1);
}

const onPanels = ({ui}: View): boolean => ui.screen === 'live' && ui.overlays.length === 0 && ui.focus === 'panels';

function vertical(desk: Desk, by: 1 | -1): void {
	const {view} = desk;
	if (onPanels(view)) movePanel(desk, by * view.layout.cards.across);
	else if (view.ui.focus === 'named' && by > 0) desk.dispatch({kind: 'focus', by: 1});
	else move(desk, by);
}

/** From panel to panel, and from the last one of a page on to the next page. */
function movePanel({view, dispatch}: Desk, by: number): void {
	const panels = panelsOf(view);
	const at = Math.max(0, panels.indexOf(view.ui.panel ?? ''));
	const {across} = view.layout.cards;
	const isLastRow = Math.floor(at / across) === Math.floor((panels.length - 1) / across);
	// Down from the last row of all panels lies the table.
	if (by > 1 && isLastRow) dispatch({kind: 'focus', by: -1});
	else if (panels.length > 0) dispatch({kind: 'panel', panel: panels[Math.min(Math.max(at + by, 0), panels.length - 1)]});
}

const panelsOf = (view: View): readonly string[] => panelOrder(view.snapshot, view.layout).map(({category}) => category);

function horizontal(desk: Desk, by: 1 | -1): void {
	const {view, dispatch} = desk;
	const key = selectedRow(view);
	if (onPanels(view)) movePanel(desk, by);
	else if (view.ui.screen !== 'unmatched' || view.ui.overlays.length > 0) return;
	else if (typeof key === 'string') dispatch({kind: 'expand', domain: key, open: by > 0});
	else if (by < 0 && key !== undefined) closeGroup(desk, key);
}

/** From a name back to its group, which closes. */
function closeGroup({view, dispatch, state}: Desk, key: number): void {
	const {order} = view.snapshot;
	const at = order.indexOf(key);
	const group = order.slice(0, at).findLastIndex(other => typeof other === 'string');
	const domain = order[group];
	if (typeof domain !== 'string' || !view.ui.expanded.has(domain) || at > group + state.unmatchedUnder(domain).length) return;
	dispatch({kind: 'move', by: group - at, order});
	dispatch({kind: 'expand', domain, open: false});
}

function open({view, dispatch}: Desk): void {
	const {ui} = view;
	const onLive = ui.screen === 'live' && ui.overlays.length === 0;
	const key = selectedRow(view);
	if (onPanels(view)) {
		const shown = panelsOf(view);
		const category = ui.panel !== undefined && shown.includes(ui.panel) ? ui.panel : shown[0];
		if (category !== undefined) dispatch({kind: 'open', overlay: {kind: 'category', category}});
	} else if (onLive && ui.focus === 'named') dispatch({kind: 'open', overlay: {kind: 'unnamed'}});
	else if (typeof key === 'string') dispatch({kind: 'expand', domain: key, open: !ui.expanded.has(key)});
	else {
		const id = selectedTally(view);
		if (id !== undefined) dispatch({kind: 'open', overlay: {kind: 'name', id}});
	}
}

function sort({dispatch, reorder}: Desk, by: 1 | -1): void {
	reorder();
	dispatch({kind: 'sort', by});
}

function show(desk: Desk, index: number): void {
	desk.reorder();
	desk.dispatch({kind: 'screen', screen: screens[index]});
	desk.ask();
}

function toggle({dispatch, view}: Desk, kind: 'help' | 'unnamed'): void {
	if (topOverlay(view.ui)?.kind === kind) dispatch({kind: 'back'});
	else dispatch({kind: 'open', overlay: {kind}});
}
