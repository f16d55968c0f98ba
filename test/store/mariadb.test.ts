import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {connectDatabase} from '../../source/store/shared-database.js';
import {hasMariadb, MariadbServer} from '../support/mariadb.js';

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
});
