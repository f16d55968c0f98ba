import type {Queryable} from './postgres-migrate.js';
import {ASIDE, cleanOldTables, type OldTable, oldColumns, oldTables, type TakenOver} from './take-over.js';

/** Renames the plain tables of older programs, which stay as they are under the new name, and says which there were. */
export async function setAside(client: Queryable): Promise<readonly OldTable[]> {
	const {rows} = await client.query(
		`SELECT t.name FROM unnest($1::text[]) AS t (name)
		WHERE to_regclass(t.name) IS NOT NULL AND to_regclass('snitop_meta') IS NULL ORDER BY array_position($1, t.name)`,
		[oldTables],
	);
	for (const {name} of rows) await client.query(`ALTER TABLE ${name} RENAME TO ${name}${ASIDE}`);
	return rows.map(row => row.name as OldTable);
}

/** Copies what the old tables hold into the new ones, cleaned. What was cleaned is returned, and stands in `take_over_report`. */
export async function takeOver(client: Queryable, old: readonly OldTable[]): Promise<readonly TakenOver[]> {
	const {apps, rules, queue, report} = await cleanOldTables(async table => {
		if (!old.includes(table)) return [];
		const {columns, order} = oldColumns[table];
		const list = columns.map(column => `${column}::text`).join(', ');
		return (await client.query(`SELECT ${list} FROM ${table}${ASIDE} t${order === undefined ? '' : ` ORDER BY t.${order} NULLS LAST`}`))
			.rows;
	});
	await client.query(
		`INSERT INTO app_protocol (app_id, app_name, category)
		SELECT a.id, a.name, coalesce(c.name, 'Other') FROM unnest($1::integer[], $2::text[], $3::text[]) AS a (id, name, category)
		LEFT JOIN categories c ON c.name = a.category`,
		[apps.map(a => a.id), apps.map(a => a.name), apps.map(a => a.category)],
	);
	await client.query(
		`INSERT INTO app_sni (id, app_id, sni, match_kind, source, author)
		SELECT r.id, r.app, r.sni, r.match, 'shared', NULL FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::text[]) AS r (id, app, sni, match)`,
		[rules.map(r => r.id), rules.map(r => r.app), rules.map(r => r.sni), rules.map(r => r.match)],
	);
	await client.query('INSERT INTO unmatched_sni_record (sni, app_name) SELECT * FROM unnest($1::text[], $2::text[])', [
		[...queue.keys()],
		[...queue.values()],
	]);
	await client.query(
		`SELECT setval(pg_get_serial_sequence('app_sni', 'id'), (SELECT coalesce(max(id), 0) + 1 FROM app_sni), false),
			setval(pg_get_serial_sequence('app_protocol', 'app_id'), (SELECT coalesce(max(app_id), 0) + 1 FROM app_protocol), false)`,
	);
	await grantAsBefore(client, old);
	await client.query(
		`INSERT INTO take_over_report (table_name, row_key, value, fault, result)
		SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])`,
		[report.map(r => r.table), report.map(r => r.row), report.map(r => r.value), report.map(r => r.fault), report.map(r => r.result)],
	);
	return report;
}

/** Who could use the old tables can use the new ones. */
async function grantAsBefore(client: Queryable, old: readonly OldTable[]): Promise<void> {
	for (const table of old) {
		const target = table === 'unmatched_sni_records' ? 'unmatched_sni_record' : table;
		if (target === 'sni_re') continue;
		const {rows} = await client.query(
			`SELECT DISTINCT privilege_type, CASE WHEN grantee = 'PUBLIC' THEN 'PUBLIC' ELSE quote_ident(grantee) END AS grantee
			FROM information_schema.role_table_grants WHERE table_name = $1 AND table_schema = current_schema() AND grantee <> current_user`,
			[`${table}${ASIDE}`],
		);
		for (const {privilege_type, grantee} of rows) await client.query(`GRANT ${privilege_type} ON ${target} TO ${grantee}`);
	}
}
