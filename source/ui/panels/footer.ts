import {topOverlay} from '../../state/reducer.js';
import {displayWidth} from '../../text/display-width.js';
import {escapeText} from '../../text/escape-name.js';
import {formatCount} from '../../text/format-quantity.js';
import {bindings, type Command, type Context, writeKeys} from '../keys.js';
import {BAD, GOOD, type Line, PLAIN, QUIET, type Segment, STRONG, segment, WARN} from '../line.js';
import {selectedRow, selectedTally} from '../selection.js';
import {showName} from '../show-name.js';
import type {View} from '../view.js';

/** How long a notice stands in place of the keys: four seconds, looked at once a second. */
export const NOTICE_MS = 3500;
/** From then on a key ends it. */
export const NOTICE_READ_MS = 1000;

/** The last line: what is being filtered, what was just said, or the keys that matter here, as far as there is room. */
export function footer(view: View, context: Context): Line {
	const {ui, notice, manner, layout} = view;
	const {messages} = manner;
	if (ui.filtering) {
		return [
			segment(` ${messages.filter} / `, QUIET),
			segment(escapeText(ui.filter), STRONG),
			segment('_', QUIET),
			segment(`   Enter ${messages.keepHint}  Esc ${messages.cancelHint}`, QUIET),
		];
	}
	if (notice !== undefined) {
		const style = {info: GOOD, warn: STRONG | WARN, error: STRONG | BAD}[notice.level];
		return [segment(' '), segment(escapeText(notice.text), style)];
	}
	// The editor says its own keys.
	if (view.editor !== undefined) return [];
	const line: Segment[] = [];
	if (ui.marked.size > 0 && context === 'unmatched') line.push(segment(` ${messages.marked(String(ui.marked.size))}`, WARN), segment(' '));
	let room = layout.columns - 1 - line.reduce((sum, {text}) => sum + displayWidth(text), 0);
	const here = bindings.filter(({footer: rank, where}) => rank !== undefined && (where === undefined || where.includes(context)));
	const hints = here.flatMap(({keys, short, shown, text, footer: rank}) => {
		const does = effectOf(Object.values(keys)[0], messages[text], view);
		return does === undefined ? [] : [{keys: writeKeys(short ?? shown, manner.glyphs), text: does, rank: rank!}];
	});
	const kept = new Set<(typeof hints)[number]>();
	for (const hint of [...hints].sort((a, b) => a.rank - b.rank)) {
		const width = displayWidth(hint.keys) + displayWidth(hint.text) + 3;
		if (width > room) continue;
		room -= width;
		kept.add(hint);
	}
	for (const {keys, text} of hints.filter(hint => kept.has(hint))) line.push(segment(` ${keys} `, PLAIN), segment(`${text} `, QUIET));
	return line;
}

/** Longer domains are cut: the other keys want to be said, too. */
const DOMAIN = 24;

/** What a key does to what is selected now, `usually` elsewhere; undefined: nothing. */
function effectOf(command: Command, usually: string, view: View): string | undefined {
	const {ui, snapshot, manner, acceptance} = view;
	const {messages, glyphs} = manner;
	const isInside = topOverlay(ui)?.kind === 'name';
	const key = isInside ? undefined : selectedRow(view);
	switch (command) {
		case 'accept': {
			if (acceptance === undefined) return undefined;
			const [{kind, about}] = acceptance.scopes;
			return acceptance.scopes.length === 1 && kind === 'domain' && about !== ''
				? messages.acceptUnder(showName(about, DOMAIN, glyphs.cut))
				: messages.acceptFor(formatCount(acceptance.names));
		}
		case 'open': {
			if (ui.screen === 'live' && ui.overlays.length === 0 && ui.focus !== 'table') return usually;
			if (typeof key === 'string') return ui.expanded.has(key) ? messages.closeGroup : messages.openGroup;
			return selectedTally(view) === undefined ? undefined : usually;
		}
		case 'label':
		case 'ignore':
		case 'mark':
		case 'connections-of':
			return isInside || snapshot.order.length > 0 ? usually : undefined;
		default:
			return usually;
	}
}
