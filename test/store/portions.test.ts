import {expect, test} from 'vitest';
import type {Rule, RuleChange} from '../../source/model/rule.js';
import {Portions} from '../../source/store/portions.js';
import {until} from '../support/until.js';

const rule = (pattern: string): Rule => ({
	match: 'exact',
	pattern,
	app: 'App',
	category: 'Tech',
	layer: 'shared',
	priority: 0,
	author: undefined,
	changedMs: undefined,
});
const rules = (count: number, word: string): Rule[] => Array.from({length: count}, (_, i) => rule(`${word}${i}.example`));

test('a small change is told at once, a large one in portions and in order, with packets in between', async () => {
	const told: RuleChange[] = [];
	const portions = new Portions(change => told.push(change));
	portions.add({full: false, upsert: [rule('a.example')], remove: []}, undefined);
	expect(told).toHaveLength(1);
	portions.add({full: false, upsert: rules(10_000, 'b'), remove: []}, undefined);
	portions.add({full: false, upsert: [], remove: [rule('b1.example')]}, 'somebody');
	expect(told).toHaveLength(2);
	let turns = 0;
	const turn = (): void => {
		turns++;
		if (told.length < 7) setImmediate(turn);
	};
	turn();
	await until('all portions', () => told.length === 7);
	expect(turns).toBeGreaterThan(4);
	expect(told.slice(1, 6).flatMap(({upsert}) => upsert)).toHaveLength(10_000);
	expect(told[6]!.remove).toHaveLength(1);
});

test('a change that replaces all rules is told in parts that count together', async () => {
	const told: RuleChange[] = [];
	new Portions(change => told.push(change)).add({full: true, upsert: rules(10_000, 'd'), remove: []}, undefined);
	await until('all parts', () => told.length === 5);
	expect(told.map(({full, more}) => [full, more])).toEqual([
		[true, true],
		[true, true],
		[true, true],
		[true, true],
		[true, false],
	]);
	expect(told.flatMap(({upsert}) => upsert)).toHaveLength(10_000);
});

test('after the end nothing is told', async () => {
	const told: RuleChange[] = [];
	const portions = new Portions(change => told.push(change));
	portions.add({full: false, upsert: rules(5000, 'c'), remove: []}, undefined);
	portions.close();
	await new Promise(resolve => setTimeout(resolve, 30));
	expect(told).toHaveLength(1);
});
