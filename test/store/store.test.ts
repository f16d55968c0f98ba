import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, test, vi} from 'vitest';
import type {LabelRequest} from '../../source/model/label.js';
import type {FromStore, StoreStart} from '../../source/model/messages.js';
import type {Rule} from '../../source/model/rule.js';
import {LabelStore} from '../../source/store/label-store.js';
import {QueueStore} from '../../source/store/queue-store.js';
import {openCache} from '../../source/store/sqlite.js';
import {Store} from '../../source/store/store.js';
import {storeStart} from '../support/store-start.js';
import {until} from '../support/until.js';

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'snitop-'));
});
afterEach(() => rmSync(home, {recursive: true, force: true}));

const start = (changes: Partial<StoreStart> = {}): StoreStart => storeStart(home, changes);
const game = (pattern: string, app: string): LabelRequest => ({match: 'suffix', pattern, app, category: 'Games'});

describe('labels', () => {
	const open = (author = 'alice@a', now?: () => number) => {
		const {sql} = openCache(home, true);
		return {sql, store: new LabelStore(sql, {author, shared: false, ...(now && {now})})};
	};

	test('undo restores the exact state, redo what it undid, whatever was done', () => {
		const {sql, store} = open();
		const name = fc.constantFrom('a.example', 'b.example', 'c.example');
		const step = fc.oneof(
			fc.record({kind: fc.constant('label'), name, app: fc.constantFrom('One', '二', 'Ignored')}),
			fc.record({kind: fc.constant('remove'), name, app: fc.constant('')}),
		);
		const state = () => store.rules.all().sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
		fc.assert(
			fc.property(fc.array(step, {minLength: 1, maxLength: 8}), steps => {
				const states = [state()];
				for (const {kind, name, app} of steps) {
					const exists = store.rules.get({layer: 'label', match: 'suffix', pattern: name}) !== undefined;
					if (kind === 'remove' && !exists) continue;
					const events = kind === 'label' ? store.label([game(name, app)]) : store.remove([{match: 'suffix', pattern: name}]);
					if (events.length > 0) states.push(state());
				}
				for (let i = states.length - 2; i >= 0; i--) {
					store.undo();
					expect(state()).toEqual(states[i]);
				}
				for (let i = 1; i < states.length; i++) {
					store.redo();
					expect(state()).toEqual(states[i]);
				}
				expect(() => store.redo()).toThrow('nothing to redo');
			}),
			{numRuns: 30},
		);
		sql.close();
	});

	test('labels made together are undone together; one fault and nothing is done', () => {
		const {sql, store} = open();
		expect(() => store.label([game('good.example', 'A'), game('not a name', 'A')])).toThrow('blank');
		expect(store.rules.all()).toEqual([]);
		store.label([game('A.Example.', 'A'), game('b.example', 'A'), {...game('c.example', ' Ignored '), category: ''}]);
		expect(store.rules.all().map(rule => `${rule.match}:${rule.pattern} ${rule.app} ${rule.category}`)).toEqual([
			'suffix:a.example A Games',
			'suffix:b.example A Games',
			'suffix:c.example Ignored Other',
		]);
		expect(store.label([game('a.example', 'A')])).toEqual([]);
		store.undo();
		expect(store.rules.all()).toEqual([]);
		expect(store.history.list(3).map(event => event.action)).toEqual(['undo', 'undo', 'undo']);
		sql.close();
	});

	test('a clock that is set back does not make the newer label the older', () => {
		let now = 1_000_000;
		const {sql, store} = open('alice@a', () => now);
		const [first] = store.label([game('a.example', 'First')]);
		now = 1000;
		const [second] = store.label([game('a.example', 'Second')]);
		expect(second!.timeMs).toBeGreaterThan(first!.timeMs);
		sql.close();
	});
});

test('the queue gives up the smallest names when it is full, and counts them', () => {
	const {sql} = openCache(home, true);
	const queue = new QueueStore(sql, 's', 3);
	queue.add([5, 4, 3, 2, 1].map(n => ({name: `n${n}.example`, firstMs: n, lastMs: n, connections: 1, bytes: n, clients: 1})));
	expect(queue.list(10, name => name === 'n4.example').map(row => row.name)).toEqual(['n5.example', 'n3.example']);
	expect(queue.lost).toBe(2);
	sql.close();
});

test('what waits to be pushed is counted once a second at most, and there is always an exact answer to whether anything waits', async () => {
	let nowMs = 1000;
	const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
	const {sql} = openCache(home, true);
	const queue = new QueueStore(sql, 's');
	const other = openCache(home, true);
	const add = (to: QueueStore, ...names: string[]) =>
		to.add(names.map(name => ({name, firstMs: 1, lastMs: 2, connections: 1, bytes: 5, clients: 1})));
	const state = (laterMs: number) => {
		nowMs += laterMs;
		return [queue.waiting, queue.waits];
	};
	expect(state(0)).toEqual([0, false]);
	add(queue, 'a.example', 'b.example');
	expect(state(999)).toEqual([0, true]);
	expect(state(1)).toEqual([2, true]);
	add(new QueueStore(other.sql, 's'), 'c.example');
	expect(state(1000)).toEqual([3, true]);
	queue.batchDone(queue.batch(2)!.id);
	expect(state(0)).toEqual([1, true]);
	queue.batchDone(queue.batch(2)!.id);
	expect(state(0)).toEqual([0, false]);
	clock.mockRestore();
	other.sql.close();
	sql.close();
});

describe('a replay', () => {
	test('leaves no trace until a label is made', async () => {
		const told: FromStore[] = [];
		const store = new Store(start(), message => told.push(message));
		expect(readdirSync(home)).toEqual([]);
		store.command({kind: 'label', request: 1, labels: [game('a.example', 'A')]});
		expect(told.find(message => message.kind === 'rules')).toMatchObject({
			change: {full: false, upsert: [{pattern: 'a.example', app: 'A'}]},
		});
		expect(told.find(message => message.kind === 'answer')).toMatchObject({request: 1, error: undefined});
		expect(readdirSync(join(home, 'cache'))).toContain('snitop.db');
		await store.close();
		const again: FromStore[] = [];
		await new Store(start(), message => again.push(message)).close();
		expect(again[0]).toMatchObject({kind: 'ready', rules: [{pattern: 'a.example', app: 'A', layer: 'label', author: 'alice@a'}]});
	});

	test('a server that never answers keeps a replay from its beginning until nobody wants to wait', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const database = `postgresql://x@127.0.0.1:${(server.address() as AddressInfo).port}/x`;
		const told: FromStore[] = [];
		const store = new Store(start({database, patient: true, prepares: false}), message => told.push(message));
		await new Promise(resolve => setTimeout(resolve, 500));
		expect(told.filter(({kind}) => kind === 'ready')).toEqual([]);
		store.command({kind: 'hurry'});
		store.command({kind: 'hurry'});
		expect(told.filter(({kind}) => kind === 'ready')).toHaveLength(1);
		await store.close(0);
		server.close();
	});

	test('a home that cannot be looked into is not taken for an empty one', () => {
		symlinkSync('cache', join(home, 'cache')); // to itself: for root, too, no way in
		expect(() => new Store(start(), () => {})).toThrow(/the cache .* cannot be read: ELOOP/);
	});

	test('works with a home that cannot be written; a label says that it could not be kept', async () => {
		writeFileSync(join(home, 'cache'), 'a file where the folder should be');
		const told: FromStore[] = [];
		const store = new Store(start(), message => told.push(message));
		store.command({kind: 'label', request: 1, labels: [game('a.example', 'A')]});
		expect(told.find(message => message.kind === 'answer')).toMatchObject({error: expect.stringContaining('cannot be written')});
		await store.close();
		expect(() => new Store(start({csv: true}), () => {})).toThrow(/cannot be written/);
	});
});

test('a damaged cache is set aside and said', async () => {
	mkdirSync(join(home, 'cache'));
	writeFileSync(join(home, 'cache', 'snitop.db'), 'this is no database, and longer than a header would be'.repeat(10));
	const told: FromStore[] = [];
	await new Store(start({queue: true, csv: true}), message => told.push(message)).close();
	expect(told).toContainEqual(expect.objectContaining({kind: 'notice', text: expect.stringContaining('damaged')}));
	expect(readdirSync(join(home, 'cache')).some(file => file.includes('damaged-'))).toBe(true);
});

const built = new URL('../../dist/store/store.js', import.meta.url);

describe.skipIf(!existsSync(built))('the built program (needs dist/)', () => {
	test('killed at any moment, it has every label it acknowledged, and whole lines', async () => {
		const script = `
			const {Store} = await import(${JSON.stringify(built.href)});
			const store = new Store(${JSON.stringify(start({csv: true, queue: true}))}, message => {
				if (message.kind === 'answer') process.stdout.write(message.request + '\\n');
			});
			for (let n = 0; ; n++) {
				store.command({kind: 'label', request: n, labels: [{match: 'suffix', pattern: 'n' + n + '.example', app: 'A', category: 'Games'}]});
				await new Promise(resolve => setImmediate(resolve));
			}`;
		for (let round = 0; round < 3; round++) {
			const child = spawn(process.execPath, ['--input-type=module', '-e', script], {stdio: ['ignore', 'pipe', 'inherit']});
			let acknowledged = '';
			child.stdout.on('data', chunk => {
				acknowledged += chunk;
			});
			await until('some labels', () => acknowledged.length > 200 + round * 300);
			child.kill('SIGKILL');
			await new Promise(resolve => child.once('close', resolve));
			const last = Number(acknowledged.trim().split('\n').at(-1));
			const {sql} = openCache(home, true);
			expect(sql.pragma('integrity_check', {simple: true})).toBe('ok');
			const {n} = sql.prepare<[], {n: number}>('SELECT count(*) AS n FROM app_sni').get()!;
			expect(n).toBeGreaterThan(last);
			expect(sql.prepare<[], {n: number}>('SELECT count(*) AS n FROM label_history').get()!.n).toBeGreaterThanOrEqual(n);
			sql.close();
		}
	});

	test('the thread: rules, answers, refusals, close; a home that cannot be used is a UserError', async () => {
		const {openStore} = (await import(
			pathToFileURL(built.pathname.replace('store.js', 'client.js')).href
		)) as typeof import('../../source/store/client.js');
		const client = await openStore(start({csv: true, queue: true}));
		const changes: (readonly Rule[])[] = [];
		client.on('rules', ({change}) => changes.push(change.upsert));
		expect(client.status).toMatchObject({state: 'local', engine: 'SQLite'});
		expect(await client.label([game('a.example', 'A')])).toMatchObject([{action: 'label', app: 'A'}]);
		await until('the change', () => changes.length === 1);
		await expect(client.label([game('no name', 'A')])).rejects.toThrow('blank');
		await expect(client.redo()).rejects.toThrow('nothing to redo');
		expect(await client.undo()).toMatchObject([{action: 'undo'}]);
		expect(await client.redo()).toMatchObject([{action: 'redo'}]);
		expect(await client.history(2)).toMatchObject([{action: 'redo'}, {action: 'undo'}]);
		expect(await client.unmatched(5)).toEqual([]);
		await client.close();
		await client.close();
		writeFileSync(join(home, 'file'), '');
		await expect(openStore(start({csv: true, home: join(home, 'file')}))).rejects.toThrow(/cannot be written/);
		expect(readFileSync(join(home, 'file'), 'utf8')).toBe('');
	});
});
