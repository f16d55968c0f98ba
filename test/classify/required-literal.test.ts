import fc from 'fast-check';
import {expect, test} from 'vitest';
import {compileRegex} from '../../source/classify/regex.js';
import {requiredLiteral} from '../../source/classify/required-literal.js';

test.each([
	['^h7[0-9]+\\.cdn7\\.', '.cdn7.'],
	['ads?', 'ad'],
	['a{0,2}bc', 'bc'],
	['ab+c', 'ab'],
	['Tracker\\.Example', 'tracker.example'],
	['(foo|barbar)x', 'x'],
	['foo|bar', ''],
	['[]a]bc[^]]d', 'bc'],
	['[[:alpha:]]abc', 'abc'],
	['\\Qa|b\\E', ''],
	['(\\Q(\\E)abc', ''],
	['a(\\Qa.\\E)a|K', ''],
	['\\x41bc', ''],
	['\u017fab', 'ab'],
	['a{b', 'a{b'],
	['\\d.a(?i)*', ''],
	['ab(?i)(?s-i){0}', ''],
	['(?i)^ads\\.', 'ads.'],
	['ab(?i)c?', 'ab'],
])('%s needs %j', (pattern, literal) => expect(requiredLiteral(pattern)).toBe(literal));

test('whatever a pattern matches has its literal', () => {
	const atom = fc.constantFrom(
		'a',
		'b',
		'ab',
		'B',
		'k',
		's',
		'1',
		'.',
		'\\.',
		'-',
		'\\-',
		'[ab]',
		'[^a]',
		'[]b]',
		'\\d',
		'\\w',
		'^',
		'$',
		'\\b',
		'(a|b)',
		'(?:ab)',
		'(?i:A)',
		'(?i)',
		'(?s-i)',
		'(?U)',
		'[[:digit:]]',
		'\u017f',
		'\u212a',
		'{',
		'\\Qa.\\E',
		'(?P<n>a)',
		'\\x61',
	);
	const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '??', '+?', '{0}', '{2}', '{1,}', '{0,3}', '|', ')', '(');
	const pattern = fc
		.array(
			fc.tuple(atom, quantifier).map(both => both.join('')),
			{minLength: 1, maxLength: 7},
		)
		.map(all => all.join(''));
	const name = fc.array(fc.constantFrom('a', 'b', 'ab', 'k', 's', '1', '.', '-', '{', '\xe9'), {maxLength: 10}).map(all => all.join(''));
	let matched = 0;
	fc.assert(
		fc.property(pattern, fc.array(name, {minLength: 5, maxLength: 20}), (text, names) => {
			const tester = compileRegex(text);
			if (typeof tester === 'string') return;
			const literal = requiredLiteral(text);
			for (const each of names) {
				if (!tester(each)) continue;
				matched++;
				expect(each).toContain(literal);
			}
		}),
		{numRuns: 3000},
	);
	expect(matched).toBeGreaterThan(1000);
});
