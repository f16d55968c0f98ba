import {checkCount} from './file-row.js';
import {type SqlValue, SqlValues, unescaped} from './sql-values.js';

export interface SqlRow {
	readonly line: number;
	readonly values: ReadonlyMap<string, SqlValue>;
}

/** What a dump holds. */
export interface SqlTables {
	/** The rows of each table, in their order; without an entry the table was not named. */
	readonly tables: ReadonlyMap<string, readonly SqlRow[]>;
	/** Where something could not be read. */
	readonly broken: readonly {readonly line: number; readonly fault: string}[];
}

type Take = (line: number, values: readonly SqlValue[]) => void;

const identifier = '[`"\\[]?\\w+[`"\\]]?';
const target = `(?:${identifier}\\s*\\.\\s*)?(${identifier})`;
const columnNames = '\\s*(?:\\(([^()]*)\\))?';
/** A statement that tells the columns of a table or fills it, up to where columns or values begin; and the body of a function. */
const statement = new RegExp(
	[
		`(?:^|;)[ \\t]*CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${target}\\s*(?=\\()`,
		`(?:^|;)[ \\t]*COPY\\s+${target}${columnNames}\\s+FROM\\s+stdin([^\\n]*)\\n`,
		`(?:^|;)[ \\t]*(?:INSERT|REPLACE)\\s+(?:IGNORE\\s+)?INTO\\s+${target}${columnNames}\\s*(?:OVERRIDING\\s+\\w+\\s+VALUE\\s*)?VALUES\\s*`,
		'\\bAS\\s+(\\$\\w*\\$)',
	].join('|'),
	'gim',
);
const plainName = (name: string): string => name.replace(/[`"[\]\s]/g, '').toLowerCase();
/** What only MySQL writes behind the columns of a table. */
const engine = /[^;']*?\bENGINE\s*=/iy;
/** What begins a part of `CREATE TABLE` that is no column. */
const constraint = /^(primary|unique|key|index|constraint|foreign|check|exclude|fulltext|like)$/i;

/**
 * Reads the rows of the tables in `wanted` from a dump of PostgreSQL, MySQL or MariaDB, by `INSERT` or `COPY`. Nothing is executed, so it does not matter
 * whether the dump would load. Where a statement does not name its columns, `CREATE TABLE` does, else `wanted`.
 */
export function readSqlText(text: string, wanted: Readonly<Record<string, readonly string[]>>): SqlTables {
	const tables = new Map<string, SqlRow[]>();
	const defined = new Map<string, readonly string[]>();
	const broken: {line: number; fault: string}[] = [];
	const lineAt = lineIndex(text);
	// MySQL knows the backslash in every string, PostgreSQL only in E'…': there it is a part of the regular expressions. Statements tell which it is, not values.
	let isMysql = false;
	const takerOf = (rawName: string, rawColumns: string | undefined): Take => {
		const name = plainName(rawName);
		if (!Object.hasOwn(wanted, name)) return () => {};
		const columns = rawColumns?.split(',').map(plainName) ?? defined.get(name) ?? wanted[name]!;
		const rows = tables.get(name) ?? [];
		tables.set(name, rows);
		return (line, values) => {
			checkCount(rows.push({line, values: new Map(columns.map((column, i) => [column, values[i] ?? null]))}));
		};
	};
	statement.lastIndex = 0;
	for (let found = statement.exec(text); found; found = statement.exec(text)) {
		const [, created, copied, copiedColumns, options, inserted, insertedColumns, body] = found;
		isMysql ||= (created ?? inserted)?.startsWith('`') ?? false;
		const values: SqlValues = new SqlValues(text, statement.lastIndex, isMysql);
		const breaks = (fault: string) => broken.push({line: lineAt(values.at), fault});
		if (created !== undefined) {
			const words = values.firstWords();
			if (words) defined.set(plainName(created), words.filter(word => !constraint.test(word)).map(plainName));
			engine.lastIndex = values.at;
			isMysql ||= words !== undefined && engine.test(text);
		} else if (body !== undefined) {
			const end = text.indexOf(body, values.at);
			values.at = end < 0 ? text.length : end + body.length;
		} else if (copied !== undefined) {
			const end = copyEnd(text, values.at);
			if (/\bcsv\b/i.test(options!)) breaks('COPY in the CSV format is not read');
			else readCopy(text.slice(values.at, end), lineAt(values.at), takerOf(copied, copiedColumns));
			values.at = end;
			if (end === text.length) breaks('the rows of COPY are cut off');
		} else {
			const take = takerOf(inserted!, insertedColumns);
			do {
				const tuple = values.tuple();
				if (tuple) take(lineAt(values.at), tuple);
				else breaks('the values of INSERT are cut off, or none');
				if (!tuple) break;
			} while (values.comma());
		}
		statement.lastIndex = Math.max(values.at, statement.lastIndex);
	}
	return {tables, broken};
}

/** Where the line `\.` begins, or the text ends. */
function copyEnd(text: string, at: number): number {
	const end = /^\\\.\r?$/gm;
	end.lastIndex = at;
	return end.exec(text)?.index ?? text.length;
}

function readCopy(rows: string, firstLine: number, take: Take): void {
	for (const [i, row] of rows.split('\n').entries()) {
		const cells = row.replace(/\r$/, '').split('\t');
		if (cells.length === 1 && cells[0] === '') continue;
		take(
			firstLine + i,
			cells.map(cell => (cell === '\\N' ? null : cell.replace(/\\([\s\S])/g, (_, character: string) => unescaped(character)))),
		);
	}
}

/** Line numbers by offset, without counting from the start each time. */
function lineIndex(text: string): (at: number) => number {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return at => {
		let [low, high] = [0, starts.length];
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if (starts[middle]! <= at) low = middle;
			else high = middle;
		}
		return low + 1;
	};
}
