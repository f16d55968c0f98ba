import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createClassifier} from '../../source/classify/create-classifier.js';
import type {Rule, RuleChange} from '../../source/model/rule.js';
import {type Delta, TALLY_STRIDE} from '../../source/model/tally.js';
import {Mirror} from '../../source/state/mirror.js';
import {createMonitorState, type MonitorState} from '../../source/state/monitor-state.js';
import {mergeInto} from '../../source/state/order.js';
import type {SnapshotRequest} from '../../source/state/snapshot.js';
import {FakeTraffic, fakeClassifier, rule} from '../support/fake-traffic.js';

const ask: SnapshotRequest = {
	list: 'all',
	category: undefined,
	sort: 'bytes',
	filter: '',
	expanded: new Set(),
	offset: 0,
	count: 100,
	steady: false,
};

function begin(rules: readonly Rule[] = []): {state: MonitorState; traffic: FakeTraffic; clock: {ms: number}; send: () => void} {
	const clock = {ms: 0};
	const state = createMonitorState({classifier: fakeClassifier(rules), now: () => clock.ms});
	const traffic = new FakeTraffic();
	return {state, traffic, clock, send: () => state.applyDelta(traffic.delta())};
}

const names = (state: MonitorState, request: Partial<SnapshotRequest> = {}) =>
	state
		.getSnapshot({...ask, ...request})
		.rows.map(row => (row.kind === 'tally' ? row.tally.text : `[${row.group.domain} ${row.group.names}]`));

describe('rates', () => {
	test('are means over the last whole seconds of packet time', () => {
		const {state, traffic, send} = begin();
		traffic.count('a.example', 0, 0);
		send();
		for (let second = 0; second < 5; second++) {
			traffic.count('a.example', 1000, 250);
			traffic.advance(1000);
			send();
		}
		const [row] = state.getSnapshot(ask).rows;
		expect(row.kind === 'tally' && [row.tally.rateDown, row.tally.rateUp]).toEqual([8000, 2000]);
	});

	test('fall to zero when packet time goes on and nothing comes', () => {
		const {state, traffic, send} = begin();
		traffic.count('a.example', 1e6);
		send();
		traffic.advance(1000);
		send();
		expect(state.getSnapshot(ask).rateDown).toBeGreaterThan(0);
		traffic.advance(5000);
		send();
		expect(state.getSnapshot(ask).rateDown).toBe(0);
	});

	test('of a capture that has ended are means over all of it', () => {
		const {state, traffic, send} = begin();
		traffic.kind = 'file';
		traffic.count('a.example', 0, 0);
		send();
		traffic.advance(100_000);
		traffic.count('a.example', 1e6, 0);
		traffic.ended = true;
		send();
		const snapshot = state.getSnapshot(ask);
		expect(snapshot.mean).toBe(true);
		expect(snapshot.rateDown).toBeCloseTo(8e6 / 100);
	});

	test('a sparkline of a file keeps every byte however long the capture is', () => {
		const {state, traffic, send} = begin();
		traffic.kind = 'file';
		let all = 0;
		for (let minute = 0; minute < 50; minute++) {
			traffic.count('a.example', 1000 * minute, 0);
			all += 1000 * minute;
			send();
			traffic.advance(60_000);
		}
		send();
		const [row] = state.getSnapshot(ask).rows;
		const sum = row.kind === 'tally' ? row.tally.trend.reduce((total, bytes) => total + bytes, 0) : 0;
		expect(sum).toBeCloseTo(all, -2);
	});

	test('a last delta without a time has that of the latest packet', () => {
		const {state, traffic, send} = begin();
		traffic.kind = 'file';
		traffic.count('a.example', 0, 0);
		send();
		traffic.advance(10_000);
		traffic.count('a.example', 1e6, 0);
		traffic.ended = true;
		state.applyDelta({...traffic.delta(), timeUs: 0});
		const {timeUs, startUs, rateDown} = state.getSnapshot(ask);
		expect(timeUs - startUs).toBe(10e6);
		expect(rateDown).toBeCloseTo(8e5);
	});

	test('survive packet time that jumps back, as between two files', () => {
		const {state, traffic, send} = begin();
		traffic.count('a.example', 1000);
		send();
		traffic.advance(-3600_000);
		traffic.count('a.example', 1000);
		send();
		traffic.advance(1000);
		send();
		const {rateDown, rows} = state.getSnapshot(ask);
		expect(Number.isFinite(rateDown) && rateDown >= 0).toBe(true);
		expect(rows[0].kind === 'tally' && rows[0].tally.bytesDown).toBe(2000);
	});
});

describe('labels', () => {
	test('move what was counted at once, and back when the store refuses', () => {
		const {state, traffic, send} = begin([rule('video.example', 'Tube', 'Video')]);
		traffic.count('a.video.example', 5000, 0);
		traffic.count('b.k7f2.example', 300, 0);
		traffic.count('c.k7f2.example', 200, 0);
		send();
		const bytesOf = (category: string) => state.getSnapshot(ask).categories.find(sum => sum.category === category)?.bytesDown;
		expect(bytesOf('Unmatched')).toBe(500);
		const takeBack = state.applyLabels([{match: 'suffix', pattern: 'k7f2.example', app: 'K7', category: 'Games'}]);
		expect([bytesOf('Games'), bytesOf('Unmatched')]).toEqual([500, undefined]);
		expect(names(state, {list: 'unmatched'})).toEqual([]);
		takeBack();
		expect([bytesOf('Games'), bytesOf('Unmatched')]).toEqual([undefined, 500]);
		expect(names(state, {list: 'unmatched'})).toEqual(['[k7f2.example 2]']);
	});

	test.each([
		['exact', 'www.k7f2.example'],
		['suffix', 'k7f2.example'],
		['wildcard', '*.k7f2.example'],
		['regex', '^www\\.k7'],
	] as const)('taking a label back brings the label before it back: %s', (match, pattern) => {
		const {state, traffic, send} = begin();
		traffic.count('www.k7f2.example', 300);
		send();
		const app = () => state.tally(traffic.idOf('www.k7f2.example'))?.verdict?.app;
		const takeAllBack = state.applyLabels([{match, pattern, app: 'Old', category: 'Games'}]);
		const takeBack = state.applyLabels([{match, pattern, app: 'New', category: 'Games'}]);
		expect(app()).toBe('New');
		takeBack();
		expect(app()).toBe('Old');
		takeAllBack();
		expect(app()).toBeUndefined();
	});

	test('a scope counts what a label would decide about, not what a stronger one keeps', () => {
		const {state, traffic, send} = begin([
			rule('exact:login.k7f2.example', 'K7', 'Games', 'label'),
			rule('shop.k7f2.example', 'Shop', 'Work'),
		]);
		for (const label of ['login', 'www', 'api', 'shop']) traffic.count(`${label}.k7f2.example`, 100, 0);
		send();
		const {scopes} = state.scopes([traffic.idOf('www.k7f2.example')], 'K7');
		expect(scopes.map(({kind, names, bytes}) => [kind, names, bytes])).toEqual([
			['name', 1, 100],
			['wildcard', 3, 300],
			['domain', 3, 300],
		]);
		expect(state.ownScope('re:^(www|login)')).toMatchObject({kind: 'pattern', names: 1});
		expect(state.ownScope('re:(')).toContain('regular expression');
		for (const all of ['com', '*.co.uk', 're:.'])
			expect([all, state.ownScope(all)]).toEqual([all, expect.stringMatching(/^it would cover every name/)]);
	});

	test('one rule over 50,000 names costs less than a frame', () => {
		const mirror = new Mirror(createClassifier([], []));
		const born = Array.from({length: 50_000}, (_, i) => ({
			id: i + 1,
			kind: 'name' as const,
			text: `host${i}.site${i % 5000}.example`,
			source: 'tls' as const,
		}));
		const {totals, ledger, sources} = new FakeTraffic().delta();
		mirror.applyDelta({kind: 'delta', timeUs: 1, startUs: 1, born, tallies: new Float64Array(0), totals, ledger, sources, ended: false});
		const times = Array.from({length: 7}, (_, i) => {
			const start = process.cpuUsage();
			expect(mirror.applyRules({full: false, upsert: [rule(`suffix:site${i}.example`, 'A', 'Work', 'label')], remove: []})).toBe(
				i === 0 ? 9 : 10,
			);
			return process.cpuUsage(start).user / 1000;
		});
		// Time of the processor, and the best of several: the machine has other things to do.
		expect(Math.min(...times)).toBeLessThan(20);
	});

	test('looking up only what a change can concern gives what looking up all would', () => {
		const label = fc.constantFrom('a', 'b', 'c');
		const name = fc.array(label, {minLength: 1, maxLength: 3}).map(labels => `${labels.join('.')}.example.com`);
		const change = fc.record({
			match: fc.constantFrom('exact' as const, 'suffix' as const, 'wildcard' as const, 'regex' as const),
			domain: name,
			app: fc.constantFrom('X', 'Y'),
			layer: fc.constantFrom('label' as const, 'shared' as const),
			remove: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(name, {minLength: 1, maxLength: 8}), fc.array(change, {maxLength: 12}), (texts, changes) => {
				const partial = new Mirror(createClassifier([], []));
				const traffic = new FakeTraffic();
				for (const text of texts) traffic.count(text, 10);
				partial.applyDelta(traffic.delta());
				const whole = createClassifier([], []);
				for (const {match, domain, app, layer, remove} of changes) {
					const pattern = match === 'wildcard' ? `*.${domain}` : match === 'regex' ? domain.slice(0, 3) : domain;
					const changed: Rule = {match, pattern, app, layer, category: 'Work', priority: 0, author: undefined, changedMs: undefined};
					const one: RuleChange = {full: false, upsert: remove ? [] : [changed], remove: remove ? [changed] : []};
					partial.applyRules(one);
					whole.apply(one);
					for (const text of texts) expect(partial.table.verdicts[traffic.idOf(text)]).toEqual(whole.name(text));
				}
			}),
			{numRuns: 60},
		);
	});
});

describe('apps that can be picked', () => {
	const labels = (count: number, app: string) =>
		Array.from({length: count}, (_, i) => rule(`exact:n${i}.${app.toLowerCase()}.example`, app, 'Games', 'label'));
	const apps = (state: MonitorState) => state.apps().map(({app}) => app);
	const known = (rules: readonly Rule[]) => createMonitorState({classifier: createClassifier(rules, []), now: () => 0});

	test('are the old ones until the last part of a full change has come, and then the new ones', () => {
		const state = known(labels(1, 'Gone'));
		state.applyRules({full: true, upsert: labels(2000, 'First'), remove: [], more: true});
		expect(apps(state)).toEqual(['Gone']);
		state.applyRules({full: true, upsert: labels(50, 'Last'), remove: []});
		expect(apps(state)).toEqual(['First', 'Last']);
		expect(state.categoryOf('Gone')).toBeUndefined();
	});

	test('are those of a small full change alone', () => {
		const state = known(labels(1, 'Gone'));
		expect(apps(state)).toEqual(['Gone']);
		state.applyRules({full: true, upsert: labels(3, 'New'), remove: []});
		expect(apps(state)).toEqual(['New']);
	});

	test('are not those that were being read when a full change came', () => {
		const traffic = new FakeTraffic();
		const state = known([...labels(1500, 'Gone'), ...labels(1500, 'Too')]);
		state.applyDelta(traffic.delta());
		state.applyRules({full: true, upsert: labels(2000, 'First'), remove: [], more: true});
		state.applyDelta(traffic.delta());
		state.applyRules({full: true, upsert: labels(50, 'Last'), remove: []});
		state.applyDelta(traffic.delta());
		expect(apps(state)).toEqual(['First', 'Last']);
	});

	test('guesses follow the rules of all parts', () => {
		const state = known(labels(3, 'Old'));
		const traffic = new FakeTraffic();
		for (const name of ['n0.k7.example', 'n1.k7.example', 'n2.k7.example', 'new.k7.example']) traffic.count(name, 10);
		state.applyDelta(traffic.delta());
		state.applyRules({full: true, upsert: labels(3, 'K7'), remove: [], more: true});
		const ids = [traffic.idOf('new.k7.example')];
		expect(state.suggestionsOf(ids)).toEqual([]);
		state.applyRules({full: true, upsert: labels(3, 'Other'), remove: []});
		expect(state.suggestionsOf(ids)[0]).toMatchObject({app: 'K7'});
	});
});

describe('lists', () => {
	test('keep their order for two seconds, and while somebody types', () => {
		const {state, traffic, clock, send} = begin();
		traffic.count('a.example', 100);
		traffic.count('b.example', 50);
		send();
		expect(names(state)).toEqual(['a.example', 'b.example']);
		traffic.count('b.example', 500);
		traffic.advance(1000);
		clock.ms = 1000;
		send();
		expect(names(state)).toEqual(['a.example', 'b.example']);
		clock.ms = 2500;
		traffic.advance(1500);
		send();
		expect(names(state, {steady: true})).toEqual(['a.example', 'b.example']);
		expect(names(state)).toEqual(['b.example', 'a.example']);
	});

	test('group unmatched names by their registrable domain and open', () => {
		const {state, traffic, send} = begin([rule('known.example', 'Known', 'Work')]);
		for (const text of ['a.k7f2.example', 'b.k7f2.example', 'x.acme.example', 'known.example']) traffic.count(text, 100);
		send();
		expect(names(state, {list: 'unmatched'})).toEqual(['[k7f2.example 2]', 'x.acme.example']);
		expect(names(state, {list: 'unmatched', expanded: new Set(['k7f2.example'])})).toEqual([
			'[k7f2.example 2]',
			'a.k7f2.example',
			'b.k7f2.example',
			'x.acme.example',
		]);
	});

	test('a label leaves the other rows of the queue where they are', () => {
		const {state, traffic, clock, send} = begin();
		for (const [i, text] of ['one.test', 'two.test', 'three.test', 'four.test'].entries()) traffic.count(text, 1000 - i);
		send();
		names(state, {list: 'unmatched'});
		traffic.count('four.test', 5000);
		traffic.advance(1000);
		clock.ms = 500;
		send();
		state.applyLabels([{match: 'exact', pattern: 'two.test', app: 'Two', category: 'Work'}]);
		expect(names(state, {list: 'unmatched', steady: true})).toEqual(['one.test', 'three.test', 'four.test']);
	});

	test('order the queue by each key', () => {
		const {state, traffic, send} = begin();
		traffic.count('c.most.test', 900, 0, {connections: 1});
		traffic.advance(1000);
		traffic.count('b.busy.test', 500, 0, {connections: 90});
		traffic.advance(1000);
		traffic.count('a.young.test', 100, 0, {connections: 40});
		send();
		const by = (sort: SnapshotRequest['sort']) => names(state, {list: 'unmatched', sort}).map(name => name.slice(0, 1));
		expect(by('bytes')).toEqual(['c', 'b', 'a']);
		expect(by('connections')).toEqual(['b', 'a', 'c']);
		expect(by('clients')).toEqual(['b', 'a', 'c']);
		expect(by('firstSeen')).toEqual(['a', 'b', 'c']);
		expect(by('name')).toEqual(['b', 'c', 'a']);
	});

	test('what undo brings back stands where it was, after the end too', () => {
		const {state, traffic, clock, send} = begin();
		for (const [i, text] of ['one.test', 'two.test', 'three.test', 'four.test'].entries()) traffic.count(text, 1000 - i);
		traffic.ended = true;
		send();
		const before = names(state, {list: 'unmatched'});
		const takeBack = state.applyLabels([{match: 'exact', pattern: 'two.test', app: 'Two', category: 'Work'}]);
		clock.ms += 5000;
		expect(names(state, {list: 'unmatched'})).toEqual(['one.test', 'three.test', 'four.test']);
		clock.ms += 5000;
		takeBack();
		expect(names(state, {list: 'unmatched'})).toEqual(before);
	});

	test.each([
		['K7F2'.toLowerCase(), ['b.k7f2.example']],
		['tube', ['a.video.example']],
		['nothing', []],
	])('filter by name, app or category: %s', (filter, expected) => {
		const {state, traffic, send} = begin([rule('video.example', 'Tube', 'Video')]);
		traffic.count('a.video.example', 100);
		traffic.count('b.k7f2.example', 50);
		send();
		expect(names(state, {filter})).toEqual(expected);
	});

	test('give the rows that are asked for, and move back at their end', () => {
		const {state, traffic, send} = begin();
		for (let i = 0; i < 30; i++) traffic.count(`n${i}.example`, 1000 - i);
		send();
		expect(names(state, {offset: 10, count: 3})).toEqual(['n10.example', 'n11.example', 'n12.example']);
		expect(state.getSnapshot({...ask, offset: 29, count: 10}).offset).toBe(20);
	});
});

describe('mergeInto', () => {
	const compare = (a: number, b: number) => Math.floor(a) - Math.floor(b);

	test('puts each where sorting would, equals behind, and leaves the others as they are', () => {
		const list = fc.array(fc.integer({min: 0, max: 20}));
		fc.assert(
			fc.property(list, list, (stay, come) => {
				const there = [...stay].sort(compare);
				// Halves tell the ones that come from those that stay.
				const late = come.map(one => one + 0.5);
				expect(mergeInto(there, late, compare)).toEqual([...there, ...late].sort(compare));
			}),
		);
		// What stays is not in order any more: nobody is lost, and it keeps the order it has.
		fc.assert(
			fc.property(list, list, (stay, come) => {
				const merged = mergeInto(
					stay,
					come.map(one => one + 0.5),
					compare,
				);
				expect(merged.filter(Number.isInteger)).toEqual(stay);
				expect(merged.filter(one => !Number.isInteger(one))).toEqual(come.map(one => one + 0.5).sort(compare));
			}),
		);
	});

	test('asks little: a thousand among 200,000 cost no frame', () => {
		let asked = 0;
		const counted = (a: number, b: number) => {
			asked++;
			return a - b;
		};
		const stay = Array.from({length: 200_000}, (_, i) => i);
		const come = Array.from({length: 1000}, (_, i) => ((i * 7919) % 1000) * 200 + 0.5);
		expect(mergeInto(stay, come, counted)).toHaveLength(201_000);
		expect(asked).toBeLessThan(40_000);
	});
});

test('a snapshot stays the same while nothing changed, and is frozen', () => {
	const {state, traffic, send} = begin();
	traffic.count('a.example', 100);
	send();
	const first = state.getSnapshot(ask);
	expect(state.getSnapshot({...ask})).toBe(first);
	expect(Object.isFrozen(first)).toBe(true);
	state.notice('info', 'something');
	expect(state.getSnapshot(ask)).not.toBe(first);
});

test('tallies that no delta announced, or beyond all bounds, are passed over', () => {
	const {state, traffic} = begin();
	const delta: Delta = traffic.delta();
	const tallies = new Float64Array(TALLY_STRIDE * 2);
	tallies[0] = 77;
	tallies[TALLY_STRIDE] = -1;
	expect(() =>
		state.applyDelta({
			...delta,
			born: [
				{id: 1e12, kind: 'name', text: 'x', source: 'tls'},
				{id: 0.5, kind: 'name', text: 'y', source: 'tls'},
			],
			tallies,
		}),
	).not.toThrow();
	expect(state.getSnapshot(ask).order).toEqual([]);
});
