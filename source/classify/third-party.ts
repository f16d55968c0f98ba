import {createRequire} from 'node:module';
import type {Section} from './packed-index.js';

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

/** Registries' suffixes that the data gives to one of the registrants under them, and addresses (no top-level domain ends in a digit). */
const notTheirs = /(?<= )(net\.pl|de\.com|[^ ]*[0-9])(?= |$)/g;

/** The `third-party-web` data (MIT): the companies behind advertising, measurement and other parts of web pages. One section a category. */
export function thirdPartySections(): Section[] {
	// The table behind `third-party-web/nostats-subset`: the module itself takes 20 ms to build indexes that are of no use here.
	const entities = createRequire(import.meta.url)('third-party-web/dist/entities-nostats.json') as readonly Entity[];
	const lines = new Map<string, string[]>();
	for (const {name, category: theirs, domains} of entities) {
		const category = categories[theirs];
		if (category === undefined) continue;
		const app = name.replaceAll('&amp;', '&').replaceAll('|', '/');
		// Their star stands for any number of labels, none included: our suffix.
		const patterns = ` ${domains.join(' ')}`.replaceAll(' *.', ' ').toLowerCase().replace(notTheirs, '');
		const list = lines.get(category);
		if (list === undefined) lines.set(category, [`${app} |${patterns}`]);
		else list.push(`${app} |${patterns}`);
	}
	return [...lines].map(([category, list]) => ({category, layer: 'third-party', author: 'third-party-web', text: list.join('\n')}));
}
