import {canonicalName} from '../../classify/canonical-name.js';
import {registrableDomain} from '../../classify/registrable-domain.js';
import {type NamedVerdict, type Suggestion, suggest} from '../../classify/suggest.js';
import {readWords} from '../../classify/words.js';
import type {Rule} from '../../model/rule.js';

/** Rules under one domain that are looked at: hundreds tell no more. */
const MAX_SIBLINGS = 100;

/** Guesses for names of the queue from the rules alone, since nothing else is known outside a capture: what they say of the same domain, and the words in them. */
export function createSuggester(rules: Iterable<Rule>): (name: string) => Suggestion | undefined {
	const all = [...rules];
	const words = readWords(all);
	const byDomain = new Map<string, NamedVerdict[]>();
	for (const rule of all) {
		if (rule.match !== 'exact' && rule.match !== 'suffix' && rule.match !== 'wildcard') continue;
		const name = rule.pattern.replace(/^\*\./, '');
		const domain = registrableDomain(name);
		if (domain === undefined) continue;
		const siblings = byDomain.get(domain);
		if (siblings === undefined) byDomain.set(domain, [{name, verdict: rule}]);
		else if (siblings.length < MAX_SIBLINGS) siblings.push({name, verdict: rule});
	}
	return name => {
		const siblings = byDomain.get(registrableDomain(canonicalName(name)) ?? '') ?? [];
		return suggest(name, {siblings, sameAddress: [], aliases: [], words})[0];
	};
}
