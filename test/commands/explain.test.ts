import {expect, test} from 'vitest';
import {createClassifier} from '../../source/classify/create-classifier.js';
import {runExplain} from '../../source/commands/explain.js';
import type {Rule} from '../../source/model/rule.js';

const rule = (more: Partial<Rule>): Rule => ({
	match: 'suffix',
	pattern: 'example.com',
	app: 'Example',
	category: 'Tech',
	layer: 'catalogue',
	priority: 0,
	author: undefined,
	changedMs: undefined,
	...more,
});
const classifier = createClassifier(
	[
		rule({layer: 'label', app: '示例', author: 'ann@gate', changedMs: Date.UTC(2026, 0, 2, 3, 4)}),
		rule({match: 'exact', pattern: 'www.example.com', author: 'snitop'}),
		rule({match: 'cidr', pattern: '10.0.0.0/8', layer: 'label', app: 'Office'}),
		rule({match: 'cidr', pattern: '10.1.0.0/16', layer: 'label', app: 'Lab'}),
		rule({match: 'cidr', pattern: '2001:db8::/32', layer: 'label', app: 'Six'}),
		rule({match: 'regex', pattern: '^ads[0-9]+\\.', layer: 'label', app: 'A\\B'}),
		rule({match: 'suffix', pattern: 'xn--fiqs8s', app: 'China\x1b[2J'}),
	],
	[rule({match: 'port', pattern: 'udp/123', app: 'NTP', category: 'Time', layer: 'port'})],
);

let notes: string[] = [];
async function explain(names: AsyncIterable<string> | string[], json: boolean): Promise<string> {
	let text = '';
	notes = [];
	await runExplain(
		names,
		classifier,
		{json},
		piece => {
			text += piece;
		},
		note => notes.push(note),
	);
	return text;
}

test('JSON lines have exactly the five fields, nulls where nothing matches', async () => {
	async function* names() {
		yield 'WWW.example.com.\r';
		yield '';
		yield 'nothing.invalid';
		yield '例子.中国';
		yield 'udp/123';
	}
	expect((await explain(names(), true)).split('\n')).toEqual([
		'{"name":"WWW.example.com.","app":"示例","category":"Tech","layer":"label","rule":"suffix:example.com"}',
		'{"name":"nothing.invalid","app":null,"category":null,"layer":null,"rule":null}',
		'{"name":"例子.中国","app":"China\\u001b[2J","category":"Tech","layer":"catalogue","rule":"suffix:xn--fiqs8s"}',
		'{"name":"udp/123","app":"NTP","category":"Time","layer":"port","rule":"port:udp/123"}',
		'',
	]);
});

test('in JSON too no control reaches the terminal, and what is read is what was asked', async () => {
	const names = ['a\x9b2J.invalid', '\x7fdel\x80\x9f.invalid', 'b\u202e\u2028\u{e0041}😀.invalid', '例子.invalid'];
	const lines = (await explain(names, true)).trimEnd().split('\n');
	expect(lines.map(line => line.slice(0, line.indexOf(',')))).toEqual([
		'{"name":"a\\u009b2J.invalid"',
		'{"name":"\\u007fdel\\u0080\\u009f.invalid"',
		'{"name":"b\\u202e\\u2028\\udb40\\udc41😀.invalid"',
		'{"name":"例子.invalid"',
	]);
	expect(lines.map(line => JSON.parse(line).name)).toEqual(names);
});

test('text says who decided, when, and over which rules; no control byte comes out', async () => {
	expect(await explain(['www.example.com', 'no\x1bthing.invalid', '中国'], false)).toBe(
		[
			'www.example.com: 示例 (Tech)',
			'  decided by suffix:example.com, layer label, by ann@gate, 2026-01-02 03:04',
			'  over exact:www.example.com, layer catalogue, by snitop, Example (Tech)',
			'no\\x1bthing.invalid: unmatched (no name)',
			'中国: China\\x1b[2J (Tech)',
			'  decided by suffix:xn--fiqs8s, layer catalogue',
			'',
		].join('\n'),
	);
});

test('an address is answered by range rules, the narrowest first', async () => {
	expect(await explain(['10.1.2.3', '10.2.0.1', '2001:DB8::1', '11.0.0.1'], false)).toBe(
		[
			'10.1.2.3: Lab (Tech)',
			'  decided by cidr:10.1.0.0/16, layer label',
			'  over cidr:10.0.0.0/8, layer label, Office (Tech)',
			'10.2.0.1: Office (Tech)',
			'  decided by cidr:10.0.0.0/8, layer label',
			'2001:DB8::1: Six (Tech)',
			'  decided by cidr:2001:db8::/32, layer label',
			'11.0.0.1: unmatched',
			'',
		].join('\n'),
	);
	expect(notes).toEqual([]);
	expect(await explain(['10.1.2.3'], true)).toBe(
		'{"name":"10.1.2.3","app":"Lab","category":"Tech","layer":"label","rule":"cidr:10.1.0.0/16"}\n',
	);
});

test('of a URL the host is looked up; what is no name is said to be none', async () => {
	const words = ['https://www.example.com/x', 'http://[2001:db8::1]:80/', 'bad name', 'a.invalid:443', 'udp/70000', 'fine.invalid'];
	const text = await explain(words, false);
	expect(text.split('\n').filter(line => !line.startsWith(' '))).toEqual([
		'www.example.com: 示例 (Tech)',
		'2001:db8::1: Six (Tech)',
		'bad name: unmatched (no name)',
		'a.invalid:443: unmatched (no name)',
		'udp/70000: unmatched (no name)',
		'fine.invalid: unmatched',
		'',
	]);
	const said = [
		"'https://www.example.com/x' is a URL: its host is looked up, www.example.com",
		"'http://[2001:db8::1]:80/' is a URL: its host is looked up, 2001:db8::1",
		"'bad name' has a blank in it",
		"'a.invalid:443' has a port: give the host name alone, 'a.invalid'",
		'ports end at 65535, not 70000',
	];
	expect(notes).toEqual(said);
	const lines = (await explain(words, true))
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line));
	expect(lines.map(({name, app}) => [name, app])).toEqual([
		[words[0], '示例'],
		[words[1], 'Six'],
		...words.slice(2).map(name => [name, null]),
	]);
	expect(notes).toEqual(said);
	await explain(
		Array.from({length: 50}, () => 'bad name'),
		true,
	);
	expect([notes.length, notes.at(-1)]).toEqual([21, '… and 30 more like that']);
});

test('backslashes stay as they are, control characters do not', async () => {
	expect(await explain(['ads7.invalid', 'a\\b\x9b.invalid'], false)).toBe(
		'ads7.invalid: A\\B (Tech)\n  decided by regex:^ads[0-9]+\\., layer label\na\\b\\u{9b}.invalid: unmatched (no name)\n',
	);
});

test('a long list is written in pieces, in order', async () => {
	const names = Array.from({length: 5000}, (_, i) => `n${i}.example.com`);
	const pieces: string[] = [];
	const write = async (piece: string): Promise<void> => {
		await Promise.resolve();
		pieces.push(piece);
	};
	await runExplain(names, classifier, {json: true}, write, expect.unreachable);
	expect(pieces.length).toBeGreaterThan(1);
	const lines = pieces.join('').trimEnd().split('\n');
	expect(lines.map(line => JSON.parse(line).name)).toEqual(names);
});
