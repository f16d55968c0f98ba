import type {LabelRequest} from '../model/label.js';
import type {Scope} from '../state/labelling.js';
import type {MonitorState} from '../state/monitor-state.js';
import {topOverlay} from '../state/reducer.js';
import type {RowKey} from '../state/snapshot.js';
import type {Suggestion} from '../state/suggestions.js';
import {idsOf, markedRows, selectedRow} from './selection.js';
import type {View} from './view.js';

/** What accepting suggestions would label now. */
export interface Acceptance {
	readonly labels: readonly LabelRequest[];
	readonly scopes: readonly Scope[];
	readonly apps: readonly string[];
	/** Names and bytes that the labels decide about. */
	readonly names: number;
	readonly bytes: number;
	/** Rows that it is about, and those among them without a suggestion. */
	readonly rows: number;
	readonly passed: number;
}

type Shown = Pick<View, 'ui' | 'snapshot' | 'suggestions'>;

/** For the open details, what is marked, or else the selected row: a group as a whole, one name of several under a domain alone. */
export function acceptanceOf(shown: Shown, state: MonitorState): Acceptance {
	const labels = new Map<string, LabelRequest>();
	const scopes: Scope[] = [];
	const apps = new Set<string>();
	let passed = 0;
	const rows = rowsToAccept(shown, state);
	const grouped = new Set(rows.flatMap(({key}) => (typeof key === 'string' ? idsOf(key, state) : [])));
	for (const {key, suggestion} of rows) {
		// It goes with its group.
		if (typeof key === 'number' && grouped.has(key)) continue;
		const scope = suggestion === undefined ? undefined : scopeFor(key, suggestion.app, state);
		if (suggestion === undefined || scope === undefined) {
			passed++;
			continue;
		}
		const {app, category} = suggestion;
		apps.add(app);
		scopes.push(scope);
		for (const pattern of scope.patterns) labels.set(`${pattern.match} ${pattern.pattern}`, {...pattern, app, category});
	}
	const sum = (of: 'names' | 'bytes') => scopes.reduce((all, scope) => all + scope[of], 0);
	return {labels: [...labels.values()], scopes, apps: [...apps], names: sum('names'), bytes: sum('bytes'), rows: rows.length, passed};
}

/** A group, and a name that stands for its whole domain, have the scope that the label line would offer; of several unmatched names one means itself. */
function scopeFor(key: RowKey, app: string, state: MonitorState): Scope | undefined {
	const ids = idsOf(key, state);
	// The domain is the same for every name of a group, however many there are: one is asked.
	const {scopes, likely} = state.scopes(ids.slice(0, 1), app);
	if (typeof key === 'number') return isOneOfSeveral(key, scopes, state) ? scopes[0] : scopes[likely];
	return scopes[likely]?.kind === 'domain' ? scopes[likely] : state.scopes(ids, app).scopes[0];
}

/** Whether more unmatched names than this one are under its domain; `scopes` are those of the name. */
function isOneOfSeveral(id: number, scopes: readonly Scope[], state: MonitorState): boolean {
	const domain = scopes.find(({kind}) => kind === 'domain')?.about;
	return domain !== undefined && state.unmatchedUnder(domain).some(other => other !== id);
}

/** Whether names of open groups are marked, and no group: then a label is for these names alone unless another scope is chosen. */
export function meansNamesAlone({ui, snapshot}: Pick<Shown, 'ui' | 'snapshot'>, state: MonitorState): boolean {
	if (topOverlay(ui)?.kind === 'name') return false;
	const marked = markedRows({ui, snapshot});
	const ids = marked.filter(key => typeof key === 'number');
	return ids.length === marked.length && ids.some(id => isOneOfSeveral(id, state.scopes([id], undefined).scopes, state));
}

/** Rows with the suggestions that the screen shows for them; a marked row that is out of sight has what it would show. */
function rowsToAccept(
	{ui, snapshot, suggestions}: Shown,
	state: MonitorState,
): readonly {readonly key: RowKey; readonly suggestion: Suggestion | undefined}[] {
	const overlay = topOverlay(ui);
	// What a person or a list has said needs no guess.
	if (overlay?.kind === 'name') return [{key: overlay.id, suggestion: suggestions[0]}];
	const marked = markedRows({ui, snapshot});
	const selected = selectedRow({ui, snapshot});
	const rows = new Map(snapshot.rows.map(row => [row.key, row]));
	return (marked.length > 0 ? marked : selected === undefined ? [] : [selected]).map(key => {
		const row = rows.get(key);
		return {key, suggestion: row === undefined ? state.suggestionsOf(idsOf(key, state))[0] : row.suggestion};
	});
}
