import {readdirSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type pg from 'pg';
import {setAside, takeOver} from './postgres-take-over.js';
import type {Migrated} from './shared-database.js';

const folder = fileURLToPath(new URL('../../db/', import.meta.url));
const TABLE = 'snitop_migrations';
/** Any number that no other program uses: one migration at a time (advisory lock). */
const LOCK = 7_364_210_655_120_001n;

/** What runs SQL. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** Names of the steps in `db/` that a database has not had. */
export async function pendingMigrations(client: Queryable): Promise<readonly string[]> {
	const {rows} = await client.query('SELECT to_regclass($1) AS exists', [TABLE]);
	const had = rows[0].exists === null ? [] : (await client.query(`SELECT name FROM ${TABLE}`)).rows.map(row => row.name as string);
	return migrationNames().filter(name => !had.includes(name));
}

export async function isPrepared(client: Queryable): Promise<boolean> {
	const {rows} = await client.query("SELECT to_regclass('snitop_meta') IS NOT NULL AS prepared");
	return rows[0].prepared;
}

/** True where this role may make tables. */
export async function mayMigrate(client: Queryable): Promise<boolean> {
	const {rows} = await client.query("SELECT has_schema_privilege(current_schema(), 'CREATE') AND NOT pg_is_in_recovery() AS may");
	return rows[0].may === true;
}

/** Brings a database to this version, and takes over what older tables hold: all in one transaction, so it happens or (always in a dry run) it does not. */
export async function migrate(client: Queryable, dryRun: boolean): Promise<Migrated> {
	await client.query('BEGIN');
	try {
		await client.query('SET LOCAL lock_timeout = 0');
		await client.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
		// Another instance may have done it while we waited.
		const pending = await pendingMigrations(client);
		if (pending.length === 0) {
			await client.query('COMMIT');
			return {done: [], takenOver: []};
		}
		const old = await setAside(client);
		const {runner} = await import('node-pg-migrate');
		const quiet = {debug() {}, info() {}, warn() {}, error() {}};
		await runner({
			dbClient: insideTransaction(client) as never,
			dir: folder,
			ignorePattern: '(?!.*\\.sql$).*',
			migrationsTable: TABLE,
			direction: 'up',
			singleTransaction: true,
			noLock: true,
			logger: quiet,
		});
		const takenOver = old.length === 0 ? [] : await takeOver(client, old);
		await client.query(dryRun ? 'ROLLBACK' : 'COMMIT');
		return {done: pending, takenOver};
	} catch (error) {
		await client.query('ROLLBACK').catch(() => {
			// The connection is gone, and the transaction with it.
		});
		throw error;
	}
}

/** The client as the runner may see it: the transaction is ours, so that taking over belongs to it. */
const insideTransaction = (client: Queryable) => ({
	query: (text: string, values?: unknown[]) =>
		/^(BEGIN|COMMIT|ROLLBACK);?$/.test(text) ? Promise.resolve({rows: []}) : client.query(text, values as never),
});

const migrationNames = (): readonly string[] =>
	readdirSync(folder)
		.filter(file => /^\d+_.*\.sql$/.test(file))
		.map(file => file.replace(/\.sql$/, ''))
		.sort();
