import {createInterface} from 'node:readline';
import {createClassifier} from '../classify/create-classifier.js';
import type {MatchKind} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {runDb} from './db.js';
import {runExplain} from './explain.js';
import {runExport} from './export.js';
import {runImport} from './import.js';
import type {Invocation} from './invocation.js';
import {runLabel} from './label.js';
import {runUnmatched} from './unmatched.js';
import {type Output, withStore} from './with-store.js';

/* The commands about rules, as the command line gives them. */

const output: Output = {
	out: text => void process.stdout.write(text),
	err: text => void process.stderr.write(text),
};

export const runLabelCommand = ({config, flags, args}: Invocation): Promise<number> =>
	runLabel(
		config,
		{pattern: args[0], app: args[1], category: flags.category, match: flags.match as MatchKind | undefined, remove: flags.remove ?? false},
		output,
	);

export const runUnmatchedCommand = ({config, flags}: Invocation): Promise<number> =>
	runUnmatched(config, {json: flags.json ?? false}, output);

export const runImportCommand = ({config, flags, args}: Invocation): Promise<number> =>
	runImport(config, {file: args[0], app: args[1], category: flags.category, dryRun: flags.dryRun ?? false}, output);

export const runExportCommand = ({config, flags}: Invocation): Promise<number> =>
	runExport(config, {format: flags.format === 'json' ? 'json' : 'csv'}, output);

export const runDbCommand = ({config, flags, args}: Invocation): Promise<number> => runDb(config, args[0], flags.dryRun ?? false, output);

/** Names from the command line, or one a line from standard input. */
export async function runExplainCommand({config, flags, args}: Invocation): Promise<number> {
	if (args.length === 0) throw new UserError('which names?', 'snitop explain NAME…, or - to read them from standard input', 2);
	const names = args[0] === '-' ? createInterface({input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY}) : args;
	await withStore(config, output, {shared: false}, store =>
		runExplain(names, createClassifier(store.rules), {json: flags.json ?? false}, text => write(text)),
	);
	return 0;
}

/** Waits while a slow reader has its pipe full. */
const write = (text: string): Promise<void> =>
	new Promise((resolve, reject) => process.stdout.write(text, error => (error ? reject(error) : resolve())));
