import {categories} from '../state/category-names.js';
import {chosenApp, completeApp, completeCategory, type Editor, erase, openEditor, pick, turnTo, type} from '../state/editor.js';
import type {MonitorState} from '../state/monitor-state.js';
import {formatCount} from '../text/format-quantity.js';
import {meansNamesAlone} from './acceptance.js';
import type {Desk} from './desk.js';
import {writeLabels} from './label-actions.js';
import {targetsOf} from './selection.js';
import type {EditorView} from './view.js';

/** Where a new app stands until it is said otherwise. */
const NEW_CATEGORY = 'Other';

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
	const suggestions = desk.state.suggestionsOf(targets.ids);
	const editor = openEditor(targets.ids, targets.about, suggestions);
	desk.dispatch({kind: 'edit', editor: meansNamesAlone(desk.view, desk.state) ? {...editor, scope: 0} : editor});
}

/** Everything that the editor shows. */
export function describeEditor(editor: Editor, state: MonitorState): EditorView | undefined {
	const {own} = editor;
	const completions = completeApp(editor.input, editor.suggestions, state.apps());
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
		scope: typeof own === 'object' ? own : scopes[editor.scope < 0 ? likely : Math.min(editor.scope, scopes.length - 1)],
		fault: typeof own === 'string' ? own : undefined,
	};
}

/** A key while the editor is open. */
export function editorKey(desk: Desk, shown: EditorView, key: string): void {
	const {editor, scopes, scope, completions, categories: shownCategories, category} = shown;
	const edit = (next: Editor | undefined) => desk.dispatch({kind: 'edit', editor: next});
	const pickCategory = (by: number) => {
		const at = shownCategories.findIndex(({name}) => name === category);
		const {length} = shownCategories;
		// A ring: the one that a new app begins with is the last of them.
		const next = shownCategories[at < 0 ? 0 : (at + by + length) % length];
		if (next !== undefined) edit({...editor, category: next.name});
	};
	const typed = (next: Editor) => {
		if (next.field === 'scope') {
			edit({...next, own: next.pattern.trim() === '' ? undefined : desk.state.ownScope(next.pattern)});
			return;
		}
		const first = next.field === 'category' ? completeCategory(next.categoryInput, categories)[0] : undefined;
		edit(first === undefined || next.categoryInput === '' ? next : {...next, category: first.name});
	};
	const turnScope = (by: number) => {
		const to = Math.min(Math.max(scopes.indexOf(scope) + by, 0), scopes.length - 1);
		edit({...editor, scope: to, pattern: '', own: undefined});
	};
	const move = (by: 1 | -1) => {
		if (editor.field === 'app') edit(pick(editor, by, completions.length));
		else if (editor.field === 'category') pickCategory(by);
		else turnScope(by);
	};
	const does: Readonly<Record<string, () => void>> = {
		escape: () => edit(undefined),
		enter: () => save(desk, shown),
		tab: () => edit(turnTo(editor, 1)),
		'shift+tab': () => edit(turnTo(editor, -1)),
		up: () => move(-1),
		down: () => move(1),
		left: () => turnScope(-1),
		right: () => turnScope(1),
		backspace: () => typed(erase(editor)),
	};
	if (Object.hasOwn(does, key)) does[key]();
	else if ([...key].length === 1) typed(type(editor, key));
}

function save(desk: Desk, {app, category, scope, fault}: EditorView): void {
	if (app === '' || fault !== undefined) return;
	const {messages} = desk.view.manner;
	const labels = scope.patterns.map(pattern => ({...pattern, app, category}));
	desk.dispatch({kind: 'labelled'});
	const said = scope.kind === 'pattern' ? messages.labelledPattern(scope.about, app) : messages.labelled(formatCount(scope.names), app);
	writeLabels(desk, labels, said);
}
