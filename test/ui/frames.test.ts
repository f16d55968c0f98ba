import {describe, expect, test} from 'vitest';
import {displayWidth} from '../../source/text/display-width.js';
import {type Line, plainText} from '../../source/ui/line.js';
import {stage} from '../support/stage.js';

const sizes = [
	[80, 24],
	[120, 40],
	[200, 60],
] as const;

/** What is looked at, and the keys that lead there. */
const pictures: Readonly<Record<string, readonly string[]>> = {
	live: [],
	unmatched: ['2', 'j', 'right', 'j'],
	details: ['enter'],
	category: ['tab', 'right', 'enter'],
	unnamed: ['n'],
	editor: ['2', 'l'],
	typing: ['2', 'j', 'l', 'y', 'o', 'u', 'down', 'tab', 'm'],
	help: ['?'],
	history: ['4'],
	connections: ['3'],
	filter: ['/', 'k', '7'],
	frozen: ['p'],
	pattern: ['2', 'l', 'tab', 'tab', ...'re:^cdn'],
	newest: ['2', 's', 's', 's', 's', 's'],
	suggestion: ['2', 'right', 'j', 'enter'],
};

const text = (lines: readonly Line[]): string => `${lines.map(plainText).join('\n')}\n`;
const settled = () => new Promise(resolve => setImmediate(resolve));

function check(lines: readonly Line[], columns: number, rows: number): void {
	expect(lines.length).toBeLessThanOrEqual(rows - 1);
	for (const line of lines) {
		expect(line.reduce((sum, piece) => sum + displayWidth(piece.text), 0)).toBeLessThanOrEqual(columns);
		expect(plainText(line)).not.toMatch(/[\x00-\x1f\x7f-\x9f\u202e\u2028]/);
	}
}

describe.each(sizes)('%i x %i', (columns, rows) => {
	test.each(Object.keys(pictures))('%s', async name => {
		const {play, keys, frame} = stage(columns, rows);
		play(30);
		keys(...pictures[name]);
		await settled();
		const lines = frame();
		check(lines, columns, rows);
		await expect(text(lines)).toMatchFileSnapshot(`golden/${name}-${columns}x${rows}.txt`);
	});
});

test.each([
	['live', 80, 24],
	['editor', 120, 40],
	['details', 80, 24],
	['frozen', 80, 24],
	['unmatched', 80, 24],
	['suggestion', 80, 24],
] as const)('in Chinese: %s at %i x %i', async (name, columns, rows) => {
	const {play, keys, frame} = stage(columns, rows, {locale: 'zh'});
	play(30);
	keys(...pictures[name]);
	await settled();
	check(frame(), columns, rows);
	await expect(text(frame())).toMatchFileSnapshot(`golden/${name}-${columns}x${rows}-zh.txt`);
});

test('in ASCII there is nothing else but the names', async () => {
	const {play, frame} = stage(120, 40, {ascii: true});
	play(30);
	await expect(text(frame())).toMatchFileSnapshot('golden/live-120x40-ascii.txt');
	const drawn = text(frame()).replace(/[\p{Script=Han}]/gu, '');
	expect(drawn).toMatch(/^[\n -~]*$/);
});

test('every frame fits every terminal', () => {
	for (const [columns, rows] of [
		[80, 24],
		[81, 25],
		[100, 33],
		[119, 31],
		[133, 40],
		[191, 41],
		[250, 70],
		[20, 5],
		[1, 1],
	] as const) {
		for (const locale of ['en', 'zh'] as const) {
			for (const name of Object.keys(pictures)) {
				const {play, keys, frame} = stage(columns, rows, {locale});
				play(3);
				keys(...pictures[name]);
				check(frame(), columns, Math.max(rows, 2));
			}
		}
	}
});

test('text has no glyph whose width terminals disagree about', () => {
	for (const name of Object.keys(pictures)) {
		const {play, keys, frame} = stage(200, 60);
		play(30);
		keys(...pictures[name]);
		// Lines and bars are the usual ones: who has a terminal that draws them wide takes the ASCII mode.
		// The ambiguous ones of Unicode's EastAsianWidth.txt that an author is tempted by.
		expect(text(frame())).not.toMatch(
			/[\xa1\xa7\xb0\xb1\xb7\xd7\u2010\u2013-\u201d\u2022\u2025\u2026\u2190-\u2199\u25a0\u25a1\u25b2\u25b3\u25b6\u25b7\u25bc\u25bd\u25c0\u25cb\u25cf\u2605\u2606]/,
		);
	}
});

test('a terminal that is too small is told the size that is needed', () => {
	const {frame} = stage(60, 20);
	expect(text(frame())).toContain('80 x 24');
});

test('before the first packet, and with nothing to show, the screen says so', async () => {
	const {frame, keys} = stage(80, 24);
	check(frame(), 80, 24);
	await expect(text(frame())).toMatchFileSnapshot('golden/empty-80x24.txt');
	keys('2');
	expect(text(frame())).toContain('No name without an app.');
});

test('the end of a capture is said, and the screen stays', async () => {
	const {frame, play, traffic, state} = stage(80, 24);
	traffic.kind = 'file';
	traffic.sourceName = '/captures/office.pcap';
	play(10);
	traffic.ended = true;
	state.applyDelta(traffic.delta());
	expect(text(frame())).toContain('capture ended');
	await expect(text(frame())).toMatchFileSnapshot('golden/ended-80x24.txt');
});
