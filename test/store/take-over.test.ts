import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {connectDatabase} from '../../source/store/shared-database.js';
import {type DatabaseServer, servers} from '../support/servers.js';

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

/** How many tables there are, and what the old ones hold. */
const state = async (server: DatabaseServer, url: string, engine: string) => {
	const schema = engine === 'PostgreSQL' ? 'current_schema()' : 'DATABASE()';
	const tables = await server.query(
		url,
		`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ${schema} ORDER BY 1`,
	);
	return [
		tables,
		await server.query(url, 'SELECT * FROM app_sni ORDER BY id'),
		await server.query(url, 'SELECT * FROM app_protocol ORDER BY app_id'),
	];
};

describe.each(servers)('taking over older tables: $engine', ({engine, here, create}) => {
	describe.skipIf(!here)(`(needs the server programs of ${engine})`, () => {
		let server: DatabaseServer;
		beforeAll(async () => {
			server = await create();
		});
		afterAll(() => server?.remove());
		const fill = async (url: string) => {
			// A backslash in a string is one for PostgreSQL, and an escape for MariaDB.
			const text = engine === 'PostgreSQL' ? dirty : dirty.replaceAll('\\', '\\\\');
			if (engine === 'MariaDB') await server.query(url, 'ALTER DATABASE CHARACTER SET utf8mb4');
			for (const statement of text.split(';\n').filter(part => part.trim() !== '')) await server.query(url, statement);
		};

		test('every fault is reported, nothing is dropped silently; a dry run reports the same and changes nothing, nor does a second run', async () => {
			const url = await server.database();
			await fill(url);
			if (engine === 'PostgreSQL') await server.query(url, 'CREATE ROLE old_tool; GRANT SELECT, INSERT ON app_sni TO old_tool');
			const database = await connectDatabase(url);
			const before = await state(server, url, engine);
			const dry = await database.migrate(true);
			expect(await state(server, url, engine)).toEqual(before);

			const {done, takenOver} = await database.migrate();
			expect(dry).toEqual({done, takenOver});
			expect(done).toHaveLength(engine === 'MariaDB' ? 4 : 3);
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
				  "sni_re (unclosed: regular expression: missing closing ): \`(unclosed\` → left out",
				  "unmatched_sni_records : empty → left out",
				  "unmatched_sni_records Un.Known.example: upper case → taken as un.known.example",
				  "unmatched_sni_records un.known.example: duplicate → merged",
				]
			`);

			const rules = await server.query(
				url,
				'SELECT s.id, s.app_id, app_name, sni, match_kind, source FROM app_sni s JOIN app_protocol p USING (app_id) ORDER BY id',
			);
			expect(rules.map(r => `${r['id']} ${r['match_kind']}:${r['sni']} ${r['app_name']}`)).toMatchInlineSnapshot(`
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
			expect(await server.query(url, "SELECT category FROM app_protocol WHERE app_name = 'YouTube'")).toEqual([{category: 'Video'}]);
			expect(await server.query(url, 'SELECT sni, app_name FROM unmatched_sni_record ORDER BY sni')).toEqual([
				{sni: 'other.example', app_name: null},
				{sni: 'un.known.example', app_name: 'Maybe'},
			]);
			expect(await server.query(url, 'SELECT * FROM take_over_report')).toHaveLength(takenOver.length);
			expect(await server.query(url, 'SELECT * FROM app_sni_before_snitop')).toHaveLength(12);
			if (engine === 'PostgreSQL')
				expect(await server.query(url, "SELECT has_table_privilege('old_tool', 'app_sni', 'INSERT') AS may")).toEqual([{may: true}]);

			// What the older programs did still works.
			await server.query(url, "INSERT INTO app_protocol (app_name) VALUES ('Later')");
			await server.query(url, "INSERT INTO app_sni (app_id, sni) VALUES (1, 'later.example')");
			expect(await database.pending()).toEqual([]);
			const after = await state(server, url, engine);
			expect(await database.migrate()).toEqual({done: [], takenOver: []});
			expect(await state(server, url, engine)).toEqual(after);
			expect((await database.pull(undefined)).rules).toHaveLength(rules.length + 1);
			database.close();
		});

		test('it happens as a whole or not at all; what was in the way gone, it happens', async () => {
			const url = await server.database();
			await server.query(url, 'CREATE TABLE app_sni (id integer, app_id integer, sni text)');
			await server.query(url, "INSERT INTO app_sni VALUES (1, 1, 'a.example')");
			await server.query(url, 'CREATE TABLE queue_push (other integer)');
			const database = await connectDatabase(url);
			await expect(database.migrate()).rejects.toThrow(/queue_push/);
			expect(await server.query(url, 'SELECT * FROM app_sni')).toEqual([{id: 1, app_id: 1, sni: 'a.example'}]);
			await server.query(url, 'DROP TABLE queue_push');
			expect((await database.migrate()).takenOver).toHaveLength(1);
			expect((await database.pull(undefined)).rules.map(({key}) => key.pattern)).toEqual(['a.example']);
			database.close();
		});

		test('many at once prepare one database once', async () => {
			const url = await server.database();
			await fill(url);
			const all = await Promise.all([1, 2, 3, 4].map(() => connectDatabase(url)));
			const results = await Promise.all(all.map(database => database.migrate()));
			expect(results.filter(({done}) => done.length > 0)).toHaveLength(1);
			expect(results.filter(({takenOver}) => takenOver.length > 0)).toHaveLength(1);
			for (const database of all) database.close();
		});

		if (engine !== 'MariaDB') return;
		test('a run that was cut off is finished by the next one', async () => {
			const url = await server.database();
			await fill(url);
			const database = await connectDatabase(url);
			const first = await database.migrate();
			const rules = await database.pull(undefined);
			// As if the machine had stopped before the copy was committed, and in the middle of the steps.
			for (const table of ['app_sni', 'app_protocol', 'unmatched_sni_record', 'take_over_report'])
				await server.query(url, `DELETE FROM ${table}`);
			await server.query(url, 'UPDATE snitop_meta SET taken_over = false; DELETE FROM snitop_migrations; DROP TRIGGER rule_deleted');
			expect(await database.migrate()).toEqual(first);
			expect((await database.pull(undefined)).rules.map(({key}) => key)).toEqual(rules.rules.map(({key}) => key));
			expect(await server.query(url, "SHOW TRIGGERS WHERE `Trigger` = 'rule_deleted'")).toHaveLength(1);
			database.close();
		});
	});
});
