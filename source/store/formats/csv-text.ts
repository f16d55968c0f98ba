/** A record of a CSV file and the line it begins on, from 1. */
export interface CsvRecord {
	readonly line: number;
	readonly cells: readonly string[];
}

/** Parses CSV (RFC 4180; `;` and tab as separators too, whichever the first line has more of). Quotes that do not end take the rest of the file. */
export function parseCsv(text: string): CsvRecord[] {
	const separator = separatorOf(text);
	const records: CsvRecord[] = [];
	let cells: string[] = [];
	let line = 1;
	let begin = 1;
	let at = 0;
	while (at < text.length) {
		let cell: string;
		if (text[at] === '"') {
			let end = at + 1;
			while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
			cell = text.slice(at + 1, end).replaceAll('""', '"');
			at = end + 1;
			line += cell.split('\n').length - 1;
		} else {
			const rest = /[^\r\n]*/y;
			rest.lastIndex = at;
			const row = rest.exec(text)![0];
			const stop = row.indexOf(separator);
			cell = stop < 0 ? row : row.slice(0, stop);
			at += cell.length;
		}
		cells.push(cell);
		if (text[at] === separator) {
			at++;
			if (at === text.length) cells.push('');
			continue;
		}
		// What stands behind a closing quote belongs to nothing.
		while (at < text.length && text[at] !== '\n') at++;
		at++;
		if (cells.length > 1 || cells[0] !== '') records.push({line: begin, cells});
		cells = [];
		begin = ++line;
	}
	if (cells.length > 0) records.push({line: begin, cells});
	return records;
}

/** One cell as CSV: quoted where needed, and with an apostrophe before what a spreadsheet would take for a formula. */
export function csvCell(text: string): string {
	const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell as it was before `csvCell`: without the apostrophe that keeps formulas away. */
export const plainCell = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell);

function separatorOf(text: string): string {
	const first = /^[^\r\n]*/.exec(text)![0];
	const count = (separator: string) => first.split(separator).length;
	return [',', ';', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
