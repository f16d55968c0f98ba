import {bundledCategory} from './app-category.js';
import {cleanPattern} from './clean-pattern.js';
import {Apps} from './take-over-apps.js';

/** A value of the old tables that was not taken as it stood: where, what, why, and what became of it. */
export interface TakenOver {
	readonly table: string;
	readonly row: string;
	readonly value: string;
	readonly fault: string;
	readonly result: string;
}

/** The plain tables of older programs. */
export const oldTables = ['app_sni', 'app_protocol', 'unmatched_sni_record', 'unmatched_sni_records', 'sni_re'] as const;
export type OldTable = (typeof oldTables)[number];
/** What is added to the name of an old table, which stays as it is. */
export const ASIDE = '_before_snitop';

/** A row of an old table: column → value, text or null but for the ids. */
export type OldRow = Readonly<Record<string, string | number | null>>;

/** The columns that are read of each, and in which order of rows: where one name stands under several apps, the row that was entered last comes first. */
export const oldColumns = {
	app_protocol: {columns: ['app_id', 'app_name'], order: 'app_id'},
	app_sni: {columns: ['id', 'app_id', 'sni'], order: 'id DESC'},
	sni_re: {columns: ['sni_re', 'app_name'], order: undefined},
	unmatched_sni_record: {columns: ['sni', 'app_name'], order: undefined},
	unmatched_sni_records: {columns: ['sni', 'app_name'], order: undefined},
} as const satisfies Record<OldTable, {readonly columns: readonly string[]; readonly order: string | undefined}>;

interface CleanRule {
	readonly id: number;
	readonly app: number;
	readonly sni: string;
	readonly match: string;
}

/** What the old tables hold, as it goes into the new ones. */
export interface Cleaned {
	readonly apps: readonly {readonly id: number; readonly name: string; readonly category: string}[];
	readonly rules: readonly CleanRule[];
	/** Name → what an older program noted for it. */
	readonly queue: ReadonlyMap<string, string | null>;
	readonly report: readonly TakenOver[];
}

type FoundRule = Omit<CleanRule, 'id'> & {readonly id: number | null};

/**
 * Cleans what the old tables hold; `read` gives their rows, none for a table that is not there. Where one name stands under several apps, the row with the
 * highest id wins, the one that was entered last. Every value that was changed, merged or left out is in the report. Ids stay.
 */
export async function cleanOldTables(read: (table: OldTable) => Promise<readonly OldRow[]>): Promise<Cleaned> {
	const report: TakenOver[] = [];
	const oldApps = await read('app_protocol');
	const oldRules = await read('app_sni');
	const apps = new Apps(
		report,
		[...oldApps, ...oldRules].map(({app_id}) => Number(app_id ?? 0)),
	);
	for (const {app_id, app_name} of oldApps) apps.add(app_id == null ? undefined : Number(app_id), textOf(app_name));
	const rules = new Map<string, FoundRule>();
	for (const {id, app_id, sni} of oldRules) {
		const row = String(id);
		addRule(rules, report, apps, 'app_sni', row, textOf(sni), undefined, apps.byId(app_id ?? null, row), id ?? null);
	}
	for (const {sni_re, app_name} of await read('sni_re'))
		addRule(rules, report, apps, 'sni_re', textOf(sni_re) ?? '', textOf(sni_re), 'regex', apps.byName(textOf(app_name) ?? ''), null);
	const queue = new Map<string, string | null>();
	for (const table of ['unmatched_sni_record', 'unmatched_sni_records'] as const)
		for (const {sni, app_name} of await read(table)) addUnmatched(queue, report, table, textOf(sni) ?? '', textOf(app_name));
	return {
		apps: apps.all().map(([id, name]) => ({id, name, category: bundledCategory(name) ?? 'Other'})),
		rules: withIds([...rules.values()]),
		queue,
		report,
	};
}

const textOf = (value: string | number | null | undefined): string | null => (value == null ? null : String(value));

/** Tables without a primary key may hold an id twice: the first keeps it, others get the next free ones. */
function withIds(rules: readonly FoundRule[]): CleanRule[] {
	const ids = new Set<number>();
	let next = rules.reduce((max, {id}) => Math.max(max, id ?? 0), 0) + 1;
	return rules.map(rule => {
		const id = rule.id === null || ids.has(rule.id) ? next++ : rule.id;
		ids.add(id);
		return {...rule, id};
	});
}

function addRule(
	rules: Map<string, FoundRule>,
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

function addUnmatched(names: Map<string, string | null>, report: TakenOver[], table: OldTable, sni: string, note: string | null): void {
	const tell = (fault: string, result: string) => report.push({table, row: sni, value: sni, fault, result});
	const clean = cleanPattern(sni, 'exact');
	if (typeof clean === 'string') {
		tell(clean, 'left out');
		return;
	}
	if (clean.faults.length > 0) tell(clean.faults.join(', '), `taken as ${clean.pattern}`);
	const app = note?.trim() || null;
	if (names.has(clean.pattern)) {
		const kept = names.get(clean.pattern) ?? app;
		tell(app !== null && kept !== app ? `also stands there with ${kept}, here with ${app}` : 'duplicate', 'merged');
		names.set(clean.pattern, kept);
	} else names.set(clean.pattern, app);
}
