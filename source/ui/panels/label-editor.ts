import {displayWidth, truncate} from '../../text/display-width.js';
import {escapeText} from '../../text/escape-name.js';
import {formatBytes, formatCount} from '../../text/format-quantity.js';
import {ACCENT, type Line, PLAIN, QUIET, type Segment, STRONG, segment, spread, toWidth, WARN, widthOf} from '../line.js';
import {showName} from '../show-name.js';
import {categoryName, type EditorView, groundText, type Manner, scopeText, surenessText, type View} from '../view.js';

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
		scopeLine(shown, columns, manner),
	].map(line => toWidth(line, columns, glyphs.cut));
}

const label = (text: string): Segment => segment(` ${text}${' '.repeat(Math.max(1, LABEL - 1 - displayWidth(text)))}`, QUIET);

const activeLabel = (name: string, {glyphs}: Manner): Segment => ({text: glyphs.selected + label(name).text.slice(1), style: ACCENT});

const field = (name: string, active: boolean, content: Line, {manner}: View): Line => [
	active ? activeLabel(name, manner) : label(name),
	...content,
];

function appField({editor, app, isNew, completions}: EditorView, room: number, manner: Manner): Line {
	const {messages, glyphs} = manner;
	const active = editor.field === 'app';
	const line: Segment[] = [];
	if (editor.picked >= 0 || !active) line.push(segment(`${active ? `${glyphs.picked} ` : ''}${escapeText(app)}`, ACCENT | STRONG));
	else line.push(segment(escapeText(editor.input), STRONG), segment('_', ACCENT));
	if (app === '') line.push(segment(`  ${messages.typeApp}`, QUIET));
	else if (isNew) line.push(segment(`  ${messages.newApp}`, QUIET));
	const reason = completions[editor.picked]?.suggestion;
	if (reason !== undefined) line.push(segment(`  ${surenessText(reason).trim()}`), segment(`  ${groundText(reason, manner)}`, QUIET));
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
	const rest = [...categories.slice(at + 1), ...categories.slice(0, Math.max(0, at))].map(({name}) => categoryName(name, manner));
	const left = room - line.reduce((sum, {text}) => sum + displayWidth(text), 0) - 3;
	return [...line, segment(left > 8 ? `   ${truncate(rest.join('  '), left, glyphs.cut)}` : '', QUIET)];
}

/** The scope, or the pattern that is typed in its place, and what it covers. */
function scopeLine(shown: EditorView, columns: number, manner: Manner): Line {
	const {messages, glyphs} = manner;
	const {editor, scope, fault} = shown;
	const active = editor.field === 'scope';
	const title = active ? activeLabel(messages.scope, manner) : label(messages.scope);
	const covers = cover(shown, manner);
	if (editor.pattern === '') {
		const ready = [title, segment(scopeText(scope, manner))];
		return spread(active ? [...ready, segment(`  _ ${messages.typePattern}`, QUIET)] : ready, covers, columns, glyphs.cut);
	}
	const room = columns - LABEL - 2 - widthOf(covers);
	const typed: Line = [title, segment(showEnd(editor.pattern, room, glyphs.cut), STRONG), segment(active ? '_' : '', ACCENT)];
	return fault === undefined ? spread(typed, covers, columns, glyphs.cut) : [...typed, segment(`  ${escapeText(fault)}`, WARN)];
}

/** The end of what is typed, where the next character comes. */
function showEnd(text: string, room: number, cut: string): string {
	const escaped = escapeText(text);
	return displayWidth(escaped) <= room ? escaped : cut + escaped.slice(-Math.max(1, room - displayWidth(cut)));
}

function cover({scope, scopes}: EditorView, {messages, glyphs}: Manner): Line {
	const other = scopes.length > 1 ? [segment(`  ${glyphs.arrows.leftRight} `), segment(messages.scopeHint, QUIET)] : [];
	// A connection is put under a range when it begins.
	const later = scope.patterns.some(({match}) => match === 'cidr');
	const covers = later ? messages.coversLater : messages.covers(formatCount(scope.names), formatBytes(scope.bytes));
	return [segment(`  ${covers}`, ACCENT), ...other, segment(' ')];
}

function keys({editor}: EditorView, {messages, glyphs}: Manner): Line {
	const hints: readonly (readonly [string, string])[] = [
		['Enter', messages.saveHint],
		['Esc', messages.cancelHint],
		[glyphs.arrows.upDown, messages.pickHint],
		['Tab', {app: messages.categoryHint, category: messages.scopeHint, scope: messages.appHint}[editor.field]],
	];
	return hints.flatMap(([key, text]) => [segment(`  ${key} `), segment(text, QUIET)]).concat(segment(' '));
}
