import {describe, expect, test} from 'vitest';
import type {TallyBirth} from '../../source/model/tally.js';
import {plainText} from '../../source/ui/line.js';
import {rule} from '../support/fake-traffic.js';
import {stage} from '../support/stage.js';

const known = [rule('login.k7f2.example', 'K7 Games', 'Games'), rule('exact:www.bili9.example', '哔哩哔哩', 'Video')];

/** The queue of a screen on which these names were seen. */
function queue(names: readonly (readonly [string, number, Partial<TallyBirth>?])[], locale: 'en' | 'zh' = 'en') {
	const set = stage(80, 24, {locale}, known);
	for (const [name, bytes, birth] of names) set.traffic.count(name, bytes, 0, {birth});
	set.state.applyDelta(set.traffic.delta());
	set.keys('2');
	const lines = () => set.frame().map(plainText);
	return {
		...set,
		lines,
		/** The line of a name. */
		row: (text: string) => lines().find(line => line.includes(text)),
		selected: () => lines().find(line => line.startsWith('▌')),
		labels: () => set.effects.asked.filter(asked => asked.startsWith('label ')).map(asked => asked.slice(6)),
	};
}

const k7 = [
	['login.k7f2.example', 10],
	['a.k7f2.example', 3000],
	['b.k7f2.example', 2000],
] as const;

test('one key takes the suggestion of a group; the next row is selected, and the status line says how to go back', () => {
	const {row, keys, labels, lines, selected} = queue([...k7, ['x.acme.example', 100]]);
	expect(row('k7f2.example')).toMatch(/68 % K7 Games siblings/);
	keys('a');
	expect(labels()).toEqual(['suffix:k7f2.example K7 Games Games']);
	expect(lines().at(-1)).toContain('labelled 3 names as K7 Games, u undoes');
	expect(row('k7f2')).toBeUndefined();
	expect(selected()).toContain('x.acme.example');
});

test('a name of an open group is labelled alone, and the footer says so before', () => {
	const {keys, labels, lines, row} = queue([...k7, ['ads.k7f2.example', 9000]]);
	expect(lines().at(-1)).toContain('a accept under k7f2.example');
	keys('right', 'j');
	expect(lines().at(-1)).toContain('a accept for 1 name');
	keys('a');
	expect(labels()).toEqual(['exact:ads.k7f2.example K7 Games Games']);
	expect(lines().at(-1)).toContain('labelled 1 name as K7 Games');
	expect(row('a.k7f2.example')).toBeDefined();
});

describe('of a group that is open', () => {
	const names = ['a', 'b', 'd', 'e', 'f'].map(label => [`${label}.team1.example`, 1000 - label.charCodeAt(0)] as const);
	const team = (...keys: readonly string[]) => {
		const set = stage(80, 24, {}, [
			rule('exact:a.team1.example', 'Team1', 'Work', 'label'),
			rule('exact:b.team1.example', 'Team1', 'Work', 'label'),
		]);
		for (const [name, bytes] of names) set.traffic.count(name, bytes, 0);
		set.state.applyDelta(set.traffic.delta());
		set.keys('2', 'g', 'right', ...keys);
		return {
			...set,
			text: () => set.frame().map(plainText).join('\n'),
			labels: () => set.effects.asked.filter(asked => asked.startsWith('label ')).map(asked => asked.slice(6)),
		};
	};

	test('only the marked names are labelled', () => {
		const {keys, text, labels} = team('j', ' ', ' ');
		expect(text()).toContain('2 marked');
		expect(text()).toContain('a accept for 2 names');
		keys('a');
		expect(labels()).toEqual(['exact:d.team1.example Team1 Work, exact:e.team1.example Team1 Work']);
		expect(text()).toContain('labelled 2 names as Team1, u undoes');
		expect(text()).toContain('f.team1.example');
	});

	test('a marked group goes as a whole, once, and only what the label decides about is counted', () => {
		const {keys, text, labels} = team(' ', ' ', ' ');
		expect(text()).toContain('3 marked');
		keys('a');
		expect(labels()).toEqual(['suffix:team1.example Team1 Work']);
		expect(text()).toContain('labelled 3 names as Team1, u undoes');
	});

	test('the label line offers the marked names alone first', () => {
		const {keys, text, labels} = team('j', ' ', ' ', 'l');
		expect(text()).toMatch(/Scope +these 2 names alone/);
		keys('enter');
		expect(labels()).toEqual(['exact:d.team1.example Team1 Work, exact:e.team1.example Team1 Work']);
	});

	test('details say what the key labels', () => {
		const {text, keys, labels} = team('j', 'enter');
		expect(text()).toMatch(/a labels +this name alone: d\.team1\.example {2}covers 1 name, 900 B/);
		keys('a');
		expect(labels()).toEqual(['exact:d.team1.example Team1 Work']);
	});
});

test('keys that would do nothing are not offered', () => {
	const {keys, lines} = queue([...k7, ['blank.stranger.example', 1]]);
	expect(lines().at(-1)).toContain('Enter open');
	keys('enter');
	expect(lines().at(-1)).toContain('Enter close');
	keys('G');
	expect(lines().at(-1)).toContain('Enter details');
	expect(lines().at(-1)).not.toContain('accept');
	keys('/', ...'no such name', 'enter');
	expect(lines().at(-1)).not.toMatch(/label|mark|ignore|Enter/);
});

test('each marked row takes its own suggestion; those without one are told', () => {
	const {keys, labels, lines, row} = queue([
		...k7,
		['www.bili9.example', 10],
		['img.bili9.example', 1000],
		['blank.stranger.example', 500],
	]);
	expect(row('blank.stranger')).toMatch(/ -$/);
	keys(' ', ' ', ' ');
	expect(lines().at(-1)).toContain('3 marked');
	keys('a');
	expect(labels()).toEqual(['suffix:k7f2.example K7 Games Games, suffix:bili9.example 哔哩哔哩 Video']);
	expect(lines().at(-1)).toContain('labelled 5 names as 2 apps, u undoes; 1 without a suggestion');
	expect(lines().at(-1)).not.toContain('marked');
});

test('where nothing is known nothing is labelled', () => {
	const {keys, labels, lines} = queue([['blank.stranger.example', 500]]);
	keys('a');
	expect(labels()).toEqual([]);
	expect(lines().at(-1)).toContain('there is no suggestion');
});

test('details tell the suggestions and what they rest on; the key works there, but not over what is known', () => {
	const {keys, labels, lines} = queue(k7);
	keys('right', 'j', 'enter');
	expect(lines().join('\n')).toMatch(/suggestion +K7 Games {2}Games {2}68 % {2}1 of 1 known names under k7f2\.example/);
	keys('a');
	expect(labels()).toHaveLength(1);
	expect(lines().join('\n')).toMatch(/K7 Games {2}Games\n/);
	expect(lines().join('\n')).not.toContain('suggestion');
	keys('a');
	expect(labels()).toHaveLength(1);
});

test('in Chinese', () => {
	const {row, keys, lines} = queue([...k7, ['www.bili9.example', 10], ['img.bili9.example', 9000]], 'zh');
	expect(row('img.bili9.example')).toMatch(/68 % 哔哩哔哩 同域名/);
	keys('l');
	expect(lines().join('\n')).toContain('68 %  bili9.example 下 1 个已知名称中的 1 个');
	keys('enter');
	expect(lines().at(-1)).toContain('已将 2 个名称标记为 哔哩哔哩，u 撤销');
});

test('the server and the aliases of a name suggest what it is', () => {
	const server = [0, 0, 0xffff, 0xc0000207] as const;
	const neighbours = ['a', 'b', 'c'].map(label => [`${label}.login.k7f2.example`, 10, {server}] as const);
	const {row} = queue([
		...neighbours,
		['play.other.example', 5000, {server}],
		['shop.other2.example', 4000, {aliases: ['edge.nowhere.example', 'www.bili9.example']}],
	]);
	expect(row('play.other.example')).toMatch(/52 % K7 Games address/);
	expect(row('shop.other2.example')).toMatch(/65 % 哔哩哔哩 alias/);
});

test('in the scope field any pattern can be typed', () => {
	const {keys, labels, lines} = queue([...k7, ['ads1.other.example', 900], ['ads22.third.example', 800]]);
	keys('l', 'tab', 'tab', ...'re:^ads[0-9');
	expect(lines().join('\n')).toMatch(/▌Scope +re:\^ads\[0-9_ +regular expression: /);
	keys('enter');
	expect(labels()).toEqual([]);
	keys(...']');
	expect(lines().join('\n')).toMatch(/▌Scope +re:\^ads\[0-9\]_ +covers 2 names, 1\.70 kB/);
	keys('tab', ...'Ad house', 'enter');
	expect(labels()).toEqual(['regex:^ads[0-9] Ad house Other']);
	expect(lines().at(-1)).toContain('labelled ^ads[0-9] as Ad house, u undoes');
	expect(lines().join('\n')).not.toContain('ads22');
});

test('a pattern that was typed gives way to the ready scopes, and a range is for connections to come', () => {
	const {keys, labels, lines} = queue(k7);
	keys('l', 'tab', 'tab', ...'192.0.2.0/24');
	expect(lines().join('\n')).toMatch(/192\.0\.2\.0\/24_ +for connections to come/);
	keys('left', 'enter');
	expect(labels()).toEqual(['exact:a.k7f2.example K7 Games Games, exact:b.k7f2.example K7 Games Games']);
});
