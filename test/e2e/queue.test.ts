import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeAll, describe, expect, test} from 'vitest';
import {displayWidth} from '../../source/text/display-width.js';
import {cli, createHome, run} from '../support/program.js';
import {knownNames, queueCapture} from '../support/queue-capture.js';
import {Terminal, whyNoTerminal} from '../support/terminal.js';

const why = whyNoTerminal();
const folder = createHome();
const capture = join(folder, 'queue.pcap');
const labels = join(folder, 'labels.csv');
const automatic = join(folder, 'automatic.yaml');

describe.skipIf(why)(`the queue, with keys alone${why ? ` (${why})` : ''}`, () => {
	const terminals: Terminal[] = [];
	/** The screen of a home where a person has labelled some names of a game. */
	const open = async (columns: number, rows: number, more = ''): Promise<Terminal> => {
		const home = createHome();
		expect(await run(['import', labels, '--home', home])).toMatchObject({status: 0});
		const terminal = new Terminal(columns, rows);
		terminals.push(terminal);
		terminal.line(`${process.execPath} ${cli} -r ${capture} --home ${home} ${more}; echo exit=$?`);
		await terminal.until(/upos-sz\.bilivideo\.com +哔哩哔哩/);
		return terminal;
	};
	/** Names and suggestions of the queue, as far as they are to be seen. */
	const rows = (terminal: Terminal): string[] =>
		terminal
			.screen()
			.slice(5, -2)
			.filter(line => /\.example/.test(line))
			.map(
				line =>
					line
						.trim()
						.replace(/^[▌*▸▾ ]+/, '')
						.split(' ')[0]!,
			);
	const selected = (terminal: Terminal): string => terminal.screen().find(line => line.startsWith('▌')) ?? '';

	beforeAll(() => {
		writeFileSync(capture, queueCapture());
		writeFileSync(labels, `app,category,match,pattern,source\n${knownNames.map(name => `K7 游戏,Games,exact,${name},label`).join('\n')}\n`);
		writeFileSync(automatic, 'classify:\n  automatic: 0.9\n');
	});
	afterEach(() => {
		for (const terminal of terminals.splice(0)) terminal.remove();
	});

	test('suggestions are taken with one key and with l Enter; groups, marks, ignore, undo, redo, history', async () => {
		const terminal = await open(80, 24);
		terminal.keys('2');
		await terminal.until(/▌ +▸ k7f2\.example +2 .* 91 % K7 游戏 siblings/);
		await terminal.until(/play\.partner\.example +1 .* 64 % K7 游戏 address/);
		await terminal.until(/video\.mirror\.example +1 .* 65 % 哔哩哔哩 \(B⋯ alias/);
		const all = rows(terminal);

		terminal.keys('a');
		await terminal.until('labelled 12 names as K7 游戏, u undoes');
		expect(selected(terminal)).toContain('play.partner.example');
		terminal.keys('l', 'Enter', 'l', 'Enter');
		await terminal.until('labelled 1 name as 哔哩哔哩 (Bilibili), u undoes');
		expect(selected(terminal)).toContain('anonymous.example');
		terminal.keys('i');
		await terminal.until('ignored 2 names, u undoes');
		expect(rows(terminal)).toEqual(all.slice(4));

		terminal.keys('Space', 'Space');
		await terminal.until(/\*.*shop\.stranger0[\s\S]*\*.*blog\.stranger1/);
		terminal.keys('l');
		await terminal.until('2 marked');
		terminal.type('自家应用');
		await terminal.until(/▌App +自家应用_ +new app/);
		terminal.keys('Tab');
		terminal.type('游');
		await terminal.until(/▌Category +▸ Games/);
		terminal.keys('Enter');
		await terminal.until('labelled 2 names as 自家应用, u undoes');
		expect(rows(terminal)).toEqual(all.slice(6));

		terminal.keys('u');
		await terminal.until(/undone: \S+ \(自家应用\) and 1 more/);
		await terminal.until('shop.stranger0.example');
		expect(rows(terminal)).toEqual(all.slice(4));
		terminal.keys('r');
		await terminal.until(/done again: \S+ \(自家应用\) and 1 more/);
		for (const _ of [1, 2, 3, 4, 5]) terminal.keys('u');
		await terminal.until(/k7f2\.example +2 /);
		expect(rows(terminal)).toEqual(all);

		terminal.keys('4');
		await terminal.until(/undo +suffix k7f2\.example +K7 游戏 +\S+@/);
		await terminal.until(/label +exact \S*anonymous\.example +Ignored|label +suffix anonymous\.example +Ignored/);
		for (const line of terminal.screen()) expect(displayWidth(line)).toBeLessThanOrEqual(80);
		terminal.keys('q');
		await terminal.until('exit=0');
	});

	test('the queue can be ordered by bytes, connections, clients and age', async () => {
		const terminal = await open(80, 24);
		terminal.keys('2');
		await terminal.until('BYTES ▾');
		for (const heading of ['MEAN ▾', 'CONNS ▾', 'CLIENTS ▾', 'LAST ▾', 'FIRST ▾', 'DOMAIN / NAME ▾', 'BYTES ▾']) {
			terminal.keys('s');
			await terminal.until(heading);
			await terminal.until('SUGGESTION');
		}
	});

	test.each([
		[80, 24],
		[120, 40],
		[200, 60],
	])('in Chinese at %i x %i', async (columns, lines) => {
		const terminal = await open(columns, lines, '--language zh');
		terminal.keys('2');
		await terminal.until(/k7f2\.example +2 .* 91 % K7 游戏 同域名/);
		terminal.keys('l');
		await terminal.until(/▌应用 +▸ K7 游戏 {2}91 % {2}k7f2\.example 下 10 个已知名称中的 10 个/);
		terminal.keys('Enter');
		await terminal.until('已将 12 个名称标记为 K7 游戏，u 撤销');
		terminal.keys('j', 'a');
		await terminal.until('已将 1 个名称标记为 哔哩哔哩 (Bilibili)，u 撤销');
		terminal.keys('u');
		await terminal.until('已撤销');
		terminal.keys('p');
		await terminal.until(/── {2}已冻结 {2}仍在计数，按 p 显示当前 {2}──/);
		const screen = terminal.screen();
		expect(screen).toHaveLength(lines);
		for (const line of screen) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
		terminal.keys('q');
		await terminal.until('exit=0');
	});

	test('what was classified automatically is marked, told in the details, and taken back there', async () => {
		const terminal = await open(80, 24, `--config ${automatic}`);
		await terminal.until(/cdn\.k7f2\.example +~K7 游戏 +Games/);
		// No other name under its domain is left, so that accepting means the domain.
		await terminal.until(/api\.k7f2\.example +~K7 游戏 +Games/);
		terminal.keys('/');
		terminal.type('automatic');
		terminal.keys('Enter');
		await terminal.until('filter automatic');
		terminal.keys('Enter');
		await terminal.until(/exact:cdn\.k7f2\.example {2}automatic/);
		await terminal.until('10 of 10 known names under k7f2.example');
		terminal.keys('u');
		await terminal.until('undone: cdn.k7f2.example (K7 游戏)');
		await terminal.until('no rule covers it');
		terminal.keys('a');
		await terminal.until(/suffix:k7f2\.example {2}label/);
	});
});
