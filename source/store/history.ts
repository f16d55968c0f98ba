import type {LabelEvent} from '../model/label.js';
import {AUTOMATIC_AUTHOR, type Layer, type MatchKind, type RuleKey} from '../model/rule.js';
import type {LabelChange, StoredRule} from './label-change.js';
import type {Sql} from './sqlite.js';

/** Lines of the history that are kept; the oldest go first. */
const HISTORY_LIMIT = 500_000;

/** A past event with what undo and redo need. */
export interface PastEvent {
	readonly id: number;
	readonly group: string;
	readonly key: RuleKey;
	readonly before: StoredRule | undefined;
	readonly after: StoredRule | undefined;
}

/** An event that came from the shared database. */
export interface ForeignEvent extends Omit<LabelEvent, 'id'> {
	readonly changeId: string;
	readonly layer: Layer;
}

interface Row {
	id: number;
	group_id: string;
	action: LabelEvent['action'];
	source: Layer;
	match_kind: MatchKind;
	sni: string;
	app_name: string | null;
	category: string | null;
	previous_app: string | null;
	before: string | null;
	after: string | null;
	author: string;
	changed_ms: number;
}

/** Who changed which rule when: the source of the history screen, of undo and redo. Call what writes inside a transaction. */
export class History {
	readonly #sql: Sql;
	readonly #insert;
	readonly #latest;

	constructor(sql: Sql) {
		this.#sql = sql;
		this.#insert = sql.prepare(
			`INSERT OR IGNORE INTO label_history
				(change_id, group_id, action, source, match_kind, sni, app_name, category, previous_app, before, after, author, changed_ms, local)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		);
		this.#latest = sql.prepare<[string, string, string], {latest: number | null}>(
			'SELECT max(changed_ms) AS latest FROM label_history WHERE match_kind = ? AND sni = ? AND source = ?',
		);
	}

	/** When a rule was last changed as far as is known here. */
	latestMs(key: RuleKey): number | undefined {
		return this.#latest.get(key.match, key.pattern, key.layer)!.latest ?? undefined;
	}

	/** Whether a person took the rule away last. */
	takenBack({match, pattern, layer}: RuleKey): boolean {
		const last = this.#sql
			.prepare<[string, string, string], {author: string; after: string | null}>(
				'SELECT author, after FROM label_history WHERE match_kind = ? AND sni = ? AND source = ? ORDER BY id DESC LIMIT 1',
			)
			.get(match, pattern, layer);
		return last !== undefined && last.author !== AUTOMATIC_AUTHOR && parseRule(last.after) === undefined;
	}

	/** Writes a change down; `before` is the rule it met, `local` whether it was made on this machine. */
	add(change: LabelChange, before: StoredRule | undefined, local: boolean): LabelEvent {
		const {match, pattern, layer} = change.key;
		const app = change.rule?.app ?? before?.app ?? '';
		const category = change.rule?.category ?? before?.category ?? '';
		const {lastInsertRowid} = this.#insert.run(
			change.id,
			change.group,
			change.action,
			layer,
			match,
			pattern,
			app,
			category,
			before?.app ?? null,
			JSON.stringify(before ?? null),
			JSON.stringify(change.rule ?? null),
			change.author,
			change.timeMs,
			local ? 1 : 0,
		);
		const {action, author, timeMs} = change;
		return {id: Number(lastInsertRowid), action, match, pattern, app, category, previousApp: before?.app, author, timeMs};
	}

	/** Takes over an event of a colleague; known ones are left out. */
	addForeign(event: ForeignEvent): void {
		const {changeId, action, layer, match, pattern, app, category, previousApp, author, timeMs} = event;
		this.#insert.run(changeId, changeId, action, layer, match, pattern, app, category, previousApp ?? null, null, null, author, timeMs, 0);
	}

	/** Newest first. */
	list(limit: number): LabelEvent[] {
		return this.#sql
			.prepare<[number], Row>('SELECT * FROM label_history ORDER BY id DESC LIMIT ?')
			.all(limit)
			.map(row => ({
				id: row.id,
				action: row.action,
				match: row.match_kind,
				pattern: row.sni,
				app: row.app_name ?? '',
				category: row.category ?? '',
				previousApp: row.previous_app ?? undefined,
				author: row.author,
				timeMs: row.changed_ms,
			}));
	}

	/** The events that the author's next undo takes back, in the order they were made. */
	undoable(author: string): PastEvent[] {
		return this.#group(
			`SELECT group_id FROM label_history WHERE local = 1 AND author = @author AND undone = 0 AND action IN ('label', 'remove', 'import')
			ORDER BY id DESC LIMIT 1`,
			author,
		);
	}

	/** The events that were undone last, unless the author has done something else since. */
	redoable(author: string): PastEvent[] {
		return this.#group(
			`SELECT group_id FROM label_history WHERE local = 1 AND author = @author AND undone > (
				SELECT coalesce(max(id), 0) FROM label_history WHERE local = 1 AND author = @author AND action IN ('label', 'remove', 'import')
			) ORDER BY undone DESC LIMIT 1`,
			author,
		);
	}

	/** `by` is the id of the event that undid the group, 0 when it was done again. */
	markUndone(group: string, by: number): void {
		this.#sql.prepare('UPDATE label_history SET undone = ? WHERE group_id = ?').run(by, group);
	}

	/** Forgets the oldest lines beyond `limit`; what was done with one command stays or goes as a whole, or undo would restore half of it. */
	prune(limit = HISTORY_LIMIT): void {
		this.#sql
			.prepare(
				`WITH last AS (SELECT max(id) - ? AS gone FROM label_history)
				DELETE FROM label_history AS old WHERE id <= (SELECT gone FROM last) AND NOT EXISTS (
					SELECT 1 FROM label_history WHERE group_id = old.group_id AND id > (SELECT gone FROM last)
				)`,
			)
			.run(limit);
	}

	#group(sql: string, author: string): PastEvent[] {
		const found = this.#sql.prepare<[{author: string}], {group_id: string}>(sql).get({author});
		if (!found) return [];
		return this.#sql
			.prepare<[string], Row>('SELECT * FROM label_history WHERE group_id = ? ORDER BY id')
			.all(found.group_id)
			.map(row => ({
				id: row.id,
				group: row.group_id,
				key: {layer: row.source, match: row.match_kind, pattern: row.sni},
				before: parseRule(row.before),
				after: parseRule(row.after),
			}));
	}
}

// JSON leaves undefined fields out; reading them gives undefined again.
const parseRule = (json: string | null): StoredRule | undefined =>
	json === null ? undefined : ((JSON.parse(json) as StoredRule | null) ?? undefined);
