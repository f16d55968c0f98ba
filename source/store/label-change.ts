import type {LabelEvent} from '../model/label.js';
import type {Rule, RuleKey} from '../model/rule.js';

/** A rule as it is stored: with the change that made it what it is. */
export interface StoredRule extends Rule {
	readonly changeId: string | undefined;
}

/** One change of one rule, the same in the cache, in the outbox and in the shared database. Applying it twice is applying it once. */
export interface LabelChange {
	/** A UUID made where the change was made. */
	readonly id: string;
	/** Changes made with one key or command, undone together. */
	readonly group: string;
	readonly action: LabelEvent['action'];
	readonly key: RuleKey;
	/** The rule after the change; undefined: there is none. */
	readonly rule: StoredRule | undefined;
	readonly author: string;
	readonly timeMs: number;
}

/** `overtaken`: a later change of the same rule is known, so this one is in the history only. */
export type Outcome = 'applied' | 'known' | 'overtaken';

export const keyText = (key: RuleKey): string => `${key.layer} ${key.match} ${key.pattern}`;

/** Whether two rules of one key say the same. */
export const sameRule = (a: Rule | undefined, b: Rule | undefined): boolean =>
	a === undefined || b === undefined ? a === b : a.app === b.app && a.category === b.category && a.priority === b.priority;
