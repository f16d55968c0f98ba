import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {cell, displayWidth, padEnd, padStart, truncate} from '../../source/text/display-width.js';
import {escapeName, escapeText} from '../../source/text/escape-name.js';
import {formatBytes, formatCount, formatDuration, formatPercent, formatRate} from '../../source/text/format-quantity.js';
import {formatTime} from '../../source/text/format-time.js';

const bytes = (text: string) => Buffer.from(text).toString('latin1');

describe('escapeName', () => {
	test.each([
		['www.example.com', 'www.example.com'],
		['a\x1b[2Jb', 'a\\x1b[2Jb'],
		['a\\x1bb', 'a\\x5cx1bb'],
		['a\x7f\x85\xff', 'a\\x7f\\x85\\xff'],
		[bytes('例子.测试'), '例子.测试'],
		[bytes('a\u202eb'), 'a\\u{202e}b'],
		[bytes('a\u0085b'), 'a\\u{85}b'],
		[bytes('zero\u200bwidth\u2800'), 'zero\\u{200b}width\\u{2800}'],
		[bytes('e\u0301\u0301\u0301'), 'e\u0301\u0301\\u{301}'],
		[bytes('例').slice(0, 2), '\\xe4\\xbe'],
	])('%j', (name, shown) => expect(escapeName(name)).toBe(shown));

	test('no control byte comes out, and different names look different', () => {
		const names = fc.uint8Array({maxLength: 40}).map(value => Buffer.from(value).toString('latin1'));
		fc.assert(
			fc.property(names, names, (a, b) => {
				expect(escapeName(a)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]/);
				if (a !== b) expect(escapeName(a)).not.toBe(escapeName(b));
			}),
		);
		fc.assert(fc.property(fc.string({unit: 'binary'}), text => !/[\x00-\x1f\x7f-\x9f\u202e]/.test(escapeText(text))));
	});
});

test('width counts columns, not characters', () => {
	expect(displayWidth('哔哩哔哩')).toBe(8);
	expect(truncate('哔哩哔哩', 6)).toBe('哔哩…');
	expect(cell('哔哩哔哩', 6)).toBe('哔哩… ');
	expect(padEnd('微信', 6)).toBe('微信  ');
	expect(padStart('微信', 6)).toBe('  微信');
	expect(truncate('example', 4)).toBe('exa…');
	expect(truncate('example', 0)).toBe('');
	fc.assert(fc.property(fc.string({unit: 'grapheme'}), fc.nat(20), (text, width) => displayWidth(cell(escapeText(text), width)) === width));
});

test('quantities have three significant digits', () => {
	expect([0, 512, 999, 1000, 9994, 9996, 99_960, 999_600, 702e6, 1.5e12].map(formatBytes)).toEqual([
		'0 B',
		'512 B',
		'999 B',
		'1.00 kB',
		'9.99 kB',
		'10.0 kB',
		'100 kB',
		'1.00 MB',
		'702 MB',
		'1.50 TB',
	]);
	expect(formatRate(12_100_000)).toBe('12.1 Mb/s');
	expect([0, 37, 1204, 999_999, 1_234_567].map(formatCount)).toEqual(['0', '37', '1,204', '999,999', '1.23 M']);
	expect([0, 0.0001, 0.058, 0.942, 0.99999, 1].map(formatPercent)).toEqual(['0 %', '<0.1 %', '5.8 %', '94.2 %', '99.9 %', '100 %']);
	expect([0, 751_000, 183_845_000, 10_641_845_000].map(formatDuration)).toEqual(['0:00:00', '0:12:31', '2d 03:04:05', '123d 04h']);
});

test('formatTime is exact to the microsecond', () => {
	expect(formatTime(1_767_323_045_678_901)).toBe('2026-01-02T03:04:05.678901Z');
	expect(formatTime(Number.NaN)).toBe('1970-01-01T00:00:00.000000Z');
	expect(formatTime(1e30)).toBe('9999-12-31T23:59:59.999999Z');
	fc.assert(
		fc.property(fc.integer({min: 0, max: 4e9}), fc.integer({min: 0, max: 999_999}), (seconds, micros) => {
			const expected = new Date(seconds * 1000).toISOString().replace('.000Z', `.${String(micros).padStart(6, '0')}Z`);
			expect(formatTime(seconds * 1e6 + micros)).toBe(expected);
		}),
	);
});
