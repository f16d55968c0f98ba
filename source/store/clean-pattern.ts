import {isIP} from 'node:net';
import {excess} from '../classify/excess.js';
import {type ParsedPattern, parsePattern} from '../classify/parse-pattern.js';
import type {MatchKind} from '../model/rule.js';

/** A pattern made canonical. */
export interface CleanPattern extends ParsedPattern {
	/** What had to be cleaned away. */
	readonly faults: readonly string[];
	/** Why it may not be what was meant, though it can be used. */
	readonly doubt: string | undefined;
}

/**
 * What people and old programs keep as names (` HTTPS://WWW.Example.com:443/x `) → a canonical pattern with what was wrong. Without `match`, `.example.com`
 * and `*.example.com` speak for themselves, a bare name is what `bare` says, and what covers strangers (`com`, `*.co.uk`) or is an address is refused;
 * with `match` it was meant so. Returns the reason as text where nothing can be made of it.
 */
export function cleanPattern(text: string, match?: MatchKind, bare: 'exact' | 'suffix' = 'exact'): CleanPattern | string {
	const faults: string[] = [];
	let rest = text.replace(/^[\s\u200b]+|[\s\u200b]+$/g, '');
	if (rest === '') return 'empty';
	if (rest !== text) faults.push('blanks');
	const kind = match ?? kindApart(rest);
	if (kind === 'regex' || kind === 'cidr' || kind === 'port') {
		const parsed = parsePattern(rest, kind);
		return typeof parsed === 'string' ? parsed : judge(parsed, faults, match !== undefined);
	}
	const strip = (pattern: RegExp, fault: string) => {
		const next = rest.replace(pattern, '');
		if (next === rest) return;
		rest = next;
		faults.push(fault);
	};
	strip(/^[a-z][a-z0-9+.-]*:\/\/([^/@]*@)?/i, 'URL scheme');
	strip(/[/?#].*$/s, 'path');
	strip(/(?<=^[^:]*|\]):\d{1,5}$/, 'port');
	if (match === undefined && isIP(rest.replace(/^[=[]|\]$/g, '')) !== 0)
		return 'an address, no host name: an address range is written 192.0.2.1/32';
	// The sign says `exact` where nothing else does; a name that begins with it is none, and must not become another's.
	if (match === 'exact' && rest.startsWith('=')) return `'${rest}' is no host name`;
	if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(rest)) return 'an e-mail address';
	const parsed = parsePattern(rest, kind ?? kindOf(rest, bare));
	if (typeof parsed === 'string') return parsed;
	if (rest.endsWith('.')) faults.push('final dot');
	if (/[A-Z]/.test(rest)) faults.push('upper case');
	return judge(parsed, faults, match !== undefined);
}

function judge(parsed: ParsedPattern, faults: readonly string[], isMeant: boolean): CleanPattern | string {
	const tooMuch = excess(parsed);
	if (tooMuch !== undefined && !isMeant) return tooMuch;
	const isWord = parsed.match === 'exact' && !parsed.pattern.includes('.') && !isMeant;
	return {...parsed, faults, doubt: tooMuch ?? (isWord ? 'a single label is no public name' : undefined)};
}

/** Patterns that are no names. */
function kindApart(text: string): MatchKind | undefined {
	if (text.startsWith('re:')) return 'regex';
	if (/^(tcp|udp)\/\d+$/i.test(text)) return 'port';
	return /^[\da-f.:]+\/\d+$/i.test(text) ? 'cidr' : undefined;
}

function kindOf(text: string, bare: 'exact' | 'suffix'): MatchKind {
	if (text.startsWith('*.')) return 'wildcard';
	if (text.startsWith('=')) return 'exact';
	return text.startsWith('.') ? 'suffix' : bare;
}
