import {type Layer, layers, type MatchKind, matchKinds} from '../../model/rule.js';
import type {FileRow} from './file-row.js';

/** What a file says of a rule, in the order of an export. */
export const columns = ['match', 'pattern', 'app', 'category', 'layer', 'priority', 'author', 'changed'] as const;
export type Column = (typeof columns)[number];

/** What other tools and our own tables call them. */
const synonyms: Readonly<Record<string, Column>> = {
	sni: 'pattern',
	name: 'pattern',
	domain: 'pattern',
	host: 'pattern',
	hostname: 'pattern',
	app_name: 'app',
	application: 'app',
	match_kind: 'match',
	kind: 'match',
	changed_at: 'changed',
};

/** The column of a heading; what is none of ours stays as it is, in lower case. */
export function columnOf(heading: string): string {
	const name = heading.trim().toLowerCase();
	return Object.hasOwn(synonyms, name) ? synonyms[name]! : name;
}

/**
 * The columns of all headings of a table, in their order. Beside another one for the pattern, `name` is the app, or where there is a column for that, none
 * of ours. Two headings that stand for one column are a fault, as text: which of them counts, nobody knows.
 */
export function columnsOf(headings: readonly string[]): readonly string[] | string {
	const found = headings.map(columnOf);
	const isName = headings.map(heading => heading.trim().toLowerCase() === 'name');
	const has = (column: Column) => found.some((each, i) => each === column && !isName[i]);
	if (has('pattern')) for (const [i, is] of isName.entries()) if (is) found[i] = has('app') ? 'name' : 'app';
	for (const column of columns) {
		const first = found.indexOf(column);
		const second = found.indexOf(column, first + 1);
		if (first >= 0 && second >= 0) return `\`${headings[first]!.trim()}\` and \`${headings[second]!.trim()}\` both stand for the ${column}`;
	}
	return found;
}

/** Headings that only the queue has: its rows are filled in by a person, so they are labels. */
const counts = ['connections', 'bytes', 'clients', 'first_seen', 'last_seen'];

/** After a date, at the end; `+05:30` is a zone. */
const timeWithoutZone = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** What an integer of PostgreSQL holds. */
const MAX_PRIORITY = 2 ** 31 - 1;

/** A row from its cells (undefined: empty) and the columns that there are, or what is wrong with it, as text. */
export function rowOf(
	line: number,
	get: (column: Column) => string | undefined,
	present: {readonly has: (column: string) => boolean},
): FileRow | string {
	const pattern = get('pattern') ?? '';
	const isQueue = counts.some(column => present.has(column));
	// A name of the queue was seen as it stands.
	const match = get('match')?.trim().toLowerCase() ?? (isQueue ? 'exact' : undefined);
	const layer = get('layer')?.trim().toLowerCase();
	const priority = get('priority') === undefined ? undefined : Number(get('priority'));
	const changed = get('changed')?.trim();
	// Without a zone it is UTC, as in the tables of MariaDB, not the time of whoever imports.
	const changedMs = changed === undefined ? undefined : Date.parse(changed.replace(timeWithoutZone, '$&Z'));
	if (match !== undefined && !matchKinds.includes(match as MatchKind)) return `unknown match '${match}'`;
	if (layer !== undefined && !layers.includes(layer as Layer)) return `unknown layer '${layer}'`;
	if (priority !== undefined && !(Number.isInteger(priority) && Math.abs(priority) <= MAX_PRIORITY))
		return `the priority '${get('priority')}' is no whole number, or too large`;
	if (Number.isNaN(changedMs)) return `the time '${changed}' is none`;
	return {
		line,
		pattern,
		// Whoever turns it into `.example.com` need not change the cell beside it.
		match: match === 'exact' && /^\s*\*?\./.test(pattern) ? undefined : (match as MatchKind | undefined),
		app: present.has('app') ? (get('app') ?? '') : undefined,
		category: get('category'),
		layer: (layer as Layer | undefined) ?? (isQueue ? 'label' : undefined),
		priority,
		author: get('author'),
		changedMs,
	};
}
