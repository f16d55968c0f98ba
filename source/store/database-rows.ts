import {parsePattern} from '../classify/parse-pattern.js';
import type {LabelEvent} from '../model/label.js';
import type {Layer, MatchKind, RuleKey} from '../model/rule.js';
import type {ForeignEvent} from './history.js';
import type {LabelChange, StoredRule} from './label-change.js';

/** A rule of the change log as the server tells it; without an app it is gone. */
export interface RuleRow {
	layer: Layer;
	match_kind: MatchKind;
	sni: string;
	app: string | null;
	category: string;
	priority: number;
	author: string | null;
	changed_ms: number;
	change_id: string | null;
}

/** A line of the shared history. */
export interface EventRow {
	change_id: string;
	action: LabelEvent['action'];
	layer: Layer;
	match_kind: MatchKind;
	sni: string;
	app_name: string | null;
	category: string | null;
	previous_app: string | null;
	author: string;
	changed_ms: number;
}

/** Rules that were put there by hand may be no patterns at all; those are left out. */
export function toRule(row: RuleRow): {key: RuleKey; rule: StoredRule | undefined}[] {
	const key: RuleKey = {layer: row.layer, match: row.match_kind, pattern: row.sni};
	if (row.app === null) return [{key, rule: undefined}];
	const parsed = parsePattern(row.sni, row.match_kind);
	if (typeof parsed === 'string' || parsed.pattern !== row.sni) return [];
	const {app, category, priority} = row;
	const changedMs = Math.round(row.changed_ms);
	return [{key, rule: {...key, app, category, priority, author: row.author ?? undefined, changedMs, changeId: row.change_id ?? undefined}}];
}

/** A line of the shared history as an event of ours. */
export const toEvent = (row: EventRow): ForeignEvent => ({
	changeId: row.change_id,
	action: row.action,
	layer: row.layer,
	match: row.match_kind,
	pattern: row.sni,
	app: row.app_name ?? row.previous_app ?? '',
	category: row.category ?? '',
	previousApp: row.previous_app ?? undefined,
	author: row.author,
	timeMs: Math.round(row.changed_ms),
});

/** A change as `snitop_apply` reads it. */
export const toRecord = ({id, group, action, key, rule, author, timeMs}: LabelChange): Record<string, unknown> => ({
	id,
	group_id: group,
	action,
	layer: key.layer,
	match_kind: key.match,
	sni: key.pattern,
	app: rule?.app ?? null,
	category: rule?.category ?? null,
	priority: rule?.priority ?? 0,
	rule_author: rule?.author ?? null,
	rule_ms: rule?.changedMs ?? null,
	rule_change: rule?.changeId ?? null,
	author,
	time_ms: timeMs,
});
