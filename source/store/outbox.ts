import type {RuleKey} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import type {LabelChange} from './label-change.js';
import type {Sql} from './sqlite.js';

/** Changes that may wait for the shared database; a label beyond them is refused rather than lost. */
const OUTBOX_LIMIT = 1_000_000;

/** Changes that the shared database has not got yet, in order. Call what writes inside a transaction. */
export class Outbox {
	readonly #sql: Sql;
	readonly #shared: boolean;
	readonly #insert;
	readonly #waiting;
	readonly #count;
	readonly #span;

	/** Without a shared database nothing is kept: what is here is offered as a whole when there is one. */
	constructor(sql: Sql, shared: boolean) {
		this.#sql = sql;
		this.#shared = shared;
		this.#insert = sql.prepare('INSERT INTO outbox (match_kind, sni, change) VALUES (?, ?, ?)');
		this.#waiting = sql.prepare<[string, string], unknown>('SELECT 1 FROM outbox WHERE match_kind = ? AND sni = ?');
		this.#count = sql.prepare<[], {count: number}>('SELECT count(*) AS count FROM outbox');
		// Counting reads every row; the span of the ids is as good a bound, since the oldest leave first.
		this.#span = sql.prepare<[], {span: number}>(
			'SELECT coalesce((SELECT max(id) FROM outbox) - (SELECT min(id) FROM outbox) + 1, 0) AS span',
		);
	}

	add(change: LabelChange): void {
		if (!this.#shared) return;
		if (this.#span.get()!.span >= OUTBOX_LIMIT)
			throw new UserError('too many changes wait for the shared database', 'bring it back first: see snitop db status');
		this.#insert.run(change.key.match, change.key.pattern, JSON.stringify(change));
	}

	get count(): number {
		return this.#count.get()!.count;
	}

	/** A change of this rule waits: what the shared database says of it is older. */
	has(key: RuleKey): boolean {
		return this.#waiting.get(key.match, key.pattern) !== undefined;
	}

	/** The oldest changes, and the id up to which `done` forgets them. */
	take(limit: number): {readonly changes: readonly LabelChange[]; readonly ids: readonly number[]} {
		const rows = this.#sql.prepare<[number], {id: number; change: string}>('SELECT id, change FROM outbox ORDER BY id LIMIT ?').all(limit);
		return {changes: rows.map(row => JSON.parse(row.change) as LabelChange), ids: rows.map(row => row.id)};
	}

	done(ids: readonly number[]): void {
		const remove = this.#sql.prepare('DELETE FROM outbox WHERE id = ?');
		for (const id of ids) remove.run(id);
	}
}
