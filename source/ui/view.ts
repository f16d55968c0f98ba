import type {Connection} from '../model/connection.js';
import type {TallyDetails} from '../model/details.js';
import type {LabelEvent} from '../model/label.js';
import {IGNORED_APP, type Rule, UNMATCHED_CATEGORY, type Verdict} from '../model/rule.js';
import {type Category, chineseCategory} from '../state/category-names.js';
import type {Completion, Editor} from '../state/editor.js';
import type {Scope} from '../state/labelling.js';
import type {Notice} from '../state/monitor-state.js';
import type {UiState} from '../state/reducer.js';
import type {Snapshot, TallyRow} from '../state/snapshot.js';
import {UNNAMED_CATEGORY} from '../state/sums.js';
import {escapeText} from '../text/escape-name.js';
import type {Layout} from './layout.js';
import type {Messages} from './locales/en.js';
import type {Glyphs} from './theme.js';

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
	readonly connections: readonly Connection[];
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

/** An app as it is called here; what a name without a verdict has instead. */
export function appName(verdict: Pick<Verdict, 'app'> | undefined, {messages, glyphs}: Manner): string {
	if (verdict === undefined) return glyphs.none;
	return verdict.app === IGNORED_APP ? messages.ignoredApp : escapeText(verdict.app);
}
