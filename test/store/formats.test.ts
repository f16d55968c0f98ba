import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Rule} from '../../source/model/rule.js';
import {UserError} from '../../source/model/user-error.js';
import {cleanPattern} from '../../source/store/clean-pattern.js';
import {csvText, parseCsv, plainCell} from '../../source/store/formats/csv-text.js';
import {decodeText} from '../../source/store/formats/decode-text.js';
import {writeJsonRules} from '../../source/store/formats/json-rules.js';
import {planImport} from '../../source/store/formats/plan-import.js';
import {readRows} from '../../source/store/formats/read-rows.js';

const defaults = {app: undefined as string | undefined, name: 'List', isList: true, category: undefined, author: 'ann@gate', nowMs: 5000};
const plan = (text: string, current: readonly Rule[] = [], more: Partial<typeof defaults> = {}) =>
	planImport(readRows(text, 'List'), current, {...defaults, ...more});
const short = (rules: readonly Rule[]) => rules.map(rule => `${rule.match}:${rule.pattern} ${rule.app}`);
const faults = ({problems}: ReturnType<typeof plan>) => problems.all().map(({line, result, fault}) => `${line} ${result}: ${fault}`);
const shared = (match: Rule['match'], pattern: string, app: string, category = 'Other'): Rule => ({
	match,
	pattern,
	app,
	category,
	layer: 'shared',
	priority: 0,
	author: 'x',
	changedMs: 1,
});

describe('CSV', () => {
	test('a queue worked through in a spreadsheet: other headings, semicolons, blank apps, formulas', () => {
		const done = plan('Name;App;Category;bytes\r\nA.example;Alpha;Video;10\r\nb.example;;;5\r\n"c.example";"\'=x";;1\r\n;;;\r\n');
		expect(short(done.rules)).toEqual(['exact:a.example Alpha', 'exact:c.example =x']);
		expect(done.rules.map(({layer, author, category}) => [layer, author, category])).toEqual([
			['label', 'ann@gate', 'Video'],
			['label', 'ann@gate', 'Other'],
		]);
		expect(faults(done)).toEqual(['2 cleaned: upper case']);
		expect(plan('name,app,bytes\na.example,,1\nb.example, ,1\n').blank).toBe(2);
		expect(short(plan('name,app,bytes\na.example,,1\nb.example,B,1\n', [], {app: 'Mine'}).rules)).toEqual([
			'exact:a.example Mine',
			'exact:b.example B',
		]);
	});

	test('a name of the queue may be turned into all under it, or a star; the cell beside it need not change', () => {
		const done = plan(
			'name,match,app,connections\n.a.example,exact,A,1\n*.b.example,exact,B,1\nrouter,exact,C,1\n=bank.example,exact,D,1\n',
		);
		expect(short(done.rules)).toEqual(['suffix:a.example A', 'wildcard:*.b.example B', 'exact:router C']);
		expect(faults(done)).toEqual(["5 left out: '=bank.example' is no host name"]);
	});

	test('conflicts, duplicates and nonsense are reported with their lines', () => {
		const done = plan(
			'match,pattern,app\nsuffix,a.example,One\nsuffix,a.example,Two\nsuffix,a.example,Two\nexact,no name!,X\nfoo,b.example,X\nexact,same.example,Old\nexact,new.example,New\n',
			[shared('exact', 'same.example', 'Old'), shared('suffix', 'a.example', 'Zero')],
		);
		expect(short(done.rules)).toEqual(['suffix:a.example Two', 'exact:new.example New']);
		expect([done.added, done.changed.map(({before}) => before.app), done.unchanged]).toEqual([1, ['Zero'], 1]);
		expect(faults(done)).toEqual([
			"6 left out: unknown match 'foo'",
			"5 left out: 'no name!' has a blank in it",
			'2 overruled: One (Other), but Two (Other) in line 3',
			'4 merged: duplicate of line 3',
		]);
	});

	test.each([
		['domain,name,category\nyoutube.com,YouTube,Video', ['exact:youtube.com YouTube']],
		['name,domain,category\nYouTube,youtube.com,Video', ['exact:youtube.com YouTube']],
		['name;sni;app\nsome note;youtube.com;YouTube', ['exact:youtube.com YouTube']],
		['Name,pattern,Application\nsome note,youtube.com,YouTube', ['exact:youtube.com YouTube']],
		['name,category\nyoutube.com,Video', ['exact:youtube.com List']],
		[
			'[{"domain":"youtube.com","name":"YouTube"},{"name":"Bank","host":"bank.example"}]',
			['exact:youtube.com YouTube', 'exact:bank.example Bank'],
		],
	])('beside another column for the pattern, `name` is the app: %s', (text, rules) =>
		expect(short(plan(text, [], {app: 'List'}).rules)).toEqual(rules));

	test.each([
		['domain,host,app', 'the columns `domain` and `host` both stand for the pattern'],
		['Pattern,app, Domain ', 'the columns `Pattern` and `Domain` both stand for the pattern'],
		['name,name,app', 'the columns `name` and `name` both stand for the pattern'],
		['domain,app,category,app_name', 'the columns `app` and `app_name` both stand for the app'],
		['domain,name,name', 'the columns `name` and `name` both stand for the app'],
	])('two columns for one meaning are an error: %s', (heading, message) =>
		expect(() => plan(`${heading}\na.example,b.example,C,D\n`)).toThrow(message));

	test('quotes may hold separators, quotes and lines; whatever comes, it ends', () => {
		expect(parseCsv('a,b\n"x,""y""\nz",2\n\n3,4\n')).toEqual([
			{line: 1, cells: ['a', 'b']},
			{line: 2, cells: ['x,"y"\nz', '2']},
			{line: 5, cells: ['3', '4']},
		]);
		expect(parseCsv('sep=;\r\na;b\r\n1;2')).toEqual([
			{line: 2, cells: ['a', 'b']},
			{line: 3, cells: ['1', '2']},
		]);
		expect(() => parseCsv('a,b\n"never closed,1\n')).toThrow(UserError);
		fc.assert(
			fc.property(fc.string({unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', ' ', "'", '=')}), given => {
				try {
					return Array.isArray(parseCsv(given));
				} catch (error) {
					return error instanceof UserError;
				}
			}),
		);
	});

	test('cells come back as they were, and none is a formula', () => {
		const cell = fc.string({unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', '\t', ' ', "'", '=', '+', '-', '@', '微')});
		const rows = fc.array(fc.array(cell, {minLength: 2, maxLength: 2}), {minLength: 1, maxLength: 5});
		fc.assert(
			fc.property(rows, given => {
				const text = csvText([['head', 'line'], ...given]);
				const read = parseCsv(text).slice(1);
				expect(read.every(({cells}) => cells.every(cell => !/^[=+\-@\t\r]/.test(cell)))).toBe(true);
				expect(read.map(({cells}) => cells.map(plainCell))).toEqual(given);
			}),
		);
	});

	test('bytes as spreadsheets save them', () => {
		const text = 'name,app\na.example,微信\n';
		const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
		expect(decodeText(Buffer.from(`\ufeff${text}`))).toEqual({text, guess: undefined});
		expect(decodeText(utf16)).toEqual({text, guess: undefined});
		expect(decodeText(Buffer.from(utf16).swap16())).toEqual({text, guess: undefined});
		const gbk = Buffer.concat([Buffer.from('name,app\na.example,'), Buffer.from([0xce, 0xa2, 0xd0, 0xc5]), Buffer.from('\n')]);
		expect(decodeText(gbk)).toEqual({text, guess: 'gb18030'});
		expect(decodeText(Buffer.from('caf\xe9\n', 'latin1'))).toEqual({text: 'café\n', guess: 'windows-1252'});
		expect(decodeText(Buffer.from([1, 0, 2]))).toBeUndefined();
		expect(short(plan('name\tapp\r\na.example\tA\r\n').rules)).toEqual(['exact:a.example A']);
	});
});

describe('JSON', () => {
	test('rules are written without controls, and read back as they were', () => {
		const text = writeJsonRules([shared('exact', 'a.example', '微\x9b2J\u202eA')]);
		expect(text).toContain('"app":"微\\u009b2J\\u202eA"');
		expect(readRows(text, 'List').rows).toMatchObject([{pattern: 'a.example', app: '微\x9b2J\u202eA'}]);
	});

	test('an array, or lines, of which a broken one costs itself', () => {
		expect(short(plan('[{"sni":"a.example","app_name":"A","priority":2},{"pattern":"b.example","app":null}]').rules)).toEqual([
			'exact:a.example A',
		]);
		const lines = plan('{"name":"a.example","app":"A","bytes":1}\n{"name":\n{"name":"b.example","app":["B"]}\n[1]\n');
		expect(lines.rules.map(({layer}) => layer)).toEqual(['label']);
		expect(faults(lines)).toEqual([
			expect.stringMatching(/^2 left out: /),
			'3 left out: app: neither text nor a number',
			'4 left out: is no object',
		]);
	});

	test('an object that says one thing twice is left out', () => {
		const done = plan('[{"domain":"a.example","host":"b.example","app":"A"},{"sni":"c.example","app":"C"}]');
		expect(short(done.rules)).toEqual(['exact:c.example C']);
		expect(faults(done)).toEqual(['1 left out: `domain` and `host` both stand for the pattern']);
	});

	test('what is cut off, or no JSON, is an error', () => {
		expect(() => plan('[{"pattern":"a.example","app":"A"},\n{"pattern":')).toThrow(UserError);
		expect(() => plan('{\x1b[2J')).toThrow(/^[^\x1b]*$/);
		expect(plan('[Adblock]\na.example\n', [], {app: 'A'}).rules).toHaveLength(1);
	});
});

describe('apps and categories', () => {
	test('a category is spelt as it is known, in English or Chinese; a misspelt one is refused, a new one told', () => {
		const done = plan(
			'pattern,app,category\na.example,A,vIDEO\nb.example,B,游戏\nc.example,C,Vidoe\nd.example,D,Home automation\ne.example,E,home Automation\nf.example,F,Unmatched\n',
		);
		expect(done.rules.map(({category}) => category)).toEqual(['Video', 'Games', 'Home automation', 'Home automation']);
		expect(done.notes).toEqual(['new categories: Home automation']);
		expect(faults(done)).toEqual([
			"4 left out: there is no category 'Vidoe': 'Video' is one; a new one must differ by more",
			"7 left out: 'Unmatched' is what no rule covers: a rule cannot say so",
		]);
	});

	test('a row that has its time was a rule before: its category stays as it is', () => {
		const done = plan('pattern,app,category,changed\na.example,A,Vidoe,2026-01-02T03:04:05Z\n');
		expect(done.rules[0]).toMatchObject({category: 'Vidoe', changedMs: Date.UTC(2026, 0, 2, 3, 4, 5), author: undefined});
		expect(done.notes).toEqual(['new categories: Vidoe']);
	});

	test('without a category: that of the rule before, of the app here, of the program, in this order', () => {
		const current = [
			shared('exact', 'a.example', 'A', 'Ads'),
			shared('exact', 'x.example', 'A', 'Games'),
			shared('exact', 'y.example', 'A', 'Games'),
		];
		const done = plan('pattern,app\na.example,A\nb.example,A\nc.example,YouTube\nd.example,D\n', current);
		expect(done.unchanged).toBe(1);
		expect(done.rules.map(({category}) => category)).toEqual(['Games', 'Video', 'Other']);
	});

	test('authors, layers and priorities that cannot be are left out', () => {
		const done = plan(
			`pattern,app,layer,priority,author\na.example,A,catalogue,,\nb.example,B,,1.5,\nc.example,C,,3000000000,\nd.example,D,,,${'x'.repeat(300)}\n`,
		);
		expect(done.rules).toEqual([]);
		expect(faults(done)).toHaveLength(4);
	});
});

describe('patterns', () => {
	test.each([
		[' HTTPS://user@WWW.Example.com:443/x?y ', 'exact:www.example.com', ['blanks', 'URL scheme', 'path', 'port', 'upper case']],
		['example.com.', 'exact:example.com', ['final dot']],
		['.example.com', 'suffix:example.com', []],
		['*.cdn.example.com', 'wildcard:*.cdn.example.com', []],
		['例子.中国', 'exact:xn--fsqu00a.xn--fiqs8s', []],
		['re:^ads[0-9]+\\.', 'regex:^ads[0-9]+\\.', []],
		['192.0.2.0/24', 'cidr:192.0.2.0/24', []],
		['github.io', 'exact:github.io', []],
	])('%s is cleaned', (given, canonical, faults) => {
		const clean = cleanPattern(given);
		expect(typeof clean === 'string' ? clean : [`${clean.match}:${clean.pattern}`, clean.faults]).toEqual([canonical, faults]);
	});

	test.each([
		['', 'empty'],
		[' ', 'empty'],
		['no name', 'blank'],
		['a..b', 'empty label'],
		['*', 'star'],
		['x'.repeat(70), '63'],
		[`${'a.'.repeat(130)}com`, '253'],
		['1.2.3.4', 'address'],
		['http://1.2.3.4:80/x', 'address'],
		['[2001:db8::1]:443', 'address'],
		['2001:db8::1', 'address'],
		['someone@example.com', 'e-mail'],
		['a.*.example.com', 'star'],
		['.com', 'under com'],
		['*.co.uk', 'under co.uk'],
		['re:.*', 'every name'],
		['re:^(?=a)b', 'regular expression'],
		['re:(a)\\1', 'regular expression'],
	])('%j is no pattern', (given, reason) => expect(cleanPattern(given)).toMatch(new RegExp(reason)));

	test('a whole public suffix is refused unless it was said so; then, as a single label, it is told', () => {
		for (const name of ['com', 'co.uk', 'gov.cn', 'xn--55qx5d.cn', 'nosuchtld'])
			expect(cleanPattern(name, undefined, 'suffix')).toContain('every name under');
		for (const name of ['github.io', 'cloudfront.net', 'example.co.uk'])
			expect(cleanPattern(name, undefined, 'suffix')).toMatchObject({doubt: undefined});
		expect(cleanPattern('com', 'suffix')).toMatchObject({pattern: 'com', doubt: expect.stringContaining('every name under com')});
		expect(cleanPattern('router')).toMatchObject({match: 'exact', doubt: 'a single label is no public name'});
		expect(cleanPattern('router', 'exact')).toMatchObject({doubt: undefined});
		expect(cleanPattern('1.2.3.4', 'exact')).toMatchObject({pattern: '1.2.3.4'});
	});
});
