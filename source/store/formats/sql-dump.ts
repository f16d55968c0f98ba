import {bareRow, type FileRow, type FileRows, type Problem} from './file-row.js';

type Value = string | null;
interface Row {
	readonly line: number;
	readonly values: Readonly<Record<string, Value | undefined>>;
}
/** Takes the values of a row in the order of its statement. */
type Take = (line: number, values: readonly Value[]) => void;

/** Columns of the old tables in the order of their definition, for dumps that do not name them. */
const known: Readonly<Record<string, readonly string[]>> = {
	app_protocol: ['app_id', 'app_name'],
	app_sni: ['id', 'app_id', 'sni'],
	sni_re: ['sni_re', 'app_name'],
};

/**
 * Reads the rules in a dump of the old tables (`app_protocol`, `app_sni`, `sni_re`), by `INSERT` or `COPY`, of PostgreSQL or MySQL. Nothing is executed, so it
 * does not matter that such dumps may not load (sequences that are missing, tables before those they refer to).
 */
export function readSqlDump(text: string): FileRows {
	const tables = new Map<string, Row[]>();
	const lineAt = lineIndex(text);
	readCopies(text, tables, lineAt);
	readInserts(text, tables, lineAt);
	const problems: Problem[] = [];
	const apps = new Map<string, string>();
	for (const {values} of tables.get('app_protocol') ?? [])
		if (values['app_id'] && values['app_name']) apps.set(values['app_id'], values['app_name']);
	const rows: FileRow[] = [];
	for (const {line, values} of tables.get('app_sni') ?? []) {
		const pattern = values['sni'] ?? '';
		const app = apps.get(values['app_id'] ?? '');
		if (app === undefined) problems.push({line, text: pattern, fault: `no app has the app_id ${values['app_id']}`, result: 'left out'});
		else rows.push({...bareRow(line, pattern), app, match: undefined});
	}
	for (const {line, values} of tables.get('sni_re') ?? [])
		rows.push({...bareRow(line, values['sni_re'] ?? ''), app: values['app_name'] ?? undefined, match: 'regex'});
	return {format: 'SQL dump', rows, problems};
}

const identifier = '[`"\\[]?\\w+[`"\\]]?';
const target = `(?:${identifier}\\.)?(${identifier})\\s*(\\([^()]*\\))?`;

/** What takes the rows of a statement; undefined for tables that hold no rules. */
function takerOf(tables: Map<string, Row[]>, rawName: string, rawColumns: string | undefined): Take | undefined {
	const bare = (word: string) => word.replace(/[`"[\]\s]/g, '').toLowerCase();
	const name = bare(rawName);
	if (!known[name]) return undefined;
	const columns = rawColumns?.slice(1, -1).split(',').map(bare) ?? known[name]!;
	const rows = tables.get(name) ?? [];
	tables.set(name, rows);
	return (line, values) => rows.push({line, values: Object.fromEntries(columns.map((column, i) => [column, values[i]]))});
}

function readCopies(text: string, tables: Map<string, Row[]>, lineAt: (at: number) => number): void {
	for (const copy of text.matchAll(new RegExp(`^COPY\\s+${target}\\s+FROM\\s+stdin[^\\n]*\\n([\\s\\S]*?)^\\\\\\.\\s*$`, 'gim'))) {
		const take = takerOf(tables, copy[1]!, copy[2]);
		if (!take) continue;
		let line = lineAt(copy.index) + 1;
		for (const row of copy[3]!.split('\n')) {
			if (row !== '')
				take(
					line,
					row.split('\t').map(cell => (cell === '\\N' ? null : cell.replace(/\\(.)/g, unescaped))),
				);
			line++;
		}
	}
}

function readInserts(text: string, tables: Map<string, Row[]>, lineAt: (at: number) => number): void {
	// MySQL knows the backslash in every string, PostgreSQL only in E'…': there it is a part of the regular expressions.
	const backslash = /^\s*(CREATE TABLE|INSERT INTO) `|ENGINE=/im.test(text);
	const string = backslash ? "[EN]?'((?:[^'\\\\]|\\\\[\\s\\S]|'')*)'" : "N?'((?:[^']|'')*)'";
	const token = new RegExp(`\\s*(?:([(),;])|${string}|([^\\s(),;']+))`, 'gy');
	for (const insert of text.matchAll(new RegExp(`INSERT\\s+INTO\\s+${target}\\s*VALUES\\s*`, 'gi'))) {
		const take = takerOf(tables, insert[1]!, insert[2]);
		if (!take) continue;
		token.lastIndex = insert.index + insert[0].length;
		readTuples(text, token, take, backslash, lineAt);
	}
}

/** `(1, 'a''b', NULL), (…)` from where `token` stands, as far as it is well-formed. */
function readTuples(text: string, token: RegExp, take: Take, backslash: boolean, lineAt: (at: number) => number): void {
	let line = 0;
	let values: Value[] | undefined;
	for (let found = token.exec(text); found; found = token.exec(text)) {
		const [, mark, quoted, word] = found;
		if (mark === '(') {
			line = lineAt(token.lastIndex);
			values = [];
		} else if (mark === ')') {
			if (!values) return;
			take(line, values);
			values = undefined;
		} else if (mark === ';') return;
		else if (quoted !== undefined) {
			const text = quoted.replaceAll("''", "'");
			values?.push(backslash ? text.replace(/\\([\s\S])/g, unescaped) : text);
		} else if (word !== undefined) {
			if (!values) return;
			values.push(/^null$/i.test(word) ? null : word);
		}
	}
}

const unescaped = (_: string, character: string): string => ({n: '\n', t: '\t', r: '\r', 0: ''})[character] ?? character;

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
