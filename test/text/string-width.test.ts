import fc from 'fast-check';
import original from 'string-width';
import {expect, it} from 'vitest';
import stringWidth from '../../source/text/string-width.js';

const piece = fc.oneof(
	fc.constantFrom(
		'a',
		' ',
		'~',
		'·',
		'–',
		'…',
		'→',
		'⋯',
		'─',
		'│',
		'█',
		'▁',
		'▴',
		'▸',
		'▾',
		'◂',
		'◽',
		'◾',
		'微信',
		'한국',
		'é',
		'e\u0301',
		'👩‍👩‍👦',
		'🇨🇳',
		'\u200b',
		'\u00ad',
		'カﾞ',
	),
	fc.constantFrom('\x1b[1m', '\x1b[0m', '\x1b[38;5;12m', '\x1b[7;1m'),
	fc.string({unit: 'grapheme', maxLength: 3}),
);

it('measures as the package does, on first and second sight', () => {
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 12}), pieces => {
			const text = pieces.join('');
			expect(stringWidth(text)).toBe(original(text));
			expect(stringWidth(text)).toBe(original(text));
			expect(stringWidth(text, {countAnsiEscapeCodes: true})).toBe(original(text, {countAnsiEscapeCodes: true}));
		}),
		{numRuns: 3000},
	);
});
