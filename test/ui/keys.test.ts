import {expect, test} from 'vitest';
import {commands} from '../../source/ui/commands.js';
import {bindings, type Context, commandOf, keyNames} from '../../source/ui/keys.js';
import {plainText} from '../../source/ui/line.js';
import {en} from '../../source/ui/locales/en.js';
import {zh} from '../../source/ui/locales/zh.js';
import {createManner} from '../../source/ui/manner.js';
import {help} from '../../source/ui/panels/help.js';

const contexts: readonly Context[] = [
	'live',
	'unmatched',
	'connections',
	'history',
	'category',
	'connections-of',
	'name',
	'unnamed',
	'help',
];

test('a key means one thing in one place', () => {
	for (const context of contexts) {
		const here = bindings.filter(({where}) => where === undefined || where.includes(context)).flatMap(({keys}) => Object.keys(keys));
		expect(here.filter((key, i) => here.indexOf(key) !== i)).toEqual([]);
	}
});

test('every command has a key, and every key does something', () => {
	const reached = new Set(bindings.flatMap(({keys}) => Object.values(keys)));
	expect([...reached].sort()).toEqual(Object.keys(commands).sort());
	expect(commandOf('q', 'name')).toBe('quit');
	expect(commandOf('l', 'history')).toBeUndefined();
});

test('the help has every key', () => {
	const {manner} = createManner({locale: 'en', ascii: true, color: false}, 'xterm');
	const text = help(manner, 80).map(plainText).join('\n');
	for (const {text: key} of bindings) expect(text).toContain(en[key].slice(0, 30));
});

test('both languages have the same texts', () => {
	const shape = (value: unknown): unknown =>
		typeof value === 'object' && value !== null
			? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]))
			: typeof value;
	expect(shape(zh)).toEqual(shape(en));
});

const none = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageUp: false,
	pageDown: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	tab: false,
	shift: false,
	ctrl: false,
	meta: false,
	backspace: false,
	delete: false,
};

test.each([
	['', {downArrow: true}, ['down']],
	['', {tab: true, shift: true}, ['shift+tab']],
	['c', {ctrl: true}, ['ctrl+c']],
	['l\rl\r', {}, ['l', 'enter', 'l', 'enter']],
	['微信', {}, ['微', '信']],
	['x', {meta: true}, []],
])('what Ink tells as %j is %j', (input, key, expected) => {
	expect(keyNames(input, {...none, ...key})).toEqual(expected);
});
