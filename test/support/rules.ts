import fc from 'fast-check';
import {parsePattern} from '../../source/classify/parse-pattern.js';
import {type MatchKind, matchKinds, type Rule} from '../../source/model/rule.js';

/* Arbitrary rules as a store may hold them, hostile ones among them. */

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const host = fc.array(label, {minLength: 1, maxLength: 4}).map(labels => labels.join('.'));

/** Names of apps, categories and authors. */
export const words = fc.oneof(
	fc
		.string({unit: 'grapheme', minLength: 1, maxLength: 20})
		.map(s => s.normalize('NFC').trim())
		.filter(s => s !== '' && !/[\p{C}\p{Zl}\p{Zp}]/u.test(s) && s.length <= 80),
	fc.constantFrom(
		'=cmd|calc',
		"'=x",
		"''=x",
		'-1',
		'+1',
		'@a',
		'微信',
		'a,b',
		'"q"',
		"it's; a 'b'",
		'例子（Example）',
		'Vidoe',
		'vIDEO',
		'0',
		'=1+1',
	),
);

const patterns: Record<MatchKind, fc.Arbitrary<string>> = {
	exact: host,
	suffix: host,
	wildcard: host.map(name => `*.${name}`),
	regex: fc.constantFrom('^ads[0-9]+,"x"\\.', '(a|b)+$', '=x', '-y', "'=z", '.*', 'a{1,2};b', '微', '\\t'),
	cidr: fc.nat(255).map(n => `192.0.${n}.0/24`),
	port: fc.nat(65_535).map(n => `udp/${n}`),
};

const rule: fc.Arbitrary<Rule> = fc.constantFrom(...matchKinds).chain(match =>
	fc.record({
		match: fc.constant(match),
		pattern: patterns[match].filter(pattern => {
			const parsed = parsePattern(pattern, match);
			return typeof parsed !== 'string' && parsed.pattern === pattern;
		}),
		app: words,
		category: words,
		layer: fc.constantFrom('label' as const, 'shared' as const),
		priority: fc.integer({min: -(2 ** 31) + 1, max: 2 ** 31 - 1}),
		author: fc.option(words, {nil: undefined}),
		changedMs: fc.integer({min: 0, max: 8e12}),
	}),
);

/** Sets of rules, one a key. */
export const ruleSets = fc.uniqueArray(rule, {
	selector: ({layer, match, pattern}) => `${layer} ${match} ${pattern}`,
	minLength: 1,
	maxLength: 20,
});
