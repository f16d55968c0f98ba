import type {Scope} from '../../state/labelling.js';
import {displayWidth, truncate} from '../../text/display-width.js';
import {escapeName, escapeText} from '../../text/escape-name.js';
import {formatBytes, formatCount} from '../../text/format-quantity.js';
import {ACCENT, type Line, PLAIN, QUIET, type Segment, STRONG, segment, spread, toWidth} from '../line.js';
import {showName} from '../show-name.js';
import {categoryName, type EditorView, type Manner, type View} from '../view.js';

/** Width of the labels at the left. */
const LABEL = 11;

/** The five lines at the bottom while a label is written: a rule, then what it is for, its app, category, and scope with the keys. */
export function labelEditor(view: View, shown: EditorView): readonly Line[] {
	const {manner, layout} = view;
	const {messages, glyphs} = manner;
	const {columns} = layout;
	const {editor} = shown;
	const room = columns - LABEL - 2;
	const about = segment(showName(editor.about, room, glyphs.cut), STRONG);
	return [
		[segment(glyphs.horizontal.repeat(columns), QUIET)],
		spread([label(messages.label), about], keys(shown, manner), columns, glyphs.cut),
		field(messages.app, editor.field === 'app', appField(shown, room, manner), view),
		field(messages.category, editor.field === 'category', categoryField(shown, room, manner), view),
		spread([label(messages.scope), segment(scopeText(shown.scope, manner))], cover(shown, manner), columns, glyphs.cut),
	].map(line => toWidth(line, columns, glyphs.cut));
}

const label = (text: string): Segment => segment(` ${text}${' '.repeat(Math.max(1, LABEL - 1 - displayWidth(text)))}`, QUIET);

function field(name: string, active: boolean, content: Line, {manner}: View): Line {
	const title = label(name);
	return [active ? {text: manner.glyphs.selected + title.text.slice(1), style: ACCENT} : title, ...content];
}

function appField({editor, app, isNew, completions}: EditorView, room: number, manner: Manner): Line {
	const {messages, glyphs} = manner;
	const active = editor.field === 'app';
	const line: Segment[] = [];
	if (editor.picked >= 0 || !active) line.push(segment(`${active ? `${glyphs.picked} ` : ''}${escapeText(app)}`, ACCENT | STRONG));
	else line.push(segment(escapeText(editor.input), STRONG), segment('_', ACCENT));
	if (app === '') line.push(segment(`  ${messages.typeApp}`, QUIET));
	else if (isNew) line.push(segment(`  ${messages.newApp}`, QUIET));
	const reason = completions[editor.picked]?.suggestion;
	if (reason !== undefined) line.push(segment(`  ${messages[reason.reason]}: ${escapeText(reason.detail)}`, QUIET));
	if (!active) return line;
	const rest = completions.slice(Math.max(0, editor.picked + 1)).map(completion => escapeText(completion.app));
	const left = room - line.reduce((sum, {text}) => sum + displayWidth(text), 0) - 3;
	return [...line, segment(left > 8 && rest.length > 0 ? `   ${truncate(rest.join('  '), left, glyphs.cut)}` : '', QUIET)];
}

function categoryField({editor, category, categories}: EditorView, room: number, manner: Manner): Line {
	const {glyphs} = manner;
	if (editor.field !== 'category') return [segment(categoryName(category, manner))];
	const at = categories.findIndex(({name}) => name === category);
	const line: Segment[] = [segment(`${glyphs.picked} ${categoryName(category, manner)}`, ACCENT | STRONG)];
	if (editor.categoryInput !== '') line.push(segment(`  ${escapeText(editor.categoryInput)}_`, PLAIN));
	const rest = categories.slice(at + 1).map(({name}) => categoryName(name, manner));
	const left = room - line.reduce((sum, {text}) => sum + displayWidth(text), 0) - 3;
	return [...line, segment(left > 8 ? `   ${truncate(rest.join('  '), left, glyphs.cut)}` : '', QUIET)];
}

/** A scope in words. */
export function scopeText({kind, about, patterns}: Scope, {messages}: Manner): string {
	const many = formatCount(patterns.length);
	const one = patterns.length === 1;
	const shown = escapeName(about);
	switch (kind) {
		case 'name':
			return one ? messages.scopeName(shown) : messages.scopeNames(many);
		case 'domain':
			return one ? messages.scopeDomain(shown) : messages.scopeDomains(many);
		case 'wildcard':
			return one ? messages.scopeWildcard(shown) : messages.scopeWildcards(many);
		case 'service':
			return messages.scopeService(shown);
	}
}

function cover({scope, scopes}: EditorView, {messages, glyphs}: Manner): Line {
	const other = scopes.length > 1 ? [segment(`  ${glyphs.arrows.leftRight} `), segment(messages.scopeHint, QUIET)] : [];
	return [segment(messages.covers(formatCount(scope.names), formatBytes(scope.bytes)), ACCENT), ...other, segment(' ')];
}

function keys({editor}: EditorView, {messages, glyphs}: Manner): Line {
	const hints: readonly (readonly [string, string])[] = [
		['Enter', messages.saveHint],
		['Esc', messages.cancelHint],
		[glyphs.arrows.upDown, messages.pickHint],
		['Tab', editor.field === 'app' ? messages.categoryHint : messages.appHint],
	];
	return hints.flatMap(([key, text]) => [segment(`  ${key} `), segment(text, QUIET)]).concat(segment(' '));
}
