import type {Query} from './mariadb-session.js';
import {ASIDE, type Cleaned, cleanOldTables, type OldRow, type OldTable, oldColumns, oldTables, type TakenOver} from './take-over.js';

/** Rows in one statement: a packet has a limit. */
const ROWS = 1000;

/** Which of the old tables there are, under their name with `suffix`. */
export async function findOldTables(query: Query, suffix: string): Promise<readonly OldTable[]> {
	const rows = await query(
		'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN (?)',
		[oldTables.map(table => table + suffix)],
	);
	const found = rows.map(row => row['name']);
	return oldTables.filter(table => found.includes(table + suffix));
}

/** What the old tables hold, cleaned. */
export function readOldTables(query: Query, old: readonly OldTable[], suffix: string): Promise<Cleaned> {
	return cleanOldTables(async table => {
		if (!old.includes(table)) return [];
		const {columns, order} = oldColumns[table];
		const list = columns.map(column => `CONVERT(${column} USING utf8mb4) AS ${column}`).join(', ');
		return (await query(`SELECT ${list} FROM ${table}${suffix} t${order === undefined ? '' : ` ORDER BY t.${order}`}`)) as OldRow[];
	});
}

/** Renames the plain tables of older programs, all at once; they stay as they are under the new name. */
export async function setAside(query: Query): Promise<void> {
	const old = await findOldTables(query, '');
	if (old.length > 0) await query(`RENAME TABLE ${old.map(table => `${table} TO ${table}${ASIDE}`).join(', ')}`);
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
