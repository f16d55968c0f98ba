import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import type {FromStore} from '../../source/model/messages.js';
import {AUTOMATIC_LIMIT, type Rule} from '../../source/model/rule.js';
import {LabelStore} from '../../source/store/label-store.js';
import {openCache, type Sql} from '../../source/store/sqlite.js';
import {Store} from '../../source/store/store.js';
import {storeStart} from '../support/store-start.js';

const DAY = 86_400_000;
let home: string;
let sql: Sql;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'snitop-'));
	({sql} = openCache(home, true));
});
afterEach(() => {
	sql.close();
	rmSync(home, {recursive: true, force: true});
});

const clock = {ms: Date.UTC(2026, 0, 2)};
const open = (options: {author?: string; shared?: boolean; automatic?: boolean} = {}): LabelStore =>
	new LabelStore(sql, {author: 'alice@a', shared: false, automatic: true, now: () => clock.ms, ...options});
const guess = (pattern: string, app = 'K7 Games', changedMs = clock.ms): Rule => ({
	match: 'exact',
	pattern,
	app,
	category: 'Games',
	layer: 'automatic',
	priority: 0,
	author: 'automatic',
	changedMs,
});
const key = (pattern: string) => ({layer: 'automatic', match: 'exact', pattern}) as const;
const patterns = (store: LabelStore) => store.rules.all().map(({layer, pattern}) => `${layer} ${pattern}`);

test("an automatic rule is local, stands in the history as made by automatic, and a person's undo does not touch it", () => {
	const store = open({shared: true});
	store.label([{match: 'suffix', pattern: 'mine.example', app: 'Mine', category: 'Work'}]);
	const waiting = store.outbox.count;
	expect(store.automatic([guess('a.k7.example')], [])).toMatchObject([{action: 'label', author: 'automatic', app: 'K7 Games'}]);
	expect(store.rules.get(key('a.k7.example'))).toMatchObject({app: 'K7 Games', layer: 'automatic', author: 'automatic'});
	expect(store.outbox.count).toBe(waiting);
	expect(store.history.list(1)).toMatchObject([{action: 'label', pattern: 'a.k7.example', author: 'automatic'}]);
	expect(store.undo()).toMatchObject([{pattern: 'mine.example'}]);
	expect(patterns(store)).toEqual(['automatic a.k7.example']);
});

test('what a person takes back is not made again, by undo it comes back', () => {
	const store = open();
	store.automatic([guess('a.k7.example')], []);
	expect(store.remove([{match: 'suffix', pattern: 'a.k7.example'}])).toMatchObject([
		{action: 'remove', match: 'exact', pattern: 'a.k7.example', author: 'alice@a'},
	]);
	expect(store.automatic([guess('a.k7.example', 'Other'), guess('b.k7.example')], []).map(event => event.pattern)).toEqual([
		'b.k7.example',
	]);
	store.undo();
	expect(patterns(store).sort()).toEqual(['automatic a.k7.example', 'automatic b.k7.example']);
	expect(store.automatic([guess('a.k7.example', 'Other')], [])).toHaveLength(1);
});

test('a label of a name is taken away before its automatic rule', () => {
	const store = open();
	store.automatic([guess('a.k7.example')], []);
	store.label([{match: 'exact', pattern: 'a.k7.example', app: 'Mine', category: 'Work'}]);
	store.remove([{match: 'exact', pattern: 'a.k7.example'}]);
	expect(patterns(store)).toEqual(['automatic a.k7.example']);
	store.remove([{match: 'exact', pattern: 'a.k7.example'}]);
	expect(() => store.remove([{match: 'exact', pattern: 'a.k7.example'}])).toThrow('there is no label');
});

test('a rule without ground goes, and can come back', () => {
	const store = open();
	store.automatic([guess('a.k7.example')], []);
	expect(store.automatic([], [key('a.k7.example'), key('never.example')])).toMatchObject([{action: 'remove', author: 'automatic'}]);
	expect(patterns(store)).toEqual([]);
	expect(store.automatic([guess('a.k7.example')], [])).toHaveLength(1);
});

test('a rule is confirmed once a day without a line in the history, and dropped when nothing confirms it', () => {
	const store = open();
	store.automatic([guess('a.k7.example'), guess('b.k7.example')], []);
	const begin = clock.ms;
	const lines = store.history.list(10).length;
	clock.ms += DAY - 1;
	expect(store.automatic([guess('a.k7.example')], [])).toEqual([]);
	expect(store.rules.get(key('a.k7.example'))?.changedMs).toBe(begin);
	clock.ms++;
	expect(store.automatic([guess('a.k7.example')], [])).toEqual([]);
	expect(store.rules.get(key('a.k7.example'))?.changedMs).toBe(clock.ms);
	expect(store.history.list(10)).toHaveLength(lines);
	store.expireAutomatic(clock.ms);
	expect(patterns(store)).toEqual(['automatic a.k7.example']);
});

test('there are never more than the limit', () => {
	const store = open();
	const many = Array.from({length: AUTOMATIC_LIMIT + 5}, (_, i) => guess(`n${i}.example`));
	expect(store.automatic(many, [])).toHaveLength(AUTOMATIC_LIMIT);
	expect(store.automatic([guess('one.more.example')], [])).toEqual([]);
	expect(store.automatic([guess('one.more.example')], [key('n0.example')])).toHaveLength(2);
	expect(store.rules.count('automatic')).toBe(AUTOMATIC_LIMIT);
});

test('turned off they count for nothing, and a run that writes drops them', async () => {
	clock.ms = Date.now();
	open().automatic([guess('a.k7.example')], []);
	const rulesOf = async (automatic: boolean, queue: boolean, runs = true): Promise<readonly Rule[]> => {
		const told: FromStore[] = [];
		const started = storeStart(home, {queue, automatic, engine: runs ? ({} as never) : undefined});
		const store = new Store(started, message => told.push(message));
		store.engineGone();
		await store.close();
		return told.flatMap(message => (message.kind === 'ready' ? message.rules : []));
	};
	expect(await rulesOf(true, true)).toMatchObject([{pattern: 'a.k7.example'}]);
	expect(await rulesOf(false, false)).toEqual([]);
	expect(await rulesOf(true, false)).toHaveLength(1);
	// A command without a capture, such as `db sync`.
	expect(await rulesOf(false, true, false)).toEqual([]);
	expect(await rulesOf(true, true)).toHaveLength(1);
	expect(await rulesOf(false, true)).toEqual([]);
	expect(await rulesOf(true, true)).toEqual([]);
	expect(open().history.list(1)).toMatchObject([{action: 'remove', author: 'automatic', pattern: 'a.k7.example'}]);
});

test('another process hears of them only where they count', () => {
	const on = open();
	const off = open({automatic: false});
	const revision = on.rules.revision();
	on.automatic([guess('a.k7.example')], []);
	on.label([{match: 'exact', pattern: 'mine.example', app: 'Mine', category: 'Work'}]);
	const heard = (store: LabelStore) => store.rules.since(revision).flatMap(({change}) => change.upsert.map(({pattern}) => pattern));
	expect(heard(on)).toEqual(['a.k7.example', 'mine.example']);
	expect(heard(off)).toEqual(['mine.example']);
});
