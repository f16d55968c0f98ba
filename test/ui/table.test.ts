import {expect, test} from 'vitest';
import {plainText, segment} from '../../source/ui/line.js';
import {createManner} from '../../source/ui/manner.js';
import {type Column, chooseColumns, headingLine} from '../../source/ui/table.js';

const column = (width: number, rank: number, ideal?: number): Column<null> => ({
	heading: 'colApp',
	width,
	align: 'left',
	rank,
	cell: () => segment(''),
	...(ideal !== undefined && {ideal}),
});

test('columns take all the room there is and no more, wherever the one stands that takes what is left', () => {
	const others = [column(16, 1, 19), column(6, 2), column(12, 3, 20), column(12, 4, 24)];
	for (let place = 0; place <= others.length; place++) {
		const columns = others.toSpliced(place, 0, column(0, 0));
		for (let width = 40; width <= 250; width++) {
			const widths = chooseColumns(columns, width, 22).map(chosen => chosen.width);
			// A marker, two blanks between columns, and one at the end.
			const all = 1 + widths.reduce((sum, one) => sum + one, 0) + 2 * (widths.length - 1) + 1;
			expect([place, width, all]).toEqual([place, width, width]);
		}
	}
});

test('the column that a table is ordered by is marked, however narrow it is', () => {
	const {manner} = createManner({locale: 'en', ascii: false, color: false}, 'xterm');
	const clients: Column<null> = {...column(7, 1), heading: 'colClients', sort: 'clients'};
	for (const [width, text] of [
		[9, 'CLIENTS ▾'],
		[7, 'CLIENT▾'],
	] as const) {
		expect(plainText(headingLine([{column: clients, width}], manner, 'clients')).trimEnd()).toBe(` ${text}`);
	}
});
