import {execFileSync} from 'node:child_process';
import {chmodSync, readdirSync, readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {runDb} from '../../source/commands/db.js';
import type {Config} from '../../source/config/config.js';
import {parseMariadbUrl} from '../../source/store/mariadb-url.js';
import {connectDatabase} from '../../source/store/shared-database.js';
import {hasMariadb, hasOpenssl, MariadbServer} from '../support/mariadb.js';
import {until} from '../support/until.js';

/** Rows of the list of categories in a step. */
const categories = (step: string) => readFileSync(new URL(`../../db/${step}`, import.meta.url), 'utf8').match(/^\t\('.*\)/gm);

test('both engines begin with the same categories', () => {
	expect(categories('mariadb/003_categories.sql')).toEqual(categories('003_categories.sql'));
	expect(categories('003_categories.sql')!.length).toBeGreaterThan(40);
});

describe.skipIf(!hasMariadb)('MariaDB (needs its server programs)', () => {
	let server: MariadbServer;
	beforeAll(async () => {
		server = await MariadbServer.create();
		await server.query(server.url(''), "CREATE USER operator@'127.0.0.1'");
	});
	afterAll(() => server?.remove());
	const prepare = async () => {
		const url = await server.database();
		const name = new URL(url).pathname.slice(1);
		await server.query(url, `GRANT SELECT, INSERT, UPDATE, DELETE ON ${name}.* TO operator@'127.0.0.1'`);
		return {url, name, operator: () => connectDatabase(server.url(name, 'operator'))};
	};
	const key = {layer: 'label', match: 'suffix', pattern: 'a.example'} as const;
	const label = (id: string) => ({
		id,
		group: id,
		action: 'label' as const,
		key,
		rule: {...key, app: 'App', category: 'Games', priority: 0, author: 'a', changedMs: 1000, changeId: id},
		author: 'a',
		timeMs: 1000,
	});

	test('an operator needs no rights on triggers; who may make no tables is told so; a server that may only be read is seen', async () => {
		const {url, operator} = await prepare();
		const before = await operator();
		expect([await before.isPrepared(), await before.mayMigrate()]).toEqual([false, false]);
		before.close();
		const owner = await connectDatabase(url);
		await owner.migrate();
		owner.close();
		const database = await operator();
		expect(await database.surroundings()).toMatchObject({writable: true, empty: true});
		expect(await database.apply([label('4b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b')])).toEqual(['applied']);
		await server.query(url, 'SET GLOBAL read_only = 1');
		try {
			expect(await database.surroundings()).toMatchObject({writable: false, empty: false});
		} finally {
			await server.query(url, 'SET GLOBAL read_only = 0');
		}
		database.close();
	});

	test('a dump that is restored elsewhere is another database, whole', async () => {
		const [first, second] = [await prepare(), await prepare()];
		const owner = await connectDatabase(first.url);
		await owner.migrate();
		await owner.apply([label('4b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b')]);
		const {identity} = await owner.surroundings();
		const pulled = await owner.pull(undefined);
		const to = ['-h127.0.0.1', `-P${server.port}`, '-usnitop'];
		// Times of tables are whole seconds.
		const seconds = async () => (await server.query(first.url, 'SELECT UNIX_TIMESTAMP() AS now'))[0]!['now'];
		const made = await seconds();
		while ((await seconds()) === made) await new Promise(resolve => setTimeout(resolve, 50));
		execFileSync('mysql', [...to, second.name], {input: execFileSync('mysqldump', [...to, first.name])});
		const copy = await second.operator();
		expect((await copy.surroundings()).identity).not.toBe(identity);
		expect(await copy.pending()).toEqual([]);
		expect(await copy.pull(undefined)).toEqual(pulled);
		expect(await copy.isBehind(String(Number(pulled.position) + 1))).toBe(true);
		expect(await copy.apply([{...label('5b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b'), rule: undefined, timeMs: 2000}])).toEqual(['applied']);
		expect((await copy.pull(pulled.position)).rules).toEqual([{key, rule: undefined}]);
		owner.close();
		copy.close();
	});

	test('a database stays the one it is when its files are touched; one that is made anew in its place from a dump does not', async () => {
		const {url, name, operator} = await prepare();
		const owner = await connectDatabase(url);
		await owner.migrate();
		owner.close();
		const database = await operator();
		const {identity} = await database.surroundings();
		const created = async () =>
			Number(
				(
					await server.query(
						url,
						`SELECT UNIX_TIMESTAMP(create_time) AS at FROM information_schema.tables WHERE table_schema = '${name}' AND table_name = 'snitop_meta'`,
					)
				)[0]!['at'],
			);
		const before = await created();
		const files = `${server.folder}/data/${name}`;
		await until('the file system says another time', async () => {
			for (const file of readdirSync(files)) chmodSync(`${files}/${file}`, 0o660);
			await server.query(url, 'FLUSH TABLES');
			return (await created()) !== before;
		});
		expect((await database.surroundings()).identity).toBe(identity);
		const to = ['-h127.0.0.1', `-P${server.port}`, '-usnitop'];
		const dump = execFileSync('mysqldump', [...to, name]);
		await server.query(url, `DROP DATABASE ${name}; CREATE DATABASE ${name}`);
		execFileSync('mysql', [...to, name], {input: dump});
		const again = await operator();
		expect((await again.surroundings()).identity).not.toBe(identity);
		// One of an earlier version, which gets its mark by the next migration.
		await server.query(url, "DROP TABLE snitop_mark; DELETE FROM snitop_migrations WHERE name = '004_mark'");
		expect((await again.surroundings()).identity).not.toContain('mark');
		const later = await connectDatabase(url);
		expect((await later.migrate()).done).toEqual(['004_mark']);
		expect((await again.surroundings()).identity).toContain('mark');
		for (const each of [database, again, later]) each.close();
	});

	test('whatever the server is set to, names and times come back as they went in', async () => {
		const {url, operator} = await prepare();
		await server.query(
			url,
			"SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES', GLOBAL time_zone = '+05:00', GLOBAL tx_isolation = 'READ-UNCOMMITTED'",
		);
		try {
			const owner = await connectDatabase(url);
			await owner.migrate();
			owner.close();
			const database = await operator();
			const one = label('4b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b');
			const rule = {...one.rule, app: `O'Neil \\' "x"`};
			expect(await database.apply([{...one, rule}])).toEqual(['applied']);
			expect((await database.pull(undefined)).rules).toEqual([{key, rule}]);
			expect(Math.abs((await database.surroundings()).skewMs)).toBeLessThan(5000);
			database.close();
		} finally {
			await server.query(url, 'SET GLOBAL sql_mode = DEFAULT, GLOBAL time_zone = DEFAULT, GLOBAL tx_isolation = DEFAULT');
		}
	});

	/** Tables as older programs have them, under the names that those know. */
	const withOldTables = async () => {
		const {url, name} = await prepare();
		await server.query(
			url,
			`CREATE TABLE app_protocol (app_id bigint, app_name varchar(100)); CREATE TABLE app_sni (id bigint, app_id bigint, sni text);
			INSERT INTO app_protocol VALUES (1, 'One'); INSERT INTO app_sni VALUES (1, 1, 'a.example'), (2, 1, 'b.example')`,
		);
		return {url, name};
	};
	const oldRows = async (url: string) => (await server.query(url, 'SELECT id, app_id, sni FROM app_sni ORDER BY id')).map(Object.values);
	const both = [
		[1, 1, 'a.example'],
		[2, 1, 'b.example'],
	];
	const tables = async (url: string) => (await server.query(url, 'SHOW TABLES')).flatMap(Object.values);
	const output = {out() {}, err() {}};
	const migrate = (database: string, dryRun = false) => runDb({database} as Config, 'migrate', dryRun, output);

	test('with the binary log on, an owner who may make no triggers is told so, and the old tables stay as they are', async () => {
		const {url, name} = await withOldTables();
		await server.query(url, `CREATE USER owner@'127.0.0.1'; GRANT ALL ON ${name}.* TO owner@'127.0.0.1'`);
		await server.stop();
		await server.start(['--log-bin']);
		try {
			const owner = await connectDatabase(server.url(name, 'owner'));
			expect(await owner.mayMigrate()).toBe(false);
			owner.close();
			await expect(migrate(server.url(name, 'owner'))).rejects.toMatchObject({
				message: expect.stringContaining('binary logging is enabled'),
				hint: expect.stringContaining('as it was'),
			});
			expect(await oldRows(url)).toEqual(both);
			expect(await tables(url)).toEqual(['app_protocol', 'app_sni', 'snitop_migrations']);
			await server.query(url, 'SET GLOBAL log_bin_trust_function_creators = 1');
			expect(await migrate(server.url(name, 'owner'))).toBe(0);
			expect(await oldRows(url)).toEqual(both);
			expect(await server.query(url, "SHOW TRIGGERS LIKE '%migrations'")).toEqual([]);
		} finally {
			await server.stop();
			await server.start();
		}
	});

	test('values that the new tables have no room for are named before anything is renamed, in a dry run too', async () => {
		const {url} = await withOldTables();
		await server.query(
			url,
			`INSERT INTO app_protocol VALUES (3000000000, 'Far'); INSERT INTO app_sni VALUES (9007199254740993, 3000000000, 'far.example');
			CREATE TABLE unmatched_sni_record (sni text, app_name mediumtext); INSERT INTO unmatched_sni_record VALUES ('n.example', REPEAT('x', 66000))`,
		);
		const before = await oldRows(url);
		for (const dryRun of [true, false])
			await expect(migrate(url, dryRun)).rejects.toMatchObject({
				message: expect.stringMatching(
					/app_id 3000000000 of 'Far' \(at most 2147483647\); id 9007199254740992 of 'far.example' .* of the unmatched name 'n.example'/,
				),
				hint: expect.stringContaining('as it was'),
			});
		expect(await oldRows(url)).toEqual(before);
	});

	test('a migration that fails half-way gives the old tables their names back, and the next one does it all', async () => {
		const {url, name} = await withOldTables();
		// What no check foresees: a table stands where the last of the second step, a view, is to be made.
		await server.query(url, 'CREATE TABLE unmatched (id integer)');
		await expect(migrate(url)).rejects.toMatchObject({hint: expect.stringContaining('as it was')});
		expect(await oldRows(url)).toEqual(both);
		expect(await tables(url)).toEqual(['app_protocol', 'app_sni', 'snitop_migrations', 'unmatched']);
		await server.query(url, 'DROP TABLE unmatched');
		expect(await migrate(url)).toBe(0);
		expect(await oldRows(url)).toEqual(both);
		expect(await tables(url)).toContain('app_sni_before_snitop');
		expect((await connectDatabase(server.url(name)).then(d => d.pull(undefined).finally(() => d.close()))).rules).toHaveLength(2);
	});

	test('where even that cannot be done, it is said where the old tables stand', async () => {
		const {url} = await withOldTables();
		await server.query(url, 'CREATE TABLE unmatched (id integer)');
		// Somebody writes into the new table before the failure: it is not thrown away.
		await server.query(
			url,
			'CREATE TABLE snitop_meta (one boolean PRIMARY KEY DEFAULT true, database_id char(36), taken_over boolean DEFAULT false)',
		);
		await server.query(url, 'RENAME TABLE app_sni TO app_sni_before_snitop, app_protocol TO app_protocol_before_snitop');
		await server.query(
			url,
			"CREATE TABLE app_sni (id bigint, app_id integer, sni varchar(99)); INSERT INTO app_sni VALUES (9, 1, 'new.example')",
		);
		await expect(migrate(url)).rejects.toMatchObject({
			message: expect.stringMatching(
				/stand as app_sni_before_snitop, app_protocol_before_snitop: another program has written into app_sni/,
			),
			hint: expect.not.stringContaining('as it was'),
		});
		expect(await tables(url)).toContain('app_sni_before_snitop');
	});

	test.skipIf(!hasOpenssl)('TLS as the URL asks for it, in the words of either engine (needs openssl)', async () => {
		const url = (await prepare()).url.replace('127.0.0.1', 'localhost');
		const accepts = async () => Number((await server.query(server.url(''), "SHOW GLOBAL STATUS LIKE 'Ssl_finished_accepts'"))[0]!['Value']);
		/** Whether a session that works has TLS. */
		const isSecure = async (parameters: string) => {
			const before = await accepts();
			const database = await connectDatabase(`${url}?${parameters}`);
			expect(await database.version()).toMatch(/^MariaDB/);
			database.close();
			return (await accepts()) > before;
		};
		for (const required of ['ssl-mode=REQUIRED', 'sslmode=require', 'ssl-mode=VERIFY_CA', 'sslmode=verify-full'])
			await expect(isSecure(required)).rejects.toThrow('Server does not support secure connection');
		for (const plain of ['', 'ssl-mode=DISABLED', 'sslmode=prefer']) expect(await isSecure(plain)).toBe(false);
		const [right, wrong] = [server.secure('localhost'), server.secure('other.example')];
		try {
			for (const {cert, options} of [right, wrong]) {
				await server.stop();
				await server.start(options);
				for (const tls of [
					'ssl-mode=REQUIRED&sslmode=require',
					'ssl-mode=PREFERRED',
					`ssl-mode=VERIFY_CA&ssl-ca=${cert}`,
					`sslrootcert=${cert}`,
				])
					expect(await isSecure(tls)).toBe(true);
				for (const plain of ['', 'sslmode=disable']) expect(await isSecure(plain)).toBe(false);
				await expect(isSecure('sslmode=verify-ca')).rejects.toThrow('self-signed certificate');
				const identity = isSecure(`sslmode=verify-full&sslrootcert=${cert}`);
				if (cert === right.cert) expect(await identity).toBe(true);
				else await expect(identity).rejects.toThrow(/does not match/);
			}
		} finally {
			await server.stop();
			await server.start();
		}
	});
});

test('a URL says what it says, and nothing in it is passed over', () => {
	expect(parseMariadbUrl('mysql://u%40x:p%25@[::1]:3307/d%20b')).toEqual({
		socket: undefined,
		host: '::1',
		port: 3307,
		plainToo: false,
		options: {host: '::1', port: 3307, user: 'u@x', password: 'p%', database: 'd b'},
	});
	expect(parseMariadbUrl('mariadb://u@h/d?socket=/run/s').socket).toBe('/run/s');
	const wrong = [
		['ssl=true', "'ssl' is no parameter"],
		['multipleStatements=true', "'multipleStatements' is no parameter"],
		['ssl-mode=maybe', "'maybe' is no ssl-mode"],
		['ssl-mode=REQUIRED&sslmode=disable', 'said twice'],
		['ssl-mode=VERIFY_IDENTITY', 'not its address'],
		['ssl-ca=/nonexistent', 'ENOENT'],
	] as const;
	for (const [parameters, why] of wrong) expect(() => parseMariadbUrl(`mysql://u@127.0.0.1/d?${parameters}`)).toThrow(why);
	expect(() => parseMariadbUrl('mysql://u@h/d?tls=1')).toThrow(
		expect.objectContaining({hint: expect.stringContaining('ssl-mode (disabled, preferred')}),
	);
	expect(() => parseMariadbUrl('mysql://u%zz@h/d')).toThrow('escape');
});
