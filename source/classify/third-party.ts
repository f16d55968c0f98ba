import {createRequire} from 'node:module';
import type {Rule} from '../model/rule.js';

interface Entity {
	readonly name: string;
	readonly category: string;
	readonly domains: readonly string[];
}

/** Categories of `third-party-web` → ours. `other` and `content` are left out: they say nothing, and hold sites that only seem to be third parties. */
const categories: Readonly<Record<string, string>> = {
	ad: 'Ads',
	marketing: 'Ads',
	analytics: 'Telemetry',
	'tag-manager': 'Telemetry',
	social: 'Social',
	video: 'Video',
	'customer-success': 'Work',
	utility: 'Tech',
	'consent-provider': 'Tech',
	hosting: 'Cloud',
	cdn: 'CDN',
};

/** Registries' suffixes that the data gives to one of the registrants under them. */
const notTheirs = new Set(['net.pl', 'de.com']);

/** The rules of the `third-party-web` data (MIT): the companies behind advertising, measurement and other parts of web pages. */
export function thirdPartyRules(): Rule[] {
	// The table behind `third-party-web/nostats-subset`: the module itself takes 20 ms to build indexes that are of no use here.
	const entities = createRequire(import.meta.url)('third-party-web/dist/entities-nostats.json') as readonly Entity[];
	const rules: Rule[] = [];
	for (const entity of entities) {
		const category = categories[entity.category];
		if (category === undefined) continue;
		const app = entity.name.includes('&') ? entity.name.replaceAll('&amp;', '&') : entity.name;
		for (const domain of entity.domains) {
			const pattern = (domain.startsWith('*.') ? domain.slice(2) : domain).toLowerCase();
			if (isAddress(pattern) || notTheirs.has(pattern)) continue;
			rules.push({
				match: 'suffix',
				pattern,
				app,
				category,
				layer: 'third-party',
				priority: 0,
				author: 'third-party-web',
				changedMs: undefined,
			});
		}
	}
	return rules;
}

// No top-level domain ends in a digit (RFC 3696 section 2).
const isAddress = (domain: string): boolean => domain.charCodeAt(domain.length - 1) <= 0x39;
