import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterAll, expect, test} from 'vitest';
import type {MatchKind, Rule} from '../../source/model/rule.js';
import {UserError} from '../../source/model/user-error.js';
import type {StoredRule} from '../../source/store/label-change.js';
import {LabelStore} from '../../source/store/label-store.js';
import {openCache} from '../../source/store/sqlite.js';

const root = mkdtempSync(join(tmpdir(), 'snitop-undo-'));
afterAll(() => rmSync(root, {recursive: true}));
let homes = 0;

const match = fc.constantFrom<MatchKind>('exact', 'suffix');
const pattern = fc.constantFrom('a.example', 'b.example', 'c.example');
const app = fc.constantFrom('Alpha', 'Beta', '微信');
const category = fc.constantFrom('Video', 'Games', '');
const requests = fc.array(fc.record({match, pattern, app, category}), {minLength: 1, maxLength: 3});
const imported = fc.array(
	fc.record({
		match,
		pattern,
		app,
		category: fc.constantFrom('Video', 'Games'),
		layer: fc.constantFrom('label' as const, 'shared' as const),
		priority: fc.integer({min: 0, max: 1}),
		author: fc.option(fc.constant('import:list'), {nil: undefined}),
		changedMs: fc.constantFrom(5, 7),
	}),
	{minLength: 1, maxLength: 4},
);
type Step = {readonly kind: 'undo' | 'redo' | 'restart'} | {readonly kind: 'label' | 'remove' | 'import'; readonly list: readonly Rule[]};
const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		requests.map(list => ({kind: 'label', list}) as unknown as Step),
		requests.map(list => ({kind: 'remove', list}) as unknown as Step),
		imported.map(list => ({kind: 'import', list}) as Step),
		fc.constantFrom<Step>({kind: 'undo'}, {kind: 'undo'}, {kind: 'redo'}, {kind: 'restart'}),
	),
	{maxLength: 25},
);

/** A store that is opened again on its file. */
class Reopened {
	readonly #home = join(root, String(++homes));
	#cache = openCache(this.#home, true);
	#now = 1000;
	labels = this.#open('me');

	restart(): void {
		this.#cache.sql.close();
		this.#cache = openCache(this.#home, false);
		this.labels = this.#open('me');
	}

	as(author: string): LabelStore {
		return this.#open(author);
	}

	/** Everything that is known of the rules, in one order. */
	state(): readonly StoredRule[] {
		return this.labels.rules.all().sort((a, b) => (`${a.layer} ${a.match} ${a.pattern}` < `${b.layer} ${b.match} ${b.pattern}` ? -1 : 1));
	}

	close(): void {
		this.#cache.sql.close();
	}

	#open(author: string): LabelStore {
		return new LabelStore(this.#cache.sql, {author, shared: false, now: () => ++this.#now});
	}
}

/** Does a step; false where it changed nothing. */
function take(labels: LabelStore, step: Step): boolean {
	try {
		if (step.kind === 'label') return labels.label(step.list).length > 0;
		if (step.kind === 'remove') return labels.remove(step.list).length > 0;
		if (step.kind === 'import') return labels.import(step.list).length > 0;
		return false;
	} catch (error) {
		// There was nothing to remove.
		expect(error).toBeInstanceOf(UserError);
		return false;
	}
}

test('undo and redo go back and forth through exactly the states there were, over restarts too', () => {
	fc.assert(
		fc.property(imported, steps, (before, given) => {
			const store = new Reopened();
			store.as('somebody else').import(before);
			const past: (readonly StoredRule[])[] = [];
			const future: (readonly StoredRule[])[] = [];
			let state = store.state();
			const go = (kind: 'undo' | 'redo') => {
				const [from, to] = kind === 'undo' ? [past, future] : [future, past];
				const next = from.pop();
				if (next === undefined) expect(() => store.labels[kind]()).toThrow(UserError);
				else {
					expect(store.labels[kind]()).not.toEqual([]);
					to.push(state);
					state = next;
				}
				expect(store.state()).toEqual(state);
			};
			for (const step of given) {
				if (step.kind === 'undo' || step.kind === 'redo') go(step.kind);
				else if (step.kind === 'restart') store.restart();
				else if (take(store.labels, step)) {
					past.push(state);
					future.length = 0;
					state = store.state();
				}
				expect(store.state()).toEqual(state);
			}
			while (past.length > 0) go('undo');
			store.restart();
			expect(store.state()).toEqual(state);
			while (future.length > 0) go('redo');
			expect(store.state()).toEqual(state);
			store.close();
		}),
		{numRuns: 60},
	);
});

const rule = (pattern: string, layer: Rule['layer'] = 'shared'): Rule => ({
	match: 'suffix',
	pattern,
	app: 'List',
	category: 'Other',
	layer,
	priority: 0,
	author: undefined,
	changedMs: 5,
});

test('an import is all or nothing, and one step of undo', () => {
	const {sql} = openCache(join(root, String(++homes)), true);
	const labels = new LabelStore(sql, {author: 'me', shared: true});
	labels.label([{match: 'suffix', pattern: 'a.example', app: 'Alpha', category: 'Video'}]);
	const before = {
		rules: labels.rules.all(),
		revision: labels.rules.revision(),
		history: labels.history.list(100),
		outbox: labels.outbox.count,
	};
	const now = () => ({
		rules: labels.rules.all(),
		revision: labels.rules.revision(),
		history: labels.history.list(100),
		outbox: labels.outbox.count,
	});
	// The table refuses rules of the catalogue: the import fails in its middle.
	expect(() => labels.import([rule('b.example'), rule('a.example', 'label'), rule('c.example', 'catalogue'), rule('d.example')])).toThrow(
		'CHECK',
	);
	expect(now()).toEqual(before);
	expect(labels.import([rule('b.example'), rule('a.example', 'label'), rule('d.example')])).toHaveLength(3);
	expect(labels.undo()).toHaveLength(3);
	expect(labels.rules.all()).toEqual(before.rules);
	expect(labels.undo()).toHaveLength(1);
	expect(labels.rules.all()).toEqual([]);
	expect(() => labels.undo()).toThrow('nothing to undo');
	sql.close();
});

test('what was done with one command stays as long as one line of it does, and then goes as a whole', () => {
	const {sql} = openCache(join(root, String(++homes)), true);
	const labels = new LabelStore(sql, {author: 'me', shared: false});
	const lines = () => labels.history.list(100).length;
	labels.import(Array.from({length: 10}, (_, i) => rule(`n${i}.example`)));
	labels.label([{match: 'suffix', pattern: 'a.example', app: 'Alpha', category: 'Video'}]);
	labels.history.prune(10);
	expect(lines()).toBe(11);
	expect([labels.undo().length, labels.undo().length]).toEqual([1, 10]);
	expect(labels.rules.all()).toEqual([]);
	expect([labels.redo().length, labels.redo().length]).toEqual([10, 1]);
	labels.history.prune(33);
	expect(lines()).toBe(33);
	// The last line of the import is the tenth: one more is too many for it.
	labels.history.prune(24);
	expect(lines()).toBe(33);
	labels.history.prune(23);
	expect(lines()).toBe(23);
	sql.close();
});

test('what is too old to be undone is not undone in part', () => {
	const {sql} = openCache(join(root, String(++homes)), true);
	const labels = new LabelStore(sql, {author: 'me', shared: false});
	labels.import(Array.from({length: 20}, (_, i) => rule(`n${i}.example`)));
	for (let i = 0; i < 10; i++) labels.label([{match: 'suffix', pattern: `a${i}.example`, app: 'Alpha', category: 'Video'}]);
	labels.history.prune(10);
	for (let i = 0; i < 10; i++) expect(labels.undo()).toHaveLength(1);
	expect(() => labels.undo()).toThrow('nothing to undo');
	expect(labels.rules.all()).toHaveLength(20);
	sql.close();
});
