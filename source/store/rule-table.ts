import type {Layer, MatchKind, Rule, RuleChange, RuleKey} from '../model/rule.js';
import type {StoredRule} from './label-change.js';
import type {Sql} from './sqlite.js';

/** Revisions kept for other processes; one that is further behind reads all rules again. */
const LOG_LIMIT = 50_000;

interface Row {
	sni: string;
	match_kind: MatchKind;
	app_name: string;
	category: string;
	priority: number;
	source: Layer;
	author: string | null;
	changed_ms: number | null;
	change_id: string | null;
}

const SELECT = `SELECT s.sni, s.match_kind, p.app_name, s.category, s.priority, s.source, s.author, s.changed_ms, s.change_id
	FROM app_sni s JOIN app_protocol p USING (app_id)`;

/** The rules in the cache, and the log by which the processes that share the file learn of each other's changes. */
export class RuleTable {
	readonly #sql: Sql;
	/** A condition that leaves out the layers that do not count. */
	readonly #counts: string;
	readonly #get;
	readonly #upsert;
	readonly #delete;
	readonly #addApp;
	readonly #appCategory;
	readonly #log;

	/** `automatic`: rules of that layer are among those that are told. */
	constructor(sql: Sql, automatic: boolean) {
		this.#sql = sql;
		this.#counts = automatic ? 'true' : "source <> 'automatic'";
		this.#get = sql.prepare<[string, string, string], Row>(`${SELECT} WHERE s.source = ? AND s.match_kind = ? AND s.sni = ?`);
		this.#addApp = sql.prepare('INSERT OR IGNORE INTO app_protocol (app_name, category) VALUES (?, ?)');
		this.#appCategory = sql.prepare<[string], {category: string}>('SELECT category FROM app_protocol WHERE app_name = ?');
		this.#upsert = sql.prepare(
			`INSERT INTO app_sni (app_id, sni, match_kind, category, priority, source, author, changed_ms, change_id)
			VALUES ((SELECT app_id FROM app_protocol WHERE app_name = ?), ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (source, match_kind, sni) DO UPDATE SET app_id = excluded.app_id, category = excluded.category,
				priority = excluded.priority, author = excluded.author, changed_ms = excluded.changed_ms, change_id = excluded.change_id`,
		);
		this.#delete = sql.prepare('DELETE FROM app_sni WHERE source = ? AND match_kind = ? AND sni = ?');
		this.#log = sql.prepare('INSERT INTO rule_log (source, match_kind, sni, changed_by) VALUES (?, ?, ?, ?)');
	}

	all(): StoredRule[] {
		return this.#sql.prepare<[], Row>(`${SELECT} WHERE ${this.#counts}`).all().map(toRule);
	}

	/** Rules of the layer `automatic` that were confirmed last before this, whether they count or not. */
	automatic(beforeMs: number): StoredRule[] {
		return this.#sql.prepare<[number], Row>(`${SELECT} WHERE s.source = 'automatic' AND s.changed_ms < ?`).all(beforeMs).map(toRule);
	}

	get(key: RuleKey): StoredRule | undefined {
		const row = this.#get.get(key.layer, key.match, key.pattern);
		return row && toRule(row);
	}

	/** How many rules a layer has. */
	count(layer: Layer): number {
		return this.#sql.prepare<[string], {count: number}>('SELECT count(*) AS count FROM app_sni WHERE source = ?').get(layer)!.count;
	}

	/** The category of an app, where it is known here. */
	categoryOf(app: string): string | undefined {
		return this.#appCategory.get(app)?.category;
	}

	/** Sets the rule of a key, or removes it; `by` names a colleague whose change it is. Call it inside a transaction. */
	set(key: RuleKey, rule: StoredRule | undefined, by: string | undefined): void {
		if (rule === undefined) this.#delete.run(key.layer, key.match, key.pattern);
		else {
			this.#addApp.run(rule.app, rule.category);
			this.#upsert.run(
				rule.app,
				key.pattern,
				key.match,
				rule.category,
				rule.priority,
				key.layer,
				rule.author ?? null,
				rule.changedMs ?? null,
				rule.changeId ?? null,
			);
		}
		this.#log.run(key.layer, key.match, key.pattern, by ?? null);
	}

	/** The number of the latest change. */
	revision(): number {
		const row = this.#sql.prepare<[], {seq: number}>("SELECT seq FROM sqlite_sequence WHERE name = 'rule_log'").get();
		return row?.seq ?? 0;
	}

	/** What changed after `revision`, in order and apart by who made it. */
	since(revision: number): readonly {readonly change: RuleChange; readonly by: string | undefined}[] {
		if (revision === this.revision()) return [];
		const first = this.#sql.prepare<[], {first: number | null}>('SELECT min(revision) AS first FROM rule_log').get()!.first;
		if (first === null || first > revision + 1) return [{change: {full: true, upsert: this.all(), remove: []}, by: undefined}];
		const rows = this.#sql
			.prepare<[number], Partial<Row> & {key_source: Layer; key_kind: MatchKind; key_sni: string; changed_by: string | null}>(
				`SELECT l.source AS key_source, l.match_kind AS key_kind, l.sni AS key_sni, l.changed_by, s.*, p.app_name
				FROM (
					SELECT source, match_kind, sni, changed_by, max(revision) AS revision FROM rule_log WHERE revision > ? AND ${this.#counts}
					GROUP BY source, match_kind, sni
				) l
				LEFT JOIN app_sni s ON s.source = l.source AND s.match_kind = l.match_kind AND s.sni = l.sni
				LEFT JOIN app_protocol p USING (app_id) ORDER BY l.revision`,
			)
			.all(revision);
		const parts = new Map<string | null, {upsert: Rule[]; remove: RuleKey[]}>();
		for (const row of rows) {
			const part = parts.get(row.changed_by) ?? {upsert: [], remove: []};
			parts.set(row.changed_by, part);
			if (row.app_name === null) part.remove.push({layer: row.key_source, match: row.key_kind, pattern: row.key_sni});
			else part.upsert.push(toRule(row as Row));
		}
		return [...parts].map(([by, part]) => ({change: {full: false, ...part}, by: by ?? undefined}));
	}

	/** Forgets revisions that are old enough. */
	prune(): void {
		this.#sql.prepare('DELETE FROM rule_log WHERE revision <= ?').run(this.revision() - LOG_LIMIT);
	}
}

const toRule = (row: Row): StoredRule => ({
	match: row.match_kind,
	pattern: row.sni,
	app: row.app_name,
	category: row.category,
	layer: row.source,
	priority: row.priority,
	author: row.author ?? undefined,
	changedMs: row.changed_ms ?? undefined,
	changeId: row.change_id ?? undefined,
});
