import {Socket} from 'node:net';
import type pg from 'pg';
import {UserError} from '../model/user-error.js';
import {type EventRow, type RuleRow, toEvent, toRecord, toRule} from './database-rows.js';
import type {LabelChange, Outcome} from './label-change.js';
import {isPrepared, mayMigrate, migrate, pendingMigrations} from './postgres-migrate.js';
import type {QueueBatch} from './queue-store.js';
import {connectWithin, PULL_MS, patiently, watchSocket} from './server-socket.js';
import {
	Busy,
	CONNECT_MS,
	type Counts,
	HISTORY_ROWS,
	LOCK_MS,
	type Lost,
	type Migrated,
	type Pulled,
	Refused,
	type SharedDatabase,
	type Surroundings,
} from './shared-database.js';

/** PostgreSQL (`LOCK_NOT_AVAILABLE`): a lock was waited for in vain. And a deadlock, of which we were the victim. */
const BUSY = ['55P03', '40P01'];
/** Values that a column, a constraint, an index or a trigger of the database does not take (appendix A of the manual: classes 22, 23, 44, 54). */
const REFUSED = /^(22|23|44|54)|^P0001$/;

/** The shared database as PostgreSQL 13 or later. */
export class Postgres implements SharedDatabase {
	/** Polling is the fallback for a notification that did not come. */
	readonly pollMs = 2000;
	readonly #client: pg.Client;
	readonly #socket: Socket;

	private constructor(client: pg.Client, socket: Socket) {
		this.#client = client;
		this.#socket = socket;
	}

	static async connect(url: string, lost: Lost, signal?: AbortSignal): Promise<Postgres> {
		const {default: pg} = await import('pg');
		const socket = watchSocket(new Socket());
		let client: pg.Client;
		try {
			client = new pg.Client({
				connectionString: url,
				application_name: 'snitop',
				stream: () => socket,
			});
		} catch (error) {
			throw new UserError(
				`the database URL cannot be used: ${(error as Error).message}`,
				'write postgresql://user:password@host:5432/database',
			);
		}
		client.on('error', lost);
		client.on('end', () => lost(undefined));
		await connectWithin(socket, CONNECT_MS, signal, () => client.connect());
		await client.query(`SET lock_timeout = ${LOCK_MS}`);
		return new Postgres(client, socket);
	}

	async version(): Promise<string> {
		const {rows} = await this.#client.query("SELECT split_part(current_setting('server_version'), ' ', 1) AS version");
		return `PostgreSQL ${rows[0].version}`;
	}

	pending = (): Promise<readonly string[]> => pendingMigrations(this.#client);
	isPrepared = (): Promise<boolean> => isPrepared(this.#client);
	mayMigrate = (): Promise<boolean> => mayMigrate(this.#client);

	migrate(dryRun = false): Promise<Migrated> {
		return patiently(this.#socket, 0, () => migrate(this.#client, dryRun));
	}

	async listen(changed: () => void): Promise<void> {
		this.#client.on('notification', changed);
		await this.#client.query('LISTEN snitop_rules');
	}

	async surroundings(): Promise<Surroundings> {
		const before = Date.now();
		const {rows} = await this.#client.query(
			`SELECT database_id || ' ' || (SELECT oid FROM pg_database WHERE datname = current_database()) || ' ' || 'rule_change'::regclass::oid AS identity,
				has_table_privilege('app_sni', 'INSERT') AND has_table_privilege('label_history', 'INSERT') AND NOT pg_is_in_recovery()
					AND current_setting('default_transaction_read_only') = 'off' AS writable,
				NOT EXISTS (SELECT FROM app_sni) AS empty,
				extract(epoch FROM clock_timestamp()) * 1000 AS now_ms
			FROM snitop_meta`,
		);
		const {identity, writable, empty, now_ms} = rows[0];
		// The answer was made somewhere between question and receipt.
		return {identity, writable, empty, skewMs: Math.round(Number(now_ms) - (before + Date.now()) / 2)};
	}

	pull(position: string | undefined): Promise<Pulled> {
		return position === undefined ? patiently(this.#socket, PULL_MS, () => this.#pull(position)) : this.#pull(position);
	}

	/** The position is the oldest transaction that was open at that moment: what it commits later is read the next time, at the price of reading some twice. */
	async #pull(position: string | undefined): Promise<Pulled> {
		const events = `SELECT change_id, action, CASE WHEN source = 'label' THEN 'label' ELSE 'shared' END AS layer, match_kind, sni, app_name, category, previous_app,
			author, (extract(epoch FROM changed_at) * 1000)::float8 AS changed_ms FROM label_history`;
		const rule = `s.match_kind, s.sni, p.app_name AS app, coalesce(s.category, p.category) AS category, s.priority,
			coalesce(s.author, CASE WHEN s.source NOT IN ('label', 'shared') THEN s.source END) AS author,
			(extract(epoch FROM s.changed_at) * 1000)::float8 AS changed_ms, s.change_id`;
		// One statement has one snapshot, so position, rules and events belong together.
		const {rows} = await this.#client.query(
			position === undefined
				? `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, true AS full,
						(SELECT json_agg(r) FROM (SELECT CASE WHEN s.source = 'label' THEN 'label' ELSE 'shared' END AS layer, ${rule}
							FROM app_sni s JOIN app_protocol p USING (app_id)) r) AS rules,
						(SELECT json_agg(e) FROM (${events} ORDER BY id DESC LIMIT ${HISTORY_ROWS}) e) AS events`
				: `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, false AS full,
						(SELECT json_agg(r) FROM (SELECT c.layer, ${rule.replace('s.match_kind, s.sni', 'c.match_kind, c.sni')} FROM rule_change c
							LEFT JOIN (app_sni s JOIN app_protocol p USING (app_id))
								ON s.match_kind = c.match_kind AND s.sni = c.sni AND (s.source = 'label') = (c.layer = 'label')
							WHERE c.xid >= $1::xid8 AND c.xid < pg_snapshot_xmax(pg_current_snapshot())) r) AS rules,
						(SELECT json_agg(e) FROM (${events} WHERE xid >= $1::xid8 AND xid < pg_snapshot_xmax(pg_current_snapshot())
							ORDER BY id DESC LIMIT ${HISTORY_ROWS}) e) AS events`,
			position === undefined ? [] : [position],
		);
		const {xmin, full, rules, events: told} = rows[0];
		return {
			position: xmin,
			full,
			rules: ((rules ?? []) as RuleRow[]).flatMap(toRule),
			events: ((told ?? []) as EventRow[]).reverse().map(toEvent),
		};
	}

	async isBehind(position: string): Promise<boolean> {
		const {rows} = await this.#client.query('SELECT pg_snapshot_xmax(pg_current_snapshot()) < $1::xid8 AS behind', [position]);
		return rows[0].behind;
	}

	async apply(changes: readonly LabelChange[], skewMs = 0): Promise<readonly Outcome[]> {
		const {rows} = await this.#write('SELECT outcome FROM snitop_apply($1::jsonb, $2)', [JSON.stringify(changes.map(toRecord)), skewMs]);
		return rows.map(row => row.outcome as Outcome);
	}

	async pushQueue(batch: QueueBatch, sensor: string): Promise<void> {
		const {rows} = batch;
		await this.#write(
			`WITH fresh AS (INSERT INTO queue_push (batch, sensor) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING batch),
			old AS (DELETE FROM queue_push WHERE pushed_at < now() - interval '30 days' AND sensor = $2)
			INSERT INTO unmatched_sni_record AS u (sni, sensor, first_seen, last_seen, connections, bytes, clients)
			SELECT r.sni, $2, to_timestamp(r.first_ms / 1000), to_timestamp(r.last_ms / 1000), r.connections, r.bytes, r.clients
			FROM fresh, unnest($3::text[], $4::float8[], $5::float8[], $6::bigint[], $7::bigint[], $8::integer[])
				AS r (sni, first_ms, last_ms, connections, bytes, clients)
			ON CONFLICT (sni, sensor) DO UPDATE SET first_seen = least(u.first_seen, excluded.first_seen),
				last_seen = greatest(u.last_seen, excluded.last_seen), connections = u.connections + excluded.connections,
				bytes = u.bytes + excluded.bytes, clients = greatest(u.clients, excluded.clients)`,
			[
				batch.id,
				sensor,
				rows.map(row => row.name),
				rows.map(row => row.firstMs),
				rows.map(row => row.lastMs),
				rows.map(row => row.connections),
				rows.map(row => row.bytes),
				rows.map(row => row.clients),
			],
		);
	}

	async counts(): Promise<Counts> {
		const {rows} = await this.#client.query(
			`SELECT (SELECT count(*) FROM app_protocol)::int AS apps, (SELECT count(*) FROM app_sni WHERE source = 'label')::int AS labels,
				(SELECT count(*) FROM app_sni WHERE source <> 'label')::int AS shared, (SELECT count(*) FROM unmatched_sni_record)::int AS queue,
				(SELECT count(*) FROM label_history)::int AS history, (SELECT coalesce(max(revision), 0) FROM rule_change)::float8 AS revision,
				(SELECT count(*) FROM take_over_report)::int AS cleaned`,
		);
		return rows[0];
	}

	close(): void {
		this.#client.removeAllListeners('notification');
		// What is not gone by itself must not keep the program.
		this.#socket.unref();
		void this.#client.end().catch(() => {
			// The connection is broken already: there is nothing left to end.
		});
	}

	async #write(sql: string, values: unknown[]): Promise<pg.QueryResult> {
		try {
			return await this.#client.query(sql, values);
		} catch (error) {
			const {code = '', message} = error as Error & {code?: string};
			if (REFUSED.test(code)) throw new Refused(message, {cause: error});
			throw BUSY.includes(code) ? new Busy() : error;
		}
	}
}
