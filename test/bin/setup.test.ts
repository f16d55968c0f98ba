import {spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const packages = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).allowScripts);

/** A checkout without packages and build, in which `npm` is a program that only says how it was called. */
function checkout(npm: string): {readonly folder: string; readonly start: () => ReturnType<typeof spawnSync>} {
	const folder = mkdtempSync(join(tmpdir(), 'snitop-checkout-'));
	for (const name of ['bin', 'package.json', 'package-lock.json', 'tsconfig.json'])
		cpSync(join(root, name), join(folder, name), {recursive: true});
	mkdirSync(join(folder, 'source'));
	mkdirSync(join(folder, 'tools'));
	writeFileSync(join(folder, 'source', 'one.ts'), 'export const one: number = 1;\n');
	writeFileSync(join(folder, 'tools', 'npm'), `#!/bin/sh\n${npm}\n`, {mode: 0o755});
	// Without dpkg nothing is installed.
	for (const tool of ['sh', 'env', 'ln', 'echo', 'mkdir']) symlinkSync(join('/bin', tool), join(folder, 'tools', tool));
	const env = {PATH: join(folder, 'tools'), HOME: folder, PACKAGES: join(root, 'node_modules'), CALLS: join(folder, 'calls')};
	return {
		folder,
		start: () => spawnSync(process.execPath, [join(folder, 'bin', 'setup.mjs'), 'start', '--', '--version'], {encoding: 'utf8', env}),
	};
}

test('each step of the packages and the build is a line with its time', () => {
	const {folder, start} = checkout(
		'echo "$@" >> "$CALLS"; mkdir -p node_modules; for each in typescript rolldown @types; do ln -sfn "$PACKAGES/$each" node_modules/$each; done',
	);
	const {stderr} = start();
	const lines = String(stderr).split('\n');
	expect(lines).toContainEqual(expect.stringMatching(/^snitop set-up: npm ci: fetching and unpacking … \d+\.\d s$/));
	for (const name of packages)
		expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^snitop set-up: npm rebuild: ${name}.* … \\d+\\.\\d s$`)));
	expect(lines).toContainEqual(expect.stringMatching(/^snitop set-up: build: checking and compiling TypeScript … \d+\.\d s$/));
	const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
	expect(calls.map(call => call.split(' ').slice(0, 2).join(' '))).toEqual([
		'ci --include=dev',
		...packages.map(name => `rebuild ${name}`),
	]);
});

test('what fails shows what it said', () => {
	const {start} = checkout('echo "no space left"; exit 1');
	const {status, stderr} = start();
	expect(status).toBe(1);
	expect(stderr).toMatch(
		/unpacking … \d+\.\d s\nno space left\nsnitop set-up: `npm ci .*` failed; mend what it says above and try again\n$/,
	);
});
