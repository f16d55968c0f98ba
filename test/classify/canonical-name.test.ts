import fc from 'fast-check';
import {expect, test} from 'vitest';
import {canonicalName, canonicalText} from '../../source/classify/canonical-name.js';

test.each([
	['WWW.Example.COM', 'www.example.com'],
	['example.com.', 'example.com'],
	['example.com..', 'example.com.'],
	['.', ''],
	['', ''],
	['a\0b\x1b.Com', 'a\0b\x1b.com'],
	['xn--bcher-kva.example', 'xn--bcher-kva.example'],
])('%j compares as %j', (raw, canonical) => {
	expect(canonicalName(raw)).toBe(canonical);
	expect(canonicalText(raw)).toBe(canonical);
});

test.each([
	['Bücher.example', 'xn--bcher-kva.example'],
	['例子。中国.', 'xn--fsqu00a.xn--fiqs8s'],
	['ＧＯＯＧＬＥ.com', 'google.com'],
])('%s in UTF-8 becomes A-labels', (text, canonical) => {
	expect(canonicalName(Buffer.from(text, 'utf8').toString('latin1'))).toBe(canonical);
	expect(canonicalText(text)).toBe(canonical);
});

test('bytes that are no UTF-8, or no IDN, stay bytes', () => {
	expect(canonicalName('B\xfcCHER.Example.')).toBe('b\xfccher.example');
	// The bytes of É are C3 89: neither is a letter of ASCII, and a percent sign is no part of an IDN.
	expect(canonicalName('\xc3\x89%4A.com')).toBe('\xc3\x89%4a.com');
});

test('never throws, and what is canonical stays as it is', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({min: 0, max: 255}), {maxLength: 300}), codes => {
			const once = canonicalName(String.fromCharCode(...codes));
			if (!once.endsWith('.')) expect(canonicalName(once)).toBe(once);
		}),
		{numRuns: 2000},
	);
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 80}), text => {
			const once = canonicalName(Buffer.from(text, 'utf8').toString('latin1'));
			if (!once.endsWith('.')) expect(canonicalName(once)).toBe(once);
		}),
		{numRuns: 2000},
	);
});
