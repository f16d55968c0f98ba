import type {RuleKey} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import type {LabelChange} from './label-change.js';
import type {Sql} from './sqlite.js';

/** Changes that may wait for the shared database; a label beyond them is refused rather than lost. */
const OUTBOX_LIMIT = 1_000_000;

/**
 * Changes that the shared database has not got yet, in order. Call what writes inside a transaction. A change that it refused stays, under the negative of
 * its id: it waits no more.
 */
export class Outbox {
	readonly #sql: Sql;
	readonly #shared: boolean;
	readonly #insert;
	readonly #waiting;
	readonly #count;
	readonly #span;
	readonly #refused;

	/** Without a shared database nothing is kept: what is here is offered as a whole when there is one. */
	constructor(sql: Sql, shared: boolean) {
		this.#sql = sql;
		this.#shared = shared;
		this.#insert = sql.prepare('INSERT INTO outbox (match_kind, sni, change) VALUES (?, ?, ?)');
		this.#waiting = sql.prepare<[string, string], unknown>('SELECT 1 FROM outbox WHERE match_kind = ? AND sni = ? AND id > 0');
		this.#count = sql.prepare<[], {count: number}>('SELECT count(*) AS count FROM outbox WHERE id > 0');
		// Counting reads every row; the span of the ids is as good a bound, since the oldest leave first.
		this.#span = sql.prepare<[], {span: number}>(
			'SELECT coalesce((SELECT max(id) FROM outbox WHERE id > 0) - (SELECT min(id) FROM outbox WHERE id > 0) + 1, 0) AS span',
		);
		this.#refused = sql.prepare<[string, string], {change: string}>(
			'SELECT change FROM outbox WHERE match_kind = ? AND sni = ? AND id < 0 ORDER BY id LIMIT 1',
		);
	}

	add(change: LabelChange): void {
		if (!this.#shared) return;
		if (this.#span.get()!.span >= OUTBOX_LIMIT)
			throw new UserError('too many changes wait for the shared database', 'bring it back first: see snitop db status');
		// What is refused matters no more when the rule has changed since.
		this.#sql.prepare('DELETE FROM outbox WHERE match_kind = ? AND sni = ? AND id < 0').run(change.key.match, change.key.pattern);
		this.#insert.run(change.key.match, change.key.pattern, JSON.stringify(change));
	}

	/** How many wait. */
	get count(): number {
		return this.#count.get()!.count;
	}

	/** How many were refused. */
	get refused(): number {
		return this.#sql.prepare<[], {count: number}>('SELECT count(*) AS count FROM outbox WHERE id < 0').get()!.count;
	}

	/** When the change of this rule that was refused was made; 0 where none was. */
	refusedMs(key: RuleKey): number {
		const row = this.#refused.get(key.match, key.pattern);
		return row === undefined ? 0 : (JSON.parse(row.change) as LabelChange).timeMs;
	}

	/** A change of this rule waits: what the shared database says of it is older. */
	has(key: RuleKey): boolean {
		return this.#waiting.get(key.match, key.pattern) !== undefined;
	}

	/** The oldest changes, and the id up to which `done` forgets them. */
	take(limit: number): {readonly changes: readonly LabelChange[]; readonly ids: readonly number[]} {
		const rows = this.#sql
			.prepare<[number], {id: number; change: string}>('SELECT id, change FROM outbox WHERE id > 0 ORDER BY id LIMIT ?')
			.all(limit);
		return {changes: rows.map(row => JSON.parse(row.change) as LabelChange), ids: rows.map(row => row.id)};
	}

	done(ids: readonly number[]): void {
		const remove = this.#sql.prepare('DELETE FROM outbox WHERE id = ?');
		for (const id of ids) remove.run(id);
	}

	/** Sets a change aside, which the database will never take. */
	refuse(id: number): void {
		this.#sql.prepare('UPDATE outbox SET id = -id WHERE id = ?').run(id);
	}

	/** Lets what was refused wait again, for another database. */
	retry(): void {
		this.#sql.prepare('UPDATE outbox SET id = -id WHERE id < 0').run();
	}
}
