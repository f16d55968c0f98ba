import type {Layer, MatchKind, Rule} from '../../model/rule.js';
import {layers, matchKinds} from '../../model/rule.js';
import {UserError} from '../../model/user-error.js';
import {csvCell, parseCsv, plainCell} from './csv-text.js';
import type {FileRow, FileRows, Problem} from './file-row.js';

const columns = ['match', 'pattern', 'app', 'category', 'layer', 'priority', 'author', 'changed'] as const;
/** Headings that other tools and our own tables use. */
const synonyms: Readonly<Record<string, (typeof columns)[number]>> = {
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

/** Rules as CSV with a header; `readCsvRules` reads the same rules back. */
export function writeCsvRules(rules: readonly Rule[]): string {
	const lines = rules.map(rule => {
		const changed = rule.changedMs === undefined ? '' : new Date(rule.changedMs).toISOString();
		return [rule.match, rule.pattern, rule.app, rule.category, rule.layer, String(rule.priority), rule.author ?? '', changed]
			.map(csvCell)
			.join(',');
	});
	return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** Reads CSV with a header that has at least a column for the pattern; rows without an app are left out without a word (a queue half worked through). */
export function readCsvRules(text: string): FileRows {
	const [header, ...records] = parseCsv(text);
	const headings = (header?.cells ?? []).map(cell => cell.trim().toLowerCase());
	const at = new Map(headings.map((heading, i) => [synonyms[heading] ?? heading, i]));
	if (!at.has('pattern'))
		throw new UserError(
			'the CSV has no column `pattern` (or `sni`, `name`, `domain`)',
			`its first line must be a header, such as ${columns.join(',')}`,
		);
	const rows: FileRow[] = [];
	const problems: Problem[] = [];
	for (const {line, cells} of records) {
		const get = (column: (typeof columns)[number]) => {
			const cell = cells[at.get(column) ?? -1];
			return cell === undefined || cell === '' ? undefined : plainCell(cell);
		};
		const pattern = get('pattern') ?? '';
		const leaveOut = (fault: string) => problems.push({line, text: pattern, fault, result: 'left out'});
		const match = get('match');
		const layer = get('layer');
		const priority = Number(get('priority') ?? 0);
		const changed = get('changed');
		const changedMs = changed === undefined ? undefined : Date.parse(changed);
		if (at.has('app') && get('app') === undefined) continue;
		if (match !== undefined && !matchKinds.includes(match as MatchKind)) leaveOut(`unknown match '${match}'`);
		else if (layer !== undefined && !layers.includes(layer as Layer)) leaveOut(`unknown layer '${layer}'`);
		else if (!Number.isInteger(priority)) leaveOut(`the priority '${get('priority')}' is no whole number`);
		else if (Number.isNaN(changedMs)) leaveOut(`the time '${changed}' is none`);
		else {
			rows.push({
				line,
				pattern,
				match: match as MatchKind | undefined,
				app: get('app'),
				category: get('category'),
				layer: layer as Layer | undefined,
				priority,
				author: get('author'),
				changedMs,
			});
		}
	}
	return {format: 'CSV', rows, problems};
}
