import {closeSync, createReadStream, mkdtempSync, openSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import type {Capture} from './captures.js';
import {type Cost, costBehind, measure} from './measure.js';

/** The program as built. */
export const program = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'snitop-bench-home-'));
process.on('exit', () => rmSync(home, {recursive: true, force: true}));

export const arguments_ = (files: readonly string[]): string[] => [
	program,
	'--home',
	home,
	...files.flatMap(file => ['-r', file]),
	'--json',
];

/** Reads captures to JSON lines that go nowhere. */
export async function replay(files: readonly string[], wallOnly = false): Promise<Cost> {
	const cost = await measure(process.execPath, arguments_(files), {}, wallOnly);
	if (cost.status !== 0) throw new Error(`snitop ended with ${cost.status}`);
	return cost;
}

/** CPU time for a packet among those by which `capture` is longer than one that is cut short, ns. */
export async function costOfMore({path, packets}: Capture, less: Capture): Promise<number> {
	const bytes = statSync(path).size;
	const from = statSync(less.path).size;
	return ((await costBehind(process.execPath, arguments_([path]), path, from)) * (bytes - from)) / (packets - less.packets);
}

/** The share of a capture's names that the program finds, each as often as it is there; names too many make it less than 1, too. */
export async function namesFound({path, names}: Capture): Promise<number> {
	const lines = join(home, 'lines.json');
	const fd = openSync(lines, 'w');
	const cost = await measure(process.execPath, arguments_([path]), {stdio: ['ignore', fd, 'inherit']});
	closeSync(fd);
	if (cost.status !== 0) throw new Error(`snitop ended with ${cost.status}`);
	const left = new Map<string, number>();
	for (const name of names) left.set(name, (left.get(name) ?? 0) + 1);
	let wrong = 0;
	for await (const line of createInterface({input: createReadStream(lines, 'latin1')})) {
		const name = /"snitop":\{"name":"([^"]*)"/.exec(line)?.[1];
		if (name === undefined) continue;
		const count = left.get(name) ?? 0;
		if (count > 0) left.set(name, count - 1);
		else wrong++;
	}
	const missing = [...left.values()].reduce((sum, count) => sum + count, 0);
	return 1 - (missing + wrong) / names.length;
}
