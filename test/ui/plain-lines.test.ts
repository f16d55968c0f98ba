import {styledCharsFromTokens, tokenize} from '@alcalzone/ansi-tokenize';
import fc from 'fast-check';
import {expect, it} from 'vitest';
import InkOutput from '../../node_modules/ink/build/output.js';
import {type InkOutput as Output, plainLines} from '../../source/ui/plain-lines.js';

// Its operations are private to Ink's types.
type Writable = Output & Pick<InkOutput, 'get' | 'write'>;
const Original = InkOutput as unknown as new (size: {readonly width: number; readonly height: number}) => Writable;
const SIZE = {width: 60, height: 8};

const segment = fc
	.tuple(fc.constantFrom('', '\x1b[1m', '\x1b[31m', '\x1b[7m', '\x1b[2m'), fc.constantFrom('ab', ' ', '微信', '─│', '  ', 'x', '█▁'))
	.map(([code, text]) => (code === '' ? text : `${code}${text}\x1b[0m`));
const line = fc.array(segment, {maxLength: 10}).map(segments => segments.join(''));

/** What the cells of each line hold: Ink writes codes of its own for the same styles. */
const cells = (output: string): unknown[] =>
	output
		.split('\n')
		.map(text => styledCharsFromTokens(tokenize(text)).map(({value, styles}) => [value, styles.map(style => style.code).sort()]));

type Write = readonly [x: number, y: number, text: string];
const outputOf = (writes: readonly Write[]): Writable => {
	const output = new Original(SIZE);
	for (const [x, y, text] of writes) output.write(x, y, text, {transformers: [text => text]});
	return output;
};

it('makes the lines that Ink makes', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.tuple(fc.nat(SIZE.height - 1), line), {selector: ([y]) => y}), written => {
			const output = outputOf([...written].sort(([a], [b]) => a - b).map(([y, text]) => [0, y, text]));
			expect(cells(plainLines(output)!.join('\n'))).toEqual(cells(output.get().output));
		}),
		{numRuns: 500},
	);
});

it.each([
	[
		'beside another',
		[
			[0, 0, 'abc'],
			[10, 0, 'def'],
		],
	],
	[
		'over another',
		[
			[0, 1, 'abcdef'],
			[0, 1, 'xy'],
		],
	],
	['of several lines', [[0, 0, 'abc\ndef']]],
	['below the frame', [[0, SIZE.height, 'abc']]],
] as readonly (readonly [string, readonly Write[]])[])('leaves what is written %s to Ink', (_, writes) => {
	expect(plainLines(outputOf(writes))).toBeUndefined();
});
