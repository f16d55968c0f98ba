import type {Connection} from '../model/connection.js';
import type {TallyDetails} from '../model/details.js';
import type {LabelEvent} from '../model/label.js';
import {IGNORED_APP, type Layer, type Rule, UNMATCHED_CATEGORY, UNNAMED_CATEGORY, type Verdict} from '../model/rule.js';
import {type Category, chineseCategory} from '../state/category-names.js';
import type {Completion, Editor} from '../state/editor.js';
import type {Scope} from '../state/labelling.js';
import type {Notice} from '../state/monitor-state.js';
import type {UiState} from '../state/reducer.js';
import type {Snapshot, TallyRow} from '../state/snapshot.js';
import type {Suggestion} from '../state/suggestions.js';
import {escapeName, escapeText} from '../text/escape-name.js';
import {formatCount} from '../text/format-quantity.js';
import type {Acceptance} from './acceptance.js';
import type {Layout} from './layout.js';
import type {Messages} from './locales/en.js';
import type {Glyphs} from './theme.js';

/** Stands before an app that nobody has confirmed. */
const AUTOMATIC = '~';

/** How things are said and drawn here. */
export interface Manner {
	readonly messages: Messages;
	readonly locale: 'en' | 'zh';
	readonly glyphs: Glyphs;
	/** Microseconds since 1970 → `12:04:31` of the operator's day, or with the date before it. */
	readonly clock: (timeUs: number, date?: boolean) => string;
}

/** The label editor with all that it shows. */
export interface EditorView {
	readonly editor: Editor;
	readonly app: string;
	readonly isNew: boolean;
	readonly category: string;
	readonly completions: readonly Completion[];
	readonly categories: readonly Category[];
	readonly scope: Scope;
	readonly scopes: readonly Scope[];
	/** What is wrong with the pattern that is typed in place of a scope. */
	readonly fault: string | undefined;
}

/** All that one frame is made of. */
export interface View {
	readonly manner: Manner;
	readonly layout: Layout;
	readonly ui: UiState;
	readonly snapshot: Snapshot;
	/** The tally whose details are open, or stand beside the table. */
	readonly tally: TallyRow | undefined;
	/** What the engine said of it; undefined: not yet. */
	readonly details: TallyDetails | undefined;
	readonly rules: {readonly winner: Rule | undefined; readonly losers: readonly Rule[]} | undefined;
	/** Guesses at it, the surest first, where no person and no list has said what it is. */
	readonly suggestions: readonly Suggestion[];
	/** What accepting suggestions would do; undefined where it does nothing. */
	readonly acceptance: Acceptance | undefined;
	readonly connections: readonly Connection[];
	/** Whether the engine has told of the connections that are shown. */
	readonly isAnswered: boolean;
	readonly history: readonly LabelEvent[];
	readonly editor: EditorView | undefined;
	readonly notice: Notice | undefined;
}

/** A category as it is called here. */
export function categoryName(category: string, {messages, locale}: Manner): string {
	if (category === UNMATCHED_CATEGORY) return messages.unmatchedCategory;
	if (category === UNNAMED_CATEGORY) return messages.unnamedCategory;
	return escapeText((locale === 'zh' ? chineseCategory(category) : undefined) ?? category);
}

/** An app as it is called here, with a mark before what was classified automatically; what a name without a verdict has instead. */
export function appName(verdict: (Pick<Verdict, 'app'> & {readonly layer?: Layer}) | undefined, {messages, glyphs}: Manner): string {
	if (verdict === undefined) return glyphs.none;
	if (verdict.app === IGNORED_APP) return messages.ignoredApp;
	return (verdict.layer === 'automatic' ? AUTOMATIC : '') + escapeText(verdict.app);
}

/** What a suggestion rests on, in words: `3 of 4 known names under example.com`. */
export const groundText = ({reason, ground, names, of}: Suggestion, {messages}: Manner): string =>
	escapeText(messages.grounds[reason](ground, formatCount(names), formatCount(of)));

/** How sure a suggestion is: ` 92 %`. */
export const surenessText = ({confidence}: Suggestion): string => `${String(Math.round(confidence * 100)).padStart(3)} %`;

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
		case 'pattern':
			return shown;
	}
}

/** What accepting suggestions would label, in words. */
export function acceptanceText({scopes, labels, names}: Acceptance, manner: Manner): string {
	const {messages} = manner;
	const many = formatCount(labels.length);
	if (scopes.length === 1) return scopeText(scopes[0], manner);
	if (scopes.every(({kind}) => kind === 'name')) return messages.scopeNames(many);
	return scopes.every(({kind}) => kind === 'domain') ? messages.scopeDomains(many) : messages.names(formatCount(names));
}
