import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createClassifier} from '../../source/classify/create-classifier.js';
import type {Rule} from '../../source/model/rule.js';
import {createMonitorState} from '../../source/state/monitor-state.js';
import {FakeTraffic, rule} from '../support/fake-traffic.js';

/** A run in which these names were seen; what is found is carried out at once. */
function begin(rules: readonly Rule[], automatic: number | undefined, names: readonly string[] = []) {
	const clock = {ms: 1000};
	const state = createMonitorState({classifier: createClassifier(rules, []), now: () => clock.ms, automatic});
	const traffic = new FakeTraffic();
	const see = (...more: readonly string[]) => {
		for (const name of more) traffic.count(name, 1000);
		// Suggestions are made anew after a while.
		clock.ms += 10_000;
		state.applyDelta(traffic.delta());
	};
	see(...names);
	const round = () => {
		const changes: string[] = [];
		for (let ended = false; !ended; ) {
			const {upsert, remove, round} = state.automatic!.look();
			changes.push(...upsert.map(({pattern, app}) => `${pattern} ${app}`), ...remove.map(({pattern}) => `no ${pattern}`));
			if (upsert.length + remove.length > 0) state.applyRules({full: false, upsert, remove});
			ended = round;
		}
		return changes;
	};
	const verdict = (name: string) => state.tally(traffic.idOf(name))?.verdict;
	return {state, clock, traffic, see, round, verdict};
}

/** Labels of single names, so that the others are siblings. */
const labelled = (count: number, app = 'K7 Games') =>
	Array.from({length: count}, (_, i) => rule(`exact:n${i}.k7f2.example`, app, 'Games', 'label'));
const siblings = (count: number) => Array.from({length: count}, (_, i) => `n${i}.k7f2.example`);

describe('automatic classification', () => {
	test('a name that follows a sure suggestion gets a rule of its own, an unsure one does not', () => {
		const {round, verdict} = begin(labelled(10), 0.9, [...siblings(10), 'new.k7f2.example', 'ads.other.example']);
		expect(round()).toEqual(['new.k7f2.example K7 Games']);
		expect(verdict('new.k7f2.example')).toMatchObject({
			layer: 'automatic',
			match: 'exact',
			pattern: 'new.k7f2.example',
			app: 'K7 Games',
			author: 'automatic',
		});
		expect(verdict('ads.other.example')).toBeUndefined();
		expect(round()).toEqual([]);
	});

	test.each([
		[0.5, 1],
		[0.8, 1],
		[0.9, 0],
	])('at a threshold of %d three siblings (84 %%) make %d', (threshold, count) => {
		const {round} = begin(labelled(3), threshold, [...siblings(3), 'new.k7f2.example']);
		expect(round()).toHaveLength(count);
	});

	test('turned off there is nothing that could', () => {
		const {state, verdict} = begin(labelled(10), undefined, [...siblings(10), 'new.k7f2.example']);
		expect(state.automatic).toBeUndefined();
		expect(verdict('new.k7f2.example')).toBeUndefined();
	});

	test('a person, a list and everything stronger keep what they said', () => {
		const stronger = [
			rule('exact:label.k7f2.example', 'Mine', 'Work', 'label'),
			rule('exact:shared.k7f2.example', 'Theirs', 'Work', 'shared'),
			rule('exact:ignored.k7f2.example', 'Ignored', 'Other', 'label'),
		];
		const names = ['label.k7f2.example', 'shared.k7f2.example', 'ignored.k7f2.example'];
		const {round, verdict, state} = begin([...labelled(30), ...stronger], 0.8, [...siblings(30), ...names, 'new.k7f2.example']);
		expect(round()).toEqual(['new.k7f2.example K7 Games']);
		expect(names.map(name => verdict(name)?.app)).toEqual(['Mine', 'Theirs', 'Ignored']);
		state.applyLabels([{match: 'exact', pattern: 'new.k7f2.example', app: 'Mine', category: 'Work'}]);
		expect(verdict('new.k7f2.example')).toMatchObject({app: 'Mine', layer: 'label'});
		expect(round()).toEqual([]);
	});

	test('what was classified so is no ground for more', () => {
		const {round, see, verdict} = begin(labelled(3), 0.8, siblings(3));
		see('a.k7f2.example', 'b.k7f2.example', 'c.k7f2.example');
		round();
		const alone = begin(labelled(3), 0.86, [...siblings(3), 'a.k7f2.example', 'b.k7f2.example', 'c.k7f2.example', 'd.k7f2.example']);
		alone.state.applyRules({full: false, upsert: ['a', 'b', 'c'].map(label => ({...verdict(`${label}.k7f2.example`)!})), remove: []});
		expect(alone.round()).toEqual([]);
	});

	test('what was classified so is no ground against others, on their address and among their siblings', () => {
		const cdn = Array.from({length: 3}, (_, i) => rule(`exact:c${i}.zq9.example`, 'Edge', 'CDN', 'label'));
		const acme = ['a.one.example', 'a.two.example'].map(name => rule(`exact:${name}`, 'Acme', 'Games', 'label'));
		const {state, traffic, see, round, verdict} = begin([...cdn, ...acme], 0.8, ['c0.zq9.example', 'c1.zq9.example', 'c2.zq9.example']);
		const server = [0, 0, 0xffff, 1] as const;
		for (const name of ['c.zq9.example', 'a.one.example', 'a.two.example', 'b.three.example'])
			traffic.count(name, 10, 0, {birth: {server}});
		see();
		const guesses = () => state.suggestionsOf([traffic.idOf('b.three.example')]);
		const before = guesses();
		expect(before).toMatchObject([{app: 'Acme', reason: 'same-address'}]);
		expect(round()).toEqual(['c.zq9.example Edge']);
		expect(verdict('c.zq9.example')?.category).toBe('CDN');
		expect(guesses()).toEqual(before);

		const many = Array.from({length: 600}, (_, i) => `m${i}.k7f2.example`);
		const guessed = many.map(name => rule(`exact:${name}`, 'K7 Games', 'Games', 'automatic'));
		expect(begin([...guessed, ...labelled(3)], 0.8, [...many, ...siblings(3), 'new.k7f2.example']).round()).toEqual([
			'new.k7f2.example K7 Games',
		]);
	});

	test('it goes when its ground goes, and follows when the ground says something else', () => {
		const {round, state, verdict, see} = begin(labelled(3), 0.8, [...siblings(3), 'new.k7f2.example']);
		round();
		state.applyRules({full: false, upsert: labelled(3, 'Other Games'), remove: []});
		expect(round()).toEqual(['new.k7f2.example Other Games']);
		state.applyRules({full: false, upsert: [], remove: labelled(3)});
		expect(round()).toEqual(['no new.k7f2.example']);
		expect(verdict('new.k7f2.example')).toBeUndefined();
		see('more.k7f2.example');
		expect(round()).toEqual([]);
	});

	test('a rule of an earlier run, whose ground was not seen yet, stays', () => {
		const before = rule('exact:new.k7f2.example', 'K7 Games', 'Games', 'automatic');
		const {round, see, verdict} = begin([...labelled(3), before], 0.8, ['new.k7f2.example']);
		expect(round()).toEqual([]);
		see(...siblings(1));
		expect(round()).toEqual([]);
		expect(verdict('new.k7f2.example')?.app).toBe('K7 Games');
	});

	test('it is confirmed when its ground is seen again after a day', () => {
		const {state, clock, round} = begin(labelled(3), 0.8, [...siblings(3), 'new.k7f2.example']);
		round();
		expect(state.automatic!.look().confirm).toEqual([]);
		clock.ms += 86_400_000;
		expect(state.automatic!.look().confirm).toMatchObject([{pattern: 'new.k7f2.example'}]);
	});

	test('a name that is left alone, and one that no host has, get none', () => {
		const hostile = 'evil\x1b[31m.k7f2.example';
		const {round, state} = begin(labelled(10), 0.8, [...siblings(10), 'new.k7f2.example', hostile]);
		state.automatic!.decline('new.k7f2.example');
		expect(round()).toEqual([]);
	});

	test('a look is short: it goes on where the last one ended', () => {
		const many = Array.from({length: 1200}, (_, i) => `x${i}.k7f2.example`);
		const {state} = begin(labelled(10), 0.8, [...siblings(10), ...many]);
		const looks = Array.from({length: 3}, () => state.automatic!.look());
		expect(looks.map(({upsert, round}) => [upsert.length, round])).toEqual([
			[500, false],
			[500, false],
			[200, true],
		]);
	});

	test('the end of a replay shows names in the light of all of it', () => {
		const {round, traffic, state} = begin(labelled(5), 0.8, ['new.k7f2.example']);
		expect(round()).toEqual([]);
		for (const name of siblings(5)) traffic.count(name, 1000);
		[traffic.kind, traffic.ended] = ['file', true];
		state.applyDelta(traffic.delta());
		expect(round()).toEqual(['new.k7f2.example K7 Games']);
	});

	test('a rule that all of a replay would not have given goes at its end, were it ever so nearly sure', () => {
		const {round, see, traffic, state, verdict} = begin([...labelled(4), rule('exact:x.k7f2.example', 'Other', 'Games', 'label')], 0.6, [
			...siblings(4),
			'new.k7f2.example',
		]);
		expect(round()).toEqual(['new.k7f2.example K7 Games']);
		see('x.k7f2.example');
		expect(state.suggestionsOf([traffic.idOf('new.k7f2.example')])[0].confidence).toBeCloseTo(0.55, 2);
		expect(round()).toEqual([]);
		[traffic.kind, traffic.ended] = ['file', true];
		see();
		expect(round()).toEqual(['no new.k7f2.example']);
		expect(verdict('new.k7f2.example')).toBeUndefined();
	});

	test('a replay gives the same rules however it is cut and looked at', () => {
		const said = fc.constantFrom(undefined, 'Acme', 'Acme', 'Acme', 'Brix', 'Edge');
		const host = fc.record({domain: fc.constantFrom('k7f2', 'zq9', 'vx3'), server: fc.integer({min: 1, max: 3}), app: said});
		const part = fc.record({length: fc.integer({min: 1, max: 9}), waits: fc.boolean(), looks: fc.boolean()});
		const threshold = fc.double({min: 0.15, max: 0.9, noNaN: true});
		fc.assert(
			fc.property(fc.array(host, {minLength: 2, maxLength: 30}), fc.array(part, {maxLength: 15}), threshold, (hosts, parts, sure) => {
				const named = hosts.map(({domain, server, app}, i) => ({name: `n${i}.${domain}.example`, server, app}));
				const rules = named.flatMap(({name, app}) =>
					app === undefined ? [] : [rule(`exact:${name}`, app, app === 'Edge' ? 'CDN' : 'Games', 'label')],
				);
				const replay = (cuts: typeof parts) => {
					const {state, traffic, clock, round, verdict} = begin(rules, sure);
					const waiting = [...named];
					for (const {length, waits, looks} of [...cuts, {length: named.length, waits: false, looks: true}]) {
						for (const {name, server} of waiting.splice(0, length)) traffic.count(name, 10, 0, {birth: {server: [0, 0, 0xffff, server]}});
						traffic.kind = 'file';
						traffic.ended = waiting.length === 0;
						if (waits) clock.ms += 10_000;
						state.applyDelta(traffic.delta());
						if (looks) round();
						if (traffic.ended) break;
					}
					round();
					return named.map(({name}) => `${name} ${verdict(name)?.layer} ${verdict(name)?.app}`);
				};
				expect(replay(parts)).toEqual(replay([]));
			}),
			{numRuns: 300},
		);
	});

	test('they can be filtered for', () => {
		const {round, state} = begin(labelled(3), 0.8, [...siblings(3), 'new.k7f2.example']);
		round();
		for (const filter of ['automatic', '自动']) {
			const {order} = state.getSnapshot({
				list: 'all',
				category: undefined,
				sort: 'bytes',
				filter,
				expanded: new Set(),
				offset: 0,
				count: 10,
				steady: false,
			});
			expect(order).toHaveLength(1);
		}
	});
});
