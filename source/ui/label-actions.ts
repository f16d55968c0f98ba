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
export function writeLabels({state, effects, view, own}: Desk, labels: readonly LabelRequest[], said: string): void {
	const takeBack = state.applyLabels(labels);
	for (const label of labels) own.add(keyOf(label));
	state.notice('info', said);
	effects.label(labels).catch((error: unknown) => {
		takeBack();
		state.notice('error', view.manner.messages.notStored(reasonOf(error)));
	});
}

/**
 * Undo or redo, and what it did. The store undoes the operator's latest change wherever it was made, so one that was made outside this screen is told as such.
 * In the details of a name that was classified automatically, undo takes that back.
 */
export function step({state, effects, view, own}: Desk, direction: 'undo' | 'redo'): void {
	const {messages} = view.manner;
	const rule = topOverlay(view.ui)?.kind === 'name' ? view.tally?.verdict : undefined;
	const automatic = direction === 'undo' && rule?.layer === 'automatic' ? rule : undefined;
	const asked = automatic === undefined ? effects[direction]() : effects.takeBack(automatic);
	const [done, nothing, failed] = {
		undo: [messages.undone, messages.nothingToUndo, messages.undoFailed] as const,
		redo: [messages.redone, messages.nothingToRedo, messages.redoFailed] as const,
	}[direction];
	asked.then(
		events => {
			const isOwn = automatic !== undefined || direction === 'redo' || events.every(event => own.has(keyOf(event)));
			state.notice(
				isOwn ? 'info' : 'warn',
				events.length === 0 ? nothing : (isOwn ? done : messages.undoneElsewhere)(eventText(events, view.manner)),
			);
		},
		(error: unknown) => {
			const reason = reasonOf(error);
			if (NOTHING.test(reason)) state.notice('info', nothing);
			else state.notice('error', failed(reason));
		},
	);
}

/** How the store says that the end of the history was reached. */
const NOTHING = /^there is nothing to (undo|redo)$/;

const keyOf = ({match, pattern}: Pick<LabelRequest, 'match' | 'pattern'>): string => `${match} ${pattern}`;

/** What was taken back is the app that the pattern had before. */
function eventText(events: readonly LabelEvent[], {messages}: Manner): string {
	const [{action, pattern, app, previousApp}] = events;
	const first = `${pattern} (${(action === 'undo' ? previousApp : undefined) ?? app})`;
	return events.length === 1 ? first : messages.andMore(first, formatCount(events.length - 1));
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
