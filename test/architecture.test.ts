import {readdirSync, readFileSync, statSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import {expect, test} from 'vitest';

const source = resolve(import.meta.dirname, '../source');

/** Room → rooms that it may import from. `commands` may import everything; only `cli.ts` imports commands. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	model: [],
	text: [],
	config: ['model'],
	log: ['model'],
	decode: ['model'],
	dissect: ['model'],
	capture: ['model', 'config'],
	flows: ['model', 'decode', 'dissect'],
	classify: ['model'],
	engine: ['model', 'capture', 'decode', 'dissect', 'flows', 'classify'],
	state: ['model', 'classify'],
	store: ['model', 'text', 'config', 'classify'],
	ui: ['model', 'text', 'config', 'state'],
};

/** Package → the only places that may import it. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
	cap: ['capture/process/'],
	pg: ['store/postgres'],
	mysql2: ['store/mariadb.ts'],
	'better-sqlite3': ['store/sqlite'],
	ink: ['ui/', 'commands/'],
	react: ['ui/', 'commands/'],
	'ink-table': ['ui/', 'commands/'],
};

/** Tables of constants, exempt from the size cap. */
const tables = [/^classify\/catalogue\//, /^ui\/locales\//, /^dissect\/registry\//];
const HARD_CAP = 10_240;

const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
	.filter(name => /\.tsx?$/.test(name))
	.map(name => join(source, name));

const importsOf = (file: string): string[] =>
	[
		...readFileSync(file, 'utf8').matchAll(
			/^(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/gm,
		),
	].map(match => (match[1] ?? match[2] ?? match[3])!);

const valueImportsOf = (file: string): string[] =>
	[...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(?!type\b)[^'"]*?from\s+['"]([^'"]+)['"]/gm)].map(match => match[1]!);

test('rooms import only what the table allows', () => {
	const faults: string[] = [];
	for (const file of files) {
		const name = relative(source, file);
		const room = name.split('/')[0]!;
		if (name === 'cli.ts' || room === 'commands') continue;
		for (const target of importsOf(file).filter(text => text.startsWith('.'))) {
			const other = relative(source, resolve(dirname(file), target)).split('/')[0]!;
			if (other !== room && !mayImport[room]?.includes(other)) faults.push(`${name} imports ${target}`);
		}
	}
	expect(faults).toEqual([]);
});

test('guarded packages are imported in their places only', () => {
	const faults: string[] = [];
	for (const file of files) {
		const name = relative(source, file);
		for (const target of importsOf(file)) {
			const places = onlyIn[target.startsWith('@') ? target : target.split('/')[0]!];
			if (places && !places.some(place => name.startsWith(place))) faults.push(`${name} imports ${target}`);
		}
	}
	expect(faults).toEqual([]);
});

test('there are no import cycles', () => {
	const graph = new Map(
		files.map(file => [
			file,
			valueImportsOf(file)
				.filter(text => text.startsWith('.'))
				.map(text => resolve(dirname(file), text).replace(/\.js$/, ''))
				.map(base => files.find(other => other === `${base}.ts` || other === `${base}.tsx`))
				.filter(other => other !== undefined),
		]),
	);
	const done = new Set<string>();
	const cycles: string[] = [];
	const walk = (file: string, path: readonly string[]): void => {
		if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].map(f => relative(source, f)).join(' → '));
		if (done.has(file) || path.includes(file)) return;
		for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
		done.add(file);
	};
	for (const file of files) walk(file, []);
	expect(cycles).toEqual([]);
});

test('no file is too large to be one thing', () => {
	const large = files
		.filter(file => !tables.some(table => table.test(relative(source, file))))
		.filter(file => statSync(file).size > HARD_CAP)
		.map(file => relative(source, file));
	expect(large).toEqual([]);
});
