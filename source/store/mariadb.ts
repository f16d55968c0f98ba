import {connect, type Socket} from 'node:net';
import type {Connection, ResultSetHeader} from 'mysql2/promise';
import {type EventRow, type RuleRow, toEvent, toRule} from './database-rows.js';
import type {LabelChange, Outcome} from './label-change.js';
import {applyChanges} from './mariadb-apply.js';
import {isPrepared, mayMigrate, migrate, pendingMigrations} from './mariadb-migrate.js';
import {isBusy, isDenied, isRefusal, type Query, type Row, readIdentity, utc} from './mariadb-session.js';
import {parseMariadbUrl} from './mariadb-url.js';
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

/** What a session must be, whatever the server's settings: names compare as they are, no value is cut off silently, times are UTC. */
const SESSION = [
	"SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00', autocommit = 1",
	`SET SESSION innodb_lock_wait_timeout = ${LOCK_MS / 1000}`,
	'SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ',
];

const MS = (column: string) => `TIMESTAMPDIFF(MICROSECOND, '1970-01-01', ${column}) / 1000e0`;

/** The shared database as MariaDB 10.5 or later, or MySQL 8. It tells nobody of changes: they are asked for. */
export class Mariadb implements SharedDatabase {
	/** Asks for one number, a few times a second. */
	readonly pollMs = 250;
	readonly #connection: Connection;
	readonly #socket: Socket;
	#asked = 0;

	private constructor(connection: Connection, socket: Socket) {
		this.#connection = connection;
		this.#socket = socket;
	}

	static async connect(url: string, lost: Lost, signal?: AbortSignal): Promise<Mariadb> {
		const {createConnection} = await import('mysql2/promise');
		const {host, port, socket: path, options, plainToo} = parseMariadbUrl(url);
		const open = async (ssl: typeof options.ssl) => {
			const socket = watchSocket(path === undefined ? connect(port, host) : connect(path));
			try {
				const settings = {...options, ssl, stream: () => socket, charset: 'utf8mb4_bin', supportBigNumbers: true};
				return {socket, connection: await connectWithin(socket, CONNECT_MS, signal, async () => createConnection(settings))};
			} catch (error) {
				socket.destroy();
				throw error;
			}
		};
		const {socket, connection} = await open(options.ssl).catch(error => {
			if (plainToo && (error as {code?: string}).code === 'HANDSHAKE_NO_SSL_SUPPORT') return open(undefined);
			throw error;
		});
		connection.on('error', lost);
		connection.on('end', () => lost(undefined));
		const database = new Mariadb(connection, socket);
		for (const statement of SESSION) await database.#query(statement);
		return database;
	}

	async version(): Promise<string> {
		const [row] = await this.#query('SELECT VERSION() AS version');
		const version = String(row!['version']);
		return `${version.includes('MariaDB') ? 'MariaDB' : 'MySQL'} ${/^[\d.]*/.exec(version)![0]}`;
	}

	pending = (): Promise<readonly string[]> => pendingMigrations(this.#query);
	isPrepared = (): Promise<boolean> => isPrepared(this.#query);

	async mayMigrate(): Promise<boolean> {
		return this.#allowed(() => mayMigrate(this.#query));
	}

	migrate(dryRun = false): Promise<Migrated> {
		return patiently(this.#socket, 0, () => migrate(this.#query, dryRun));
	}

	async surroundings(): Promise<Surroundings> {
		const before = Date.now();
		const [row] = await this.#query(`SELECT NOT EXISTS (SELECT 1 FROM app_sni) AS empty, ${MS('UTC_TIMESTAMP(6)')} AS now_ms`);
		const skewMs = Math.round(Number(row!['now_ms']) - (before + Date.now()) / 2);
		// Nothing else answers for privileges, those of roles included, and for a server that may only be read.
		const writable = await this.#allowed(async () => {
			await this.#query('UPDATE rule_revision SET latest = latest WHERE 1 = 0');
			await this.#query('DELETE FROM app_sni WHERE 1 = 0');
			await this.#query('INSERT INTO label_history SELECT * FROM label_history WHERE 1 = 0');
		});
		return {...(await readIdentity(this.#query)), writable, empty: Number(row!['empty']) === 1, skewMs};
	}

	async listen(): Promise<void> {}

	pull(position: string | undefined): Promise<Pulled> {
		return position === undefined ? patiently(this.#socket, PULL_MS, () => this.#pull(position)) : this.#pull(position);
	}

	async #pull(position: string | undefined): Promise<Pulled> {
		const latest = async () => String((await this.#query('SELECT latest FROM rule_revision'))[0]!['latest']);
		if (position !== undefined && (await latest()) === position) return {position, full: false, rules: [], events: []};
		// Number, rules and events must belong together.
		await this.#query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
		const now = await latest();
		const rule = `p.app_name AS app, COALESCE(s.category, p.category) AS category, s.priority,
			COALESCE(s.author, CASE WHEN s.source NOT IN ('label', 'shared') THEN s.source END) AS author, ${MS('s.changed_at')} AS changed_ms, s.change_id`;
		const rules = await this.#query(
			position === undefined
				? `SELECT IF(s.source = 'label', 'label', 'shared') AS layer, s.match_kind, s.sni, ${rule} FROM app_sni s JOIN app_protocol p USING (app_id)`
				: `SELECT c.layer, c.match_kind, c.sni, ${rule} FROM rule_change c
					LEFT JOIN (app_sni s JOIN app_protocol p USING (app_id)) ON s.rule_key = c.rule_key WHERE c.revision > ?`,
			[position],
		);
		const events = await this.#query(
			`SELECT change_id, action, IF(source = 'label', 'label', 'shared') AS layer, match_kind, sni, app_name, category, previous_app,
				author, ${MS('changed_at')} AS changed_ms FROM label_history WHERE revision > ? ORDER BY id DESC LIMIT ${HISTORY_ROWS}`,
			[position ?? -1],
		);
		await this.#query('COMMIT');
		return {
			position: now,
			full: position === undefined,
			rules: (rules as unknown as RuleRow[]).flatMap(toRule),
			events: (events as unknown as EventRow[]).reverse().map(toEvent),
		};
	}

	async isBehind(position: string): Promise<boolean> {
		const [row] = await this.#query('SELECT latest < ? AS behind FROM rule_revision', [Number(position)]);
		return Number(row!['behind']) === 1;
	}

	apply(changes: readonly LabelChange[], skewMs = 0): Promise<readonly Outcome[]> {
		return this.#transaction(() => applyChanges(this.#query, changes, skewMs));
	}

	async pushQueue(batch: QueueBatch, sensor: string): Promise<void> {
		const place = sensor.slice(0, 255);
		await this.#transaction(async () => {
			// Another process that shares the cache may be pushing the same.
			const added = await this.#query('INSERT IGNORE INTO queue_push (batch, sensor) VALUES (?, ?)', [batch.id, place]);
			if ((added as unknown as ResultSetHeader).affectedRows === 0) return;
			await this.#query('DELETE FROM queue_push WHERE sensor = ? AND pushed_at < UTC_TIMESTAMP(6) - INTERVAL 30 DAY', [place]);
			const rows = batch.rows.map(r => [r.name, place, utc(r.firstMs * 1000), utc(r.lastMs * 1000), r.connections, r.bytes, r.clients]);
			await this.#query(
				`INSERT INTO unmatched_sni_record (sni, sensor, first_seen, last_seen, connections, bytes, clients) VALUES ?
				ON DUPLICATE KEY UPDATE first_seen = LEAST(first_seen, VALUES(first_seen)), last_seen = GREATEST(last_seen, VALUES(last_seen)),
					connections = connections + VALUES(connections), bytes = bytes + VALUES(bytes), clients = GREATEST(clients, VALUES(clients))`,
				[rows],
			);
		});
	}

	async counts(): Promise<Counts> {
		const [row] = await this.#query(
			`SELECT (SELECT COUNT(*) FROM app_protocol) AS apps, (SELECT COUNT(*) FROM app_sni WHERE source = 'label') AS labels,
				(SELECT COUNT(*) FROM app_sni WHERE source <> 'label') AS shared, (SELECT COUNT(*) FROM unmatched_sni_record) AS queue,
				(SELECT COUNT(*) FROM label_history) AS history, (SELECT latest FROM rule_revision) AS revision,
				(SELECT COUNT(*) FROM take_over_report) AS cleaned`,
		);
		return row as unknown as Counts;
	}

	close(): void {
		// What is not gone by itself must not keep the program.
		this.#socket.unref();
		if (this.#asked > 0) this.#connection.destroy();
		else
			void this.#connection.end().catch(() => {
				// The connection is broken already: there is nothing left to end.
			});
	}

	/** A transaction, whose first statement takes the lock that all who change rules take. */
	async #transaction<T>(work: () => Promise<T>): Promise<T> {
		await this.#query('SET TRANSACTION ISOLATION LEVEL READ COMMITTED');
		await this.#query('START TRANSACTION');
		try {
			const result = await work();
			await this.#query('COMMIT');
			return result;
		} catch (error) {
			await this.#query('ROLLBACK').catch(() => {
				// The connection is gone, and the transaction with it.
			});
			if (isRefusal(error)) throw new Refused((error as Error).message, {cause: error});
			throw isBusy(error) ? new Busy() : error;
		}
	}

	async #allowed(work: () => Promise<unknown>): Promise<boolean> {
		try {
			await work();
			return true;
		} catch (error) {
			if (isDenied(error)) return false;
			throw error;
		}
	}

	readonly #query: Query = async (sql, values = []) => {
		this.#asked++;
		try {
			return (await this.#connection.query(sql, values as unknown[]))[0] as unknown as Row[];
		} finally {
			this.#asked--;
		}
	};
}
