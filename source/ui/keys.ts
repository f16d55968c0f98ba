import type {Messages} from './locales/en.js';
import type {Glyphs} from './theme.js';

/** Where a key means something; `list` is every screen, and what lies over it, with rows. */
export type Context = 'live' | 'unmatched' | 'connections' | 'history' | 'category' | 'connections-of' | 'name' | 'unnamed' | 'help';

export type Command =
	| 'up'
	| 'down'
	| 'left'
	| 'right'
	| 'page-up'
	| 'page-down'
	| 'first'
	| 'last'
	| 'next-focus'
	| 'previous-focus'
	| 'open'
	| 'back'
	| 'label'
	| 'accept'
	| 'ignore'
	| 'undo'
	| 'redo'
	| 'mark'
	| 'filter'
	| 'sort'
	| 'sort-back'
	| 'freeze'
	| 'why'
	| 'connections-of'
	| 'screen-1'
	| 'screen-2'
	| 'screen-3'
	| 'screen-4'
	| 'help'
	| 'quit';

type Told = {[K in keyof Messages]: Messages[K] extends string ? K : never}[keyof Messages];

/** Keys that do the same in the same places; the one source of what a key does and of what is said about it. */
export interface Binding {
	/** Names of keys, see `keyName`; the first that differs by context wins. */
	readonly keys: Readonly<Record<string, Command>>;
	/** How the keys are written; `{upDown}` and `{leftRight}` stand for the arrows. */
	readonly shown: string;
	readonly text: Told;
	readonly group: 'helpMove' | 'helpLook' | 'helpLabel' | 'helpElse';
	/** Undefined: everywhere. */
	readonly where?: readonly Context[];
	/** Where the footer says it, the more important ones (1) first; undefined: in the help alone. */
	readonly footer?: number;
	/** Where the footer writes fewer keys than the help. */
	readonly short?: string;
}

const rows: readonly Context[] = ['live', 'unmatched', 'connections', 'history', 'category', 'connections-of'];
const names: readonly Context[] = ['live', 'unmatched', 'category', 'name'];

export const bindings: readonly Binding[] = [
	{
		keys: {up: 'up', k: 'up', down: 'down', j: 'down'},
		shown: '{upDown} j k',
		short: '{upDown}',
		text: 'keyMove',
		group: 'helpMove',
		where: rows,
		footer: 1,
	},
	{
		keys: {pageUp: 'page-up', pageDown: 'page-down', 'ctrl+u': 'page-up', 'ctrl+d': 'page-down'},
		shown: 'PgUp PgDn',
		text: 'keyPage',
		group: 'helpMove',
		where: rows,
	},
	{keys: {home: 'first', g: 'first', end: 'last', G: 'last'}, shown: 'Home End g G', text: 'keyEnds', group: 'helpMove', where: rows},
	{
		keys: {tab: 'next-focus', 'shift+tab': 'previous-focus'},
		shown: 'Tab',
		text: 'keyPanels',
		group: 'helpMove',
		where: ['live'],
		footer: 3,
	},
	{keys: {left: 'left', h: 'left', right: 'right'}, shown: '{leftRight} h', text: 'keyPanels', group: 'helpMove', where: ['live']},
	{
		keys: {left: 'left', h: 'left', right: 'right'},
		shown: '{leftRight} h',
		short: '{leftRight}',
		text: 'keyExpand',
		group: 'helpMove',
		where: ['unmatched'],
	},
	{
		keys: {enter: 'open'},
		shown: 'Enter',
		text: 'keyOpen',
		group: 'helpLook',
		where: ['live', 'unmatched', 'category', 'connections', 'connections-of'],
		footer: 2,
	},
	{
		keys: {escape: 'back', backspace: 'back'},
		shown: 'Esc',
		text: 'keyBack',
		group: 'helpLook',
		where: ['category', 'connections-of', 'name', 'unnamed', 'help'],
		footer: 1,
	},
	{keys: {escape: 'back'}, shown: 'Esc', text: 'keyBack', group: 'helpLook', where: ['live', 'unmatched', 'connections', 'history']},
	{keys: {l: 'label'}, shown: 'l', text: 'keyLabel', group: 'helpLabel', where: names, footer: 2},
	{
		keys: {a: 'accept'},
		shown: 'a',
		text: 'keyAccept',
		group: 'helpLabel',
		where: ['unmatched', 'name'],
		footer: 3,
	},
	{keys: {' ': 'mark'}, shown: 'Space', text: 'keyMark', group: 'helpLabel', where: ['unmatched'], footer: 4},
	{keys: {i: 'ignore'}, shown: 'i', text: 'keyIgnore', group: 'helpLabel', where: ['unmatched', 'name'], footer: 4},
	{keys: {u: 'undo'}, shown: 'u', text: 'keyUndo', group: 'helpLabel', where: [...rows, 'name'], footer: 5},
	{keys: {r: 'redo', U: 'redo'}, shown: 'r U', text: 'keyRedo', group: 'helpLabel', where: [...rows, 'name']},
	{
		keys: {'/': 'filter'},
		shown: '/',
		text: 'keyFilter',
		group: 'helpLook',
		where: ['live', 'connections', 'category', 'connections-of'],
		footer: 3,
	},
	{keys: {'/': 'filter'}, shown: '/', text: 'keyFilter', group: 'helpLook', where: ['unmatched'], footer: 5},
	{keys: {s: 'sort'}, shown: 's', text: 'keySort', group: 'helpLook', where: ['live', 'unmatched', 'category'], footer: 4},
	{keys: {S: 'sort-back'}, shown: 'S', text: 'keySortBack', group: 'helpLook', where: ['live', 'unmatched', 'category']},
	{keys: {p: 'freeze'}, shown: 'p', text: 'keyFreeze', group: 'helpLook', footer: 5},
	{keys: {n: 'why'}, shown: 'n', text: 'keyWhy', group: 'helpLook', where: rows},
	{
		keys: {c: 'connections-of'},
		shown: 'c',
		text: 'keyConnections',
		group: 'helpLook',
		where: ['live', 'unmatched', 'category', 'name'],
		footer: 6,
	},
	{
		keys: {'1': 'screen-1', '2': 'screen-2', '3': 'screen-3', '4': 'screen-4'},
		shown: '1 2 3 4',
		text: 'keyScreens',
		group: 'helpElse',
	},
	{keys: {'?': 'help'}, shown: '?', text: 'keyHelp', group: 'helpElse'},
	{keys: {q: 'quit', 'ctrl+c': 'quit'}, shown: 'q', text: 'keyQuit', group: 'helpElse', footer: 1},
];

/** What a key does here; undefined: nothing. */
export function commandOf(key: string, context: Context): Command | undefined {
	for (const {keys, where} of bindings) {
		if (Object.hasOwn(keys, key) && (where === undefined || where.includes(context))) return keys[key];
	}
	return undefined;
}

/** How the keys of a binding are written here. */
export const writeKeys = (shown: string, {arrows}: Glyphs): string =>
	shown.replace('{upDown}', arrows.upDown).replace('{leftRight}', arrows.leftRight);

/** A key as Ink tells it. */
export interface InkKey {
	readonly upArrow: boolean;
	readonly downArrow: boolean;
	readonly leftArrow: boolean;
	readonly rightArrow: boolean;
	readonly pageUp: boolean;
	readonly pageDown: boolean;
	readonly home: boolean;
	readonly end: boolean;
	readonly return: boolean;
	readonly escape: boolean;
	readonly tab: boolean;
	readonly shift: boolean;
	readonly ctrl: boolean;
	readonly meta: boolean;
	readonly backspace: boolean;
	readonly delete: boolean;
}

const special = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageUp'],
	['pageDown', 'pageDown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'escape'],
	['backspace', 'backspace'],
	['delete', 'backspace'],
] as const;

/** The names of the keys that were pressed: one, or each character of what came at once. */
export function keyNames(input: string, key: InkKey): readonly string[] {
	if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
	for (const [flag, name] of special) if (key[flag]) return [name];
	if (key.ctrl) return input === '' ? [] : [`ctrl+${input}`];
	if (key.meta) return [];
	// Several keys can arrive as one piece, and Enter among them as a carriage return.
	return [...input].map(character => (character === '\r' || character === '\n' ? 'enter' : character === '\t' ? 'tab' : character));
}
