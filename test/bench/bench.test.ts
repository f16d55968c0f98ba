import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

test('the benchmark measures every row on small captures, and all names are found', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'snitop-bench-test-'));
	try {
		await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'bench')]);
		const {stdout} = await run(process.execPath, [join(root, 'dist-bench/bench/bench.js'), '--smoke', '--json', join(folder, 'rows.json')]);
		const {rows} = JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8')) as {
			rows: {what: string; measured?: number; detail: string}[];
		};
		expect(rows.length).toBeGreaterThan(6);
		for (const {what} of rows) expect(stdout).toContain(what);
		// Times say nothing here; that they were taken, and that no name was missed, does. What a packet costs takes a longer capture.
		const own = rows.filter(({what}) => !what.startsWith('replay, times') && !what.startsWith('cost a packet'));
		for (const {what, measured} of own) expect([what, typeof measured]).toEqual([what, 'number']);
		for (const {detail} of own.filter(row => /names/.test(row.detail))) expect(detail).toContain('all names');
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}, 120_000);
