import type {Verdict} from '../model/rule.js';
import {canonicalName} from './canonical-name.js';
import {registrableDomain} from './registrable-domain.js';
import {tells, Votes} from './votes.js';
import {type AppOfCategory, appsOf, purposeOf, type Words} from './words.js';

/** A guess at an unmatched name, with its ground. */
export interface Suggestion extends AppOfCategory {
	readonly reason: 'siblings' | 'same-address' | 'cname' | 'words';
	/** The registrable domain of the siblings, the alias or the word that tells; empty for an address. */
	readonly ground: string;
	/** Of how many names that tell anything (`of`) how many say this; one of one for an alias and for a word. */
	readonly names: number;
	readonly of: number;
	/** 0 to 1; above 0.8 a person would hardly say otherwise. */
	readonly confidence: number;
}

/** A name that was seen, and its verdict. */
export interface NamedVerdict {
	readonly name: string;
	readonly verdict: Verdict | undefined;
}

/** What is known when a name is to be guessed; whatever is not known is left empty. */
export interface Knowledge {
	/** Names seen, those under the registrable domain at least; others are passed over. */
	readonly siblings: Iterable<NamedVerdict>;
	/** Names seen on the same server address, those without a verdict too: they are strangers there. */
	readonly sameAddress: Iterable<NamedVerdict>;
	/** What the DNS says that the name is an alias of, nearest first. */
	readonly aliases: readonly NamedVerdict[];
	readonly words: Words;
}

/** What is less sure than this is no guess but noise. */
export const LEAST_CONFIDENCE = 0.1;
/** What carries others' traffic: an address or alias there says nothing of whose it is. */
const carriers = new Set(['CDN', 'Cloud', 'DNS']);
export const isCarrier = (verdict: Verdict | undefined): boolean => verdict !== undefined && carriers.has(verdict.category);

/** Guesses for a name (as it came), the surest first, one for each app and category; empty where nothing is known. */
export function suggest(raw: string, knowledge: Knowledge): readonly Suggestion[] {
	const name = canonicalName(raw);
	const domain = registrableDomain(name);
	const carried = knowledge.aliases.some(({verdict}) => isCarrier(verdict));
	const all = [
		...(domain === undefined ? [] : fromSiblings(name, domain, knowledge.siblings)),
		...(carried ? [] : fromAddress(name, domain, knowledge.sameAddress)),
		...fromAliases(knowledge.aliases),
		...fromWords(name, domain, knowledge.words),
	]
		.filter(({confidence}) => confidence >= LEAST_CONFIDENCE)
		.sort((a, b) => b.confidence - a.confidence);
	const seen = new Set<string>();
	return all.filter(({app, category}) => {
		const key = `${app}\n${category}`;
		return !seen.has(key) && seen.add(key);
	});
}

function fromSiblings(name: string, domain: string, siblings: Iterable<NamedVerdict>): Suggestion[] {
	const votes = new Votes();
	for (const sibling of siblings) {
		// Most names of a large domain are unknown: they cost nothing.
		if (sibling.verdict === undefined) continue;
		const other = canonicalName(sibling.name);
		if (other === name || registrableDomain(other) !== domain) continue;
		// Nearer relatives count double for each label more that is shared: img1.cdn.example.com for img2.cdn.example.com.
		votes.add(sibling.verdict, 2 ** Math.min(4, sharedLabels(name, other) - domain.split('.').length));
	}
	return votes.result(({app, category, names, share}) => ({
		app,
		category,
		reason: 'siblings',
		ground: domain,
		names,
		of: votes.names,
		confidence: 0.95 * share ** 2 * (names / (names + 0.4)),
	}));
}

/** The more owners an address has, known ones or not, the less it tells. One neighbour alone is no more than a hint. */
function fromAddress(name: string, domain: string | undefined, neighbours: Iterable<NamedVerdict>): Suggestion[] {
	const votes = new Votes();
	const strangers = new Set<string>();
	for (const {name: raw, verdict} of neighbours) {
		const other = canonicalName(raw);
		if (other === name) continue;
		if (isCarrier(verdict)) return [];
		if (votes.add(verdict, 1)) continue;
		const stranger = registrableDomain(other) ?? other;
		if (stranger !== domain) strangers.add(stranger);
	}
	return votes.result(({app, category, names, share, answers}) => ({
		app,
		category,
		reason: 'same-address',
		ground: '',
		names,
		of: votes.names,
		confidence: (0.7 * share ** 2 * (names / (names + 1))) / (answers + strangers.size),
	}));
}

/** The nearest alias that tells; a carrier's only where no other does. */
function fromAliases(aliases: readonly NamedVerdict[]): Suggestion[] {
	const telling = aliases.filter(({verdict}) => verdict !== undefined && tells(verdict));
	const best = telling.find(({verdict}) => !isCarrier(verdict)) ?? telling[0];
	if (best?.verdict === undefined) return [];
	const {app, category} = best.verdict;
	const confidence = isCarrier(best.verdict) ? 0.2 : 0.65;
	return [{app, category, reason: 'cname', ground: best.name, names: 1, of: 1, confidence}];
}

function fromWords(name: string, domain: string | undefined, words: Words): Suggestion[] {
	if (domain === undefined) return [];
	const suggestions: Suggestion[] = [];
	const owner = domain.slice(0, domain.indexOf('.'));
	const own = name.slice(0, Math.max(0, name.length - domain.length - 1));
	const ownWords = new Set(owner.split(/[^a-z]+/));
	for (const word of new Set([owner, ...`${own}.${owner}`.split(/[^a-z]+/)])) {
		const {apps, confidence} = appsOf(word, words);
		// A registered name that an app goes by tells most; what stands before it is the choice of whoever registered it (`paypal.com.evil.example`).
		const certainty = confidence * (word === owner ? 1.2 : ownWords.has(word) ? 0.75 : 0.5);
		const guess = (guessed: AppOfCategory, sure: number) =>
			suggestions.push({...guessed, reason: 'words', ground: word, names: 1, of: 1, confidence: sure});
		for (const {app, category} of apps) guess({app, category}, certainty);
		const purpose = word === owner ? undefined : purposeOf(word);
		if (purpose === undefined) continue;
		const {category, app = owner.charAt(0).toUpperCase() + owner.slice(1)} = purpose;
		guess({app, category}, 0.3);
	}
	return suggestions;
}

function sharedLabels(a: string, b: string): number {
	const left = a.split('.').reverse();
	const right = b.split('.').reverse();
	let count = 0;
	while (count < left.length && left[count] === right[count]) count++;
	return count;
}
