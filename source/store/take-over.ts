import {bundledRules} from '../classify/bundled-rules.js';
import {cleanPattern} from './clean-pattern.js';
import type {Queryable} from './postgres.js';

/** A value of the old tables that was not taken as it stood: where, what, why, and what became of it. */
export interface TakenOver {
	readonly table: string;
	readonly row: string;
	readonly value: string;
	readonly fault: string;
	readonly result: string;
}

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
	const list = [...rules.values()].map(r => (ids.has(r.id) ? {...r, id: null} : (ids.add(r.id), r)));
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

/** The apps of the old tables under their ids; ids stay, since other programs may know them. */
class Apps {
	readonly #report: TakenOver[];
	readonly #byId = new Map<number, number>();
	readonly #byName = new Map<string, number>();
	readonly #names = new Map<number, string>();
	#next = 1;

	constructor(report: TakenOver[]) {
		this.#report = report;
	}

	add(id: number | undefined, raw: string | null): void {
		const row = String(id ?? '');
		const tell = (fault: string, result: string) => this.#report.push({table: 'app_protocol', row, value: raw ?? '', fault, result});
		const name =
			(raw ?? '')
				.normalize('NFC')
				.replace(/[\p{Cc}\s]+/gu, ' ')
				.trim() || `app ${row}`;
		if (id === undefined) {
			tell('no app_id', 'left out');
			return;
		}
		this.#next = Math.max(this.#next, id + 1);
		if (raw === null || raw.trim() === '') tell('no name', `taken as '${name}'`);
		else if (name !== raw) tell('blanks', `taken as '${name}'`);
		const same = this.#byName.get(name);
		if (same !== undefined) tell(`duplicate of app ${same}`, `its rules go to app ${same}`);
		if (this.#byId.has(id)) tell('app_id stands there twice', `its rules go to '${this.#names.get(this.#byId.get(id)!)}'`);
		if (same === undefined) this.#name(this.#byId.has(id) ? this.#next++ : id, name);
		if (!this.#byId.has(id)) this.#byId.set(id, this.#byName.get(name)!);
	}

	/** The app of a rule; an id that no app has becomes an app of its own. */
	byId(id: string | number | null, row: string): number | undefined {
		if (id === null) return undefined;
		const number = Number(id);
		if (!this.#byId.has(number)) {
			this.#report.push({table: 'app_sni', row, value: String(id), fault: 'no app has this app_id', result: `taken as 'app ${id}'`});
			this.add(number, `app ${id}`);
		}
		return this.#byId.get(number);
	}

	byName(raw: string): number | undefined {
		const name = raw.normalize('NFC').trim();
		if (name === '') return undefined;
		if (!this.#byName.has(name)) this.#name(this.#next++, name);
		return this.#byName.get(name);
	}

	nameOf(id: number): string {
		return this.#names.get(id) ?? String(id);
	}

	/** Apps that the program knows get their category. */
	async insert(client: Queryable): Promise<void> {
		const categories = new Map<string, string>();
		for (const rule of bundledRules()) categories.set(rule.app.toLowerCase(), rule.category);
		const apps = [...this.#names];
		await client.query(
			`INSERT INTO app_protocol (app_id, app_name, category)
			SELECT a.id, a.name, coalesce(c.name, 'Other') FROM unnest($1::integer[], $2::text[], $3::text[]) AS a (id, name, category)
			LEFT JOIN categories c ON c.name = a.category`,
			[apps.map(([id]) => id), apps.map(([, name]) => name), apps.map(([, name]) => categories.get(name.toLowerCase()) ?? null)],
		);
	}

	#name(id: number, name: string): void {
		this.#byName.set(name, id);
		this.#names.set(id, name);
	}
}
