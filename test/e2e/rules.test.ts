import {expect, test} from 'vitest';
import {createHome, run} from '../support/program.js';

test('rules through pipes, as a shell would join them', async () => {
	const [one, two] = [createHome(), createHome()];
	const list = Array.from({length: 20_000}, (_, i) => `n${i}.example\n`).join('');
	const read = await run(['--home', one, 'import', '-', '微信'], {input: Buffer.from(list)});
	expect(read).toMatchObject({status: 0, stderr: ''});
	expect(read.stdout).toContain('names: 20,000 new, 0 changed, 0 unchanged, 0 left out\n');
	const exported = await run(['--home', one, 'export']);
	expect((await run(['--home', two, 'import', '-'], {input: Buffer.from(exported.stdout)})).status).toBe(0);
	expect((await run(['--home', two, 'export'])).stdout).toBe(exported.stdout);
	expect((await run(['--home', two, 'explain', 'a.n7.example'])).stdout).toContain('a.n7.example: 微信');
});

test('words that no command takes are refused, not passed over', async () => {
	const home = createHome();
	for (const args of [
		['label', 'a.example', 'Two', 'Words'],
		['label', '--remove', 'a.example', 'App'],
		['unmatched', 'a.example'],
		['import', 'file', 'Two', 'Words'],
		['label', 'com', 'Everything'],
		['label', 'a.example', ''],
		['export', 'file'],
		['report', 'file'],
	]) {
		const {status, stdout, stderr} = await run(['--home', home, ...args]);
		expect([status, stdout, stderr.split('\n').length]).toEqual([2, '', 3]);
	}
});
