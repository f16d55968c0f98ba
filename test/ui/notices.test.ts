import {expect, test} from 'vitest';
import {plainText} from '../../source/ui/line.js';
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
