import {CsvError, parse} from 'csv-parse/sync';
import {stringify} from 'csv-stringify/sync';
import {UserError} from '../../model/user-error.js';
import {checkCount} from './file-row.js';

/** A record of a CSV file and the line it begins on, from 1. */
export interface CsvRecord {
	readonly line: number;
	readonly cells: readonly string[];
}

/** Excel's own first line, which names the separator. */
const SEPARATOR = /^sep=(.)\r?\n/;

/** Parses CSV with commas, semicolons or tabs, whichever the first line has most of. A quote that never ends is a `UserError`. */
export function parseCsv(text: string): CsvRecord[] {
	const said = SEPARATOR.exec(text);
	const body = said ? text.slice(said[0].length) : text;
	const records: CsvRecord[] = [];
	try {
		parse(body, {
			delimiter: said?.[1] ?? separatorOf(body),
			record_delimiter: ['\r\n', '\n', '\r'],
			relax_column_count: true,
			relax_quotes: true,
			skip_empty_lines: true,
			on_record: (cells: string[], {lines}) => {
				records.push({line: lines - breaksIn(cells) + (said ? 1 : 0), cells});
				checkCount(records.length);
				return null;
			},
		});
		return records;
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		throw new UserError(`the CSV cannot be read: ${error.message}`, 'every quote that opens a cell must be closed');
	}
}

/** CSV of rows of cells, a line each; what a spreadsheet would take for a formula gets an apostrophe, which `plainCell` takes away. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
	stringify(
		rows.map(cells => cells.map(safeCell)),
		{record_delimiter: '\n', quoted_match: /[;\t\r]|^\s|\s$/},
	);

const safeCell = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A cell as it was before `csvText`. */
export const plainCell = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

const breaksIn = (cells: readonly string[]): number =>
	cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);

function separatorOf(text: string): string {
	const first = /^[^\r\n]*/.exec(text)![0];
	const count = (separator: string) => first.split(separator).length;
	return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
