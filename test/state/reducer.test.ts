import {describe, expect, test} from 'vitest';
import {categories} from '../../source/state/category-names.js';
import {chosenApp, completeApp, completeCategory, openEditor, pick, type} from '../../source/state/editor.js';
import {type Action, initialUi, reduce, selectedKey, type UiState} from '../../source/state/reducer.js';

const order = ['a', 'b', 'c', 'd', 'e'];
const run = (...actions: readonly Action[]): UiState => actions.reduce(reduce, initialUi);
const move = (by: number, keys: readonly string[] = order): Action => ({kind: 'move', by, order: keys});
const settle = (keys: readonly string[], visible = 3): Action => ({kind: 'settle', order: keys, visible});

describe('selection', () => {
	test.each<[string, readonly Action[], string | undefined]>([
		['the first row while nothing was moved', [], 'a'],
		['moves', [move(2)], 'c'],
		['ends at the ends', [move(99)], 'e'],
		['goes to the ends', [move(Infinity), move(-Infinity)], 'a'],
		['goes back', [move(3), move(-1)], 'c'],
	])('%s', (_, actions, expected) => {
		expect(selectedKey(run(...actions).lists.live, order)).toBe(expected);
	});

	test('stays on its row when rows change places', () => {
		const ui = run(move(1), settle(order));
		expect(selectedKey(ui.lists.live, ['e', 'd', 'c', 'b', 'a'])).toBe('b');
	});

	test('goes to the row that took the place of a row that is gone', () => {
		const ui = run(move(1), settle(order), settle(['a', 'c', 'd', 'e']));
		expect(ui.lists.live.key).toBe('c');
		expect(reduce(ui, settle(['a'])).lists.live.key).toBe('a');
	});

	test('has nothing to select in an empty list', () => {
		expect(selectedKey(run(move(1, [])).lists.live, [])).toBeUndefined();
	});

	test('scrolls as little as it can', () => {
		const scrolls = [move(2), move(1), move(-1), move(-2), move(Infinity)].reduce<{ui: UiState; seen: number[]}>(
			({ui, seen}, action) => {
				const next = reduce(reduce(ui, action), settle(order));
				return {ui: next, seen: [...seen, next.lists.live.scroll]};
			},
			{ui: initialUi, seen: []},
		);
		expect(scrolls.seen).toEqual([0, 1, 1, 0, 2]);
	});

	test('the same state comes back when nothing changed', () => {
		const ui = run(move(1), settle(order));
		expect(reduce(ui, settle(order))).toBe(ui);
		expect(reduce(ui, {kind: 'back'})).toBe(ui);
	});
});

test.each<[string, readonly Action[], Partial<UiState>]>([
	[
		'Esc closes what lies on top, one at a time',
		[{kind: 'open', overlay: {kind: 'unnamed'}}, {kind: 'open', overlay: {kind: 'help'}}, {kind: 'back'}],
		{overlays: [{kind: 'unnamed'}]},
	],
	['then clears the filter', [{kind: 'filter', text: 'x', typing: false}, {kind: 'back'}], {filter: ''}],
	[
		'Tab goes round',
		[
			{kind: 'focus', by: 1},
			{kind: 'focus', by: 1},
			{kind: 'focus', by: 1},
		],
		{focus: 'table'},
	],
	[
		'Tab stays on other screens',
		[
			{kind: 'screen', screen: 'unmatched'},
			{kind: 'focus', by: 1},
		],
		{focus: 'table'},
	],
	[
		'a screen closes what lay over the last one',
		[
			{kind: 'open', overlay: {kind: 'help'}},
			{kind: 'screen', screen: 'history'},
		],
		{overlays: [], screen: 'history'},
	],
	[
		'marking twice is not marking',
		[
			{kind: 'mark', key: 7},
			{kind: 'mark', key: 8},
			{kind: 'mark', key: 7},
		],
		{marked: new Set([8])},
	],
	['a label takes the marks away', [{kind: 'mark', key: 7}, {kind: 'labelled'}], {marked: new Set()}],
])('%s', (_, actions, expected) => {
	expect(run(...actions)).toMatchObject(expected);
});

test('overlays and filters have an end', () => {
	const many = Array.from({length: 50}, (): Action => ({kind: 'open', overlay: {kind: 'help'}}));
	expect(run(...many).overlays.length).toBeLessThanOrEqual(8);
	expect(run({kind: 'filter', text: 'x'.repeat(9999), typing: true}).filter.length).toBeLessThanOrEqual(253);
});

describe('label editor', () => {
	const apps = [
		{app: 'Azure', category: 'Cloud'},
		{app: 'YouTube', category: 'Video'},
		{app: 'MyTube', category: 'Video'},
		{app: '微信', category: 'Social'},
	];
	const guess = {app: 'K7 Games', category: 'Games', reason: 'siblings', ground: 'k7f2.example', names: 3, of: 4, confidence: 0.9} as const;
	const names = (input: string, guesses: readonly (typeof guess)[] = []) => completeApp(input, guesses, apps).map(({app}) => app);

	test.each<[string, string, readonly string[]]>([
		['everything while nothing is typed', '', ['Azure', 'YouTube', 'MyTube', '微信']],
		['what begins with the text before what contains it', 'y', ['YouTube', 'MyTube']],
		['without case', 'TUBE', ['YouTube', 'MyTube']],
		['Chinese', '微', ['微信']],
	])('completes %s', (_, input, expected) => {
		expect(names(input)).toEqual(expected);
	});

	test('offers suggestions first, each app once', () => {
		expect(names('', [guess])[0]).toBe('K7 Games');
		expect(names('k7', [guess, guess])).toEqual(['K7 Games']);
	});

	test.each([
		['the picked app', {picked: 1, input: ''}, 'YouTube'],
		['what is typed', {picked: -1, input: ' New App '}, 'New App'],
		['a known app in its own spelling', {picked: -1, input: 'youtube'}, 'YouTube'],
		['nothing yet', {picked: -1, input: ''}, ''],
	])('chooses %s', (_, editor, expected) => {
		expect(chosenApp({...openEditor([1], 'x', []), ...editor}, completeApp(editor.input, [], apps))).toBe(expected);
	});

	test('takes no control characters and no end of text', () => {
		const typed = type(openEditor([1], 'x', [guess]), '\x1b[31mA\u202eB\n');
		expect(typed.input).toBe('[31mAB');
		expect(type(typed, 'x'.repeat(999)).input.length).toBeLessThanOrEqual(64);
	});

	test('picks within the list', () => {
		const editor = openEditor([1], 'x', [guess]);
		expect(pick(editor, -5, 3).picked).toBe(0);
		expect(pick(editor, 9, 3).picked).toBe(2);
		expect(pick({...editor, input: 'y'}, -5, 3).picked).toBe(-1);
	});

	test('finds categories by either name', () => {
		expect(completeCategory('游', categories)[0].name).toBe('Games');
		expect(completeCategory('gam', categories).map(({name}) => name)).toEqual(['Games', 'Gambling']);
	});
});
