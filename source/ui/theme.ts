import {ACCENT, BAD, GOOD, type Line, QUIET, STRONG, type Style, WARN} from './line.js';

/** Characters that draw. Those in text have the same width in every terminal (none of ambiguous width); lines and bars are the usual ones. */
export interface Glyphs {
	readonly down: string;
	readonly up: string;
	/** Before the selected row. */
	readonly selected: string;
	readonly marked: string;
	readonly sorted: string;
	readonly closed: string;
	readonly opened: string;
	readonly picked: string;
	/** What is not there. */
	readonly none: string;
	/** Text was cut here. */
	readonly cut: string;
	readonly horizontal: string;
	readonly vertical: string;
	/** A vertical line begins, crosses, ends at a horizontal one. */
	readonly begins: string;
	readonly crosses: string;
	readonly ends: string;
	/** A horizontal one ends at a vertical one. */
	readonly meets: string;
	readonly bars: readonly string[];
	readonly arrows: {readonly upDown: string; readonly leftRight: string};
}

const unicode: Glyphs = {
	down: '▾',
	up: '▴',
	selected: '▌',
	marked: '*',
	sorted: '▾',
	closed: '▸',
	opened: '▾',
	picked: '▸',
	none: '-',
	cut: '⋯',
	horizontal: '─',
	vertical: '│',
	begins: '┬',
	crosses: '┼',
	ends: '┴',
	meets: '┤',
	bars: [...'▁▂▃▄▅▆▇█'],
	arrows: {upDown: '▴▾', leftRight: '◂▸'},
};

const ascii: Glyphs = {
	down: 'v',
	up: '^',
	selected: '>',
	marked: '*',
	sorted: 'v',
	closed: '+',
	opened: '-',
	picked: '>',
	none: '-',
	cut: '~',
	horizontal: '-',
	vertical: '|',
	begins: '+',
	crosses: '+',
	ends: '+',
	meets: '+',
	bars: [...'_.:-=+*#'],
	arrows: {upDown: 'up/down', leftRight: 'left/right'},
};

/** How the screen looks here. */
export interface Theme {
	readonly glyphs: Glyphs;
	/** A line as text with escape sequences, and without trailing blanks. */
	paint(line: Line): string;
}

/** Style → begin and end of its SGR sequences (ECMA-48 section 8.3.117); of the sixteen colours that every user has chosen. */
const attributes: readonly (readonly [Style, number, number])[] = [
	[QUIET, 2, 22],
	[STRONG, 1, 22],
];
const colours: readonly (readonly [Style, number, number])[] = [
	[ACCENT, 36, 39],
	[GOOD, 32, 39],
	[WARN, 33, 39],
	[BAD, 31, 39],
];

/** `color` false: bold and dim still tell what is loud, unless the terminal is dumb. */
export function createTheme({ascii: plain, color}: {readonly ascii: boolean; readonly color: boolean}, term: string | undefined): Theme {
	const dumb = term === 'dumb';
	const codes = dumb ? [] : color ? [...attributes, ...colours] : attributes;
	const known = new Map<Style, readonly [string, string]>();
	const codesOf = (style: Style): readonly [string, string] => {
		let pair = known.get(style);
		if (pair === undefined) {
			const used = codes.filter(([bit]) => (style & bit) !== 0);
			pair = [used.map(([, on]) => `\x1b[${on}m`).join(''), [...new Set(used.map(([, , off]) => `\x1b[${off}m`))].reverse().join('')];
			known.set(style, pair);
		}
		return pair;
	};
	return {
		// The Linux console and dumb terminals lack most of the other glyphs.
		glyphs: plain || dumb || term === 'linux' ? ascii : unicode,
		paint(line) {
			let text = '';
			let run = '';
			let style = 0;
			const flush = () => {
				if (run === '') return;
				const [on, off] = codesOf(style);
				text += on + run + off;
				run = '';
			};
			for (const piece of line) {
				if (piece.text === '') continue;
				// A blank looks the same in every style: as part of the run it needs no sequences of its own, over SSH every second.
				if (piece.style !== style && piece.text.trim() !== '') {
					flush();
					style = piece.style;
				}
				run += piece.text;
			}
			flush();
			return text;
		},
	};
}
