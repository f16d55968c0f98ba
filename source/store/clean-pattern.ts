import {type ParsedPattern, parsePattern} from '../classify/parse-pattern.js';
import type {MatchKind} from '../model/rule.js';

/** A pattern made canonical, and what had to be cleaned away. */
export interface CleanPattern extends ParsedPattern {
	readonly faults: readonly string[];
}

/**
 * What people and old programs keep as names (` HTTPS://WWW.Example.com:443/x `) → a canonical pattern with what was wrong. A bare name is exact unless
 * `match` says otherwise; `.example.com` and `*.example.com` speak for themselves. Returns the reason as text where nothing can be made of it.
 */
export function cleanPattern(text: string, match?: MatchKind): CleanPattern | string {
	const faults: string[] = [];
	match ??= kindApart(text.trim());
	if (match === 'regex' || match === 'cidr' || match === 'port') {
		const parsed = parsePattern(text, match);
		return typeof parsed === 'string'
			? parsed
			: {...parsed, faults: parsed.pattern === text.trim().replace(/^re:/, '') && text === text.trim() ? [] : ['blanks']};
	}
	let rest = text.replace(/^[\s\u200b]+|[\s\u200b]+$/g, '');
	if (rest === '') return 'empty';
	if (rest !== text) faults.push('blanks');
	const strip = (pattern: RegExp, fault: string) => {
		const next = rest.replace(pattern, '');
		if (next === rest) return;
		rest = next;
		faults.push(fault);
	};
	strip(/^[a-z][a-z0-9+.-]*:\/\/([^/@]*@)?/i, 'URL scheme');
	strip(/[/?#].*$/, 'path');
	strip(/:\d{1,5}$/, 'port');
	const parsed = parsePattern(rest, match ?? kindOf(rest));
	if (typeof parsed === 'string') return parsed;
	if (parsed.pattern.length < rest.replace(/^[.=]/, '').length) faults.push('final dot');
	if (/[A-Z]/.test(rest)) faults.push('upper case');
	return {...parsed, faults};
}

/** Patterns that are no names. */
function kindApart(text: string): MatchKind | undefined {
	if (text.startsWith('re:')) return 'regex';
	if (/^(tcp|udp)\/\d+$/i.test(text)) return 'port';
	return /^[\da-f.:]+\/\d+$/i.test(text) ? 'cidr' : undefined;
}

const kindOf = (text: string): MatchKind => (text.startsWith('*.') ? 'wildcard' : text.startsWith('.') ? 'suffix' : 'exact');
