import {type Layer, layers, type MatchKind, matchKinds, type Rule} from '../model/rule.js';

const layerRanks = Object.fromEntries(layers.map((layer, index) => [layer, index])) as Record<Layer, number>;
const kindRanks = Object.fromEntries(matchKinds.map((kind, index) => [kind, index])) as Record<MatchKind, number>;

export const EXACT = kindRanks.exact;
export const SUFFIX = kindRanks.suffix;
export const WILDCARD = kindRanks.wildcard;

/** Layer and kind in one number, lower wins: `layer × 8 + kind`. A rule of an unknown layer or kind comes last. */
export const rankOf = (rule: Pick<Rule, 'layer' | 'match'>): number =>
	(layerRanks[rule.layer] ?? layers.length) * 8 + (kindRanks[rule.match] ?? matchKinds.length);

/** The kind in a rank. */
export const kindOf = (rank: number): number => rank & 7;

/**
 * Order of strength, the stronger rule first: layer, kind, the longer suffix or narrower range, priority; then, so that one set of rules has one
 * order however it was built, the later change, and app, category, pattern and author in the order of their code units.
 */
export function compareRules(a: Rule, b: Rule): number {
	return (
		rankOf(a) - rankOf(b) ||
		narrowness(b) - narrowness(a) ||
		b.priority - a.priority ||
		(b.changedMs ?? 0) - (a.changedMs ?? 0) ||
		compareText(a.app, b.app) ||
		compareText(a.category, b.category) ||
		compareText(a.pattern, b.pattern) ||
		compareText(a.author ?? '', b.author ?? '')
	);
}

/** How much of a name or an address a pattern fixes; regular expressions do not compare by length. */
function narrowness(rule: Rule): number {
	if (rule.match === 'suffix') return rule.pattern.length;
	if (rule.match !== 'cidr') return 0;
	const bits = Number(rule.pattern.split('/')[1] ?? 128);
	return rule.pattern.includes(':') ? bits : bits + 96;
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
