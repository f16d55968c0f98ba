/** Who says so, strongest first: an earlier layer beats every later one. */
export const layers = ['label', 'shared', 'catalogue', 'third-party', 'automatic', 'structural', 'port'] as const;
export type Layer = (typeof layers)[number];

/** How a pattern is compared; inside a layer the earlier kind wins (exact over longest suffix over wildcard over regex). */
export const matchKinds = ['exact', 'suffix', 'wildcard', 'regex', 'cidr', 'port'] as const;
export type MatchKind = (typeof matchKinds)[number];

/**
 * Pattern → app. Patterns are canonical: lower case, A-labels, no final dot; a suffix without its leading dot (it covers the apex and all
 * under it); a wildcard as `*.cdn.example.com` (one label); a port as `udp/123`; an address range as `192.0.2.0/24`.
 */
export interface Rule {
	readonly match: MatchKind;
	readonly pattern: string;
	readonly app: string;
	readonly category: string;
	readonly layer: Layer;
	/** Higher wins between equals; 0 unless given. */
	readonly priority: number;
	/** Who made it (`user@host`, or the list it came from), where known. */
	readonly author: string | undefined;
	/** Milliseconds since 1970, where known. */
	readonly changedMs: number | undefined;
}

/** What a rule is known by inside its layer. */
export interface RuleKey {
	readonly layer: Layer;
	readonly match: MatchKind;
	readonly pattern: string;
}

/** `suffix:example.com`, as JSON lines and details show the deciding rule. */
export const formatRule = (rule: Pick<Rule, 'match' | 'pattern'>): string => `${rule.match}:${rule.pattern}`;

/** The answer for one name or service. The app `Ignored` in the layer `label` is the verdict "not interesting". */
export type Verdict = Rule;

/** App of names that an operator does not want to see in the queue. */
export const IGNORED_APP = 'Ignored';

/** Who makes the rules of the layer `automatic`, as the history shows it. */
export const AUTOMATIC_AUTHOR = 'automatic';
/** More of them than this nobody would look through; further ones are not made. */
export const AUTOMATIC_LIMIT = 10_000;
/** One whose ground is seen again this much later is confirmed, so that it does not age; milliseconds. */
export const AUTOMATIC_CONFIRM_MS = 86_400_000;

/**
 * Changes to the rules of the layers `label`, `shared` and `automatic`; `full` means: drop all of these layers first. A full change may come in parts, each
 * `full` and all but the last with `more`: the old rules hold until the last one is there.
 */
export interface RuleChange {
	readonly full: boolean;
	readonly upsert: readonly Rule[];
	readonly remove: readonly RuleKey[];
	readonly more?: boolean;
}

/** The name of the category for what no rule covers. */
export const UNMATCHED_CATEGORY = 'Unmatched';
/** And for connections without a name that no rule covers. */
export const UNNAMED_CATEGORY = 'Unnamed';
