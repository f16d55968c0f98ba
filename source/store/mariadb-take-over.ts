import type {Query} from './mariadb-session.js';
import {HalfMigrated} from './shared-database.js';
import {ASIDE, type Cleaned, cleanOldTables, type OldRow, type OldTable, oldColumns, oldTables, type TakenOver} from './take-over.js';

/** Rows in one statement: a packet has a limit. */
const ROWS = 1000;
/** The largest ids and the longest note, in bytes, that the new columns hold; of a `bigint`, what a number holds here. Patterns are never too long. */
const APP_ID_LIMIT = 2 ** 31 - 1;
const ID_LIMIT = Number.MAX_SAFE_INTEGER;
const NOTE_LIMIT = 65_535;
/** Values that do not fit and are named one by one. */
const NAMED = 5;

/** Which of the old tables there are, under their name with `suffix`. */
export async function findOldTables(query: Query, suffix: string): Promise<readonly OldTable[]> {
	const rows = await query(
		'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN (?)',
		[oldTables.map(table => table + suffix)],
	);
	const found = rows.map(row => row['name']);
	return oldTables.filter(table => found.includes(table + suffix));
}

/** What the old tables hold, cleaned; rejects where the new tables have no room for a value. */
export async function readOldTables(query: Query, old: readonly OldTable[], suffix: string): Promise<Cleaned> {
	const cleaned = await cleanOldTables(async table => {
		if (!old.includes(table)) return [];
		const {columns, order} = oldColumns[table];
		const list = columns.map(column => `CONVERT(${column} USING utf8mb4) AS ${column}`).join(', ');
		return (await query(`SELECT ${list} FROM ${table}${suffix} t${order === undefined ? '' : ` ORDER BY t.${order}`}`)) as OldRow[];
	});
	const misfits = misfitsOf(cleaned);
	if (misfits.length === 0) return cleaned;
	const more = misfits.length > NAMED ? `; and ${misfits.length - NAMED} more` : '';
	throw new Error(`values of the old tables do not fit: ${misfits.slice(0, NAMED).join('; ')}${more}`);
}

/** Values that no column would take. */
function misfitsOf({apps, rules, queue}: Cleaned): readonly string[] {
	const isId = (id: number, limit: number) => Number.isInteger(id) && Math.abs(id) <= limit;
	return [
		...apps.filter(({id}) => !isId(id, APP_ID_LIMIT)).map(({id, name}) => `app_id ${id} of '${name}' (at most ${APP_ID_LIMIT})`),
		...rules.filter(({id}) => !isId(id, ID_LIMIT)).map(({id, sni}) => `id ${id} of '${sni}' (at most ${ID_LIMIT})`),
		...[...queue]
			.filter(([, note]) => Buffer.byteLength(note ?? '') > NOTE_LIMIT)
			.map(([sni]) => `app_name of the unmatched name '${sni}' (at most ${NOTE_LIMIT} bytes)`),
	];
}

/** Renames the plain tables of older programs, all at once; they stay as they are under the new name. */
export async function setAside(query: Query): Promise<void> {
	const old = await findOldTables(query, '');
	if (old.length > 0) await query(`RENAME TABLE ${old.map(table => `${table} TO ${table}${ASIDE}`).join(', ')}`);
}

/**
 * After a failure: gives the old tables their names again, in place of `made`, the tables that were made for them, and forgets the steps done, unless all
 * was taken over. Rejects with `HalfMigrated` where that cannot be done: others may have written into the new tables by then, and that is not thrown away.
 */
export async function putBack(query: Query, made: readonly string[], steps: string, cause: Error): Promise<void> {
	let old: readonly OldTable[] = [];
	try {
		old = await findOldTables(query, ASIDE);
		if (old.length === 0) return;
		const there = await query(
			'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN (?)',
			[made],
		);
		// `snitop_meta` is made first and goes last: a run that is cut off here leaves what the next one can finish.
		const names = made.filter(name => there.some(row => row['name'] === name)).reverse();
		if (names.includes('snitop_meta') && (await query('SELECT taken_over FROM snitop_meta'))[0]?.['taken_over'] === 1) return;
		for (const table of names.filter(name => (oldTables as readonly string[]).includes(name)))
			if ((await query(`SELECT 1 FROM ${table} LIMIT 1`)).length > 0) throw new Error(`another program has written into ${table}`);
		await query(`DELETE FROM ${steps}`);
		await query('SET SESSION foreign_key_checks = 0');
		const view = "SELECT 1 FROM information_schema.views WHERE table_schema = DATABASE() AND table_name = 'unmatched'";
		if ((await query(view)).length > 0) await query('DROP VIEW unmatched');
		if (names.length > 0) await query(`DROP TABLE ${names.join(', ')}`);
		await query(`RENAME TABLE ${old.map(table => `${table}${ASIDE} TO ${table}`).join(', ')}`);
	} catch (error) {
		const tables =
			old.length === 0
				? `the old tables, where there were any, stand as *${ASIDE}`
				: `the old tables stand as ${old.map(table => table + ASIDE).join(', ')}`;
		throw new HalfMigrated(`${cause.message}; ${tables}: ${(error as Error).message}`, {cause});
	} finally {
		await query('SET SESSION foreign_key_checks = 1').catch(() => {
			// The connection is gone, and its settings with it.
		});
	}
}

/** Copies what was set aside into the new tables, cleaned, unless that was done. What was cleaned is returned, and stands in `take_over_report`. */
export async function takeOver(query: Query): Promise<readonly TakenOver[]> {
	const old = await findOldTables(query, ASIDE);
	if (old.length === 0 || (await query('SELECT taken_over FROM snitop_meta'))[0]!['taken_over'] === 1) return [];
	const {apps, rules, queue, report} = await readOldTables(query, old, ASIDE);
	const insert = async (into: string, rows: readonly (readonly unknown[])[]) => {
		for (let i = 0; i < rows.length; i += ROWS) await query(`INSERT INTO ${into} VALUES ?`, [rows.slice(i, i + ROWS)]);
	};
	await query('START TRANSACTION');
	try {
		await insert(
			'app_protocol (app_id, app_name, category)',
			apps.map(({id, name, category}) => [id, name, category]),
		);
		await insert(
			'app_sni (id, app_id, sni, match_kind, source, author)',
			rules.map(({id, app, sni, match}) => [id, app, sni, match, 'shared', null]),
		);
		await insert('unmatched_sni_record (sni, app_name)', [...queue]);
		await insert(
			'take_over_report (table_name, row_key, value, fault, result)',
			report.map(({table, row, value, fault, result}) => [table, row, value, fault, result]),
		);
		await query('UPDATE snitop_meta SET taken_over = true');
		await query('COMMIT');
		return report;
	} catch (error) {
		await query('ROLLBACK').catch(() => {
			// The connection is gone, and the transaction with it.
		});
		throw error;
	}
}
