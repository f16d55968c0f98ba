import {createInterface} from 'node:readline';
import {createClassifier} from '../classify/create-classifier.js';
import type {MatchKind} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {refuseMore} from './check-flags.js';
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

export async function runLabelCommand({config, flags, args}: Invocation): Promise<number> {
	const {category, match, remove = false} = flags;
	refuseMore(args, remove ? 1 : 2, remove ? 'snitop label --remove PATTERN' : 'snitop label PATTERN APP');
	return runLabel(config, {pattern: args[0], app: args[1], category, match: match as MatchKind | undefined, remove}, output);
}

export async function runUnmatchedCommand({config, flags, args}: Invocation): Promise<number> {
	refuseMore(args, 0, 'snitop unmatched');
	const format = flags.json || flags.format === 'json' ? 'json' : flags.format === 'csv' ? 'csv' : 'text';
	return runUnmatched(config, {format, columns: process.stdout.isTTY ? process.stdout.columns : undefined}, output);
}

export async function runImportCommand({config, flags, args}: Invocation): Promise<number> {
	refuseMore(args, 2, 'snitop import FILE [APP]');
	return runImport(config, {path: args[0], app: args[1], category: flags.category, dryRun: flags.dryRun ?? false}, output);
}

export async function runExportCommand({config, flags, args}: Invocation): Promise<number> {
	refuseMore(args, 0, 'snitop export > FILE');
	return runExport(config, {format: flags.format === 'json' ? 'json' : 'csv'}, output);
}

export async function runDbCommand({config, flags, args}: Invocation): Promise<number> {
	refuseMore(args, 1, 'snitop db migrate, status or sync');
	return runDb(config, args[0], flags.dryRun ?? false, output);
}

/** Names from the command line, or one a line from standard input. */
export async function runExplainCommand({config, flags, args}: Invocation): Promise<number> {
	if (args.length === 0) throw new UserError('which names?', 'snitop explain NAME…, or - to read them from standard input', 2);
	const names = args[0] === '-' ? createInterface({input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY}) : args;
	await withStore(config, output, {shared: true, reads: true}, async store => {
		const note = (text: string): void => output.err(`snitop: ${text}\n`);
		await store.pulled();
		await runExplain(names, createClassifier(store.rules), {json: flags.json ?? false}, text => write(text), note);
	});
	return 0;
}

/** Waits while a slow reader has its pipe full. */
const write = (text: string): Promise<void> =>
	new Promise((resolve, reject) => process.stdout.write(text, error => (error ? reject(error) : resolve())));
