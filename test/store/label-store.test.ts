import {randomUUID} from 'node:crypto';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {LabelChange, Outcome, StoredRule} from '../../source/store/label-change.js';
import {LabelStore} from '../../source/store/label-store.js';
import {connectDatabase} from '../../source/store/shared-database.js';
import {openCache} from '../../source/store/sqlite.js';
import {SyncState} from '../../source/store/sync-state.js';
import {type DatabaseServer, servers} from '../support/servers.js';

/** A shared database, and a cache that takes over what it tells. */
interface Port {
	apply(changes: readonly LabelChange[]): Promise<readonly Outcome[]>;
	/** Of the cache, as is the history, oldest first. */
	rules(): Promise<readonly StoredRule[]>;
	history(): Promise<readonly {app: string; author: string; previousApp: string | undefined}[]>;
	close(): void;
}

const change = (
	app: string | undefined,
	timeMs: number,
	options: Partial<{pattern: string; author: string; category: string}> = {},
): LabelChange => {
	const id = randomUUID();
	const {pattern = 'example.com', author = 'alice', category = 'Games'} = options;
	const key = {layer: 'label', match: 'suffix', pattern} as const;
	const rule = app === undefined ? undefined : {...key, app, category, priority: 0, author, changedMs: timeMs, changeId: id};
	return {id, group: randomUUID(), action: app === undefined ? 'remove' : 'label', key, rule, author, timeMs};
};

function contract(open: () => Promise<Port>): void {
	let port: Port;
	const fresh = async () => {
		port = await open();
		return port;
	};

	test('a label is there, once, however often it comes', async () => {
		await fresh();
		const label = change('微信', 1000);
		expect(await port.apply([label])).toEqual(['applied']);
		expect(await port.apply([label])).toEqual(['known']);
		expect(await port.rules()).toEqual([label.rule]);
		expect(await port.history()).toHaveLength(1);
		port.close();
	});

	test.each([
		['in order', false],
		['the later one first', true],
	])('the later of two labels wins, both stay in the history: %s', async (_, reversed) => {
		await fresh();
		const both = [change('Alpha', 1000, {author: 'alice'}), change('Beta', 2000, {author: 'bob', category: 'Video'})];
		if (reversed) both.reverse();
		const outcomes = [...(await port.apply([both[0]!])), ...(await port.apply([both[1]!]))];
		expect(outcomes).toEqual(reversed ? ['applied', 'overtaken'] : ['applied', 'applied']);
		expect((await port.rules()).map(rule => [rule.app, rule.category, rule.author])).toEqual([['Beta', 'Video', 'bob']]);
		expect((await port.history()).map(event => event.app).sort()).toEqual(['Alpha', 'Beta']);
		port.close();
	});

	test('a removed label does not come back with an older change', async () => {
		await fresh();
		await port.apply([change('Alpha', 1000), change(undefined, 3000)]);
		expect(await port.apply([change('Beta', 2000)])).toEqual(['overtaken']);
		expect(await port.rules()).toEqual([]);
		expect((await port.history()).at(1)!.previousApp).toBe('Alpha');
		port.close();
	});

	test('several changes of one rule at once, also one that comes twice among them', async () => {
		await fresh();
		const [first, gone, last] = [change('Alpha', 1000), change(undefined, 2000), change('Beta', 3000)];
		expect(await port.apply([first, gone, first, last])).toEqual(['applied', 'applied', 'known', 'applied']);
		expect(await port.rules()).toEqual([last.rule]);
		expect((await port.history()).map(event => event.previousApp)).toEqual([undefined, 'Alpha', undefined]);
		port.close();
	});

	test('names compare exactly, and the longest pattern fits', async () => {
		await fresh();
		const long = `^${'a'.repeat(990)}`;
		const key = {layer: 'label', match: 'regex', pattern: long} as const;
		const regex = {...change('Alpha', 1000), key};
		const rule = {...regex.rule!, ...key};
		await port.apply([{...regex, rule}, change('alpha', 1000), change('Álpha', 1000, {pattern: 'example.org'})]);
		await port.apply([change('O\'Neil \\ "x" 😀', 1000, {pattern: 'example.net'})]);
		expect((await port.rules()).map(one => one.app).sort()).toEqual(['Alpha', 'O\'Neil \\ "x" 😀', 'alpha', 'Álpha']);
		expect((await port.rules()).find(one => one.match === 'regex')).toEqual(rule);
		port.close();
	});

	test('two apps of one category, one app in two categories', async () => {
		await fresh();
		await port.apply([change('Alpha', 1000), change('Alpha', 1000, {pattern: 'example.org', category: 'My own 分类'})]);
		expect((await port.rules()).map(rule => [rule.pattern, rule.category]).sort()).toEqual([
			['example.com', 'Games'],
			['example.org', 'My own 分类'],
		]);
		port.close();
	});
}

const home = mkdtempSync(join(tmpdir(), 'snitop-'));
let caches = 0;
afterAll(() => rmSync(home, {recursive: true}));

function newCache() {
	const {sql} = openCache(join(home, String(++caches)), true);
	const store = new LabelStore(sql, {author: 'test', shared: false});
	return {sql, store, sync: new SyncState(sql, store)};
}

test('labels of the cache: names compare exactly, and the longest pattern fits', () => {
	const {sql, store} = newCache();
	const long = `^${'a'.repeat(990)}`;
	const apps = ['alpha', 'Alpha', 'Álpha', 'O\'Neil \\ "x" 😀'];
	const labels = apps.map((app, i) => ({match: 'suffix', pattern: `n${i}.example`, app, category: 'Games'}) as const);
	store.label([...labels, {match: 'regex', pattern: long, app: 'Long', category: 'My own 分类'}]);
	const rules = store.rules.all().map(({match, pattern, app, category}) => ({match, pattern, app, category}));
	expect(rules).toEqual([...labels, {match: 'regex', pattern: long, app: 'Long', category: 'My own 分类'}]);
	sql.close();
});

describe.each(servers)('$engine', ({engine, here, create}) => {
	let server: DatabaseServer;
	beforeAll(async () => {
		if (here) server = await create();
	});
	afterAll(() => server?.remove());
	describe.skipIf(!here)(`(needs the server programs of ${engine})`, () =>
		contract(async () => {
			const database = await connectDatabase(await server.database());
			await database.migrate();
			const {sql, store, sync} = newCache();
			const pull = async () => sync.take(await database.pull(sync.get('position')), 'test');
			return {
				apply: changes => database.apply(changes),
				rules: async () => {
					await pull();
					return store.rules.all();
				},
				history: async () => {
					await pull();
					return store.history.list(100).reverse();
				},
				close: () => {
					database.close();
					sql.close();
				},
			};
		}),
	);
});
