import type {Config} from '../config/config.js';
import {formatRule} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {CategoryNames} from '../store/category-names.js';
import {type ImportPlan, place, planImport} from '../store/formats/plan-import.js';
import {fates} from '../store/formats/problems.js';
import {readSource} from '../store/formats/read-source.js';
import {answerOf} from '../store/formats/rule-maker.js';
import {escapePattern, escapeText} from '../text/escape-name.js';
import {formatCount} from '../text/format-quantity.js';
import {fate, type Output, withStore} from './with-store.js';

export interface ImportOptions {
	/** A file, a folder of lists, or `-`: standard input. */
	readonly path: string | undefined;
	/** For rows that name no app; else that of their list. */
	readonly app: string | undefined;
	readonly category: string | undefined;
	/** Say what would change, and change nothing. */
	readonly dryRun: boolean;
}

/** Lines of each kind that are printed. */
const LINES = 50;
const SHARE_MS = 30_000;

/** `snitop import FILE|FOLDER`: rules from CSV, JSON, an SQL dump, lists of names or hosts files; what can be used comes in with one transaction. Resolves to 1 where nothing could be used. */
export async function runImport(config: Config, options: ImportOptions, output: Output): Promise<number> {
	if (options.path === undefined) throw new UserError('which file?', 'snitop import FILE [--dry-run]', 2);
	const {name, isList, file, notice} = await readSource(options.path);
	if (notice !== undefined) output.err(`snitop: ${escapeText(notice)}\n`);
	return withStore(config, output, {shared: true}, async store => {
		if (config.database !== undefined) await store.settled(5000);
		const {rules} = store;
		const category = options.category === undefined ? undefined : new CategoryNames(rules).find(options.category);
		const plan = planImport(file, rules, {app: options.app, name, isList, category, author: config.author, nowMs: Date.now()});
		print(plan, output);
		const {added, changed, unchanged, problems} = plan;
		const faults = fates.filter(fate => fate === 'left out' || problems.count(fate) > 0).map(fate => [problems.count(fate), fate] as const);
		const parts = [[added, 'new'], [changed.length, 'changed'], [unchanged, 'unchanged'], ...faults] as const;
		const blank = plan.blank === 0 ? '' : `; ${formatCount(plan.blank)} ${plan.blank === 1 ? 'row' : 'rows'} without an app passed over`;
		const sum = `${file.format}: ${parts.map(([count, what]) => `${formatCount(count)} ${what}`).join(', ')}${blank}`;
		if (options.dryRun) output.out(`${sum}; nothing was done (--dry-run)\n`);
		else {
			store.import(plan.rules);
			output.out(`${sum}${fate(await store.settled(SHARE_MS))}\n`);
		}
		return added + changed.length + unchanged === 0 && problems.count('left out') > 0 ? 1 : 0;
	});
}

function print({rules, changed, problems, notes}: ImportPlan, output: Output): void {
	const replaced = new Set(changed.map(({after}) => after));
	const added = rules.filter(rule => !replaced.has(rule));
	section(output.out, added, added.length, rule => `+ ${formatRule(rule)}  ${answerOf(rule)}`);
	if (changed.length > 0)
		output.out(`of the rules that there are, ${formatCount(changed.length)} ${changed.length === 1 ? 'changes' : 'change'}:\n`);
	section(output.out, changed, changed.length, ({before, after}) => `~ ${formatRule(after)}  ${answerOf(before)} → ${answerOf(after)}`);
	for (const fate of fates) {
		const format = ({line, list, text, fault}: ReturnType<typeof problems.of>[number]) =>
			`${place({line, list})}: ${text === '' ? '' : `'${text}': `}${fault}: ${fate}`;
		section(output.err, problems.of(fate), problems.count(fate), format);
	}
	for (const note of notes) output.err(`${escapeText(note)}\n`);
}

function section<T>(write: (text: string) => void, items: readonly T[], count: number, format: (item: T) => string): void {
	for (const item of items.slice(0, LINES)) write(`${escapePattern(format(item))}\n`);
	if (count > LINES) write(`… and ${formatCount(count - LINES)} more\n`);
}
