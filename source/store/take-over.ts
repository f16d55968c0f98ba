import {cleanPattern} from './clean-pattern.js';
import type {Queryable} from './postgres.js';
import {Apps, type TakenOver} from './take-over-apps.js';

const ASIDE = '_before_snitop';
const oldTables = ['app_sni', 'app_protocol', 'unmatched_sni_record', 'unmatched_sni_records', 'sni_re'] as const;
type OldTable = (typeof oldTables)[number];

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

/**
 * Copies what the old tables hold into the new ones, cleaned. Where one name stands under several apps, the row with the highest id wins, the one that was
 * entered last. Every value that was changed, merged or left out is reported, here and in `take_over_report`.
 */
export async function takeOver(client: Queryable, old: readonly OldTable[]): Promise<readonly TakenOver[]> {
	const report: TakenOver[] = [];
	const apps = new Apps(report);
	if (old.includes('app_protocol')) {
		const {rows} = await client.query(`SELECT app_id, app_name::text FROM app_protocol${ASIDE} ORDER BY app_id`);
		for (const {app_id, app_name} of rows) apps.add(app_id === null ? undefined : Number(app_id), app_name);
	}
	const rules = new Map<string, {match: string; sni: string; app: number; id: number | null}>();
	if (old.includes('app_sni')) {
		const {rows} = await client.query(`SELECT id, app_id, sni::text FROM app_sni${ASIDE} ORDER BY id DESC NULLS LAST`);
		for (const row of rows)
			addRule(rules, report, apps, 'app_sni', String(row.id), row.sni, undefined, apps.byId(row.app_id, String(row.id)), row.id);
	}
	if (old.includes('sni_re')) {
		const {rows} = await client.query(`SELECT sni_re::text, app_name::text FROM sni_re${ASIDE}`);
		for (const row of rows)
			addRule(rules, report, apps, 'sni_re', row.sni_re ?? '', row.sni_re, 'regex', apps.byName(row.app_name ?? ''), null);
	}
	await apps.insert(client);
	const ids = new Set<number | null>();
	// Tables without a primary key may hold an id twice: the first keeps it.
	const list = [...rules.values()].map(rule => {
		const id = ids.has(rule.id) ? null : rule.id;
		ids.add(id);
		return {...rule, id};
	});
	await client.query(
		`INSERT INTO app_sni (id, app_id, sni, match_kind, source, author)
		SELECT coalesce(r.id, nextval(pg_get_serial_sequence('app_sni', 'id')) + $5), r.app, r.sni, r.match, 'shared', NULL
		FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::text[]) AS r (id, app, sni, match)`,
		[list.map(r => r.id), list.map(r => r.app), list.map(r => r.sni), list.map(r => r.match), Math.max(0, ...list.map(r => r.id ?? 0))],
	);
	await takeOverQueue(client, old, report);
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

function addRule(
	rules: Map<string, {match: string; sni: string; app: number; id: number | null}>,
	report: TakenOver[],
	apps: Apps,
	table: string,
	row: string,
	value: string | null,
	match: 'regex' | undefined,
	app: number | undefined,
	id: string | number | null,
): void {
	const tell = (fault: string, result: string) => report.push({table, row, value: value ?? '', fault, result});
	const clean = cleanPattern(value ?? '', match);
	if (typeof clean === 'string') {
		tell(clean, 'left out');
		return;
	}
	if (app === undefined) {
		tell('belongs to no app', 'left out');
		return;
	}
	if (clean.faults.length > 0) tell(clean.faults.join(', '), `taken as ${clean.match}:${clean.pattern}`);
	const key = `${clean.match}:${clean.pattern}`;
	const other = rules.get(key);
	if (other === undefined) rules.set(key, {match: clean.match, sni: clean.pattern, app, id: id === null ? null : Number(id)});
	else if (other.app === app) tell(`duplicate of row ${other.id ?? other.sni}`, 'merged');
	else
		tell(
			`also stands under ${apps.nameOf(other.app)}, here under ${apps.nameOf(app)}`,
			`${apps.nameOf(other.app)} wins, entered last (row ${other.id ?? other.sni})`,
		);
}

async function takeOverQueue(client: Queryable, old: readonly OldTable[], report: TakenOver[]): Promise<void> {
	const names = new Map<string, string | null>();
	for (const table of ['unmatched_sni_record', 'unmatched_sni_records'] as const) {
		if (!old.includes(table)) continue;
		const {rows} = await client.query(`SELECT sni::text, app_name::text FROM ${table}${ASIDE}`);
		for (const {sni, app_name} of rows) {
			const tell = (fault: string, result: string) => report.push({table, row: sni ?? '', value: sni ?? '', fault, result});
			const clean = cleanPattern(sni ?? '', 'exact');
			if (typeof clean === 'string') {
				tell(clean, 'left out');
				continue;
			}
			if (clean.faults.length > 0) tell(clean.faults.join(', '), `taken as ${clean.pattern}`);
			const app = app_name?.trim() || null;
			if (names.has(clean.pattern)) {
				const kept = names.get(clean.pattern) ?? app;
				tell(app !== null && kept !== app ? `also stands there with ${kept}, here with ${app}` : 'duplicate', 'merged');
				names.set(clean.pattern, kept);
			} else names.set(clean.pattern, app);
		}
	}
	await client.query('INSERT INTO unmatched_sni_record (sni, app_name) SELECT * FROM unnest($1::text[], $2::text[])', [
		[...names.keys()],
		[...names.values()],
	]);
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
