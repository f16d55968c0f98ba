import type {ParsedPattern} from './parse-pattern.js';
import {isPublicSuffix} from './public-suffix.js';
import {compileRegex} from './regex.js';

/** What a pattern covers beyond what anybody can want, as text. */
export function excess({match, pattern}: ParsedPattern): string | undefined {
	if (match === 'suffix' || match === 'wildcard') {
		const base = match === 'wildcard' ? pattern.slice(2) : pattern;
		return isPublicSuffix(base) ? `it would cover every name under ${base}, where everybody can have one` : undefined;
	}
	if (match !== 'regex') return undefined;
	const covers = compileRegex(pattern);
	// Two names that have nothing in common but what all names have.
	return typeof covers !== 'string' && covers('a.bc') && covers('xn--0z.4-q.ru') ? 'it would cover every name' : undefined;
}
