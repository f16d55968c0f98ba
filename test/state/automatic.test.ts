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
