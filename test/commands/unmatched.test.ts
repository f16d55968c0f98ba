import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {runExport} from '../../source/commands/export.js';
import {runImport} from '../../source/commands/import.js';
import {runUnmatched} from '../../source/commands/unmatched.js';
import {displayWidth} from '../../source/text/display-width.js';
import {Desk} from '../support/command.js';

const chinese = Buffer.from('例子.example').toString('latin1');
const show = async (desk: Desk, format: 'text' | 'json' | 'csv', columns?: number): Promise<readonly string[]> => {
	expect(await runUnmatched(desk.config, {format, columns}, desk.output)).toBe(0);
	return desk.take().out;
};

test('a table by bytes, in the width of the terminal, names escaped', async () => {
	const desk = await Desk.create();
	desk.queue({'small.example': 5, 'evil\x1b[2J\x9b.example': 800, [`${'long-label.'.repeat(9)}example`]: 2e9, [chinese]: 7e5});
	const wide = await show(desk, 'text');
	expect(wide.map(line => line.split(/ {2,}/)[0])).toEqual([
		'NAME',
		`${'long-label.'.repeat(9)}example`,
		'例子.example',
		'evil\\x1b[2J\\x9b.example',
		'small.example',
	]);
	for (const columns of [80, 64]) {
		const lines = await show(desk, 'text', columns);
		expect(lines.every(line => displayWidth(line) <= columns)).toBe(true);
		expect(lines[1]).toMatch(/^long-label.*… +1 +2\.00 GB +1 +2023-11-14 22:14$/);
	}
});

test('the table ends at a thousand rows and says so; JSON lines and CSV have all', async () => {
	const desk = await Desk.create();
	desk.queue(Object.fromEntries(Array.from({length: 1003}, (_, i) => [`n${i}.example`, i])));
	await runUnmatched(desk.config, {format: 'text', columns: undefined}, desk.output);
	const {out, err} = desk.take();
	expect([out.length, err]).toEqual([1001, ['… and 3 more: --json and --format csv have all']]);
	expect(await show(desk, 'json')).toHaveLength(1003);
	expect(await show(desk, 'csv')).toHaveLength(1004);
	const empty = await Desk.create();
	expect(await show(empty, 'text')).toEqual([]);
	expect(await show(empty, 'csv')).toHaveLength(1);
});

test('JSON lines hold names as they came, and no control byte', async () => {
	const desk = await Desk.create();
	desk.queue({'evil\x1b\x9b.example': 2, [chinese]: 1});
	const lines = await show(desk, 'json');
	expect(lines.join('')).toMatch(/^[ -~]*$/);
	expect(lines.map(line => JSON.parse(line).name)).toEqual(['evil\x1b\x9b.example', chinese]);
	expect(JSON.parse(lines[0]!)).toEqual({
		name: 'evil\x1b\x9b.example',
		connections: 1,
		bytes: 2,
		clients: 1,
		first_seen: '2023-11-14T22:13:20.000000Z',
		last_seen: '2023-11-14T22:14:20.000000Z',
	});
});

test('a CSV to be filled in, with guesses, which comes back as labels', async () => {
	const desk = await Desk.create();
	desk.queue({'a.example': 9, 'b.example': 8, '=cmd.example': 7, [chinese]: 6, 'img.wechat-things.example': 5});
	const path = join(desk.home, 'queue.csv');
	await runUnmatched(desk.config, {format: 'csv', columns: undefined}, desk.output);
	writeFileSync(path, desk.out);
	const lines = desk.take().out;
	expect(lines[0]).toBe(
		'\ufeffname,match,app,category,suggested_app,suggested_category,reason,bytes,connections,clients,first_seen,last_seen',
	);
	expect(lines.slice(1).map(line => line.split(',').slice(0, 4).join())).toEqual([
		'a.example,exact,,',
		'b.example,exact,,',
		"'=cmd.example,exact,,",
		'例子.example,exact,,',
		'img.wechat-things.example,exact,,',
	]);
	expect(lines[5]).toMatch(/,微信 \(WeChat\),Messaging,"'wechat' in the name, \d+ %",5,/);
	// Nothing filled in: nothing done.
	await runImport(desk.config, {path, app: undefined, category: undefined, dryRun: false}, desk.output);
	expect(desk.take().out).toEqual(['CSV: 0 new, 0 changed, 0 unchanged, 0 left out; 5 rows without an app passed over']);
	const filled = readFileSync(path, 'utf8')
		.replace('a.example,exact,,', 'a.example,exact,Alpha,视频')
		.replace('例子.example,exact,,', '.例子.example,exact,例子,')
		.replaceAll('\n', '\r\n');
	writeFileSync(path, filled);
	await runImport(desk.config, {path, app: undefined, category: undefined, dryRun: false}, desk.output);
	expect(desk.take().out).toEqual([
		'+ exact:a.example  Alpha (Video)',
		'+ suffix:xn--fsqu00a.example  例子 (Other)',
		'CSV: 2 new, 0 changed, 0 unchanged, 0 left out; 3 rows without an app passed over',
	]);
	expect((await show(desk, 'text')).map(line => line.split(' ')[0])).toEqual([
		'NAME',
		'b.example',
		'=cmd.example',
		'img.wechat-things.example',
	]);
	await runExport(desk.config, {format: 'csv'}, desk.output);
	expect(
		desk
			.take()
			.out.slice(1)
			.map(line => line.split(',').slice(4, 7)),
	).toEqual([
		['label', '0', desk.config.author],
		['label', '0', desk.config.author],
	]);
});
