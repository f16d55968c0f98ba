import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parsePattern} from '../../source/classify/parse-pattern.js';
import {type MatchKind, matchKinds, type Rule} from '../../source/model/rule.js';
import {cleanPattern} from '../../source/store/clean-pattern.js';
import {writeCsvRules} from '../../source/store/formats/csv-rules.js';
import {parseCsv} from '../../source/store/formats/csv-text.js';
import {writeJsonRules} from '../../source/store/formats/json-rules.js';
import {planImport} from '../../source/store/formats/plan-import.js';
import {readRows} from '../../source/store/formats/read-rows.js';

const defaults = {app: 'List', category: undefined, author: 'import:list', nowMs: 5000};
const plan = (text: string, current: readonly Rule[] = []) => planImport(readRows(text), current, defaults);
const short = (rules: readonly Rule[]) => rules.map(rule => `${rule.match}:${rule.pattern} ${rule.app}`);

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const host = fc.array(label, {minLength: 1, maxLength: 4}).map(labels => labels.join('.'));
const text = fc
	.string({unit: 'grapheme', minLength: 1, maxLength: 20})
	.map(s => s.normalize('NFC').trim())
	.filter(s => s !== '' && !/[\p{C}\p{Zl}\p{Zp}]/u.test(s) && s.length <= 80);
const patterns: Record<MatchKind, fc.Arbitrary<string>> = {
	exact: host,
	suffix: host,
	wildcard: host.map(name => `*.${name}`),
	regex: fc.constantFrom('^ads[0-9]+,"x"\\.', '(a|b)+$', '=x', '-y'),
	cidr: fc.nat(255).map(n => `192.0.${n}.0/24`),
	port: fc.nat(65_535).map(n => `udp/${n}`),
};
const rule = fc.constantFrom(...matchKinds).chain(match =>
	fc.record({
		match: fc.constant(match),
		pattern: patterns[match].filter(pattern => {
			const parsed = parsePattern(pattern, match);
			return typeof parsed !== 'string' && parsed.pattern === pattern;
		}),
		app: fc.oneof(text, fc.constantFrom('=cmd', "'=x", '-1', '微信', 'a,b', '"q"')),
		category: text,
		layer: fc.constantFrom('label', 'shared'),
		priority: fc.integer({min: -10, max: 10}),
		author: fc.option(text, {nil: undefined}),
		changedMs: fc.integer({min: 1, max: 4e12}),
	}),
);
const rules = fc.uniqueArray(rule as fc.Arbitrary<Rule>, {selector: r => `${r.layer} ${r.match} ${r.pattern}`, maxLength: 20});

test.each([
	['CSV', writeCsvRules],
	['JSON', writeJsonRules],
])('what is exported as %s and imported again is the same', (_, write) => {
	fc.assert(
		fc.property(rules, given => {
			if (given.length === 0) return;
			const {rules: read, problems} = plan(write(given));
			expect(problems).toEqual([]);
			expect(read).toEqual(given);
			expect(plan(write(given), given)).toMatchObject({rules: [], unchanged: given.length});
		}),
	);
});

describe('CSV', () => {
	test('a queue worked through in a spreadsheet: other headings, semicolons, blank apps, formulas', () => {
		const {rules, problems} = plan('Name;App;Category;bytes\r\nA.example;Alpha;Video;10\r\nb.example;;;5\r\n"c.example";"\'=x";;1\r\n');
		expect(short(rules)).toEqual(['exact:a.example Alpha', 'exact:c.example =x']);
		expect(rules[0]!.category).toBe('Video');
		expect(problems).toEqual([{line: 2, text: 'A.example', fault: 'upper case', result: 'cleaned'}]);
	});

	test('conflicts, duplicates and nonsense are reported with their lines', () => {
		const {rules, problems, added, changed, unchanged} = plan(
			'match,pattern,app\nsuffix,a.example,One\nsuffix,a.example,Two\nsuffix,a.example,Two\nexact,no name!,X\nfoo,b.example,X\nexact,same.example,Old\nexact,new.example,New\n',
			[
				{match: 'exact', pattern: 'same.example', app: 'Old', category: 'Other', layer: 'shared', priority: 0, author: 'x', changedMs: 1},
				{match: 'suffix', pattern: 'a.example', app: 'Zero', category: 'Other', layer: 'shared', priority: 0, author: 'x', changedMs: 1},
			],
		);
		expect(short(rules)).toEqual(['suffix:a.example Two', 'exact:new.example New']);
		expect([added, changed.length, unchanged]).toEqual([1, 1, 1]);
		expect(problems.map(p => `${p.line} ${p.result}: ${p.fault}`)).toEqual([
			"6 left out: unknown match 'foo'",
			'2 overruled: One, but Two in line 3',
			'4 merged: duplicate of line 3',
			expect.stringContaining('5 left out: '),
		]);
	});

	test('quotes may hold separators, quotes and lines; whatever comes, it ends', () => {
		expect(parseCsv('a,b\n"x,""y""\nz",2\n')).toEqual([
			{line: 1, cells: ['a', 'b']},
			{line: 2, cells: ['x,"y"\nz', '2']},
		]);
		fc.assert(
			fc.property(fc.string({unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', ' ')}), given => Array.isArray(parseCsv(given))),
		);
	});
});

test('lists of names and hosts files', () => {
	expect(short(plan('# ads\nexample.com\n*.cdn.example\n=www.x.example\nre:^ads\\.\n\ntwo words\n').rules)).toEqual([
		'suffix:example.com List',
		'wildcard:*.cdn.example List',
		'exact:www.x.example List',
		'regex:^ads\\. List',
	]);
	expect(short(plan('127.0.0.1 localhost\n0.0.0.0 ads.example tracker.example # both\n::1 ip6-localhost\n').rules)).toEqual([
		'exact:ads.example List',
		'exact:tracker.example List',
	]);
});

describe('SQL dumps of the old tables', () => {
	test('PostgreSQL, as published: COPY, the foreign key before its table, a sequence that is missing', () => {
		const {rules, problems} = plan(`SET client_encoding = 'UTF8';
ALTER TABLE ONLY public.app_sni ADD CONSTRAINT fk FOREIGN KEY (app_id) REFERENCES public.app_protocol(app_id);
CREATE TABLE public.app_sni (id integer DEFAULT nextval('public.missing_seq'::regclass), app_id integer, sni text);
COPY public.app_sni (id, app_id, sni) FROM stdin;
1\t1\twww.youtube.com
2\t2\t HTTPS://WeChat.com/x
3\t9\torphan.example
\\.
COPY public.app_protocol (app_id, app_name) FROM stdin;
1\tYouTube
2\t微信
\\.
INSERT INTO public.sni_re VALUES ('^rr[0-9]+\\.googlevideo\\.com$', 'YouTube'), ('it''s', 'Quote');
`);
		expect(short(rules)).toEqual([
			'exact:www.youtube.com YouTube',
			'exact:wechat.com 微信',
			'regex:^rr[0-9]+\\.googlevideo\\.com$ YouTube',
			"regex:it's Quote",
		]);
		expect(problems.map(p => p.fault)).toEqual(['no app has the app_id 9', 'blanks, URL scheme, path, upper case']);
	});

	test('MySQL: back quotes, backslashes, many rows in a statement, other orders of columns', () => {
		const {rules} = plan(
			"INSERT INTO `app_protocol` VALUES (1,'A\\'s; app'),(2,NULL);\nINSERT INTO `app_sni` (`sni`,`app_id`) VALUES ('a.example',1),\n('b.example',1);\nINSERT INTO `app_sni` (`id`,`app_id`,`sni`) VALUES (7,1,'c.example');\nINSERT INTO `sni_re` VALUES ('^x\\\\.y$','R');\n",
		);
		expect(short(rules)).toEqual(["exact:a.example A's; app", "exact:b.example A's; app", "exact:c.example A's; app", 'regex:^x\\.y$ R']);
	});
});

test.each([
	[' HTTPS://user@WWW.Example.com:443/x?y ', 'exact:www.example.com', ['blanks', 'URL scheme', 'path', 'port', 'upper case']],
	['example.com.', 'exact:example.com', ['final dot']],
	['.example.com', 'suffix:example.com', []],
	['*.cdn.example.com', 'wildcard:*.cdn.example.com', []],
])('%s is cleaned', (given, canonical, faults) => {
	const clean = cleanPattern(given);
	expect(typeof clean === 'string' ? clean : [`${clean.match}:${clean.pattern}`, clean.faults]).toEqual([canonical, faults]);
});
test.each(['', ' ', 'no name', 'ex ample.com', 'a..b', '*', 'x'.repeat(70)])('%j is no pattern', given =>
	expect(cleanPattern(given)).toBeTypeOf('string'));
