/** The part of Ink's `Output` (ink/build/output.js) that is read: what is to be written to which places of a frame. */
export interface InkOutput {
	readonly height: number;
	readonly operations: readonly {
		readonly type: 'write' | 'clip' | 'unclip';
		readonly x: number;
		readonly y: number;
		readonly text: string;
		readonly transformers: readonly ((line: string, index: number) => string)[];
	}[];
}

/**
 * The lines of a frame like ours, of which each is written once, from its beginning; undefined where it is another one. In the bundle of the screen Ink asks this first: by itself
 * it takes every line of every frame apart into characters with their styles, and puts them together again.
 */
export function plainLines({height, operations}: InkOutput): readonly string[] | undefined {
	const lines: string[] = Array.from({length: height}, () => '');
	let last = -1;
	for (const {type, x, y, text, transformers} of operations) {
		if (type !== 'write' || x !== 0 || y <= last || y >= height || text.includes('\n')) return undefined;
		last = y;
		lines[y] = transformers.reduce((line, transform) => transform(line, 0), text).trimEnd();
	}
	return lines;
}
