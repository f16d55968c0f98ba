import {UNMATCHED_CATEGORY} from '../../model/rule.js';
import type {Snapshot} from '../../state/snapshot.js';
import type {CategorySum} from '../../state/sums.js';
import {displayWidth, padStart, truncate} from '../../text/display-width.js';
import {formatBytes, formatCount, formatRate, rateQuantity} from '../../text/format-quantity.js';
import type {Layout} from '../layout.js';
import {ACCENT, beside, blank, type Line, PLAIN, QUIET, type Segment, STRONG, segment, spread, toWidth, WARN} from '../line.js';
import {appName, categoryName, type Manner, type View} from '../view.js';
import {sparkline} from './sparkline.js';

/** Columns in which an app can still be told. */
const LEAST_APP = 4;

/** The categories that have a panel, in their places: the largest, and the unmatched names among them whenever there are any. */
export function shownCategories({categories}: Pick<Snapshot, 'categories'>, {cards}: Layout): readonly CategorySum[] {
	const room = cards.across * cards.down;
	const shown = categories.slice(0, room);
	const unmatched = categories.find(({category}) => category === UNMATCHED_CATEGORY);
	if (unmatched !== undefined && !shown.includes(unmatched)) shown[room - 1] = unmatched;
	return shown;
}

/** The grid of panels, with a rule under each row of them. */
export function categoryCards(view: View): readonly Line[] {
	const {layout, manner, snapshot, ui} = view;
	const {across, down, height} = layout.cards;
	const {glyphs} = manner;
	const shown = shownCategories(snapshot, layout);
	const focused = ui.focus === 'panels' ? (shown.some(({category}) => category === ui.panel) ? ui.panel : shown[0]?.category) : undefined;
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
