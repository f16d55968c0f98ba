import stringWidth from './string-width.js';

const ascii = /^[ -~]*$/;
const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'});

/** Columns that `text` takes on a terminal: two for East Asian wide characters, none for marks. Escape what is hostile first. */
export const displayWidth = (text: string): number => (ascii.test(text) ? text.length : stringWidth(text));

/** `text` in at most `width` columns; what is cut ends in `mark` (one column). A wide character that does not fit whole is left out. */
export function truncate(text: string, width: number, mark = '…'): string {
	if (width <= 0) return '';
	if (ascii.test(text)) return text.length <= width ? text : text.slice(0, width - 1) + mark;
	if (stringWidth(text) <= width) return text;
	// Not cli-truncate: it keeps a wide character that reaches over the edge, so its result can be too wide.
	let kept = '';
	let columns = 0;
	for (const {segment} of graphemes.segment(text)) {
		columns += stringWidth(segment);
		if (columns > width - 1) break;
		kept += segment;
	}
	return kept + mark;
}

/** `text` with blanks behind it up to `width` columns; longer text stays as it is. */
export const padEnd = (text: string, width: number): string => text + blanks(width - displayWidth(text));

/** `text` with blanks before it up to `width` columns; longer text stays as it is. */
export const padStart = (text: string, width: number): string => blanks(width - displayWidth(text)) + text;

/** `text` in exactly `width` columns: truncated, then padded behind. */
export const cell = (text: string, width: number): string => padEnd(truncate(text, width), width);

const blanks = (count: number): string => (count > 0 ? ' '.repeat(count) : '');
