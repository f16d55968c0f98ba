import {UNMATCHED_CATEGORY} from '../../model/rule.js';
import type {Snapshot} from '../../state/snapshot.js';
import type {CategorySum} from '../../state/sums.js';
import {displayWidth, padStart, truncate} from '../../text/display-width.js';
import {formatBytes, formatCount, formatRate, rateQuantity} from '../../text/format-quantity.js';
import type {Layout} from '../layout.js';
import {ACCENT, beside, blank, type Line, PLAIN, plainText, QUIET, type Segment, STRONG, segment, spread, toWidth, WARN} from '../line.js';
import {appName, categoryName, type Manner, type View} from '../view.js';
import {sparkline} from './sparkline.js';

/** Columns in which an app can still be told. */
const LEAST_APP = 4;

/** All categories in the order of their panels: the largest first, and the unmatched names on the first page whenever there are any. */
export function panelOrder({categories}: Pick<Snapshot, 'categories'>, {cards}: Layout): readonly CategorySum[] {
	const last = cards.across * cards.down - 1;
	const at = categories.findIndex(({category}) => category === UNMATCHED_CATEGORY);
	if (at <= last) return categories;
	const others = categories.filter((_, i) => i !== at);
	return [...others.slice(0, last), categories[at], ...others.slice(last)];
}

/** The grid of panels, with a rule under each row of them. */
export function categoryCards(view: View): readonly Line[] {
	const {layout, manner, snapshot, ui} = view;
	const {across, down, height} = layout.cards;
	const {glyphs} = manner;
	const order = panelOrder(snapshot, layout);
	const room = across * down;
	const selected =
		ui.focus === 'panels'
			? Math.max(
					0,
					order.findIndex(({category}) => category === ui.panel),
				)
			: undefined;
	// The page on which the selected panel is.
	const first = room * Math.floor((selected ?? 0) / room);
	const shown = order.slice(first, first + room);
	const focused = selected === undefined ? undefined : order[selected]?.category;
	const widths = columnWidths(layout.main, across);
	const lines: Line[] = [];
	for (let row = 0; row < down; row++) {
		const cards = widths.map((width, i) => {
			const sum = shown[row * across + i];
			return {width, lines: sum === undefined ? [] : card(sum, width, height, sum.category === focused, view)};
		});
		const grid = beside(cards, segment(glyphs.vertical, QUIET), glyphs.cut);
		for (let i = 0; i < height; i++)
			lines.push(
				grid[i] ??
					beside(
						widths.map(width => ({width, lines: [blank]})),
						segment(glyphs.vertical, QUIET),
						glyphs.cut,
					)[0],
			);
		lines.push(rule(widths, row === down - 1 ? glyphs.ends : glyphs.crosses, manner));
	}
	if (order.length > room)
		lines.push(markedRule(lines.pop()!, manner.messages.panelsOf(first + 1, first + shown.length, order.length), manner));
	return lines;
}

/** Columns of each panel: what a division leaves over goes to the last. */
export const columnWidths = (width: number, across: number): readonly number[] => {
	const each = Math.floor((width - (across - 1)) / across);
	return Array.from({length: across}, (_, i) => (i < across - 1 ? each : width - (across - 1) * (each + 1)));
};

/** A horizontal line with a joint where the vertical ones meet it. */
export const rule = (widths: readonly number[], joint: string, {glyphs}: Manner): Line => [
	segment(widths.map(width => glyphs.horizontal.repeat(width)).join(joint), QUIET),
];

/** A rule that says near its end how much lies beyond it. */
function markedRule(line: Line, said: string, {glyphs}: Manner): Line {
	const text = plainText(line);
	const end = text.length - 2;
	const words = ` ${said} `;
	return [segment(text.slice(0, end - displayWidth(words)), QUIET), segment(words, QUIET), segment(glyphs.horizontal.repeat(2), QUIET)];
}

function card(sum: CategorySum, width: number, height: number, focused: boolean, view: View): Line[] {
	const {manner, snapshot} = view;
	const {messages, glyphs} = manner;
	const unmatched = sum.category === UNMATCHED_CATEGORY;
	const edge = segment(focused ? glyphs.selected : ' ', ACCENT);
	const inner = width - 2;
	const rate = sum.rateUp + sum.rateDown;
	const all = snapshot.rateUp + snapshot.rateDown;
	const share = all > 0 ? wholePercent(rate / all) : glyphs.none;
	const title = segment(categoryName(sum.category, manner), STRONG | (focused ? ACCENT : unmatched && sum.names > 0 ? WARN : PLAIN));
	const head = spread([title], [segment(share, rate > 0 ? PLAIN : QUIET), segment(' %', QUIET)], inner, glyphs.cut);
	const speed = speedOf(rate);
	const graph = (columns: number): Segment =>
		segment(sparkline(sum.trend, snapshot.trend, columns, glyphs.bars, height >= 5 ? 2 : 4), unmatched ? WARN : ACCENT);
	const counts = `${formatBytes(sum.bytesUp + sum.bytesDown)}  ${messages.connections(formatCount(sum.connections))}`;
	const apps = unmatched ? messages.names(formatCount(sum.names)) : sum.apps.map(app => appName(app, manner)).join('  ');
	const lines: Line[] = [head];
	if (height >= 5) {
		const both: Line = [segment(`${glyphs.down} `, QUIET), segment(formatRate(sum.rateDown), rate > 0 ? STRONG : QUIET)];
		lines.push(spread(both, [segment(`${glyphs.up} `, QUIET), segment(formatRate(sum.rateUp))], inner, glyphs.cut));
		lines.push([graph(inner)]);
		lines.push([segment(counts, QUIET)]);
		lines.push([segment(truncate(apps, inner, glyphs.cut))]);
	} else {
		lines.push([...speed, segment(' '), graph(Math.max(0, inner - 10))]);
		if (height >= 4) lines.push([segment(counts, QUIET)], [segment(truncate(apps, inner, glyphs.cut))]);
		else {
			const first = unmatched || sum.apps.length === 0 ? apps : appName(sum.apps[0], manner);
			const room = inner - displayWidth(counts) - 1;
			lines.push(
				spread([segment(counts, QUIET)], [segment(room >= LEAST_APP ? truncate(first, room, glyphs.cut) : '')], inner, glyphs.cut),
			);
		}
	}
	return lines.map(line => toWidth([edge, ...line], width, glyphs.cut));
}

/** A digit less than elsewhere: it would change every second, and nobody needs it. */
const wholePercent = (share: number): string => (share > 0 && share < 0.01 ? '<1' : String(Math.round(share * 100)));

function speedOf(rate: number): readonly Segment[] {
	const {value, unit} = rateQuantity(rate);
	return [segment(padStart(value, 4), rate > 0 ? STRONG : QUIET), segment(` ${unit.padEnd(4)}`, QUIET)];
}
