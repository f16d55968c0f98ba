import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {runDb} from '../../source/commands/db.js';
import {runLabel} from '../../source/commands/label.js';
import type {Config} from '../../source/config/config.js';
import {cli, run as runProgram} from '../support/program.js';
import {type DatabaseServer, servers} from '../support/servers.js';
import {TcpProxy} from '../support/tcp-proxy.js';

describe.each(servers)('snitop db with $engine', ({engine, here, create}) => {
	describe.skipIf(!here)(`(needs the server programs of ${engine})`, () => {
		let server: DatabaseServer;
		let home: string;
		let url: string;
		beforeAll(async () => {
			server = await create();
		});
		beforeEach(async () => {
			home = mkdtempSync(join(tmpdir(), 'snitop-'));
			url = await server.database();
		});
		afterAll(() => server?.remove());

		const config = (database: string | undefined = url) =>
			({home, database, author: 'alice@a', sensor: 'a', debug: false, classify: {automatic: undefined}}) as Config;
		const run = async (work: (output: {out: (text: string) => void; err: (text: string) => void}) => Promise<number>) => {
			let text = '';
			const take = (piece: string) => {
				text += piece;
			};
			expect(await work({out: take, err: take})).toBe(0);
			return text;
		};
		const db = (action: string, dryRun = false) => run(output => runDb(config(), action, dryRun, output));
		const label = (pattern: string, database?: string) =>
			run(output => runLabel(config(database), {pattern, app: 'Some App', category: 'Games', match: undefined, remove: false}, output));

		test('migrate: a dry run prints every cleaned value and changes nothing, the run prints the same, the next has nothing to do', async () => {
			await server.query(url, 'CREATE TABLE app_protocol (app_id integer, app_name varchar(100))');
			await server.query(url, 'CREATE TABLE app_sni (id integer, app_id integer, sni varchar(255))');
			await server.query(url, "INSERT INTO app_protocol VALUES (1, ' One ')");
			const rows = Array.from({length: 250}, (_, i) => `(${i + 1}, 1, 'N${i}.example')`);
			await server.query(url, `INSERT INTO app_sni VALUES ${rows.join(', ')}, (251, 1, 'good.example')`);
			const dry = await db('migrate', true);
			expect(dry).toMatch(/^would be done: 001_tables, /);
			expect(dry).toContain("app_protocol 1: ' One ': blanks: taken as 'One'\n");
			for (let i = 0; i < 250; i++) expect(dry).toContain(`app_sni ${i + 1}: 'N${i}.example': upper case: taken as exact:n${i}.example\n`);
			expect(dry).toContain('251 values would be cleaned; nothing was changed\n');
			expect(await server.query(url, 'SELECT * FROM app_sni')).toHaveLength(251);
			expect(await db('status')).toContain('steps to be done        001_tables');

			const done = await db('migrate');
			expect(done).toContain('… and 51 more: see the table take_over_report\n251 values cleaned');
			expect(await db('migrate')).toBe('the database is up to date\n');
			expect(await db('migrate', true)).toBe('the database is up to date\n');
		});

		test.skipIf(!existsSync(cli))(
			'a command ends soon, and says where its label is, when the server takes connections and is silent (needs dist/)',
			async () => {
				const proxy = await TcpProxy.create(server.port);
				proxy.cut();
				const database = url.replace(`:${server.port}/`, `:${proxy.port}/`);
				const start = performance.now();
				const {status, stdout} = await runProgram(['label', 'silent.example', 'App', '--database', database, '--home', home]);
				expect([status, stdout]).toEqual([0, expect.stringContaining('the shared database gets it later')]);
				expect(performance.now() - start).toBeLessThan(9000);
				proxy.close();
			},
		);

		test('status: versions, counts, what is to be read and to be pushed; it changes nothing', async () => {
			await db('migrate');
			expect(await label('one.example')).toContain(', shared\n');
			const line = (text: string, what: string) => new RegExp(`^${what} +(.*)$`, 'm').exec(text)?.[1];
			const fresh = await db('status');
			expect(line(fresh, 'server')).toMatch(new RegExp(`^${engine} \\d+\\.\\d+`));
			const facts = ['steps to be done', 'this role', 'labels', 'rules to be read', 'labels to be pushed', 'queue to be pushed'];
			expect(facts.map(what => line(fresh, what))).toEqual(['none', 'reads and writes', '1', '0', '0', '0']);

			// A database that cannot be reached: the label waits. Meanwhile somebody else adds two rules.
			await label('two.example', url.replace(/:\d+\//, ':1/'));
			await server.query(
				url,
				"INSERT INTO app_sni (app_id, sni) SELECT app_id, 'three.example' FROM app_protocol; INSERT INTO app_sni (app_id, sni) SELECT app_id, '.four.example' FROM app_protocol",
			);
			for (let round = 0; round < 2; round++) {
				const status = await db('status');
				expect([...facts, 'shared rules', 'rules in the cache'].map(what => line(status, what))).toEqual([
					...['none', 'reads and writes', '1', '2', '1', '0', '2', '2'],
				]);
			}
			expect(await db('sync')).toBe('in step: 4 rules\n');
			const after = await db('status');
			expect(facts.map(what => line(after, what))).toEqual(['none', 'reads and writes', '2', '0', '0', '0']);
			rmSync(home, {recursive: true});
		});
	});
});

test('what is no database URL, and one that leads nowhere, is one line with a hint', async () => {
	const none = {out() {}, err() {}};
	const config = (database: string) => ({home: '/nonexistent', database, author: 'a', sensor: 'a'}) as Config;
	for (const url of ['postgresql://x@127.0.0.1:1/x', 'mariadb://x@127.0.0.1:1/x', 'mysql://x@127.0.0.1:1/x'])
		await expect(runDb(config(url), 'migrate', false, none)).rejects.toMatchObject({
			message: expect.stringContaining('cannot be reached'),
			hint: expect.stringContaining('--database'),
		});
	await expect(runDb(config('redis://x'), 'migrate', false, none)).rejects.toThrow('the database URL is not one');
	await expect(runDb(config('mysql://x@127.0.0.1:1/x?ssl=true'), 'migrate', false, none)).rejects.toThrow(
		'the database URL cannot be used',
	);
});
