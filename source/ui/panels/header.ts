import {screens} from '../../state/reducer.js';
import {countLosses} from '../../state/snapshot.js';
import {displayWidth, truncate} from '../../text/display-width.js';
import {escapeText} from '../../text/escape-name.js';
import {formatCount, formatDuration, formatRate, percentQuantity} from '../../text/format-quantity.js';
import {ACCENT, BAD, GOOD, type Line, PLAIN, QUIET, type Segment, STRONG, segment, spread, WARN} from '../line.js';
import type {View} from '../view.js';

/** From here on there is room for everything in the first line. */
const ROOMY = 100;

/** The three lines at the top: what is captured and how fast; how well it is known; the screens. */
export function header(view: View): readonly Line[] {
	const {layout, manner} = view;
	return [
		spread(source(view), time(view), layout.columns, manner.glyphs.cut),
		spread(shares(view), filter(view), layout.columns, manner.glyphs.cut),
		spread(tabs(view), [segment('? ', STRONG), segment(`${manner.messages.help} `, QUIET)], layout.columns, manner.glyphs.cut),
	];
}

function source({snapshot, manner, layout}: View): Line {
	const {messages, glyphs} = manner;
	const names = snapshot.sources.map(({name, state}) => {
		const text = escapeText(name === '-' ? 'stdin' : name.replace(/^.*\//, ''));
		return state === 'restarting' ? `${text} (${messages.restarting})` : state === 'failed' ? `${text} (${messages.failed})` : text;
	});
	const troubled = snapshot.sources.some(({state}) => state === 'restarting' || state === 'failed');
	const room = Math.max(16, Math.floor(layout.columns / 4) - 6);
	const line: Segment[] = [
		segment(` ${messages.program}`, STRONG | ACCENT),
		segment('  '),
		segment(padded(truncate(names.join(' '), room, glyphs.cut), Math.min(room, 16)), troubled ? BAD : PLAIN),
		segment('  '),
	];
	line.push(segment(`${glyphs.down} `, QUIET), segment(formatRate(snapshot.rateDown).padEnd(9), STRONG), segment('  '));
	line.push(segment(`${glyphs.up} `, QUIET), segment(formatRate(snapshot.rateUp).padEnd(9), STRONG));
	if (snapshot.mean) line.push(segment(` ${messages.mean}`, QUIET));
	return line;
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

function shares({snapshot, manner, ui}: View): Line {
	const {messages} = manner;
	const {totals, ledger, database} = snapshot;
	const focused = ui.focus === 'named' && ui.screen === 'live' && ui.overlays.length === 0;
	const line: Segment[] = [segment(focused ? manner.glyphs.selected : ' ', ACCENT), segment(`${messages.named} `, QUIET)];
	const share = totals === undefined || totals.nameable === 0 ? NaN : totals.named / totals.nameable;
	line.push(segment(Number.isNaN(share) ? manner.glyphs.none : percentQuantity(share).value, STRONG | (focused ? ACCENT : PLAIN)));
	line.push(segment(' % ', QUIET), segment(messages.ofConnections(formatCount(totals?.nameable ?? 0)), QUIET), segment('   '));
	const {names} = snapshot.unmatched;
	line.push(segment(`${messages.unmatched} `, QUIET), segment(formatCount(names), names > 0 ? STRONG | WARN : PLAIN), segment('   '));
	line.push(...losses(view(ledger), messages.lost), segment('   '));
	if (database !== undefined) {
		const style = database.state === 'ok' ? GOOD : database.state === 'away' ? STRONG | WARN : QUIET;
		line.push(segment(`${escapeText(database.engine)} `, QUIET), segment(messages.database[database.state], style));
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
