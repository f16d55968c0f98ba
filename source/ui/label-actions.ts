import type {LabelEvent, LabelRequest} from '../model/label.js';
import {ignoreRequests} from '../state/labelling.js';
import {topOverlay} from '../state/reducer.js';
import type {RowKey} from '../state/snapshot.js';
import type {Suggestion} from '../state/suggestions.js';
import {formatCount} from '../text/format-quantity.js';
import type {Desk} from './desk.js';
import {idsOf, markedRows, selectedRow, targetsOf} from './selection.js';
import type {Manner} from './view.js';

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
	const group = typeof selectedRow(desk.view) === 'string' && markedRows(desk.view).length === 0;
	const scope = (group ? scopes.find(({kind}) => kind === 'domain') : undefined) ?? scopes[0];
	if (scope === undefined) {
		desk.state.notice('warn', messages.cannotLabel);
		return;
	}
	desk.dispatch({kind: 'labelled'});
	writeLabels(desk, ignoreRequests(scope), messages.ignored(formatCount(scope.names)));
}

/** Takes the suggestion of the open details, that of each marked row, or that of the selected row; the scope is the one that the label line would offer. */
export function acceptSuggestion(desk: Desk): void {
	const {state, view} = desk;
	const {messages} = view.manner;
	const labels = new Map<string, LabelRequest>();
	const apps = new Set<string>();
	let [names, passed] = [0, 0];
	const rows = rowsToAccept(desk);
	for (const {key, suggestion} of rows) {
		const ids = idsOf(key, state);
		const {scopes, likely} = state.scopes(ids, suggestion?.app);
		if (suggestion === undefined || scopes.length === 0) {
			passed++;
			continue;
		}
		const {app, category} = suggestion;
		apps.add(app);
		names += scopes[likely].names;
		for (const pattern of scopes[likely].patterns) labels.set(`${pattern.match} ${pattern.pattern}`, {...pattern, app, category});
	}
	if (labels.size === 0) {
		state.notice('info', rows.length === 0 ? messages.noSelection : messages.noSuggestion);
		return;
	}
	desk.dispatch({kind: 'labelled'});
	const [first] = apps;
	const said = messages.labelled(formatCount(names), apps.size === 1 ? first : messages.appCount(formatCount(apps.size)));
	writeLabels(desk, [...labels.values()], passed === 0 ? said : `${said}; ${messages.passed(formatCount(passed))}`);
}

/** Rows with the suggestions that the screen shows for them; a marked row that is out of sight has what it would show. */
function rowsToAccept({view, state}: Desk): readonly {readonly key: RowKey; readonly suggestion: Suggestion | undefined}[] {
	const overlay = topOverlay(view.ui);
	// What a person or a list has said needs no guess.
	if (overlay?.kind === 'name') return [{key: overlay.id, suggestion: view.suggestions[0]}];
	const marked = markedRows(view);
	const selected = selectedRow(view);
	const rows = new Map(view.snapshot.rows.map(row => [row.key, row]));
	return (marked.length > 0 ? marked : selected === undefined ? [] : [selected]).map(key => {
		const row = rows.get(key);
		return {key, suggestion: row === undefined ? state.suggestionsOf(idsOf(key, state))[0] : row.suggestion};
	});
}

/** Labels take effect at once; should the store refuse them, they are taken back. */
export function writeLabels({state, effects, view}: Desk, labels: readonly LabelRequest[], said: string): void {
	const takeBack = state.applyLabels(labels);
	state.notice('info', said);
	effects.label(labels).catch((error: unknown) => {
		takeBack();
		state.notice('error', view.manner.messages.notStored(reasonOf(error)));
	});
}

/** Undo or redo, and what it did. In the details of a name that was classified automatically, undo takes that back. */
export function step({state, effects, view}: Desk, direction: 'undo' | 'redo'): void {
	const {messages} = view.manner;
	const [done, nothing] = direction === 'undo' ? [messages.undone, messages.nothingToUndo] : [messages.redone, messages.nothingToRedo];
	const rule = topOverlay(view.ui)?.kind === 'name' ? view.tally?.verdict : undefined;
	const asked = direction === 'undo' && rule?.layer === 'automatic' ? effects.takeBack(rule) : effects[direction]();
	asked.then(
		events => state.notice('info', events.length === 0 ? nothing : done(eventText(events, view.manner))),
		(error: unknown) => state.notice('error', messages.undoFailed(reasonOf(error))),
	);
}

function eventText(events: readonly LabelEvent[], {messages}: Manner): string {
	const [{pattern, app}] = events;
	return events.length === 1 ? `${pattern} (${app})` : messages.names(formatCount(events.length));
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
