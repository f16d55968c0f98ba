import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest';
import type {DatabaseStatus, LabelEvent, LabelRequest} from '../../source/model/label.js';
import type {FromStore, StoreStart, ToStore} from '../../source/model/messages.js';
import type {Rule} from '../../source/model/rule.js';
import {Mariadb} from '../../source/store/mariadb.js';
import {Postgres} from '../../source/store/postgres.js';
import {rulesMissing} from '../../source/store/rules-missing.js';
import {connectDatabase} from '../../source/store/shared-database.js';
import {openCache} from '../../source/store/sqlite.js';
import {Store} from '../../source/store/store.js';
import {delta} from '../support/connections.js';
import {type DatabaseServer, servers} from '../support/servers.js';
import {storeStart} from '../support/store-start.js';
import {TcpProxy} from '../support/tcp-proxy.js';
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

	constructor(database: string | undefined, author = 'alice@a', home = newHome(), queue = true, changes: Partial<StoreStart> = {}) {
		const engine = queue ? ({} as never) : undefined;
		const start = storeStart(home, {database, author, sensor: author, csv: queue, queue, engine, ...changes});
		this.#store = new Store(start, message => this.#told(message));
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

describe.each(servers)('cache and $engine in step', ({engine, here, create}) => {
	describe.skipIf(!here)(`(needs the server programs of ${engine})`, () => inStep(engine, create));
});

function inStep(engine: string, create: () => Promise<DatabaseServer>): void {
	const mariadb = engine === 'MariaDB';
	let server: DatabaseServer;
	const proxies: TcpProxy[] = [];
	const count = async (url: string, table: string) => (await server.query(url, `SELECT 1 AS one FROM ${table}`).catch(() => [])).length;
	const queued = async (url: string) =>
		(await server.query(url, 'SELECT sni, connections, bytes, clients, sensor FROM unmatched_sni_record').catch(() => [])).map(
			({sni, connections, bytes, clients, sensor}) => [sni, Number(connections), Number(bytes), Number(clients), sensor],
		);
	/** The database behind a proxy. */
	const behindProxy = async (url: string) => {
		const proxy = await TcpProxy.create(server.port);
		proxies.push(proxy);
		return {proxy, url: url.replace(`:${server.port}/`, `:${proxy.port}/`)};
	};
	beforeAll(async () => {
		server = await create();
	});
	afterEach(async () => {
		vi.restoreAllMocks();
		for (const instance of instances) await instance.close();
		for (const proxy of proxies.splice(0)) proxy.close();
	});
	afterAll(async () => {
		await server?.remove();
		for (const home of homes.splice(0)) rmSync(home, {recursive: true, force: true});
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

	const replay = (url: string) => new Instance(url, 'bob@b', newHome(), false, {prepares: false, patient: true, engine: {} as never});

	test('a replay begins with the rules of the database', async () => {
		const url = await server.database();
		const a = new Instance(url);
		await ok(a);
		a.label('k7f2.example', 'App');
		await until('it is there', async () => (await count(url, 'app_sni')) === 1);
		const b = replay(url);
		expect(b.status).toBeUndefined();
		await until('b is ready', () => b.status);
		expect([b.status?.state, b.app('k7f2.example'), b.by, rulesMissing(b.status!)]).toEqual(['ok', 'App', [], undefined]);
	});

	test('a replay makes no tables, until a name is labelled in it', async () => {
		const url = await server.database();
		const b = replay(url);
		await until('b is ready', () => b.status);
		expect(b.status).toMatchObject({state: 'ok', detail: expect.stringMatching(/^no tables .*db migrate/)});
		expect(rulesMissing(b.status!)).toMatch(/^rules of this machine alone: .* no tables/);
		await expect(server.query(url, 'SELECT 1 FROM app_sni')).rejects.toThrow();
		b.label('k7f2.example', 'App');
		await until('it is there', async () => (await count(url, 'app_sni')) === 1, 20_000);
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
		await server.query(url, "UPDATE categories SET name = 'Tunes' WHERE name = 'Music'");
		await until('its new name', () => a.rules.get('shared suffix hand.example')?.category === 'Tunes', 3000);
		// No trigger sees it there: the server refuses it.
		if (mariadb) await expect(server.query(url, 'TRUNCATE app_sni')).rejects.toThrow('app_sni_no_truncate');
		await server.query(url, mariadb ? 'DELETE FROM app_sni' : 'TRUNCATE app_sni');
		await until('its end', () => a.rules.size === 0, 3000);
		await server.query(url, "INSERT INTO app_sni (app_id, sni) SELECT app_id, 'again.example' FROM app_protocol");
		await until('another', () => a.rules.size === 1, 3000);
		await server.query(url, 'DELETE FROM app_protocol');
		await until('gone with its app', () => a.rules.size === 0, 3000);
	});

	test('no change is missed when transactions commit out of order', async () => {
		const url = await server.database();
		const a = new Instance(url);
		await ok(a);
		// Nothing else is common to these transactions that one could have to wait for.
		await server.query(url, "INSERT INTO app_protocol (app_id, app_name) VALUES (901, 'Slow'), (902, 'Fast')");
		const slow = await server.session(url);
		await slow.query("BEGIN; INSERT INTO app_sni (app_id, sni) VALUES (901, 'early.example')");
		const fast = server.query(url, "INSERT INTO app_sni (app_id, sni) VALUES (902, 'late.example')");
		a.label('own.example', 'Own');
		if (mariadb) {
			// Numbers are given out in the order of commits: who comes later waits, and the status says so. Pulling goes on.
			await until('that ours waits is said', () => a.status!.detail?.includes('locked'));
			expect(a.status).toMatchObject({state: 'ok', outbox: 1});
		} else {
			await until('the later one, at once', () => a.app('late.example') === 'Fast', 1500);
			await until('ours is pushed meanwhile', () => a.status!.outbox === 0, 1500);
		}
		expect(a.app('early.example')).toBeUndefined();
		await slow.query('COMMIT');
		await until('the earlier one after its commit', () => a.app('early.example') === 'Slow', 3000);
		await fast;
		await until('the later one', () => a.app('late.example') === 'Fast', 3000);
		await until('ours is pushed', async () => a.status!.outbox === 0 && (await count(url, 'app_sni')) === 3, 3000);
		expect(a.status!.detail).toBeUndefined();
		await slow.end();
	});

	test('many sessions at once, half of them rolled back: every change that was committed is seen', async () => {
		const url = await server.database();
		const a = new Instance(url);
		await ok(a);
		await server.query(url, "INSERT INTO app_protocol (app_id, app_name) VALUES (901, 'Many')");
		const work = async (writer: number) => {
			const session = await server.session(url);
			for (let n = 0; n < 20; n++) {
				await session.query('BEGIN');
				await session.query(`INSERT INTO app_sni (app_id, sni) VALUES (901, 'n${n}.w${writer}.example')`);
				await session.query(mariadb ? 'DO SLEEP(0.02)' : 'SELECT pg_sleep(0.02)');
				await session.query(n % 2 === 0 ? 'COMMIT' : 'ROLLBACK');
			}
			await session.end();
		};
		await Promise.all([0, 1, 2, 3].map(work));
		await until('all of them', () => a.rules.size === 40, 5000);
		for (const {pattern} of a.rules.values()) expect(pattern).toMatch(/^n\d*[02468]\.w\d\.example$/);
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
		await server.stop();
		const a = new Instance(url);
		try {
			await until('said', () => a.status?.state === 'away');
			expect(a.status).toMatchObject({engine, detail: expect.stringContaining('refused')});
			a.label('offline.example', 'Offline');
			expect(a.app('offline.example')).toBe('Offline');
			a.saw([[2, 3, 1000, 2]], {2: 'unknown.example'});
			await until('both wait', () => a.status!.outbox >= 1);
		} finally {
			await server.start();
		}
		await until('caught up', async () => a.status?.state === 'ok' && (await queued(url)).length > 0, 20_000);
		expect(await queued(url)).toEqual([['unknown.example', 3, 1000, 2, 'alice@a']]);
		expect(await server.query(url, 'SELECT sni FROM app_sni')).toEqual([{sni: 'offline.example'}]);
		await server.stop();
		try {
			await until('said again', () => a.status?.state === 'away');
			a.label('second.example', 'Second');
		} finally {
			await server.start();
		}
		await until('pushed', async () => (await count(url, 'app_sni')) === 2, 20_000);
		expect(await queued(url)).toHaveLength(1);
		expect(await count(url, 'label_history')).toBe(2);
		expect(a.notices.join()).not.toContain('another one');
	});

	test('a connection that is cut without a word: said within seconds, labels go on, nothing is lost', async () => {
		const direct = await server.database();
		const {proxy, url} = await behindProxy(direct);
		const [a, b] = [new Instance(url, 'alice@a'), new Instance(direct, 'bob@b')];
		await Promise.all([ok(a), ok(b)]);
		proxy.cut();
		a.label('cut.example', 'Cut');
		expect(a.app('cut.example')).toBe('Cut');
		b.label('meanwhile.example', 'Meanwhile');
		await until('said', () => a.status!.state === 'away', 12_000);
		expect(a.status!.detail).toContain('silent');
		proxy.mend();
		await until('pushed', () => b.app('cut.example') === 'Cut', 20_000);
		await until('pulled', () => a.app('meanwhile.example') === 'Meanwhile');
		expect(a.status).toMatchObject({state: 'ok', outbox: 0});
		expect(await count(direct, 'label_history')).toBe(2);
	});

	test('the end does not wait for a silent server, before and after it has answered once', async () => {
		const {proxy, url} = await behindProxy(await server.database());
		const home = newHome();
		for (const connected of [true, false]) {
			const a = new Instance(url, 'alice@a', home);
			if (connected) await ok(a);
			proxy.cut();
			a.label('end.example', `End ${connected}`);
			const start = performance.now();
			await a.close();
			expect(performance.now() - start).toBeLessThan(3000);
		}
		proxy.mend();
		const again = new Instance(url, 'alice@a', home);
		await until('the labels of both runs', async () => again.status!.state === 'ok' && again.status!.outbox === 0, 20_000);
		expect(again.ask({kind: 'history', request: 0, limit: 9}).events).toHaveLength(2);
	});

	test.each([
		['ahead', 3_600_000],
		['behind', -3_600_000],
	])('a clock that is an hour %s is said, and makes no label win or lose', async (_, offMs) => {
		const url = await server.database();
		const home = newHome();
		const rightNow = Date.now;
		const wrongly = async (work: (a: Instance) => Promise<void>) => {
			const clock = vi.spyOn(Date, 'now').mockImplementation(() => rightNow() + offMs);
			const a = new Instance(url, 'alice@a', home);
			await ok(a);
			await work(a);
			await a.close();
			clock.mockRestore();
		};
		const rightly = async (app: string) => {
			const b = new Instance(url, 'bob@b');
			await ok(b);
			b.label('clock.example', app);
			await until('pushed', () => b.status!.outbox === 0);
			await b.close();
		};
		const winner = async () =>
			(await server.query(url, 'SELECT app_name FROM app_sni s JOIN app_protocol p ON p.app_id = s.app_id'))[0]?.['app_name'];
		await wrongly(async a => {
			expect(a.notices.join()).toMatch(/clocks .* differ by (3599|3600|3601) s/);
			a.label('clock.example', 'First');
			await until('pushed', () => a.status!.outbox === 0);
		});
		await rightly('Second');
		expect(await winner()).toBe('Second');
		await wrongly(async a => {
			await until('pulled', () => a.app('clock.example') === 'Second');
			a.label('clock.example', 'Third');
			await until('pushed', () => a.status!.outbox === 0);
		});
		expect(await winner()).toBe('Third');
		await rightly('Fourth');
		expect(await winner()).toBe('Fourth');
		expect(await count(url, "label_history WHERE outcome = 'applied'")).toBe(4);
	});

	test('labels made without a database, and an empty one in place of the old: it gets them', async () => {
		const home = newHome();
		const alone = new Instance(undefined, 'alice@a', home);
		alone.label('alone.example', 'Alone');
		await alone.close();
		const first = await server.database();
		const a = new Instance(first, 'alice@a', home);
		await until('offered', async () => (await count(first, 'app_sni')) === 1);
		await a.close();
		const second = await server.database();
		const b = new Instance(second, 'alice@a', home);
		await until('offered to the new one', async () => (await count(second, 'app_sni')) === 1);
		expect(b.notices.join()).toContain('another one than before');
		expect(b.app('alone.example')).toBe('Alone');
	});

	test('a role that may only read is enough for the rules', async () => {
		const url = await server.database();
		const owner = new Instance(url, 'owner@o');
		await ok(owner);
		owner.label('shared.example', 'Shared');
		await until('pushed', () => owner.status!.outbox === 0);
		const name = new URL(url).pathname.slice(1);
		await server.query(
			url,
			mariadb
				? `CREATE USER reader@'127.0.0.1'; GRANT SELECT ON ${name}.* TO reader@'127.0.0.1'`
				: 'CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader',
		);
		const a = new Instance(server.url(name, 'reader'), 'reader@r');
		await until('the rules', () => a.app('shared.example') === 'Shared');
		await until('said', () => a.status?.state === 'read-only');
		a.label('mine.example', 'Mine');
		expect(a.app('mine.example')).toBe('Mine');
		expect(a.status!.outbox).toBeGreaterThan(0);
	});

	test('a label that contradicts the database and cannot be pushed does not make all rules be read again and again', async () => {
		const url = await server.database();
		const owner = new Instance(url, 'owner@o');
		await ok(owner);
		owner.label('ours.example', 'Theirs');
		owner.label('other.example', 'Other');
		await until('pushed', () => owner.status!.outbox === 0);
		const name = new URL(url).pathname.slice(1);
		await server.query(
			url,
			mariadb
				? `CREATE USER stranger@'127.0.0.1'; GRANT SELECT ON ${name}.* TO stranger@'127.0.0.1'`
				: 'CREATE ROLE stranger LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO stranger',
		);
		const home = newHome();
		const alone = new Instance(undefined, 'reader@r', home);
		alone.label('ours.example', 'Ours');
		await alone.close();
		await owner.close();
		const pull = vi.spyOn((mariadb ? Mariadb : Postgres).prototype, 'pull');
		const full = () => pull.mock.calls.filter(([position]) => position === undefined).length;
		const a = new Instance(server.url(name, 'stranger'), 'reader@r', home);
		await until('the other rule', () => a.app('other.example') === 'Other');
		await until('asked twice more', () => pull.mock.calls.length >= 3, 10_000);
		expect([full(), a.app('ours.example'), a.status!.outbox]).toEqual([1, 'Ours', 1]);
		await a.close();
		// A role that may write pushes it, and reads once more what it had passed over.
		const b = new Instance(url, 'reader@r', home);
		await until('pushed', () => b.status!.state === 'ok' && b.status!.outbox === 0, 10_000);
		const calls = pull.mock.calls.length;
		await until('asked twice more', () => pull.mock.calls.length >= calls + 2, 10_000);
		expect([full(), b.app('ours.example')]).toEqual([2, 'Ours']);
	});

	test('a change that the database refuses for good is set aside and told; what comes after it arrives, and it waits no more', async () => {
		const url = await server.database();
		const home = newHome();
		const a = new Instance(url, 'alice@a', home);
		await ok(a);
		await server.query(url, "ALTER TABLE app_protocol ADD CONSTRAINT no_bad CHECK (app_name <> 'Bad')");
		a.ask({
			kind: 'label',
			request: 0,
			labels: ['first', 'second', 'third'].map((label, i) => ({
				match: 'suffix',
				pattern: `${label}.example`,
				app: i === 1 ? 'Bad' : 'Good',
				category: 'Games',
			})),
		});
		await until('the others', async () => (await count(url, 'app_sni')) === 2 && a.status!.outbox === 0, 5000);
		expect(a.notices.join()).toMatch(/refuses a change, .*: suffix:second.example as Bad \(Games\): .*no_bad/);
		await until('said', () => a.status!.detail?.includes('1 change refused'));
		expect([a.status!.state, a.app('second.example')]).toEqual(['ok', 'Bad']);
		await server.query(url, "INSERT INTO app_sni (app_id, sni) SELECT app_id, 'fourth.example' FROM app_protocol");
		await until('pulled', () => a.app('fourth.example') === 'Good', 5000);
		await a.close();

		// It stays when all rules are read again.
		const {sql} = openCache(home, false);
		sql.exec("DELETE FROM sync_state WHERE key = 'position'");
		sql.close();
		const again = new Instance(url, 'alice@a', home);
		await ok(again);
		expect([again.app('second.example'), again.status!.outbox]).toEqual(['Bad', 0]);
		again.label('second.example', 'Better');
		await until('the next one arrives', () => again.status!.outbox === 0 && again.status!.detail === undefined, 5000);
		expect(await count(url, 'app_sni')).toBe(4);
	});

	test('what one database refuses is offered to the next', async () => {
		const url = await server.database();
		const home = newHome();
		const a = new Instance(url, 'alice@a', home);
		await ok(a);
		await server.query(url, "ALTER TABLE app_protocol ADD CONSTRAINT no_bad CHECK (app_name <> 'Bad')");
		a.label('bad.example', 'Bad');
		await until('refused', () => a.status!.detail?.includes('1 change refused'));
		await a.close();
		const next = await server.database();
		const b = new Instance(next, 'alice@a', home);
		await until('there', async () => (await count(next, 'app_sni')) === 1);
		await until('no more said', () => b.status!.detail === undefined && b.status!.outbox === 0);
	});

	test('a push of the queue that another process is making waits for it, and counts once', async () => {
		const url = await server.database();
		const database = await connectDatabase(url);
		await database.migrate();
		const id = '4b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b';
		const other = await server.session(url);
		await other.query(`BEGIN; INSERT INTO queue_push (batch, sensor) VALUES ('${id}', 's')`);
		const row = {name: 'x.example', firstMs: 1000, lastMs: 2000, connections: 1, bytes: 10, clients: 1};
		const pushed = database.pushQueue({id, rows: [row]}, 's');
		const waits = mariadb
			? "SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"
			: 'SELECT 1 FROM pg_locks WHERE NOT granted';
		await until('it waits', async () => {
			// InnoDB tells the same again to whoever asks again within 100 ms.
			await new Promise(resolve => setTimeout(resolve, 150));
			return (await server.query(url, waits)).length > 0;
		});
		await other.query('COMMIT');
		await pushed;
		expect(await count(url, 'unmatched_sni_record')).toBe(0);
		await other.end();
		database.close();
	});

	if (engine === 'MariaDB') {
		test('a migration that fails is not tried again and again under the eyes of old programs', async () => {
			const url = await server.database();
			await server.query(
				url,
				"CREATE TABLE app_sni (id integer, app_id integer, sni text); INSERT INTO app_sni VALUES (1, 1, 'old.example')",
			);
			await server.query(url, 'CREATE TABLE unmatched (id integer)');
			const migrate = vi.spyOn(Mariadb.prototype, 'migrate');
			const a = new Instance(url);
			await until('said, at the next attempt', () => a.status?.detail?.includes('the tables could not be made'));
			expect(a.status).toMatchObject({state: 'away', detail: expect.stringContaining('snitop db migrate')});
			expect(migrate).toHaveBeenCalledOnce();
			expect(await server.query(url, 'SELECT sni FROM app_sni')).toEqual([{sni: 'old.example'}]);
			await server.query(url, 'DROP TABLE unmatched');
			const database = await connectDatabase(url);
			await database.migrate();
			database.close();
			await until('it goes on', () => a.app('old.example') !== undefined, 20_000);
		});

		test('a database that gets its mark is the one it was', async () => {
			const url = await server.database();
			const database = await connectDatabase(url);
			await database.migrate();
			// As earlier versions left it.
			await server.query(url, "DROP TABLE snitop_mark; DELETE FROM snitop_migrations WHERE name = '004_mark'");
			const name = new URL(url).pathname.slice(1);
			await server.query(url, `CREATE USER early@'127.0.0.1'; GRANT SELECT, INSERT, UPDATE, DELETE ON ${name}.* TO early@'127.0.0.1'`);
			const home = newHome();
			const before = new Instance(server.url(name, 'early'), 'alice@a', home);
			await ok(before);
			await before.close();
			expect((await database.migrate()).done).toEqual(['004_mark']);
			database.close();
			const pull = vi.spyOn(Mariadb.prototype, 'pull');
			const after = new Instance(url, 'alice@a', home);
			await ok(after);
			expect(pull.mock.calls[0]).toEqual([expect.any(String)]);
			expect(after.notices).toEqual([]);
		});
	}

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
		expect(await queued(url)).toEqual([['x.example', 7, 3000, 5, 'alice@a']]);
	});

	test('a push of the queue that comes twice counts once', async () => {
		const url = await server.database();
		const database = await connectDatabase(url);
		await database.migrate();
		const row = {name: 'x.example', firstMs: 1000, lastMs: 2000, connections: 1, bytes: 10, clients: 1};
		const batch = {id: '4b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b', rows: [row]};
		await database.pushQueue(batch, 's');
		await database.pushQueue(batch, 's');
		await database.pushQueue({...batch, id: '5b3f6a1e-2c4d-4e6f-8a0b-1c2d3e4f5a6b', rows: [{...row, firstMs: 500}]}, 's');
		const first = mariadb ? "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', first_seen) / 1000" : 'extract(epoch FROM first_seen) * 1000';
		const [sum] = await server.query(url, `SELECT connections, bytes, ${first} AS first_ms FROM unmatched`);
		expect(Object.values(sum!).map(Number)).toEqual([2, 20, 500]);
		await server.query(
			url,
			"INSERT INTO app_protocol (app_name) VALUES ('X'); INSERT INTO app_sni (app_id, sni) SELECT app_id, '*.example' FROM app_protocol",
		);
		expect(await count(url, 'unmatched')).toBe(0);
		database.close();
	});
}
