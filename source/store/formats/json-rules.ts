import type {Rule} from '../../model/rule.js';
import {UserError} from '../../model/user-error.js';
import {escapeText} from '../../text/escape-name.js';
import {printableJson} from '../json-text.js';
import {checkCount, type FileRow, type FileRows} from './file-row.js';
import {Problems} from './problems.js';
import {type Column, columns, columnsOf, rowOf} from './row-of.js';

/** Rules as JSON: an array of objects, one a line; `readJsonRules` reads the same rules back. */
export function writeJsonRules(rules: readonly Rule[]): string {
	const lines = rules.map(({match, pattern, app, category, layer, priority, author, changedMs}) => {
		const changed = changedMs === undefined ? undefined : new Date(changedMs).toISOString();
		return printableJson({match, pattern, app, category, layer, priority, author, changed});
	});
	return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

/** Reads an array of rules, or JSON lines, under the names of columns that a CSV may have. The line of a problem in an array is the number of its object. */
export function readJsonRules(text: string): FileRows {
	const rows: FileRow[] = [];
	const problems = new Problems();
	for (const {line, value} of valuesOf(text, problems)) {
		const leaveOut = (fault: string) => problems.add({line, text: JSON.stringify(value), fault, result: 'left out'});
		const cells = cellsOf(value);
		if (typeof cells === 'string') {
			leaveOut(cells);
			continue;
		}
		const row = rowOf(line, column => (cells.get(column)?.trim() === '' ? undefined : cells.get(column)), cells);
		if (typeof row === 'string') leaveOut(row);
		else rows.push(row);
	}
	return {format: 'JSON', rows, bare: 'exact', problems};
}

/** What an object says, by column; two keys for one column, or a value that is neither text nor number, is a fault, as text. */
function cellsOf(value: unknown): ReadonlyMap<string, string | undefined> | string {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is no object';
	const cells = new Map<string, string | undefined>();
	const found = columnsOf(Object.keys(value));
	if (typeof found === 'string') return found;
	for (const [i, [key, cell]] of Object.entries(value).entries()) {
		const column = found[i]!;
		if (typeof cell === 'string') cells.set(column, cell);
		else if (typeof cell === 'number') cells.set(column, String(cell));
		else if (cell === null) cells.set(column, undefined);
		else if (columns.includes(column as Column)) return `${key}: neither text nor a number`;
	}
	return cells;
}

interface Value {
	readonly line: number;
	readonly value: unknown;
}

function valuesOf(text: string, problems: Problems): Value[] {
	const whole = parse(text);
	if (!(whole instanceof Error)) {
		const values = Array.isArray(whole) ? whole : [whole];
		checkCount(values.length);
		return values.map((value, i) => ({line: i + 1, value}));
	}
	// An array that is cut off says nothing for certain; lines stand for themselves.
	if (!text.startsWith('{')) throw notJson(whole);
	const values: Value[] = [];
	for (const [i, line] of text.split('\n').entries()) {
		if (line.trim() === '') continue;
		const value = parse(line);
		if (value instanceof Error) problems.add({line: i + 1, text: line.trim(), fault: value.message, result: 'left out'});
		else checkCount(values.push({line: i + 1, value}));
	}
	if (values.length === 0) throw notJson(whole);
	return values;
}

/** The message quotes what the file says. */
const notJson = (error: Error) => new UserError(`the file is no JSON: ${escapeText(error.message)}`);

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		return error;
	}
}
