import type {LabelEvent, LabelRequest} from '../model/label.js';
import {ignoreRequests} from '../state/labelling.js';
import {topOverlay} from '../state/reducer.js';
import {formatCount} from '../text/format-quantity.js';
import {acceptanceOf} from './acceptance.js';
import type {Desk} from './desk.js';
import {markedRows, selectedRow, targetsOf} from './selection.js';
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

/** Takes the suggestion of the open details, that of each marked row, or that of the selected row; see `acceptanceOf` for how much it labels. */
export function acceptSuggestion(desk: Desk): void {
	const {state, view} = desk;
	const {messages} = view.manner;
	const {labels, apps, names, rows, passed} = acceptanceOf(view, state);
	if (labels.length === 0) {
		state.notice('info', rows === 0 ? messages.noSelection : messages.noSuggestion);
		return;
	}
	desk.dispatch({kind: 'labelled'});
	const said = messages.labelled(formatCount(names), apps.length === 1 ? apps[0] : messages.appCount(formatCount(apps.length)));
	writeLabels(desk, labels, passed === 0 ? said : `${said}; ${messages.passed(formatCount(passed))}`);
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
