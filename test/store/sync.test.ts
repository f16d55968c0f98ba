import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import pg from 'pg';
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest';
import type {DatabaseStatus, LabelEvent, LabelRequest} from '../../source/model/label.js';
import type {FromStore, ToStore} from '../../source/model/messages.js';
import type {Rule} from '../../source/model/rule.js';
import {migrate} from '../../source/store/migrate.js';
import {Postgres} from '../../source/store/postgres.js';
import {Store} from '../../source/store/store.js';
import {delta} from '../support/connections.js';
import {hasPostgres, PostgresServer} from '../support/postgres.js';
import {until} from '../support/until.js';

const homes: string[] = [];
const newHome = () => {
	homes.push(mkdtempSync(join(tmpdir(), 'snitop-')));
	return homes.at(-1)!;
};
const instances = new Set<Instance>();

/** A store as a running program has it, with what it told. */
class Instance {
	readonly rules = new Map<string, Rule>();
	readonly notices: string[] = [];
	readonly by: (string | undefined)[] = [];
	status: DatabaseStatus | undefined;
	readonly #store: Store;
	readonly #answers: Extract<FromStore, {kind: 'answer'}>[] = [];

	constructor(database: string | undefined, author = 'alice@a', home = newHome(), queue = true) {
		const engine = queue ? ({} as never) : undefined;
		this.#store = new Store(
			{home, database, author, sensor: author, csv: queue, json: false, queue, automatic: false, debug: false, engine},
			message => this.#told(message),
		);
		instances.add(this);
	}

	label(pattern: string, app: string, match: LabelRequest['match'] = 'suffix'): readonly LabelEvent[] {
		return this.ask({kind: 'label', request: 0, labels: [{match, pattern, app, category: 'Games'}]}).events;
	}

	ask(message: Extract<ToStore, {request: number}>): Extract<FromStore, {kind: 'answer'}> {
		this.#store.command(message);
		const answer = this.#answers.pop()!;
		if (answer.error !== undefined) throw new Error(answer.error);
		return answer;
	}

	saw(rows: readonly (readonly [number, number, number, number])[], names: Record<number, string>): void {
		this.#store.engine(delta(rows, names));
		this.#store.engine({kind: 'end'});
	}

	app = (pattern: string) => [...this.rules.values()].find(rule => rule.pattern === pattern)?.app;

	async close(): Promise<void> {
		if (!instances.delete(this)) return;
		this.#store.engineGone();
		await this.#store.close();
	}

	#told(message: FromStore): void {
		if (message.kind === 'answer') this.#answers.push(message);
		else if (message.kind === 'notice') this.notices.push(message.text);
		else if (message.kind === 'status') this.status = message.status;
		else if (message.kind === 'ready') {
			this.status = message.status;
			for (const rule of message.rules) this.rules.set(`${rule.layer} ${rule.match} ${rule.pattern}`, rule);
		} else if (message.kind === 'rules') {
			this.by.push(message.by);
			if (message.change.full) this.rules.clear();
			for (const key of message.change.remove) this.rules.delete(`${key.layer} ${key.match} ${key.pattern}`);
			for (const rule of message.change.upsert) this.rules.set(`${rule.layer} ${rule.match} ${rule.pattern}`, rule);
		}
	}
}

const ok = (instance: Instance) => until('the database is there', () => instance.status?.state === 'ok', 20_000);

describe.skipIf(!hasPostgres)('cache and PostgreSQL in step (needs its server programs)', () => {
	let server: PostgresServer;
	beforeAll(async () => {
		server = await PostgresServer.create();
	});
	afterEach(async () => {
		for (const instance of instances) await instance.close();
	});
	afterAll(() => {
		server?.remove();
		for (const home of homes) rmSync(home, {recursive: true, force: true});
	});

	test('a label is a row of app_sni, and another instance has it within a second; so it is with undo', async () => {
		const url = await server.database();
		const [a, b] = [new Instance(url, 'alice@a'), new Instance(url, 'bob@b')];
		await Promise.all([ok(a), ok(b)]);
		a.label('k7f2.example', '微信');
		await until('b has it', () => b.app('k7f2.example') === '微信', 1000);
		expect(b.by.at(-1)).toBe('alice@a');
		const rows = await server.query(
			url,
			'SELECT sni, match_kind, app_name, source, s.author, p.category FROM app_sni s JOIN app_protocol p USING (app_id)',
		);
		expect(rows).toEqual([
			{sni: 'k7f2.example', match_kind: 'suffix', app_name: '微信', source: 'label', author: 'alice@a', category: 'Games'},
		]);
		a.ask({kind: 'undo', request: 0});
		await until('b has lost it', () => b.app('k7f2.example') === undefined, 1000);
		expect(b.ask({kind: 'history', request: 0, limit: 10}).events.map(event => event.action)).toEqual(['undo', 'label']);
	});

	test('rows typed in by hand are seen too, made canonical', async () => {
		const url = await server.database();
		const a = new Instance(url);
		await ok(a);
		await server.query(
			url,
			"INSERT INTO app_protocol (app_name, category) VALUES ('Hand', 'Video'); INSERT INTO app_sni (app_id, sni) SELECT app_id, ' .HAND.example. ' FROM app_protocol",
		);
		const rule = await until('the rule', () => a.rules.get('shared suffix hand.example'), 3000);
		expect(rule).toMatchObject({app: 'Hand', category: 'Video', layer: 'shared'});
		await server.query(url, "UPDATE app_protocol SET category = 'Music'");
		await until('its category', () => a.rules.get('shared suffix hand.example')?.category === 'Music', 3000);
		await server.query(url, 'TRUNCATE app_sni');
		await until('its end', () => a.rules.size === 0, 3000);
	});

	test('no change is missed when transactions commit out of order', async () => {
		const url = await server.database();
		const a = new Instance(url);
		await ok(a);
		const slow = new pg.Client({connectionString: url});
		await slow.connect();
		await slow.query(
			"BEGIN; INSERT INTO app_protocol (app_name) VALUES ('Slow'); INSERT INTO app_sni (app_id, sni) SELECT app_id, 'early.example' FROM app_protocol",
		);
		await server.query(
			url,
			"INSERT INTO app_protocol (app_name) VALUES ('Fast'); INSERT INTO app_sni (app_id, sni) SELECT app_id, 'late.example' FROM app_protocol",
		);
		await until('the later one, at once', () => a.app('late.example') === 'Fast', 1500);
		a.label('own.example', 'Own');
		await until('ours is pushed meanwhile', () => a.status!.outbox === 0, 1500);
		expect(a.app('early.example')).toBeUndefined();
		await slow.query('COMMIT');
		await until('the earlier one after its commit', () => a.app('early.example') === 'Slow', 3000);
		await slow.end();
	});

	test('two operators label one name: the later wins everywhere, both stay in the history, the loser is told', async () => {
		const url = await server.database();
		const [a, b] = [new Instance(url, 'alice@a'), new Instance(url, 'bob@b')];
		await Promise.all([ok(a), ok(b)]);
		a.label('both.example', 'Alpha');
		await until('b has Alpha', () => b.app('both.example') === 'Alpha');
		b.label('both.example', 'Beta');
		await until('a has Beta', () => a.app('both.example') === 'Beta');
		expect(a.notices.join()).toContain('bob@b labelled as Beta both.example, which you had labelled Alpha');
		expect(a.ask({kind: 'history', request: 0, limit: 10}).events.map(event => [event.author, event.app, event.previousApp])).toEqual([
			['bob@b', 'Beta', 'Alpha'],
			['alice@a', 'Alpha', undefined],
		]);
		expect(() => a.ask({kind: 'undo', request: 0})).toThrow(/changed since by bob@b/);
	});

	test('the server is away at the start and again later: said, survived, nothing lost', async () => {
		const url = await server.database();
		server.stop();
		const a = new Instance(url);
		try {
			await until('said', () => a.status?.state === 'away');
			expect(a.status!.detail).toContain('refused');
			a.label('offline.example', 'Offline');
			expect(a.app('offline.example')).toBe('Offline');
			a.saw([[2, 3, 1000, 2]], {2: 'unknown.example'});
			await until('both wait', () => a.status!.outbox >= 1);
		} finally {
			server.start();
		}
		const rows = () =>
			server.query(url, 'SELECT sni, connections::int, bytes::int, clients, sensor FROM unmatched_sni_record').catch(() => []);
		await until('caught up', async () => a.status?.state === 'ok' && (await rows()).length > 0, 20_000);
		expect(await rows()).toEqual([{sni: 'unknown.example', connections: 3, bytes: 1000, clients: 2, sensor: 'alice@a'}]);
		expect(await server.query(url, 'SELECT sni FROM app_sni')).toEqual([{sni: 'offline.example'}]);
		server.stop();
		try {
			await until('said again', () => a.status?.state === 'away');
			a.label('second.example', 'Second');
		} finally {
			server.start();
		}
		await until('pushed', async () => (await server.query(url, 'SELECT FROM app_sni').catch(() => [])).length === 2, 20_000);
		expect(await rows()).toHaveLength(1);
		expect((await server.query(url, 'SELECT FROM label_history')).length).toBe(2);
	});

	test('labels made without a database, and an empty one in place of the old: it gets them', async () => {
		const home = newHome();
		const alone = new Instance(undefined, 'alice@a', home);
		alone.label('alone.example', 'Alone');
		await alone.close();
		const first = await server.database();
		const a = new Instance(first, 'alice@a', home);
		const count = (url: string) =>
			server.query(url, 'SELECT FROM app_sni').then(
				rows => rows.length,
				() => 0,
			);
		await until('offered', async () => (await count(first)) === 1);
		await a.close();
		const second = await server.database();
		const b = new Instance(second, 'alice@a', home);
		await until('offered to the new one', async () => (await count(second)) === 1);
		expect(b.notices.join()).toContain('another one than before');
		expect(b.app('alone.example')).toBe('Alone');
	});

	test('a role that may only read is enough for the rules', async () => {
		const url = await server.database();
		const owner = new Instance(url, 'owner@o');
		await ok(owner);
		owner.label('shared.example', 'Shared');
		await until('pushed', () => owner.status!.outbox === 0);
		await server.query(url, 'CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader');
		const a = new Instance(server.url(new URL(url).pathname.slice(1), 'reader'), 'reader@r');
		await until('the rules', () => a.app('shared.example') === 'Shared');
		await until('said', () => a.status?.state === 'read-only');
		a.label('mine.example', 'Mine');
		expect(a.app('mine.example')).toBe('Mine');
		expect(a.status!.outbox).toBeGreaterThan(0);
	});

	test('two processes share one cache: each has what the other labels, and the queue is counted once', async () => {
		const url = await server.database();
		const home = newHome();
		const [a, b] = [new Instance(url, 'alice@a', home), new Instance(url, 'alice@a', home)];
		await Promise.all([ok(a), ok(b)]);
		a.label('one.example', 'One');
		b.label('two.example', 'Two');
		await until('both', () => a.app('two.example') === 'Two' && b.app('one.example') === 'One', 1000);
		a.saw([[2, 3, 1000, 1]], {2: 'x.example'});
		b.saw([[2, 4, 2000, 5]], {2: 'x.example'});
		await Promise.all([a.close(), b.close()]);
		expect(await server.query(url, 'SELECT connections::int, bytes::int, clients FROM unmatched_sni_record')).toEqual([
			{connections: 7, bytes: 3000, clients: 5},
		]);
	});

	test('a push of the queue that comes twice counts once', async () => {
		const postgres = await Postgres.connect(await server.database());
		await migrate(postgres.client);
		const row = {name: 'x.example', firstMs: 1000, lastMs: 2000, connections: 1, bytes: 10, clients: 1};
		const batch = {id: '4b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b', rows: [row]};
		await postgres.pushQueue(batch, 's');
		await postgres.pushQueue(batch, 's');
		await postgres.pushQueue({...batch, id: '5b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b', rows: [{...row, firstMs: 500}]}, 's');
		const {rows} = await postgres.client.query(
			'SELECT connections::int, bytes::int, extract(epoch FROM first_seen)::float8 AS first FROM unmatched',
		);
		expect(rows).toEqual([{connections: 2, bytes: 20, first: 0.5}]);
		postgres.close();
	});
});
