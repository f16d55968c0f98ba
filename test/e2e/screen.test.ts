import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import {displayWidth} from '../../source/text/display-width.js';
import {tlsConversation} from '../support/conversation.js';
import {pcapOf} from '../support/pcap.js';
import {hasPostgres, PostgresServer} from '../support/postgres.js';
import {cli, createHome, run} from '../support/program.js';
import {Terminal, whyNoTerminal} from '../support/terminal.js';
import {until} from '../support/until.js';

const why = whyNoTerminal();

describe.skipIf(why)(`the screen in a terminal${why ? ` (${why})` : ''}`, () => {
	const folder = createHome();
	const capture = join(folder, 'capture.pcap');
	const terminals: Terminal[] = [];
	const open = (columns?: number, rows?: number): Terminal => {
		const terminal = new Terminal(columns, rows);
		terminals.push(terminal);
		return terminal;
	};
	const command = (home: string, more = ''): string => `${process.execPath} ${cli} -r ${capture} --home ${home} ${more}; echo exit=$?`;

	beforeAll(() => {
		writeFileSync(
			capture,
			pcapOf([
				...tlsConversation('www.youtube.com', {bytes: 40_000}),
				...tlsConversation('a.k7f2.example', {clientPort: 50_001, bytes: 30_000}),
				...tlsConversation('b.k7f2.example', {clientPort: 50_002, bytes: 20_000}),
				...tlsConversation('upos-sz.bilivideo.com', {clientPort: 50_003, bytes: 10_000}),
				...tlsConversation('evil\x1b[31m\x07name.example', {clientPort: 50_004, bytes: 5000}),
			]),
		);
	});
	afterEach(() => {
		for (const terminal of terminals.splice(0)) terminal.remove();
	});

	test('a label: the name leaves the queue, its bytes appear under the category; the next start knows it', async () => {
		const home = createHome();
		const terminal = open();
		terminal.line(command(home));
		await terminal.until(/Video.*%/s);
		terminal.keys('2');
		await terminal.until('k7f2.example');
		terminal.keys('l');
		await terminal.until('Scope');
		terminal.type('K7 Games');
		await terminal.until('K7 Games');
		terminal.keys('Tab');
		terminal.type('Games');
		await terminal.until(/Category.*Games/);
		terminal.keys('Enter');
		await terminal.until(/labelled \d names? as K7 Games/);
		expect(terminal.screen().slice(4, -1).join('\n')).not.toContain('k7f2.example');
		terminal.keys('1');
		const live = await terminal.until(/a\.k7f2\.example +K7 Games +Games/);
		expect(live.join('\n')).toMatch(/Games +\d/);
		terminal.keys('u');
		await terminal.until(/a\.k7f2\.example +- /);
		terminal.keys('r');
		await terminal.until(/a\.k7f2\.example +K7 Games/);
		terminal.keys('q');
		await terminal.until('exit=0');
		expect(terminal.state()).toEqual({alternate: false, cursor: true});

		const again = open();
		again.line(command(home));
		await again.until(/b\.k7f2\.example +K7 Games +Games/);
		const told = await run(['explain', 'x.k7f2.example', '--json', '--home', home]);
		expect(JSON.parse(told.stdout)).toMatchObject({app: 'K7 Games', category: 'Games', layer: 'label', rule: 'suffix:k7f2.example'});
	});

	test('connections are found by their port and under their name; Esc leads back', async () => {
		const terminal = open();
		terminal.line(command(createHome()));
		await terminal.until(/Video.*%/s);
		terminal.keys('3');
		await terminal.until(/:50003 /);
		terminal.type('/:50001');
		terminal.keys('Enter');
		const found = await terminal.until(/filter :50001/);
		await until('one row', () => (terminal.screen().filter(line => /:5000\d /.test(line)).length === 1 ? true : undefined));
		expect(found.join('\n')).toContain('a.k7f2.example');
		terminal.keys('1');
		await terminal.until('CATEGORY');
		terminal.keys('c');
		const under = await terminal.until(/Connections of {2}www\.youtube\.com.*:50000 /s);
		expect(under.filter(line => /:5000\d /.test(line))).toHaveLength(1);
		terminal.keys('Escape');
		await terminal.until('CATEGORY');
		terminal.keys('q');
		await terminal.until('exit=0');
	});

	test('80×24 and other sizes: nothing wraps, nothing hostile gets out, the height is kept', async () => {
		const terminal = open(80, 24);
		terminal.line(command(createHome()));
		await terminal.until(/Video.*%/s);
		for (const [columns, rows] of [
			[80, 24],
			[120, 40],
			[200, 60],
			[80, 24],
		] as const) {
			terminal.resize(columns, rows);
			const screen = await until(`${columns}×${rows}`, () => {
				const lines = terminal.screen();
				return lines.length === rows && lines.some(line => displayWidth(line) > columns - 20) && lines[0]!.includes('snitop')
					? lines
					: undefined;
			});
			expect(Math.max(...screen.map(displayWidth))).toBeLessThanOrEqual(columns);
		}
		terminal.keys('?');
		await terminal.until('freeze');
		terminal.keys('Escape');
		await terminal.until(/evil\\x1b\[31m\\x07name|evil\\u\{?1b/);
		terminal.keys('q');
		await terminal.until('exit=0');
	});

	test.each(['TERM', 'INT', 'HUP', 'KILL'])('SIG%s: the shell gets its terminal back', async signal => {
		const terminal = open();
		terminal.line(command(createHome()));
		await terminal.until(/Video.*%/s);
		terminal.keys('2');
		for (const pid of terminal.children()) process.kill(pid, `SIG${signal}`);
		await terminal.until(signal === 'KILL' ? 'exit=137' : 'exit=0');
		if (signal !== 'KILL') expect(terminal.state()).toEqual({alternate: false, cursor: true});
	});

	describe.skipIf(!hasPostgres)('with PostgreSQL (needs its server)', () => {
		let postgres: PostgresServer;
		beforeAll(async () => {
			postgres = await PostgresServer.create();
		});
		afterAll(() => postgres?.remove());

		test('a label stands in app_sni, and another running instance shows it', async () => {
			const url = await postgres.database();
			const first = open();
			const second = open();
			first.line(command(createHome(), `--database ${url}`));
			second.line(command(createHome(), `--database ${url}`));
			for (const terminal of [first, second]) await terminal.until('PostgreSQL ok', 30_000);
			await second.until(/a\.k7f2\.example +- /);
			first.keys('2');
			await first.until('k7f2.example');
			first.keys('l');
			await first.until('Scope');
			first.type('K7 Games');
			first.keys('Enter');
			await first.until(/labelled \d names? as K7 Games/);
			await second.until(/a\.k7f2\.example +K7 Games/);
			const rows = await postgres.query(
				url,
				`SELECT app_name, sni, match_kind FROM app_sni JOIN app_protocol USING (app_id) WHERE sni LIKE '%k7f2%'`,
			);
			expect(rows).toEqual([{app_name: 'K7 Games', sni: 'k7f2.example', match_kind: 'suffix'}]);
		});

		test('stopped and started again during a run: said, and nothing is lost', async () => {
			const url = await postgres.database();
			const terminal = open();
			terminal.line(command(createHome(), `--database ${url}`));
			await terminal.until('PostgreSQL ok', 30_000);
			postgres.stop();
			await terminal.until(/PostgreSQL away/, 30_000);
			terminal.keys('2');
			await terminal.until('k7f2.example');
			terminal.keys('l');
			await terminal.until('Scope');
			terminal.type('K7 Games');
			terminal.keys('Enter');
			await terminal.until(/labelled \d names? as K7 Games/);
			postgres.start();
			await terminal.until('PostgreSQL ok', 60_000);
			const pushed = () => postgres.query(url, `SELECT app_name FROM app_sni JOIN app_protocol USING (app_id) WHERE sni = 'k7f2.example'`);
			await until('the label in the database', async () => (await pushed()).length > 0, 30_000);
			expect(await pushed()).toEqual([{app_name: 'K7 Games'}]);
		}, 120_000);
	});
});
