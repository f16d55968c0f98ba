import {displayWidth} from '../text/display-width.js';
import {escapeName} from '../text/escape-name.js';

const graphemes = new Intl.Segmenter('en', {granularity: 'grapheme'});

/**
 * A name from a packet in at most `width` columns. It is cut at its beginning: who owns a name stands at its end, and must not be pushed out of sight
 * by whoever chose the beginning.
 */
export function showName(raw: string, width: number, mark: string): string {
	const text = escapeName(raw);
	if (displayWidth(text) <= width) return text;
	if (width <= 0) return '';
	let kept = '';
	let columns = displayWidth(mark);
	// Names end at 253 bytes; a hostile one that is longer must not cost more.
	const pieces = [...graphemes.segment(text.slice(-1024))];
	for (let i = pieces.length - 1; i >= 0; i--) {
		const piece = pieces[i].segment;
		columns += displayWidth(piece);
		if (columns > width) break;
		kept = piece + kept;
	}
	return mark + kept;
}
