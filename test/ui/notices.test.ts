import {describe, expect, test} from 'vitest';
import {plainText} from '../../source/ui/line.js';
import {header} from '../../source/ui/panels/header.js';
import {stage} from '../support/stage.js';

const text = ({frame}: ReturnType<typeof stage>): string => frame().map(plainText).join('\n');
const footer = (set: ReturnType<typeof stage>): string => set.frame().map(plainText).at(-1)!;

test('a terminal that is too small takes no key but the one that quits', () => {
	const set = stage(80, 24);
	set.play(5);
	set.keys('2', 'G');
	set.controller.resize(60, 20);
	expect(text(set)).toContain('80 x 24');
	set.keys('i', 'l', ...'blind', 'enter', 'a', '3', '?', 'u');
	expect(set.effects.asked.filter(asked => /label|quit/.test(asked))).toEqual([]);
	set.controller.resize(80, 24);
	expect(text(set)).toContain('DOMAIN / NAME');
	set.controller.resize(60, 20);
	set.keys('q');
	expect(set.effects.asked.at(-1)).toBe('quit');
});

test('an editor that is out of sight waits, and can be left by quitting', () => {
	const set = stage(80, 24);
	set.play(5);
	set.keys('2', 'l');
	set.controller.resize(60, 20);
	set.keys('enter', 'x');
	expect(set.effects.asked.filter(asked => asked.startsWith('label'))).toEqual([]);
	set.controller.resize(80, 24);
	expect(text(set)).toContain('Scope');
	set.controller.resize(60, 20);
	set.keys('q');
	expect(set.effects.asked.at(-1)).toBe('quit');
});

test('a notice gives the keys their place back after four seconds', () => {
	const set = stage(80, 24);
	set.play(5);
	set.state.notice('info', 'so it is');
	set.clock.ms += 3000;
	set.controller.tick();
	expect(footer(set)).toContain('so it is');
	set.clock.ms += 1000;
	set.controller.tick();
	expect(footer(set)).toContain('q quit');
});

test('a key ends a notice that was read, and not one that has just come', () => {
	const set = stage(80, 24);
	set.play(5);
	set.state.notice('info', 'so it is');
	set.clock.ms += 500;
	set.keys('down');
	expect(footer(set)).toContain('so it is');
	set.clock.ms += 700;
	set.keys('down');
	expect(footer(set)).toContain('q quit');
	set.state.notice('info', 'another');
	expect(footer(set)).toContain('another');
});

describe('undo', () => {
	const settled = () => new Promise(resolve => setImmediate(resolve));
	const opened = () => {
		const set = stage(80, 24);
		set.play(5);
		return {
			...set,
			press: async (...keys: readonly string[]) => {
				set.keys(...keys);
				await settled();
				return footer(set);
			},
		};
	};

	test('of what this screen made is named', async () => {
		const {press} = opened();
		await press('2', 'a');
		expect(await press('u')).toContain(' undone: k7f2.example (K7 Games)');
		expect(await press('r')).toContain(' done again: k7f2.example (K7 Games)');
	});

	test('of what it did not make says so, and how much it was', async () => {
		const {press, effects} = opened();
		const other = (pattern: string) => ({match: 'suffix', pattern, app: 'Zed', category: 'Work'}) as const;
		await press('2', 'a');
		await effects.label([other('zzz.other.example')]);
		expect(await press('u')).toContain(' undone, made outside this screen (r redoes it): zzz.other.example (Zed)');
		expect(await press('u')).toContain(' undone: k7f2.example (K7 Games)');
		await effects.label([other('z.example'), other('y.example'), other('x.example')]);
		expect(await press('u')).toContain('z.example (Zed) and 2 more');
	});

	test('and redo end without a failure', async () => {
		const {press, effects} = opened();
		expect(await press('u')).toContain('nothing to undo');
		effects.redo = () => Promise.reject(new Error('there is nothing to redo'));
		expect(await press('r')).toContain(' nothing to do again');
		effects.redo = () => Promise.reject(new Error('disk full'));
		expect(await press('r')).toContain(' not done again: disk full');
	});
});

test('the categories of the label line go round', () => {
	const set = stage(80, 24);
	set.play(5);
	set.keys('2', 'j', 'j', 'l', ...'Brand new', 'tab');
	const category = () => /Category +▸ (\S+)/.exec(text(set))?.[1];
	expect(category()).toBe('Other');
	expect(text(set)).toMatch(/▸ Other {3}\w+/);
	set.keys('down');
	const first = category();
	expect(first).not.toBe('Other');
	set.keys('up');
	expect(category()).toBe('Other');
});

test('a source that stops and comes back is said, and its trouble can be read at 80 columns', () => {
	const set = stage(80, 24);
	set.traffic.sourceName = 'trial0';
	set.play(5);
	expect(footer(set)).toContain('q quit');
	Object.assign(set.traffic, {state: 'restarting', detail: 'the interface is gone'});
	set.play(1);
	expect(footer(set)).toBe(' trial0 stopped, it is tried again: the interface is gone');
	expect(set.frame().map(plainText)[0]).toContain('trial0 (restarting)');
	set.clock.ms += 4000;
	set.controller.tick();
	expect(footer(set)).toContain('q quit');
	Object.assign(set.traffic, {state: 'running', detail: undefined});
	set.play(1);
	expect(footer(set)).toBe(' trial0 is back');
});

test('of several sources the one in trouble is told', () => {
	const set = stage(80, 24);
	set.play(1);
	const sources = (names: readonly string[]) =>
		names.map(name => ({name, kind: 'interface', state: name.startsWith('trial') ? 'restarting' : 'running', detail: undefined}) as const);
	const first = (...names: readonly string[]) => {
		set.clock.ms += 1000;
		set.traffic.advance(1000);
		set.state.applyDelta({...set.traffic.delta(), sources: sources(names)});
		return header(set.controller.view).map(plainText)[0];
	};
	expect(first('trial0', 'lo')).toContain('trial0 (restarting) lo ');
	expect(first('lo', 'enp0s31f6', 'trial-with-a-name')).toMatch(/snitop {2}trial-with⋯ \(restarting\) /);
});
