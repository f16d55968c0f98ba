import {MAX_REGEXES} from '../../classify/regex-list.js';
import type {Rule} from '../../model/rule.js';
import {cleanPattern} from '../clean-pattern.js';
import {keyText} from '../label-change.js';
import type {FileRow, FileRows} from './file-row.js';
import type {Fate, Problems} from './problems.js';
import {answerOf, type ImportDefaults, RuleMaker} from './rule-maker.js';

/** What an import would do. */
export interface ImportPlan {
	/** New rules, and rules that change. */
	readonly rules: readonly Rule[];
	readonly added: number;
	readonly changed: readonly {readonly before: Rule; readonly after: Rule}[];
	readonly unchanged: number;
	/** Rows whose app is not filled in. */
	readonly blank: number;
	readonly problems: Problems;
	/** What the operator should know besides, a line each. */
	readonly notes: readonly string[];
}

/**
 * Compares a file with the rules there are. Rows become rules of the layer they name, else `shared`. Of two rows for one pattern the later counts; that,
 * duplicates, cleaned, doubtful and impossible patterns are added to the problems of the file.
 */
export function planImport(file: FileRows, current: readonly Rule[], defaults: ImportDefaults): ImportPlan {
	const {problems} = file;
	const there = new Map(current.map(rule => [keyText(rule), rule]));
	const maker = new RuleMaker(current, defaults, there);
	const wanted = new Map<string, {rule: Rule; row: FileRow}>();
	let blank = 0;
	for (const row of file.rows) {
		const tell = (fault: string, result: Fate, about = row) =>
			problems.add({line: about.line, list: about.list, text: about.pattern, fault, result});
		if (row.app?.trim() === '' && defaults.app === undefined) {
			blank++;
			continue;
		}
		const clean = cleanPattern(row.pattern, row.match, file.bare);
		const rule = typeof clean === 'string' ? clean : maker.make(row, clean);
		if (typeof clean === 'string' || typeof rule === 'string') {
			tell(String(rule), 'left out');
			continue;
		}
		const better = row.isCollected ? maker.better(row, rule) : undefined;
		if (better !== undefined) {
			tell(`the catalogue knows it as ${better}`, 'overruled');
			continue;
		}
		if (clean.faults.length > 0) tell(clean.faults.join(', '), 'cleaned');
		if (clean.doubt !== undefined) tell(clean.doubt, 'taken');
		const key = keyText(rule);
		const other = wanted.get(key);
		if (other?.rule.app === rule.app && other.rule.category === rule.category) tell(`duplicate of ${place(other.row)}`, 'merged');
		else if (other) tell(`${answerOf(other.rule)}, but ${answerOf(rule)} in ${place(row)}`, 'overruled', other.row);
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
	return {
		rules,
		added,
		changed,
		unchanged: wanted.size - rules.length,
		blank,
		problems,
		notes: [...maker.notes(), ...regexNote(current, rules, there)],
	};
}

/** `line 3`, `youtube:3`; of the whole, `youtube` or `the file`. */
export function place({line, list}: Pick<FileRow, 'line' | 'list'>): string {
	if (line === 0) return list ?? 'the file';
	return list === undefined ? `line ${line}` : `${list}:${line}`;
}

function regexNote(current: readonly Rule[], rules: readonly Rule[], there: ReadonlyMap<string, Rule>): string[] {
	const isRegex = ({match}: Rule) => match === 'regex';
	const count = current.filter(isRegex).length + rules.filter(rule => isRegex(rule) && !there.has(keyText(rule))).length;
	return count <= MAX_REGEXES ? [] : [`${count} regular expressions: only the ${MAX_REGEXES} strongest are looked at`];
}
