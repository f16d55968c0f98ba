import {displayWidth} from '../../text/display-width.js';
import {formatBytes, formatCount, formatRate, percentQuantity} from '../../text/format-quantity.js';
import {ACCENT, type Line, QUIET, STRONG, segment, spread, toWidth} from '../line.js';
import {wrapped} from '../panels/details.js';
import {sparkline} from '../panels/sparkline.js';
import {appName, categoryName, type View} from '../view.js';
import {nameTable} from './lists.js';

/** Lines of the summary over the table of a category. */
const SUMMARY = 6;

/** Rows of the table under the summary. */
export const categoryRows = (body: number): number => Math.max(1, body - SUMMARY - 1);

/** One category: its sums, its apps, and the table of its names. */
export function categoryScreen(view: View, category: string, width: number): readonly Line[] {
	const {snapshot, manner, layout} = view;
	const {messages, glyphs} = manner;
	const sum = snapshot.categories.find(other => other.category === category);
	const title = segment(` ${categoryName(category, manner)}`, STRONG | ACCENT);
	const rows = nameTable(view, width, categoryRows(layout.body), true);
	const rate = (sum?.rateUp ?? 0) + (sum?.rateDown ?? 0);
	const all = snapshot.rateUp + snapshot.rateDown;
	const counts = [
		formatBytes((sum?.bytesUp ?? 0) + (sum?.bytesDown ?? 0)),
		messages.connections(formatCount(sum?.connections ?? 0)),
		// Services have none.
		...(sum !== undefined && sum.names > 0 ? [messages.names(formatCount(sum.names))] : []),
	].join('  ');
	const speed = [
		segment(` ${glyphs.down} `, QUIET),
		segment(formatRate(sum?.rateDown ?? 0), STRONG),
		segment(`  ${glyphs.up} `, QUIET),
		segment(formatRate(sum?.rateUp ?? 0), STRONG),
		segment(`  ${messages.share(percentQuantity(all > 0 ? rate / all : NaN).value)}`, QUIET),
	];
	const apps = (sum?.apps ?? []).map(app => `${appName(app, manner)} ${formatBytes(app.bytes)}`);
	const summary: Line[] = [
		spread([title], [segment(`${counts} `, QUIET)], width, glyphs.cut),
		speed,
		[segment(` ${sum === undefined ? '' : sparkline(sum.trend, snapshot.trend, Math.min(60, width - 2), glyphs.bars)}`, ACCENT)],
		...wrapped(messages.apps, apps, width - 2 - displayWidth(' '), glyphs.cut, 0).slice(0, 2),
	];
	while (summary.length < SUMMARY - 1) summary.push([]);
	return [...summary.map(line => toWidth(line, width, glyphs.cut)), [segment(glyphs.horizontal.repeat(width), QUIET)], ...rows];
}
