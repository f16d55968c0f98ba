import {layers} from '../../model/rule.js';
import {UserError} from '../../model/user-error.js';
import type {FileRow, FileRows} from './file-row.js';
import {Problems} from './problems.js';
import {type Column, columnsOf, rowOf} from './row-of.js';
import {readSqlText, type SqlRow} from './sql-text.js';

/** The tables, and their columns in the order of the old definitions, for dumps that do not name them. */
const known: Readonly<Record<string, readonly string[]>> = {
	app_protocol: ['app_id', 'app_name'],
	app_sni: ['id', 'app_id', 'sni'],
	sni_re: ['sni_re', 'app_name'],
	unmatched_sni_record: ['sni', 'app_name'],
	unmatched_sni_records: ['sni', 'app_name'],
};

/** Notes of a queue that name no app. */
const NO_APP = /^(unknown|unmatched|unclassified|none|null|n\/?a|-+|\?+|未知|未匹配|未分类)?$/i;

/**
 * Reads the rules in a dump of the old tables, or of ours. A note of the queue (`app_name` of an unmatched name) is a rule too, weaker than one of `app_sni`;
 * of one name under several apps the row with the highest id wins, as when a database is taken over.
 */
export function readSqlDump(text: string): FileRows {
	const {tables, broken} = readSqlText(text, known);
	if (tables.size === 0)
		throw new UserError('the dump has rows of none of the known tables', `they are called ${Object.keys(known).join(', ')}`);
	const problems = new Problems();
	for (const {line, fault} of broken) problems.add({line, text: '', fault, result: 'left out'});
	const apps = new Map<string, {app: string; category: string | undefined}>();
	for (const {values} of tables.get('app_protocol') ?? []) {
		const [id, app] = [values.get('app_id'), values.get('app_name')];
		if (id && app) apps.set(id, {app, category: values.get('category') ?? undefined});
	}
	const rows: FileRow[] = [];
	const add = ({line, values}: SqlRow, more: Partial<Record<Column, string | null | undefined>>) => {
		const cells = new Map<string, string | null | undefined>();
		const found = columnsOf([...values.keys()]);
		if (typeof found === 'string') {
			problems.add({line, text: '', fault: found, result: 'left out'});
			return;
		}
		for (const [i, value] of [...values.values()].entries()) cells.set(found[i]!, value);
		for (const [name, value] of Object.entries(more)) cells.set(name, value);
		// Any other word than `label` in `source` is that of a list.
		const source = values.get('source') === 'label' ? 'label' : layers[1];
		const row = rowOf(line, column => (column === 'layer' ? source : cells.get(column)) || undefined, cells);
		if (typeof row === 'string') problems.add({line, text: cells.get('pattern') ?? '', fault: row, result: 'left out'});
		else rows.push(row);
	};
	for (const name of ['unmatched_sni_record', 'unmatched_sni_records']) {
		for (const row of tables.get(name) ?? []) {
			const note = row.values.get('app_name')?.trim() ?? '';
			add(row, {match: 'exact', app: NO_APP.test(note) ? '' : note});
		}
	}
	for (const row of byId(tables.get('app_sni') ?? [])) {
		const id = row.values.get('app_id');
		const app = apps.get(id ?? '');
		const pattern = row.values.get('sni') ?? '';
		if (app === undefined) problems.add({line: row.line, text: pattern, fault: `no app has the app_id ${id}`, result: 'left out'});
		else add(row, {app: app.app, category: row.values.get('category') ?? app.category});
	}
	for (const row of tables.get('sni_re') ?? []) add(row, {pattern: row.values.get('sni_re'), match: 'regex'});
	return {format: 'SQL dump', rows, bare: 'exact', problems};
}

const byId = (rows: readonly SqlRow[]): readonly SqlRow[] =>
	rows.toSorted((a, b) => Number(a.values.get('id') ?? 0) - Number(b.values.get('id') ?? 0));
