import {screens} from '../../state/reducer.js';
import {countLosses} from '../../state/snapshot.js';
import {displayWidth, truncate} from '../../text/display-width.js';
import {escapeText} from '../../text/escape-name.js';
import {formatCount, formatDuration, formatRate, percentQuantity} from '../../text/format-quantity.js';
import {ACCENT, BAD, firstThatFits, GOOD, type Line, PLAIN, QUIET, type Segment, STRONG, segment, spread, WARN, widthOf} from '../line.js';
import type {Manner, View} from '../view.js';

/** From here on there is room for everything in the first line. */
const ROOMY = 100;
/** Blanks between what stands at the left and at the right. */
const GAP = 2;
/** Columns for what is captured, and for what has happened to it. */
const NAMED = 16;
const TROUBLED = 24;

/** The three lines at the top: what is captured and how fast; how well it is known; the screens. Where there is no room the less important parts go. */
export function header(view: View): readonly Line[] {
	const {layout, manner} = view;
	const line = (ways: readonly Line[], right: Line): Line =>
		spread(firstThatFits(ways, layout.columns - widthOf(right) - GAP), right, layout.columns, manner.glyphs.cut);
	return [
		line([source(view, true, true), source(view, false, true), source(view, false, false)], time(view)),
		line([shares(view, true, true), shares(view, false, true), shares(view, false, false)], filter(view)),
		line([tabs(view)], [segment('? ', STRONG), segment(`${manner.messages.help} `, QUIET)]),
	];
}

/** `isRoomy`: numbers keep their places while they change; `withMean`: that they are means is said. */
function source({snapshot, manner, layout}: View, isRoomy: boolean, withMean: boolean): Line {
	const {messages, glyphs} = manner;
	const troubled = snapshot.sources.some(({state}) => state === 'restarting' || state === 'failed');
	const room = Math.max(troubled ? TROUBLED : NAMED, Math.floor(layout.columns / 4) - 6);
	const rate = (bits: number): string => (isRoomy ? formatRate(bits).padEnd(9) : formatRate(bits));
	return [
		segment(` ${messages.program}`, STRONG | ACCENT),
		segment('  '),
		segment(padded(sourceNames(snapshot.sources, room, manner), isRoomy ? Math.min(room, NAMED) : 0), troubled ? BAD : PLAIN),
		segment('  '),
		segment(`${glyphs.down} `, QUIET),
		segment(rate(snapshot.rateDown), STRONG),
		segment('  '),
		segment(`${glyphs.up} `, QUIET),
		segment(rate(snapshot.rateUp), STRONG),
		segment(snapshot.mean && withMean ? ` ${messages.mean}` : '', QUIET),
	];
}

/** The sources in `room` columns: what has happened to one must be read, so where there is no room its name is cut, and those that are well are left out. */
function sourceNames(sources: View['snapshot']['sources'], room: number, {messages, glyphs}: Manner): string {
	const parts = sources.map(({name, state}) => {
		const trouble = state === 'restarting' ? ` (${messages.restarting})` : state === 'failed' ? ` (${messages.failed})` : '';
		return {name: sourceName(name), trouble};
	});
	const whole = parts.map(({name, trouble}) => name + trouble).join(' ');
	const troubled = parts.filter(({trouble}) => trouble !== '');
	if (displayWidth(whole) <= room || troubled.length === 0) return truncate(whole, room, glyphs.cut);
	const each = Math.floor((room + 1) / troubled.length) - 1;
	const names = troubled.map(({name, trouble}) => truncate(name, Math.max(4, each - displayWidth(trouble)), glyphs.cut) + trouble);
	return truncate(names.join(' '), room, glyphs.cut);
}

function time({snapshot, manner, layout}: View): Line {
	const {messages, clock} = manner;
	if (snapshot.timeUs === 0) return [segment(`${snapshot.ended ? messages.captureEnded : messages.capturing} `, QUIET)];
	const run = formatDuration((snapshot.timeUs - snapshot.startUs) / 1000);
	const at: Segment[] = [segment(clock(snapshot.timeUs)), segment('  '), segment(`${run} `, QUIET)];
	if (!snapshot.ended) return at;
	// That it has ended matters more than when.
	return [segment(messages.captureEnded, ACCENT), segment('  '), ...(layout.columns < ROOMY ? at.slice(2) : at)];
}

/** `withBase`: of how many connections the share is; `withEngine`: which database it is. */
function shares({snapshot, manner, ui}: View, withBase: boolean, withEngine: boolean): Line {
	const {messages} = manner;
	const {totals, ledger, database} = snapshot;
	const focused = ui.focus === 'named' && ui.screen === 'live' && ui.overlays.length === 0;
	const line: Segment[] = [segment(focused ? manner.glyphs.selected : ' ', ACCENT), segment(`${messages.named} `, QUIET)];
	const share = totals === undefined || totals.nameable === 0 ? NaN : totals.named / totals.nameable;
	line.push(segment(Number.isNaN(share) ? manner.glyphs.none : percentQuantity(share).value, STRONG | (focused ? ACCENT : PLAIN)));
	line.push(segment(' %', QUIET), segment(withBase ? ` ${messages.ofConnections(formatCount(totals?.nameable ?? 0))}` : '', QUIET));
	const {names} = snapshot.unmatched;
	line.push(segment(`   ${messages.unmatched} `, QUIET), segment(formatCount(names), names > 0 ? STRONG | WARN : PLAIN), segment('   '));
	line.push(...losses(view(ledger), messages.lost));
	if (database !== undefined) {
		const style = database.state === 'ok' ? GOOD : database.state === 'away' ? STRONG | WARN : QUIET;
		const engine = withEngine ? escapeText(database.engine) : messages.databaseBrief;
		line.push(segment(`   ${engine} `, QUIET), segment(messages.database[database.state], style));
		if (database.outbox > 0) line.push(segment(` (${messages.waiting(formatCount(database.outbox))})`, QUIET));
		if (database.lost > 0) line.push(segment(` ${messages.lost} ${formatCount(database.lost)}`, STRONG | BAD));
	}
	return line;
}

const view = (ledger: View['snapshot']['ledger']) => (ledger === undefined ? {lost: 0, unknown: false} : countLosses(ledger));

/** `?` where a place is among them that cannot be known. */
function losses({lost, unknown}: {readonly lost: number; readonly unknown: boolean}, label: string): Segment[] {
	const text = unknown ? (lost > 0 ? `${formatCount(lost)}+?` : '?') : formatCount(lost);
	return [segment(`${label} `, QUIET), segment(text, lost > 0 ? STRONG | BAD : PLAIN)];
}

function filter({ui, manner}: View): Line {
	if (ui.filter === '' || ui.filtering) return [];
	return [segment(`${manner.messages.filter} `, QUIET), segment(`${truncate(escapeText(ui.filter), 24, manner.glyphs.cut)} `, ACCENT)];
}

function tabs({ui, snapshot, manner}: View): Line {
	const {messages} = manner;
	const titles = {
		live: messages.screenLive,
		unmatched: messages.screenUnmatched,
		connections: messages.screenConnections,
		history: messages.screenHistory,
	};
	return screens.flatMap((screen, i) => {
		const active = screen === ui.screen;
		const count = screen === 'unmatched' && snapshot.unmatched.names > 0 ? ` ${formatCount(snapshot.unmatched.names)}` : '';
		return [
			segment(` ${i + 1} `, active ? ACCENT | STRONG : QUIET),
			segment(titles[screen], active ? ACCENT | STRONG : PLAIN),
			segment(count, WARN),
			segment('  '),
		];
	});
}

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** A file without its folders, an interface, or standard input. */
export const sourceName = (name: string): string => escapeText(name === '-' ? 'stdin' : name.replace(/^.*\//, ''));
