import stringWidth from 'string-width';

/** Printable ASCII, and the signs that the screen is drawn with: a column each. */
const narrow = /^[ -~·–…→⋯\u2500-\u259f▴▸▾◂]*$/;
const sgr = /\x1b\[[\d;]*m/g;
const CACHED = 2000;
const cache = new Map<string, number>();

/**
 * The package `string-width`, for a screen whose lines are mostly narrow and mostly the same as a moment ago: it looks up each grapheme in several tables of Unicode. The bundle of
 * the screen gives this to Ink, too.
 */
export default function fasterStringWidth(text: string, options?: Parameters<typeof stringWidth>[1]): number {
	if (typeof text !== 'string' || options !== undefined) return stringWidth(text, options);
	const bare = text.includes('\x1b') ? text.replaceAll(sgr, '') : text;
	if (narrow.test(bare)) return bare.length;
	let width = cache.get(text);
	if (width === undefined) {
		width = stringWidth(text);
		if (cache.size >= CACHED) cache.clear();
		cache.set(text, width);
	}
	return width;
}
