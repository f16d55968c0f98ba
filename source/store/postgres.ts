import pg from 'pg';
import type {RuleKey} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import type {ForeignEvent} from './history.js';
import type {LabelChange, Outcome, StoredRule} from './label-change.js';
import {type EventRow, type RuleRow, toEvent, toRecord, toRule} from './postgres-rows.js';
import type {QueueBatch} from './queue-store.js';

/** What runs SQL; a pool, a client and what stands in for one in a migration alike. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** A server that does not answer in this time is away, ms. */
const CONNECT_MS = 5000;
const QUERY_MS = 15_000;
/** Events of colleagues that are read at once; older ones stay in the shared history alone. */
const HISTORY_ROWS = 1000;

/** The rules that changed in the shared database, and the position from which to ask the next time. */
export interface Pulled {
	readonly position: string;
	/** True: these are all rules there are. */
	readonly full: boolean;
	readonly rules: readonly {readonly key: RuleKey; readonly rule: StoredRule | undefined}[];
	readonly events: readonly ForeignEvent[];
}

/** What kind of database this is, asked once a connection. */
export interface Surroundings {
	/** Changes when the database is another one, also when it was restored from a dump. */
	readonly identity: string;
	readonly writable: boolean;
	/** Server time minus ours, ms. */
	readonly skewMs: number;
	readonly empty: boolean;
}

/** A connection to the shared database. Its methods reject when the server is away; `lost` fires once when the connection breaks. */
export class Postgres {
	readonly client: pg.Client;

	constructor(client: pg.Client) {
		this.client = client;
	}

	/** A malformed URL is a `UserError`. Nothing is sent. */
	static check(url: string): void {
		makeClient(url);
	}

	static async connect(url: string, lost: (error: Error | undefined) => void = () => {}): Promise<Postgres> {
		const client = makeClient(url);
		client.on('error', lost);
		client.on('end', () => lost(undefined));
		await client.connect();
		return new Postgres(client);
	}

	/** Calls `changed` when rules change in any session. */
	async listen(changed: () => void): Promise<void> {
		this.client.on('notification', changed);
		await this.client.query('LISTEN snitop_rules');
	}

	async surroundings(): Promise<Surroundings> {
		const before = Date.now();
		const {rows} = await this.client.query(
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

	/**
	 * What changed since `position`, all of it without one. The position is the oldest transaction that was open at that moment: what it commits later
	 * is read the next time, at the price of reading some changes twice.
	 */
	async pull(position: string | undefined): Promise<Pulled> {
		const events = `SELECT change_id, action, CASE WHEN source = 'label' THEN 'label' ELSE 'shared' END AS layer, match_kind, sni, app_name, category, previous_app,
			author, (extract(epoch FROM changed_at) * 1000)::float8 AS changed_ms FROM label_history`;
		const rule = `s.match_kind, s.sni, p.app_name AS app, coalesce(s.category, p.category) AS category, s.priority,
			coalesce(s.author, CASE WHEN s.source NOT IN ('label', 'shared') THEN s.source END) AS author,
			(extract(epoch FROM s.changed_at) * 1000)::float8 AS changed_ms, s.change_id`;
		// One statement has one snapshot, so position, rules and events belong together.
		const {rows} = await this.client.query(
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

	/** True when the server is younger than the position: it was swapped or set up anew. */
	async isBehind(position: string): Promise<boolean> {
		const {rows} = await this.client.query('SELECT pg_snapshot_xmax(pg_current_snapshot()) < $1::xid8 AS behind', [position]);
		return rows[0].behind;
	}

	/** Applies changes in order, in one transaction; repeating it does no harm. */
	async apply(changes: readonly LabelChange[], skewMs = 0): Promise<readonly Outcome[]> {
		const {rows} = await this.client.query('SELECT outcome FROM snitop_apply($1::jsonb, $2)', [
			JSON.stringify(changes.map(toRecord)),
			skewMs,
		]);
		return rows.map(row => row.outcome as Outcome);
	}

	/** Adds a batch of the queue; one that has arrived before is left out. */
	async pushQueue(batch: QueueBatch, sensor: string): Promise<void> {
		const {rows} = batch;
		await this.client.query(
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

	/** Ends the connection; does not wait for a server that is silent. */
	close(): void {
		this.client.removeAllListeners('notification');
		void this.client.end().catch(() => {
			// The connection is broken already: there is nothing left to end.
		});
	}
}

function makeClient(url: string): pg.Client {
	try {
		return new pg.Client({
			connectionString: url,
			application_name: 'snitop',
			connectionTimeoutMillis: CONNECT_MS,
			query_timeout: QUERY_MS,
			keepAlive: true,
		});
	} catch (error) {
		throw new UserError(
			`the database URL cannot be used: ${(error as Error).message}`,
			'write postgresql://user:password@host:5432/database',
		);
	}
}
