import {expect, test} from 'vitest';
import {calculateLayout, type Layout} from '../../source/ui/layout.js';

test.each<[number, number, Partial<Layout>]>([
	[80, 24, {tooSmall: false, lines: 23, cards: {across: 3, down: 2, height: 3}, details: 0, liveRows: 9, listRows: 17}],
	[80, 30, {cards: {across: 3, down: 2, height: 4}, liveRows: 13}],
	[120, 24, {cards: {across: 4, down: 1, height: 5}}],
	[120, 40, {cards: {across: 4, down: 2, height: 5}, details: 0, liveRows: 21}],
	[200, 60, {details: 72, main: 127, cards: {across: 4, down: 2, height: 5}}],
	[200, 30, {details: 0, main: 200}],
	[79, 24, {tooSmall: true}],
	[80, 23, {tooSmall: true}],
	[1, 1, {tooSmall: true, lines: 1}],
])('%i x %i', (columns, rows, expected) => {
	expect(calculateLayout(columns, rows)).toMatchObject(expected);
});

test('the editor takes its lines from the table', () => {
	expect(calculateLayout(80, 24, true).liveRows).toBe(calculateLayout(80, 24).liveRows - 5);
	expect(calculateLayout(80, 24, true).liveRows).toBeGreaterThan(0);
});

test('everything that can be drawn fits every terminal', () => {
	for (let columns = 80; columns <= 320; columns += 7) {
		for (let rows = 24; rows <= 100; rows += 3) {
			for (const editing of [false, true]) {
				const {lines, body, cards, liveRows, editor, details, main} = calculateLayout(columns, rows, editing);
				expect(4 + body + editor + 1).toBe(lines);
				expect(cards.down * (cards.height + 1) + 1 + liveRows).toBe(body);
				expect(main + (details > 0 ? details + 1 : 0)).toBe(columns);
			}
		}
	}
});
