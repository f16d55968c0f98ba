import type {Rule} from '../../model/rule.js';
import {UserError} from '../../model/user-error.js';
import {bundledCategory} from '../app-category.js';
import {cleanPattern} from '../clean-pattern.js';
import {keyText} from '../label-change.js';
import {checkName} from '../label-store.js';
import type {FileRow, FileRows, Problem} from './file-row.js';

/** What an import would do. */
export interface ImportPlan {
	/** New rules, and rules that change. */
	readonly rules: readonly Rule[];
	readonly added: number;
	readonly changed: readonly {readonly before: Rule; readonly after: Rule}[];
	readonly unchanged: number;
	readonly problems: readonly Problem[];
}

export interface ImportDefaults {
	/** For rows that name no app. */
	readonly app: string;
	readonly category: string | undefined;
	/** Where the rules come from, for rows that name no author. */
	readonly author: string;
	readonly nowMs: number;
}

/**
 * Compares a file with the rules there are. Rows become rules of the layer they name, else `shared`. Of two rows for one pattern the later wins; that,
 * duplicates, cleaned and impossible patterns are reported.
 */
export function planImport(file: FileRows, current: readonly Rule[], defaults: ImportDefaults): ImportPlan {
	const there = new Map(current.map(rule => [keyText(rule), rule]));
	const categories = new Map<string, string>();
	for (const rule of current) categories.set(rule.app, rule.category);
	const wanted = new Map<string, {rule: Rule; row: FileRow}>();
	const problems = [...file.problems];
	for (const row of file.rows) {
		const tell = (fault: string, result: Problem['result']) => problems.push({line: row.line, text: row.pattern, fault, result});
		const clean = cleanPattern(row.pattern, row.match);
		if (typeof clean === 'string') {
			tell(clean, 'left out');
			continue;
		}
		let app: string;
		let category: string;
		try {
			app = checkName(row.app ?? defaults.app, 'app');
			category = checkName(row.category ?? defaults.category ?? categories.get(app) ?? bundledCategory(app) ?? 'Other', 'category');
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			tell(error.message, 'left out');
			continue;
		}
		if (row.layer !== undefined && row.layer !== 'label' && row.layer !== 'shared') {
			tell(`rules of the layer ${row.layer} come with the program`, 'left out');
			continue;
		}
		if (clean.faults.length > 0) tell(clean.faults.join(', '), 'cleaned');
		const {match, pattern} = clean;
		const rule: Rule = {
			match,
			pattern,
			app,
			category,
			layer: row.layer ?? 'shared',
			priority: row.priority ?? 0,
			author: row.author ?? (row.changedMs === undefined ? defaults.author : undefined),
			changedMs: row.changedMs ?? defaults.nowMs,
		};
		const key = keyText(rule);
		const other = wanted.get(key);
		if (other?.rule.app === app && other.rule.category === category) tell(`duplicate of line ${other.row.line}`, 'merged');
		else if (other)
			problems.push({
				line: other.row.line,
				text: other.row.pattern,
				fault: `${other.rule.app}, but ${app} in line ${row.line}`,
				result: 'overruled',
			});
		wanted.set(key, {rule, row});
	}
	const changed: {before: Rule; after: Rule}[] = [];
	const rules: Rule[] = [];
	let added = 0;
	for (const [key, {rule}] of wanted) {
		const before = there.get(key);
		if (before && before.app === rule.app && before.category === rule.category && before.priority === rule.priority) continue;
		rules.push(rule);
		if (before) changed.push({before, after: rule});
		else added++;
	}
	return {rules, added, changed, unchanged: wanted.size - rules.length, problems};
}
