import type {Classifier} from '../classify/classifier.js';
import {excess} from '../classify/excess.js';
import {parsePattern} from '../classify/parse-pattern.js';
import {registrableDomain} from '../classify/registrable-domain.js';
import {compareRules} from '../classify/rule-order.js';
import type {LabelRequest} from '../model/label.js';
import {IGNORED_APP, type Rule, type RuleChange, type RuleKey} from '../model/rule.js';
import {coverage} from './covers.js';
import type {Domains} from './groups.js';
import {SERVICE, type TallyTable} from './tally-table.js';

/** A pattern that a label could have, with what it would decide about of what was seen. */
export interface Scope {
	readonly kind: 'name' | 'domain' | 'wildcard' | 'service' | 'pattern';
	readonly patterns: readonly Pick<LabelRequest, 'match' | 'pattern'>[];
	/** The domain, parent or name, for people. */
	readonly about: string;
	readonly names: number;
	readonly bytes: number;
}

/** Names looked through for what a typed pattern covers: a tenth of a second for a regular expression. */
const MAX_COUNTED = 150_000;
/** The category under which names stand that an operator does not want to see. */
const IGNORED_CATEGORY = 'Other';

/**
 * The scopes that a label for these tallies can have, the narrowest first; empty where nothing can be labelled (a name that is no host name). Names under
 * different registrable domains have a pattern for each.
 */
export function scopesOf(ids: readonly number[], table: TallyTable, domains: Domains): readonly Scope[] {
	const names = ids.filter(id => table.isName(id)).map(id => table.names[id]);
	const services = ids.filter(id => table.births[id]?.kind === 'service').map(id => table.names[id]);
	const scopes: Scope[] = [];
	const offer = (kind: Scope['kind'], match: LabelRequest['match'], texts: readonly string[]) => {
		const patterns = [...new Set(texts)].map(text => parsePattern(text, match)).filter(pattern => typeof pattern !== 'string');
		if (patterns.length === 0 || patterns.length < new Set(texts).size) return;
		const about = patterns.length === 1 ? patterns[0].pattern.replace(/^\*\./, '') : '';
		scopes.push({kind, patterns, about, ...(kind === 'name' || kind === 'service' ? sum(ids, table) : count(patterns, table, domains))});
	};
	if (services.length > 0) offer('service', 'port', services);
	if (names.length === 0 || services.length > 0) return scopes;
	offer('name', 'exact', names);
	const parents = names.map(name => name.slice(name.indexOf('.') + 1));
	const registered = names.map(name => registrableDomain(name));
	// A star over the registrable domain itself, or above it, would take in strangers.
	if (registered.every((domain, i) => domain !== undefined && domain !== names[i] && parents[i].length >= domain.length)) {
		offer(
			'wildcard',
			'wildcard',
			parents.map(parent => `*.${parent}`),
		);
	}
	if (registered.every(domain => domain !== undefined)) offer('domain', 'suffix', registered as string[]);
	return scopes;
}

/** The scope of a pattern that a person typed (see `parsePattern`), with what it would cover of all that was seen; or what is wrong with it, as that it would cover strangers. */
export function ownScope(text: string, table: TallyTable): Scope | string {
	const pattern = parsePattern(text);
	if (typeof pattern === 'string') return pattern;
	const tooMuch = excess(pattern);
	if (tooMuch !== undefined) return tooMuch;
	const takes = takesOver(pattern, table);
	const covered: number[] = [];
	const end = Math.min(table.count, MAX_COUNTED);
	const isWanted = pattern.match === 'port' ? (id: number) => table.kinds[id] === SERVICE : (id: number) => table.isName(id);
	for (let id = 1; id <= end; id++) if (isWanted(id) && takes(id)) covered.push(id);
	return {kind: 'pattern', patterns: [pattern], about: pattern.pattern, ...sum(covered, table)};
}

/** A label for tallies alone covers just these. */
const sum = (ids: readonly number[], table: TallyTable): {readonly names: number; readonly bytes: number} => ({
	names: ids.length,
	bytes: ids.reduce((bytes, id) => bytes + table.bytes(id), 0),
});

/** How many names seen, and bytes, get another rule: all of them stand under the registrable domains of the patterns. */
function count(patterns: Scope['patterns'], table: TallyTable, domains: Domains): {readonly names: number; readonly bytes: number} {
	const tests = patterns.map(pattern => takesOver(pattern, table));
	const under = new Set(patterns.map(({pattern}) => registrableDomain(pattern.replace(/^\*\./, '')) ?? ''));
	const covered = [...under].flatMap(domain => domains.members(domain).filter(id => tests.some(takes => takes(id))));
	return sum(covered, table);
}

/** Whether a label with this pattern would decide about a tally: it covers it, and no stronger label does. */
function takesOver(pattern: Scope['patterns'][number], table: TallyTable): (id: number) => boolean {
	const covers = coverage(pattern);
	const rule: Rule = {
		...pattern,
		app: '',
		category: '',
		layer: 'label',
		priority: 0,
		author: undefined,
		changedMs: Number.MAX_SAFE_INTEGER,
	};
	return id => {
		const verdict = table.verdicts[id];
		return covers(table.names[id]) && (verdict === undefined || compareRules(rule, verdict) <= 0);
	};
}

/** Which scope to offer first: the whole domain, unless known names under it belong to other apps than `app`. */
export function likelyScope(scopes: readonly Scope[], app: string | undefined, table: TallyTable, domains: Domains): number {
	const at = scopes.findIndex(({kind}) => kind === 'domain');
	if (at < 0) return 0;
	const shared = scopes[at].patterns.some(({pattern}) =>
		domains.members(registrableDomain(pattern) ?? '').some(id => {
			const verdict = table.verdicts[id];
			return verdict !== undefined && verdict.app !== app && verdict.layer !== 'structural' && verdict.layer !== 'port';
		}),
	);
	return shared ? 0 : at;
}

/** The verdict "not interesting" for the patterns of a scope. */
export const ignoreRequests = ({patterns}: Scope): readonly LabelRequest[] =>
	patterns.map(pattern => ({...pattern, app: IGNORED_APP, category: IGNORED_CATEGORY}));

/** The rules that these labels make, as the store will make them. */
export const rulesOf = (labels: readonly LabelRequest[], author: string | undefined, nowMs: number): RuleChange => ({
	full: false,
	upsert: labels.map(label => ({...label, layer: 'label', priority: 0, author, changedMs: nowMs})),
	remove: [],
});

/** What takes the labels of a change back: to be asked for before the change is applied. */
export function inverseOf(change: RuleChange, classifier: Classifier): RuleChange {
	const upsert: Rule[] = [];
	const remove: RuleKey[] = [];
	const keys = new Map(change.upsert.map(rule => [keyOf(rule), rule]));
	for (const rule of change.upsert) {
		for (const other of competitors(rule, classifier)) if (keyOf(other) === keyOf(rule) && keys.delete(keyOf(rule))) upsert.push(other);
	}
	for (const {layer, match, pattern} of keys.values()) remove.push({layer, match, pattern});
	return {full: false, upsert, remove};
}

/** Rules among which a rule with this pattern is. A name that the pattern covers has it among those that compete for it, so not all need be looked through. */
function competitors({match, pattern}: RuleKey, classifier: Classifier): Iterable<Rule> {
	if (match === 'regex' || match === 'cidr' || match === 'port') return classifier.rules();
	const {winner, losers} = classifier.explain(pattern.replace(/^\*\./, 'a.'));
	return winner === undefined ? [] : [winner, ...losers];
}

const keyOf = ({layer, match, pattern}: RuleKey): string => `${layer} ${match} ${pattern}`;
