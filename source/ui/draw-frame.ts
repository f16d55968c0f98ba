import {topOverlay} from '../state/reducer.js';
import {displayWidth} from '../text/display-width.js';
import type {Context} from './keys.js';
import {MIN_COLUMNS, MIN_ROWS} from './layout.js';
import {blank, type Line, line, plainText, QUIET, STRONG, segment, toWidth, WARN} from './line.js';
import {categoryCards, columnWidths, rule} from './panels/category-cards.js';
import {nameDetails} from './panels/details.js';
import {footer} from './panels/footer.js';
import {header} from './panels/header.js';
import {help} from './panels/help.js';
import {labelEditor} from './panels/label-editor.js';
import {unnamedDetails} from './panels/unnamed.js';
import {categoryScreen} from './screens/category.js';
import {nameTable, queueTable} from './screens/lists.js';
import {connectionsOf, connectionsScreen, historyScreen} from './screens/tables.js';
import type {Manner, View} from './view.js';

/** Where the keys are that the footer shows and the handler obeys. */
export const contextOf = ({screen, overlays}: View['ui']): Context => overlays.at(-1)?.kind ?? screen;

/**
 * A whole frame: exactly `layout.lines` lines, none wider than the terminal.
 *
 *     header, 3 lines
 *     rule
 *     body: a screen, or what lies over it; at its right the details of the selected row
 *     label editor, or nothing
 *     footer
 */
export function drawFrame(view: View): readonly Line[] {
	const {layout, manner, ui} = view;
	const {columns, lines} = layout;
	if (layout.tooSmall) return [toWidth(line(manner.messages.terminalTooSmall(MIN_COLUMNS, MIN_ROWS)), columns, manner.glyphs.cut)];
	const sidebar = hasSidebar(view);
	const frame: Line[] = [
		...header(view),
		topRule(view, sidebar),
		...clipped(sidebar ? withSidebar(view) : body(view, columns), layout.body),
		...(view.editor === undefined || layout.editor === 0 ? [] : labelEditor(view, view.editor)),
		footer(view, contextOf(ui)),
	];
	return clipped(frame, lines).map(drawn => toWidth(drawn, columns, manner.glyphs.cut));
}

/** The details stand beside tables of names, not beside themselves. */
const hasSidebar = ({layout, ui}: View): boolean => {
	const overlay = topOverlay(ui)?.kind;
	return layout.details > 0 && (overlay === 'category' || (overlay === undefined && (ui.screen === 'live' || ui.screen === 'unmatched')));
};

function topRule({layout, manner, ui}: View, sidebar: boolean): Line {
	const {glyphs} = manner;
	const framed = (line: Line): Line => (ui.frozen ? frozenRule(line, manner) : line);
	const live = ui.screen === 'live' && ui.overlays.length === 0;
	const main = live
		? rule(columnWidths(sidebar ? layout.main : layout.columns, layout.cards.across), glyphs.begins, manner)
		: rule([sidebar ? layout.main : layout.columns], '', manner);
	return framed(sidebar ? [...main, segment(glyphs.begins + glyphs.horizontal.repeat(layout.details), QUIET)] : main);
}

/** A picture that stands still must not be taken for what happens now: the rule over it says so, at every size and without colours. */
function frozenRule(rule: Line, {messages}: Manner): Line {
	const text = plainText(rule);
	const said = `  ${messages.frozen}  `;
	const at = Math.max(0, Math.floor((text.length - displayWidth(said)) / 2));
	return [
		segment(text.slice(0, at), STRONG | WARN),
		segment(said, STRONG | WARN),
		segment(text.slice(at + displayWidth(said)), STRONG | WARN),
	];
}

function withSidebar(view: View): readonly Line[] {
	const {layout, tally, manner} = view;
	const {glyphs} = manner;
	const main = clipped(body(view, layout.main), layout.body);
	const details = tally === undefined ? [] : nameDetails(view, tally, layout.details);
	return main.map((left, row) => {
		const isRule = left.length > 0 && left[left.length - 1].text.endsWith(glyphs.horizontal);
		const edge = segment(isRule ? glyphs.meets : glyphs.vertical, QUIET);
		return [...toWidth(left, layout.main, glyphs.cut), edge, ...toWidth(details[row] ?? blank, layout.details, glyphs.cut)];
	});
}

function body(view: View, width: number): readonly Line[] {
	const {ui, layout, tally} = view;
	const overlay = topOverlay(ui);
	switch (overlay?.kind) {
		case 'name':
			return tally === undefined ? [] : nameDetails(view, tally, width);
		case 'category':
			return categoryScreen(view, overlay.category, width);
		case 'connections-of':
			return connectionsOf(view, overlay.about);
		case 'unnamed':
			return unnamedDetails(view);
		case 'help':
			return help(view.manner, width);
	}
	switch (ui.screen) {
		case 'live':
			return [...categoryCards(view), ...nameTable(view, width, layout.liveRows, ui.focus === 'table')];
		case 'unmatched':
			return queueTable(view, width, layout.listRows);
		case 'connections':
			return connectionsScreen(view);
		case 'history':
			return historyScreen(view);
	}
}

/** Exactly `count` lines. */
const clipped = (lines: readonly Line[], count: number): readonly Line[] =>
	Array.from({length: Math.max(0, count)}, (_, i) => lines[i] ?? blank);
