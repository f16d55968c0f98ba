import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {displayWidth} from '../../source/text/display-width.js';
import {ACCENT, BAD, line, plainText, QUIET, STRONG, segment, spread, toWidth, widthOf} from '../../source/ui/line.js';
import {sparkline} from '../../source/ui/panels/sparkline.js';
import {showName} from '../../source/ui/show-name.js';
import {createTheme} from '../../source/ui/theme.js';
import {stage} from '../support/stage.js';

const bars = [...'▁▂▃▄▅▆▇█'];
const trend = (...values: readonly number[]) => Float32Array.from({length: 60}, (_, i) => values[i - (60 - values.length)] ?? 0);

describe('sparkline', () => {
	const rolling = {length: 60, seconds: 1, whole: false, bucket: 119};
	test.each([
		['scales to the largest, without the running second', trend(0, 1, 2, 4, 99), rolling, 4, 1, '▁▃▅█'],
		['is blank where nothing is known yet', trend(4, 4, 0), {...rolling, length: 3, bucket: 2}, 6, 1, '    ██'],
		['is flat without traffic', trend(), rolling, 3, 1, '▁▁▁'],
		['moves on only when a group is full', trend(1, 1, 1, 1, 2, 2, 2, 2, 99), {...rolling, bucket: 120}, 2, 4, '▅█'],
		['shows the whole run', Float32Array.from([1, 1, 2, 2]), {length: 4, seconds: 1, whole: true, bucket: 3}, 2, 1, '▅█'],
	])('%s', (_, values, shape, width, group, expected) => {
		expect(sparkline(values, shape, width, bars, group)).toBe(expected);
	});

	test('is as wide as asked', () => {
		fc.assert(
			fc.property(
				fc.integer({min: 0, max: 200}),
				fc.integer({min: 0, max: 5000}),
				fc.boolean(),
				fc.integer({min: 1, max: 4}),
				(width, bucket, whole, group) => {
					const shape = {length: Math.min(60, bucket + 1), seconds: 1, whole, bucket};
					expect(sparkline(trend(1, 2, 3), shape, width, bars, group)).toHaveLength(width);
				},
			),
		);
	});
});

describe('names', () => {
	test('lose their beginning, for who owns them stands at the end', () => {
		expect(showName('www.bank.example.evil.test', 12, '~')).toBe('~e.evil.test');
		expect(showName('short.test', 12, '~')).toBe('short.test');
	});

	test('of any bytes fit and hold no control character', () => {
		const bytes = fc.uint8Array({maxLength: 300}).map(array => Buffer.from(array).toString('latin1'));
		fc.assert(
			fc.property(bytes, fc.integer({min: 1, max: 80}), (name, width) => {
				const shown = showName(name, width, '~');
				expect(displayWidth(shown)).toBeLessThanOrEqual(width);
				expect(shown).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
			}),
		);
	});
});

describe('lines', () => {
	const wide = fc.array(fc.constantFrom('a', '微', 'é', ' ', '信息', 'xyz'), {maxLength: 12}).map(parts => parts.join(''));
	test('have exactly the width that was asked for', () => {
		fc.assert(
			fc.property(fc.array(wide, {maxLength: 4}), wide, fc.integer({min: 0, max: 40}), (left, right, width) => {
				const pieces = left.map(text => segment(text));
				expect(widthOf(toWidth(pieces, width, '~'))).toBe(width);
				expect(widthOf(spread(pieces, line(right), width, '~'))).toBe(width);
			}),
		);
	});
});

describe('theme', () => {
	const painted = (color: boolean, term: string) =>
		createTheme({ascii: false, color}, term).paint([segment('a', ACCENT), segment('b', BAD | STRONG), segment('c', QUIET)]);
	test('uses the sixteen colours, and ends each', () => {
		expect(painted(true, 'xterm')).toBe('\x1b[36ma\x1b[39m\x1b[1m\x1b[31mb\x1b[39m\x1b[22m\x1b[2mc\x1b[22m');
	});
	test('without colours bold and dim remain; a dumb terminal gets none', () => {
		expect(painted(false, 'xterm')).toBe('a\x1b[1mb\x1b[22m\x1b[2mc\x1b[22m');
		expect(painted(true, 'dumb')).toBe('abc');
	});
	test('blanks need no sequences of their own', () => {
		const {paint} = createTheme({ascii: false, color: true}, 'xterm');
		expect(paint([segment('a', QUIET), segment('  '), segment('b', QUIET)])).toBe('\x1b[2ma  b\x1b[22m');
		expect(plainText([segment('a  ', QUIET), segment('  ')])).toBe('a');
	});
	test.each(['dumb', 'linux'])('%s gets ASCII', term => {
		expect(createTheme({ascii: false, color: true}, term).glyphs.horizontal).toBe('-');
	});
});

test('what stands at both ends of a line never runs together', () => {
	const joined = (width: number) => plainText(spread([segment('SQLite alone')], [segment('filter goog')], width, '~'));
	expect(joined(30)).toBe('SQLite alone       filter goog');
	expect(joined(23)).toBe('SQLite alo~ filter goog');
	expect(plainText(spread([segment('abc')], [], 3, '~'))).toBe('abc');
});

test('the header drops its less important parts where there is no room', () => {
	const set = stage(80, 24);
	set.play(5);
	set.keys('/', ...'www.example.com', 'enter');
	const [first, second] = set.frame().map(plainText);
	expect(second).toMatch(/^ named [\d.]+ % {3}unmatched 10 {3}lost 0 {3}PostgreSQL ok +filter www\.example\.com$/);
	expect(first).not.toContain('⋯');
	set.keys('/', ...'.and.some.more', 'enter');
	expect(set.frame().map(plainText)[1]).toMatch(/db ok {2,}filter www\.example\.com\.and\.som⋯$/);
});
