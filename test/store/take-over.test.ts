import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {migrate, pendingMigrations} from '../../source/store/migrate.js';
import {Postgres} from '../../source/store/postgres.js';
import {hasPostgres, PostgresServer} from '../support/postgres.js';

/** Tables as older programs made them, with every fault we have heard of. */
const dirty = `
CREATE TABLE app_protocol (app_id integer, app_name varchar(100));
CREATE TABLE app_sni (id integer, app_id integer, sni varchar(255));
CREATE TABLE unmatched_sni_records (sni text, app_name text);
CREATE TABLE unmatched_sni_record (sni text, app_name text);
CREATE TABLE sni_re (sni_re text, app_name text);
INSERT INTO app_protocol VALUES (1, 'YouTube'), (2, ' 微信 '), (3, 'YouTube'), (4, NULL);
INSERT INTO app_sni VALUES
	(1, 1, 'www.youtube.com'), (2, 2, ' WX.QQ.com'), (3, 2, 'https://weixin.qq.com/path'), (4, 1, 'i.ytimg.com:443'),
	(5, 3, 'www.youtube.com'), (6, 2, 'shared.example'), (7, 1, 'shared.example'), (8, 1, 'not a name'), (9, 99, 'orphan.example'),
	(10, NULL, 'nobody.example'), (11, 1, NULL), (12, 4, 'nameless.example');
INSERT INTO unmatched_sni_records VALUES ('Un.Known.example', NULL), ('un.known.example', 'Maybe'), ('', NULL);
INSERT INTO unmatched_sni_record VALUES ('other.example', NULL);
INSERT INTO sni_re VALUES ('^rr[0-9]+\\.googlevideo\\.com$', 'YouTube'), ('(unclosed', 'X'), ('^new\\.', 'New app');
`;

describe.skipIf(!hasPostgres)('taking over older tables (needs the server programs of PostgreSQL)', () => {
	let server: PostgresServer;
	beforeAll(async () => {
		server = await PostgresServer.create();
	});
	afterAll(() => server?.remove());

	test('every fault is reported, nothing is dropped silently, the second run changes nothing', async () => {
		const postgres = await Postgres.connect(await server.database());
		const {client} = postgres;
		await client.query(dirty);
		await client.query('CREATE ROLE old_tool; GRANT SELECT, INSERT ON app_sni TO old_tool');
		const {done, takenOver} = await migrate(client);
		expect(done).toEqual(['001_tables', '002_functions', '003_categories']);
		expect(takenOver.map(r => `${r.table} ${r.row}: ${r.fault} → ${r.result}`).sort()).toMatchInlineSnapshot(`
			[
			  "app_protocol 2: blanks → taken as '微信'",
			  "app_protocol 3: duplicate of app 1 → its rules go to app 1",
			  "app_protocol 4: no name → taken as 'app 4'",
			  "app_sni 10: belongs to no app → left out",
			  "app_sni 11: empty → left out",
			  "app_sni 1: duplicate of row 5 → merged",
			  "app_sni 2: blanks, upper case → taken as exact:wx.qq.com",
			  "app_sni 3: URL scheme, path → taken as exact:weixin.qq.com",
			  "app_sni 4: port → taken as exact:i.ytimg.com",
			  "app_sni 6: also stands under YouTube, here under 微信 → YouTube wins, entered last (row 7)",
			  "app_sni 8: 'not a name' has a blank in it → left out",
			  "app_sni 9: no app has this app_id → taken as 'app 99'",
			  "sni_re (unclosed: regular expression: missing closing ): \`(?i)(unclosed\` → left out",
			  "unmatched_sni_records : empty → left out",
			  "unmatched_sni_records Un.Known.example: upper case → taken as un.known.example",
			  "unmatched_sni_records un.known.example: duplicate → merged",
			]
		`);

		const rules = await client.query(
			'SELECT id::int, s.app_id, app_name, sni, match_kind, source FROM app_sni s JOIN app_protocol p USING (app_id) ORDER BY id',
		);
		expect(rules.rows.map(r => `${r.id} ${r.match_kind}:${r.sni} ${r.app_name}`)).toMatchInlineSnapshot(`
			[
			  "2 exact:wx.qq.com 微信",
			  "3 exact:weixin.qq.com 微信",
			  "4 exact:i.ytimg.com YouTube",
			  "5 exact:www.youtube.com YouTube",
			  "7 exact:shared.example YouTube",
			  "9 exact:orphan.example app 99",
			  "12 exact:nameless.example app 4",
			  "13 regex:^rr[0-9]+\\.googlevideo\\.com$ YouTube",
			  "14 regex:^new\\. New app",
			]
		`);
		expect((await client.query("SELECT category FROM app_protocol WHERE app_name = 'YouTube'")).rows).toEqual([{category: 'Video'}]);
		expect((await client.query('SELECT sni, app_name FROM unmatched_sni_record ORDER BY sni')).rows).toEqual([
			{sni: 'other.example', app_name: null},
			{sni: 'un.known.example', app_name: 'Maybe'},
		]);
		expect((await client.query('SELECT count(*)::int AS n FROM take_over_report')).rows).toEqual([{n: takenOver.length}]);
		expect((await client.query('SELECT count(*)::int AS n FROM app_sni_before_snitop')).rows).toEqual([{n: 12}]);
		expect((await client.query("SELECT has_table_privilege('old_tool', 'app_sni', 'INSERT') AS may")).rows).toEqual([{may: true}]);

		// What the older programs did still works.
		await client.query(
			"INSERT INTO app_protocol (app_name) VALUES ('Later'); INSERT INTO app_sni (app_id, sni) VALUES (1, 'later.example')",
		);
		expect(await pendingMigrations(client)).toEqual([]);
		expect(await migrate(client)).toEqual({done: [], takenOver: []});
		expect((await postgres.pull(undefined)).rules).toHaveLength(rules.rows.length + 1);
		postgres.close();
	});

	test('it happens as a whole or not at all', async () => {
		const postgres = await Postgres.connect(await server.database());
		await postgres.client.query(
			"CREATE TABLE app_sni (id integer, app_id integer, sni text); INSERT INTO app_sni VALUES (1, 1, 'a.example'); CREATE TABLE queue_push (other integer)",
		);
		await expect(migrate(postgres.client)).rejects.toThrow(/queue_push/);
		expect((await postgres.client.query('SELECT * FROM app_sni')).rows).toEqual([{id: 1, app_id: 1, sni: 'a.example'}]);
		postgres.close();
	});

	test('many at once prepare one database once', async () => {
		const url = await server.database();
		const all = await Promise.all([1, 2, 3, 4].map(() => Postgres.connect(url)));
		const results = await Promise.all(all.map(postgres => migrate(postgres.client)));
		expect(results.filter(({done}) => done.length > 0)).toHaveLength(1);
		for (const postgres of all) postgres.close();
	});
});
