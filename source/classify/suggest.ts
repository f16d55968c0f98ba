import type {Verdict} from '../model/rule.js';
import {canonicalName} from './canonical-name.js';
import {registrableDomain} from './registrable-domain.js';
import {tells, Votes} from './votes.js';
import {type AppOfCategory, appsOf, purposeOf, type Words} from './words.js';

/** A guess at an unmatched name, with its ground. */
export interface Suggestion extends AppOfCategory {
	readonly reason: 'siblings' | 'same-address' | 'cname' | 'words';
	/** The ground in words, English: `3 of 4 names under example.com`. */
	readonly detail: string;
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
	/** Names seen on the same server addresses. */
	readonly sameAddress: Iterable<NamedVerdict>;
	/** Where the DNS says that the name is an alias of another. */
	readonly cname: NamedVerdict | undefined;
	readonly words: Words;
}

/** What carries others' traffic: an address or alias there says nothing of whose it is. */
const carriers = new Set(['CDN', 'Cloud', 'DNS']);

/** Guesses for a name (as it came), the surest first, one for each app and category; empty where nothing is known. */
export function suggest(raw: string, knowledge: Knowledge): readonly Suggestion[] {
	const name = canonicalName(raw);
	const domain = registrableDomain(name);
	const all = [
		...(domain === undefined ? [] : fromSiblings(name, domain, knowledge.siblings)),
		...fromAddress(name, knowledge.sameAddress),
		...fromAlias(knowledge.cname),
		...fromWords(name, domain, knowledge.words),
	].sort((a, b) => b.confidence - a.confidence);
	const seen = new Set<string>();
	return all.filter(({app, category}) => {
		const key = `${app}\n${category}`;
		return !seen.has(key) && seen.add(key);
	});
}

function fromSiblings(name: string, domain: string, siblings: Iterable<NamedVerdict>): Suggestion[] {
	const votes = new Votes();
	for (const sibling of siblings) {
		const other = canonicalName(sibling.name);
		if (other === name || registrableDomain(other) !== domain) continue;
		// Nearer relatives count double for each label more that is shared: img1.cdn.example.com for img2.cdn.example.com.
		votes.add(sibling.verdict, 2 ** Math.min(4, sharedLabels(name, other) - domain.split('.').length));
	}
	return votes.result(({app, category, names, share}) => ({
		app,
		category,
		reason: 'siblings',
		detail: `${names} of ${votes.names} names under ${domain}`,
		confidence: 0.95 * share ** 2 * (names / (names + 0.4)),
	}));
}

function fromAddress(name: string, neighbours: Iterable<NamedVerdict>): Suggestion[] {
	const votes = new Votes();
	for (const neighbour of neighbours) {
		if (canonicalName(neighbour.name) !== name && !carriers.has(neighbour.verdict?.category ?? '')) votes.add(neighbour.verdict, 1);
	}
	return votes.result(({app, category, names, share}) => ({
		app,
		category,
		reason: 'same-address',
		detail: `${names} of ${votes.names} names on the same address`,
		confidence: 0.7 * share ** 2 * (names / (names + 0.6)),
	}));
}

function fromAlias(cname: NamedVerdict | undefined): Suggestion[] {
	const verdict = cname?.verdict;
	if (cname === undefined || verdict === undefined || !tells(verdict)) return [];
	return [
		{
			app: verdict.app,
			category: verdict.category,
			reason: 'cname',
			detail: `alias of ${cname.name}`,
			confidence: carriers.has(verdict.category) ? 0.2 : 0.65,
		},
	];
}

function fromWords(name: string, domain: string | undefined, words: Words): Suggestion[] {
	if (domain === undefined) return [];
	const suggestions: Suggestion[] = [];
	const owner = domain.slice(0, domain.indexOf('.'));
	const own = name.slice(0, Math.max(0, name.length - domain.length - 1));
	for (const word of new Set([owner, ...`${own}.${owner}`.split(/[^a-z]+/)])) {
		const {apps, confidence} = appsOf(word, words);
		// A registered name that an app goes by is more than a word anywhere in a name.
		const certainty = word === owner ? confidence * 1.2 : confidence;
		for (const {app, category} of apps)
			suggestions.push({app, category, reason: 'words', detail: `'${word}' in the name`, confidence: certainty});
		const purpose = word === owner ? undefined : purposeOf(word);
		if (purpose === undefined) continue;
		const {category, app = owner.charAt(0).toUpperCase() + owner.slice(1)} = purpose;
		suggestions.push({app, category, reason: 'words', detail: `'${word}' in the name`, confidence: 0.3});
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
