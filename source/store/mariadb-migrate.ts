import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {Query} from './mariadb-session.js';
import {findOldTables, putBack, readOldTables, setAside, takeOver} from './mariadb-take-over.js';
import type {Migrated} from './shared-database.js';
import {oldTables, type TakenOver} from './take-over.js';

const folder = fileURLToPath(new URL('../../db/mariadb/', import.meta.url));
const TABLE = 'snitop_migrations';
/** Another instance that makes tables is waited for this long, s. */
const TURN_S = 600;

const exists = async (query: Query, table: string): Promise<boolean> =>
	(await query('SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?', [table])).length > 0;

/** Names of the steps in `db/mariadb/` that a database has not had. */
export async function pendingMigrations(query: Query): Promise<readonly string[]> {
	const had = (await exists(query, TABLE)) ? (await query(`SELECT name FROM ${TABLE}`)).map(row => row['name']) : [];
	return migrationNames().filter(name => !had.includes(name));
}

export const isPrepared = (query: Query): Promise<boolean> => exists(query, 'snitop_meta');

/**
 * Makes the list of steps done, which is the first thing to make, and a trigger on it for a moment where the steps make triggers; rejects where this role
 * may not. With the binary log on, the owner of a table may need a privilege of the whole server for that.
 */
export async function mayMigrate(query: Query): Promise<void> {
	await query(
		`CREATE TABLE IF NOT EXISTS ${TABLE} (name varchar(191) NOT NULL PRIMARY KEY, run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP)
		ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
	);
	if (!(await pendingMigrations(query)).some(name => readStep(name).includes('CREATE TRIGGER'))) return;
	// Others may be asking the same.
	const probe = `snitop_probe_${(await query('SELECT CONNECTION_ID() AS id'))[0]!['id']}`;
	await query(`DROP TRIGGER IF EXISTS ${probe}`);
	await query(`CREATE TRIGGER ${probe} BEFORE INSERT ON ${TABLE} FOR EACH ROW SET NEW.name = NEW.name`);
	await query(`DROP TRIGGER ${probe}`);
}

/**
 * Brings a database to this version, and takes over what older tables hold. Making tables is not part of a transaction in this engine: a run that was
 * cut off is finished by the next one, since every statement may be run again. Old tables are set aside in one step, when all that can be known
 * beforehand is, and copied in one transaction; where that fails they get their names back.
 */
export async function migrate(query: Query, dryRun: boolean): Promise<Migrated> {
	if (dryRun) {
		const pending = await pendingMigrations(query);
		if (await isPrepared(query)) return {done: pending, takenOver: []};
		await refuseStrangers(query);
		const old = await findOldTables(query, '');
		return {done: pending, takenOver: (await readOldTables(query, old, '')).report};
	}
	// Lock names are those of the whole server.
	const lock = "CONCAT('snitop ', LEFT(DATABASE(), 50))";
	const [turn] = await query(`SELECT GET_LOCK(${lock}, ${TURN_S}) AS got`);
	if (turn!['got'] !== 1) throw new Error('another instance has been preparing the database for ten minutes');
	try {
		const pending = await pendingMigrations(query);
		if (pending.length === 0) return {done: [], takenOver: []};
		await mayMigrate(query);
		// The first of our tables that is made: with it there, a run was cut off.
		if (!(await isPrepared(query))) {
			await refuseStrangers(query);
			await readOldTables(query, await findOldTables(query, ''), '');
			await setAside(query);
		}
		try {
			return {done: pending, takenOver: await runSteps(query, pending)};
		} catch (error) {
			await putBack(query, tablesMade(), TABLE, error as Error);
			throw error;
		}
	} finally {
		await query(`SELECT RELEASE_LOCK(${lock})`).catch(() => {
			// The connection is gone, and the lock with it.
		});
	}
}

async function runSteps(query: Query, pending: readonly string[]): Promise<readonly TakenOver[]> {
	for (const name of pending) {
		for (const statement of statementsOf(readStep(name))) await query(statement);
		if (name === pending.at(-1)) break;
		await query(`INSERT INTO ${TABLE} (name) VALUES (?)`, [name]);
	}
	const takenOver = await takeOver(query);
	// Last: a run that was cut off before comes here again.
	await query(`INSERT INTO ${TABLE} (name) VALUES (?)`, [pending.at(-1)]);
	return takenOver;
}

/** Rejects where tables of other programs have names of ours. */
async function refuseStrangers(query: Query): Promise<void> {
	for (const name of tablesMade())
		if (!(oldTables as readonly string[]).includes(name) && (await exists(query, name)))
			throw new Error(`there is a table ${name} already, of another program`);
}

/** Names of the tables that the steps make. */
const tablesMade = (): readonly string[] =>
	migrationNames().flatMap(name => [...readStep(name).matchAll(/^CREATE TABLE IF NOT EXISTS (\w+)/gm)].map(match => match[1]!));

const readStep = (name: string): string => readFileSync(`${folder}${name}.sql`, 'utf8');

/** A blank line ends a statement; comments may stand before it. */
const statementsOf = (file: string): readonly string[] =>
	file
		.split(/\n\s*\n/)
		.map(text => text.replace(/^\s*--.*$/gm, '').trim())
		.filter(text => text !== '');

const migrationNames = (): readonly string[] =>
	readdirSync(folder)
		.filter(file => /^\d+_.*\.sql$/.test(file))
		.map(file => file.replace(/\.sql$/, ''))
		.sort();
