import type {Rule} from '../../model/rule.js';
import {UserError} from '../../model/user-error.js';
import {csvText, parseCsv, plainCell} from './csv-text.js';
import type {FileRow, FileRows} from './file-row.js';
import {Problems} from './problems.js';
import {columns, columnsOf, rowOf} from './row-of.js';

/** Rules as CSV with a header; `readCsvRules` reads the same rules back. */
export const writeCsvRules = (rules: readonly Rule[]): string =>
	csvText([
		columns,
		...rules.map(({match, pattern, app, category, layer, priority, author = '', changedMs}) => {
			const changed = changedMs === undefined ? '' : new Date(changedMs).toISOString();
			return [match, pattern, app, category, layer, String(priority), author, changed];
		}),
	]);

/** Reads CSV with a header that has at least a column for the pattern. Rows of a queue are labels. */
export function readCsvRules(text: string): FileRows {
	const records = parseCsv(text);
	const found = columnsOf(records[0]?.cells ?? []);
	if (typeof found === 'string') throw new UserError(`the columns ${found}`, 'take one of them away, or call it something else');
	const at = new Map(found.map((column, i) => [column, i]));
	if (!at.has('pattern'))
		throw new UserError(
			'the CSV has no column `pattern` (or `sni`, `name`, `domain`)',
			`its first line must be a header, such as ${columns.join(',')}`,
		);
	const rows: FileRow[] = [];
	const problems = new Problems();
	for (const {line, cells} of records.slice(1)) {
		const get = (column: string) => {
			const cell = cells[at.get(column) ?? -1];
			return cell === undefined || cell.trim() === '' ? undefined : plainCell(cell);
		};
		// Rows that a spreadsheet puts below its table have nothing in any cell.
		if (cells.every(cell => cell.trim() === '')) continue;
		const row = rowOf(line, get, at);
		if (typeof row === 'string') problems.add({line, text: get('pattern') ?? '', fault: row, result: 'left out'});
		else rows.push(row);
	}
	return {format: 'CSV', rows, bare: 'exact', problems};
}
