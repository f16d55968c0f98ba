import type {SortKey} from '../state/snapshot.js';
import {displayWidth, padEnd, padStart, truncate} from '../text/display-width.js';
import type {Quantity} from '../text/format-quantity.js';
import {ACCENT, emphasise, type Line, PLAIN, QUIET, type Segment, STRONG, type Style, segment} from './line.js';
import type {Messages} from './locales/en.js';
import type {Manner} from './view.js';

type Heading = {[K in keyof Messages]: Messages[K] extends string ? K : never}[keyof Messages];

/** A column of a table: what stands over it, how wide it is, and what a row has in it. */
export interface Column<Row> {
	readonly heading: Heading;
	/** Columns of the terminal; 0: all that the others leave, for one column of a table. */
	readonly width: number;
	/** What it grows to where the flexible column has plenty. */
	readonly ideal?: number;
	readonly align: 'left' | 'right';
	/** What has a higher rank is left out first where there is no room. */
	readonly rank: number;
	readonly sort?: SortKey;
	/** Text already escaped; cut and padded by the table. `width` is what it has. */
	cell(row: Row, manner: Manner, width: number): Segment | readonly Segment[];
}

/** Blanks between two columns. */
const GAP = 2;
/** Columns that most names fit in. */
const PLENTY = 38;
/** Marker of the selected row. */
const MARGIN = 1;

/** The columns that have room in `width`, with the width each gets; the flexible one at least `leastRest`. What the table is ordered by is among them. */
export function chooseColumns<Row>(
	columns: readonly Column<Row>[],
	width: number,
	leastRest: number,
	sort?: SortKey,
): readonly {readonly column: Column<Row>; readonly width: number}[] {
	const rankOf = (column: Column<Row>): number => (sort !== undefined && column.sort === sort ? Math.min(column.rank, 1) : column.rank);
	const byRank = [...columns].sort((a, b) => rankOf(a) - rankOf(b));
	const chosen = new Set<Column<Row>>();
	let used = MARGIN + 1 - GAP;
	for (const column of byRank) {
		const needed = GAP + (column.width || leastRest);
		if (used + needed > width) continue;
		used += needed;
		chosen.add(column);
	}
	let rest = width - used + leastRest;
	const grown = columns
		.filter(column => chosen.has(column))
		.reverse()
		.map(column => {
			const more = column.width === 0 ? 0 : Math.max(0, Math.min((column.ideal ?? column.width) - column.width, rest - PLENTY));
			rest -= more;
			return {column, width: column.width + more};
		})
		.reverse();
	return grown.map(({column, width}) => ({column, width: column.width === 0 ? rest : width}));
}

type Chosen<Row> = ReturnType<typeof chooseColumns<Row>>;

/** The line over a table. The column that it is ordered by is marked. */
export function headingLine<Row>(
	columns: Chosen<Row>,
	{messages, glyphs}: Manner,
	sort?: SortKey,
	headings: Partial<Record<Heading, Heading>> = {},
): Line {
	// Where no column shows what the table is ordered by, the first heading says it.
	const elsewhere = sort !== undefined && !columns.some(({column}) => column.sort === sort);
	const cells = columns.map(({column, width}, i) => {
		const sorted = sort !== undefined && (column.sort === sort || (elsewhere && i === 0));
		const by = elsewhere && i === 0 ? `  ${messages.ordered(messages.sortedBy[sort])}` : '';
		const text = messages[headings[column.heading] ?? column.heading] + by + (sorted ? ` ${glyphs.sorted}` : '');
		// The mark stands at the end of what is cut, too.
		const shown = truncate(text, width, sorted ? glyphs.sorted : glyphs.cut);
		return segment(column.align === 'right' ? padStart(shown, width) : padEnd(shown, width), sorted ? PLAIN : QUIET);
	});
	return [segment(' '.repeat(MARGIN)), ...spaced(cells.map(cell => [cell]))];
}

/** A row of a table. */
export function rowLine<Row>(
	columns: Chosen<Row>,
	row: Row,
	manner: Manner,
	{selected, focused = true}: {readonly selected: boolean; readonly focused?: boolean},
): Line {
	const {glyphs} = manner;
	const cells = columns.map(({column, width}) => {
		const content = column.cell(row, manner, width);
		return fitCell('text' in content ? [content] : content, width, column.align, glyphs.cut);
	});
	const line = spaced(cells);
	if (!selected) return [segment(' '.repeat(MARGIN)), ...line];
	return [segment(glyphs.selected, focused ? ACCENT : QUIET), ...(focused ? emphasise(line, STRONG) : line)];
}

function fitCell(content: readonly Segment[], width: number, align: 'left' | 'right', cut: string): readonly Segment[] {
	const fitted: Segment[] = [];
	let left = width;
	for (const {text, style} of content) {
		if (left <= 0) break;
		const shown = truncate(text, left, cut);
		fitted.push({text: shown, style});
		left -= displayWidth(shown);
	}
	const padding = segment(' '.repeat(Math.max(0, left)));
	return align === 'right' ? [padding, ...fitted] : [...fitted, padding];
}

function spaced(cells: readonly (readonly Segment[])[]): Segment[] {
	return cells.flatMap((cell, i) => (i === 0 ? cell : [segment(' '.repeat(GAP)), ...cell]));
}

/** A number and its unit, each in a column of its own: values are three digits and a point at most. One style for both: rows are sent every second. */
export function quantity({value, unit}: Quantity, unitWidth: number, style: Style = PLAIN): Segment {
	return segment(`${padStart(value, 4)} ${padEnd(unit, unitWidth)}`, style);
}
