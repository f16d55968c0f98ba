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
		rule({match: 'suffix', pattern: 'xn--fiqs8s', app: 'China\x1b[2J'}),
	],
	[rule({match: 'port', pattern: 'udp/123', app: 'NTP', category: 'Time', layer: 'port'})],
);

async function explain(names: AsyncIterable<string> | string[], json: boolean): Promise<string> {
	let text = '';
	await runExplain(names, classifier, {json}, piece => {
		text += piece;
	});
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
			'no\\x1bthing.invalid: unmatched',
			'中国: China\\x1b[2J (Tech)',
			'  decided by suffix:xn--fiqs8s, layer catalogue',
			'',
		].join('\n'),
	);
});

test('a long list is written in pieces, in order', async () => {
	const names = Array.from({length: 5000}, (_, i) => `n${i}.example.com`);
	const pieces: string[] = [];
	await runExplain(names, classifier, {json: true}, async piece => {
		await Promise.resolve();
		pieces.push(piece);
	});
	expect(pieces.length).toBeGreaterThan(1);
	const lines = pieces.join('').trimEnd().split('\n');
	expect(lines.map(line => JSON.parse(line).name)).toEqual(names);
});
