import type {LabelEvent, LabelRequest} from '../model/label.js';
import {categories} from '../state/category-names.js';
import {chosenApp, completeApp, completeCategory, type Editor, erase, openEditor, pick, type} from '../state/editor.js';
import {ignoreRequests} from '../state/labelling.js';
import type {MonitorState} from '../state/monitor-state.js';
import {topOverlay} from '../state/reducer.js';
import type {RowKey} from '../state/snapshot.js';
import {formatCount} from '../text/format-quantity.js';
import type {Desk} from './desk.js';
import {selectedRow} from './selection.js';
import type {EditorView, Manner} from './view.js';

/** Where a new app stands until it is said otherwise. */
const NEW_CATEGORY = 'Other';
/** A suggestion is picked from the start when it is this sure: Enter alone must not save a mere guess. */
const SURE = 0.4;

/** The tallies that a label would be for, and what they are called: the open details, what is marked, or the selected row. */
function targetsOf({view, state}: Desk): {readonly ids: readonly number[]; readonly about: string} | undefined {
	const {ui, snapshot} = view;
	const overlay = topOverlay(ui);
	if (overlay?.kind === 'name') return {ids: [overlay.id], about: state.textOf(overlay.id)};
	const idsOf = (key: RowKey): readonly number[] => (typeof key === 'string' ? state.unmatchedUnder(key) : [key]);
	const marked = snapshot.order.filter(key => ui.marked.has(key));
	if (marked.length > 0 && ui.screen === 'unmatched') {
		const ids = [...new Set(marked.flatMap(idsOf))];
		return {ids, about: marked.length === 1 ? aboutOf(marked[0], state) : view.manner.messages.marked(formatCount(marked.length))};
	}
	const key = selectedRow(view);
	return key === undefined ? undefined : {ids: idsOf(key), about: aboutOf(key, state)};
}

const aboutOf = (key: RowKey, state: MonitorState): string => (typeof key === 'string' ? key : state.textOf(key));

/** Opens the label editor; says why where there is nothing to label. */
export function startLabel(desk: Desk): void {
	const {messages} = desk.view.manner;
	const targets = targetsOf(desk);
	if (targets === undefined || targets.ids.length === 0) {
		desk.state.notice('info', messages.noSelection);
		return;
	}
	if (desk.state.scopes(targets.ids, undefined).scopes.length === 0) {
		desk.state.notice('warn', messages.cannotLabel);
		return;
	}
	const suggested = (desk.state.suggestionsOf(targets.ids[0])[0]?.confidence ?? 0) >= SURE;
	desk.dispatch({kind: 'edit', editor: openEditor(targets.ids, targets.about, suggested)});
}

/** Everything that the editor shows. */
export function describeEditor(editor: Editor, state: MonitorState): EditorView | undefined {
	const suggestions = state.suggestionsOf(editor.targets[0]);
	const completions = completeApp(editor.input, suggestions, state.apps());
	const app = chosenApp(editor, completions);
	const known = completions.find(completion => completion.app === app)?.category ?? state.categoryOf(app);
	const {scopes, likely} = state.scopes(editor.targets, app);
	if (scopes.length === 0) return undefined;
	return {
		editor,
		app,
		isNew: app !== '' && known === undefined,
		category: editor.category ?? known ?? NEW_CATEGORY,
		completions,
		categories: completeCategory(editor.categoryInput, categories),
		scopes,
		scope: scopes[editor.scope < 0 ? likely : Math.min(editor.scope, scopes.length - 1)],
	};
}

/** A key while the editor is open. */
export function editorKey(desk: Desk, shown: EditorView, key: string): void {
	const {editor, scopes, scope, completions, categories: shownCategories, category} = shown;
	const edit = (next: Editor | undefined) => desk.dispatch({kind: 'edit', editor: next});
	const atCategory = editor.field === 'category';
	const pickCategory = (by: number) => {
		const at = shownCategories.findIndex(({name}) => name === category);
		const next = shownCategories[Math.min(Math.max(at + by, 0), shownCategories.length - 1)];
		if (next !== undefined) edit({...editor, category: next.name});
	};
	const typed = (next: Editor) => {
		const first = next.field === 'category' ? completeCategory(next.categoryInput, categories)[0] : undefined;
		edit(first === undefined || next.categoryInput === '' ? next : {...next, category: first.name});
	};
	const at = scopes.indexOf(scope);
	const toScope = (to: number) => edit({...editor, scope: Math.min(Math.max(to, 0), scopes.length - 1)});
	const move = (by: 1 | -1) => (atCategory ? pickCategory(by) : edit(pick(editor, by, completions.length)));
	const otherField = () => edit({...editor, field: atCategory ? 'app' : 'category', categoryInput: ''});
	const does: Readonly<Record<string, () => void>> = {
		escape: () => edit(undefined),
		enter: () => save(desk, shown),
		tab: otherField,
		'shift+tab': otherField,
		up: () => move(-1),
		down: () => move(1),
		left: () => toScope(at - 1),
		right: () => toScope(at + 1),
		backspace: () => typed(erase(editor)),
	};
	if (Object.hasOwn(does, key)) does[key]();
	else if ([...key].length === 1) typed(type(editor, key));
}

function save(desk: Desk, {app, category, scope}: EditorView): void {
	if (app === '') return;
	const labels = scope.patterns.map(pattern => ({...pattern, app, category}));
	desk.dispatch({kind: 'labelled'});
	write(desk, labels, desk.view.manner.messages.labelled(formatCount(scope.names), app));
}

/** The verdict "not interesting" for the selected names alone. */
export function ignoreSelected(desk: Desk): void {
	const {messages} = desk.view.manner;
	const targets = targetsOf(desk);
	if (targets === undefined || targets.ids.length === 0) {
		desk.state.notice('info', messages.noSelection);
		return;
	}
	const {scopes} = desk.state.scopes(targets.ids, undefined);
	// A group goes as a whole, with the names under it that are yet to come.
	const group = typeof selectedRow(desk.view) === 'string' && desk.view.ui.marked.size === 0;
	const scope = (group ? scopes.find(({kind}) => kind === 'domain') : undefined) ?? scopes[0];
	if (scope === undefined) {
		desk.state.notice('warn', messages.cannotLabel);
		return;
	}
	desk.dispatch({kind: 'labelled'});
	write(desk, ignoreRequests(scope), messages.ignored(formatCount(scope.names)));
}

/** The label takes effect at once; should the store refuse it, it is taken back. */
function write({state, effects, view}: Desk, labels: readonly LabelRequest[], said: string): void {
	const takeBack = state.applyLabels(labels);
	state.notice('info', said);
	effects.label(labels).catch((error: unknown) => {
		takeBack();
		state.notice('error', view.manner.messages.notStored(error instanceof Error ? error.message : String(error)));
	});
}

/** Undo or redo, and what it did. */
export function step({state, effects, view}: Desk, direction: 'undo' | 'redo'): void {
	const {messages} = view.manner;
	const [done, nothing] = direction === 'undo' ? [messages.undone, messages.nothingToUndo] : [messages.redone, messages.nothingToRedo];
	effects[direction]().then(
		events => state.notice('info', events.length === 0 ? nothing : done(eventText(events, view.manner))),
		(error: unknown) => state.notice('error', messages.undoFailed(error instanceof Error ? error.message : String(error))),
	);
}

function eventText(events: readonly LabelEvent[], {messages}: Manner): string {
	const [{pattern, app}] = events;
	return events.length === 1 ? `${pattern} (${app})` : messages.names(formatCount(events.length));
}
