import {displayWidth, truncate} from '../text/display-width.js';

/** What a piece of text means, as bits that can stand together; `theme.ts` says how that looks. */
export const PLAIN = 0;
/** Units, labels of columns, lines. */
export const QUIET = 1;
/** Rates and headings. */
export const STRONG = 2;
/** The one colour that leads the eye. */
export const ACCENT = 4;
/** All is well. */
export const GOOD = 8;
/** Loss and alarm. */
export const BAD = 16;
/** What asks for the operator: unmatched names, a database that is away. */
export const WARN = 32;
export type Style = number;

/** Text of one style. It must be escaped already, and hold no line break. */
export interface Segment {
	readonly text: string;
	readonly style: Style;
}

/** One line of the screen. */
export type Line = readonly Segment[];

export const segment = (text: string, style: Style = PLAIN): Segment => ({text, style});
export const line = (text: string, style: Style = PLAIN): Line => [{text, style}];

export const blank: Line = [];

/** Columns that a line takes. */
export const widthOf = (of: Line): number => of.reduce((sum, {text}) => sum + displayWidth(text), 0);

/** The line in exactly `width` columns. */
export function toWidth(of: Line, width: number, mark: string): Line {
	const fitted: Segment[] = [];
	let left = width;
	for (const {text, style} of of) {
		const columns = displayWidth(text);
		if (columns > left) {
			const cut = truncate(text, left, mark);
			fitted.push({text: cut, style});
			left -= displayWidth(cut);
			break;
		}
		fitted.push({text, style});
		left -= columns;
	}
	if (left > 0) fitted.push({text: ' '.repeat(left), style: PLAIN});
	return fitted;
}

/** `left` and, against the right edge of `width`, `right`; where both have no room, the left one is cut, and a blank stays between them. */
export function spread(left: Line, right: Line, width: number, mark: string): Line {
	const taken = widthOf(right);
	const room = Math.max(0, width - taken);
	const gap = taken > 0 && room > 0 ? 1 : 0;
	return toWidth([...toWidth(left, room - gap, mark), ...(gap > 0 ? [segment(' ')] : []), ...right], width, mark);
}

/** The first of several ways to say something that has room in `width`; the last one where none has. */
export const firstThatFits = (ways: readonly Line[], width: number): Line =>
	ways.find(way => widthOf(way) <= width) ?? ways.at(-1) ?? blank;

/** Blocks of lines next to each other, each in its width, with `between` in the gaps; as high as the highest. */
export function beside(
	blocks: readonly {readonly lines: readonly Line[]; readonly width: number}[],
	between: Segment,
	mark: string,
): Line[] {
	const height = Math.max(0, ...blocks.map(({lines}) => lines.length));
	return Array.from({length: height}, (_, row) =>
		blocks.flatMap(({lines, width}, i) => [...(i > 0 ? [between] : []), ...toWidth(lines[row] ?? blank, width, mark)]),
	);
}

/** Another style on top of each piece; what was quiet no longer is. */
export const emphasise = (of: Line, style: Style): Line => of.map(piece => ({...piece, style: (piece.style & ~QUIET) | style}));

/** Without styles: what a golden file holds. */
export const plainText = (of: Line): string =>
	of
		.map(({text}) => text)
		.join('')
		.trimEnd();
