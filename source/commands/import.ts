import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import type {Config} from '../config/config.js';
import {formatRule} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {type ImportPlan, planImport} from '../store/formats/plan-import.js';
import {readRows} from '../store/formats/read-rows.js';
import {escapeText} from '../text/escape-name.js';
import {fate, type Output, withStore} from './with-store.js';

export interface ImportOptions {
	/** `-` for standard input. */
	readonly file: string | undefined;
	/** For rows that name no app; else the name of the file. */
	readonly app: string | undefined;
	readonly category: string | undefined;
	/** Say what would change, and change nothing. */
	readonly dryRun: boolean;
}

/** Lines of each kind that are printed. */
const LINES = 50;
const SHARE_MS = 30_000;

/** `snitop import FILE`: rules from CSV, JSON, an SQL dump of the old tables or a list of names, all or none. */
export async function runImport(config: Config, options: ImportOptions, output: Output): Promise<number> {
	const {file} = options;
	if (file === undefined) throw new UserError('which file?', 'snitop import FILE [--dry-run]', 2);
	const stem = file === '-' ? 'stdin' : basename(file).replace(/\.[^.]*$/, '');
	const rows = readRows(read(file));
	return withStore(config, output, {shared: true}, async store => {
		if (config.database !== undefined) await store.settled(5000);
		const plan = planImport(rows, store.rules, {
			app: options.app ?? stem,
			category: options.category,
			author: `import:${stem}`,
			nowMs: Date.now(),
		});
		print(plan, output);
		const {added, changed, unchanged} = plan;
		const faults = plan.problems.filter(problem => problem.result === 'left out').length;
		const sum = `${added} new, ${changed.length} changed, ${unchanged} unchanged, ${faults} left out`;
		if (options.dryRun) {
			output.out(`${rows.format}: ${sum}; nothing was done (--dry-run)\n`);
			return 0;
		}
		store.import(plan.rules);
		output.out(`${rows.format}: ${sum}${fate(await store.settled(SHARE_MS))}\n`);
		return 0;
	});
}

function print({rules, changed, problems}: ImportPlan, output: Output): void {
	const replaced = new Set(changed.map(({after}) => after));
	const added = rules.filter(rule => !replaced.has(rule));
	section(output.out, added, rule => `+ ${formatRule(rule)}  ${rule.app} (${rule.category})`);
	section(
		output.out,
		changed,
		({before, after}) => `~ ${formatRule(after)}  ${before.app} (${before.category}) → ${after.app} (${after.category})`,
	);
	section(output.err, problems, ({line, text, fault, result}) => `line ${line}: '${text}': ${fault}: ${result}`);
}

function section<T>(write: (text: string) => void, items: readonly T[], format: (item: T) => string): void {
	for (const item of items.slice(0, LINES)) write(`${escapeText(format(item))}\n`);
	if (items.length > LINES) write(`… and ${items.length - LINES} more\n`);
}

function read(file: string): string {
	try {
		return readFileSync(file === '-' ? 0 : file, 'utf8');
	} catch (error) {
		const {code, message} = error as NodeJS.ErrnoException;
		throw new UserError(`${file} cannot be read: ${code === 'ENOENT' ? 'there is no such file' : message}`);
	}
}
