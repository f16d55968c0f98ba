import {displayWidth, padEnd} from '../../text/display-width.js';
import {bindings, writeKeys} from '../keys.js';
import {ACCENT, beside, blank, type Line, QUIET, STRONG, segment} from '../line.js';
import type {Manner} from '../view.js';

const groups = ['helpMove', 'helpLook', 'helpLabel', 'helpElse'] as const;

/** Every key from the key table, in two columns. */
export function help(manner: Manner, width: number): readonly Line[] {
	const {messages, glyphs} = manner;
	const blocks = groups.map(group => {
		const seen = new Set<string>();
		const own = bindings
			.filter(binding => binding.group === group)
			.map(({shown, text}) => ({keys: writeKeys(shown, glyphs), text: messages[text]}))
			// One key in two places is said once.
			.filter(({keys, text}) => !seen.has(keys + text) && seen.add(keys + text));
		const widest = Math.max(...own.map(({keys}) => displayWidth(keys)));
		return [
			[segment(` ${messages[group]}`, STRONG)],
			...own.map(({keys, text}): Line => [segment(`   ${padEnd(keys, widest)}  `, ACCENT), segment(text)]),
			blank,
		];
	});
	const half = Math.floor(width / 2);
	const columns = [
		{lines: [...blocks[0], ...blocks[2]], width: half},
		{lines: [...blocks[1], ...blocks[3]], width: width - half},
	];
	return [[segment(` ${messages.helpTitle}`, STRONG | ACCENT)], ...beside(columns, segment('', QUIET), glyphs.cut)];
}
