import type {MatchKind, Rule} from '../model/rule.js';
import {formatRange, parseAddress, parseRange} from './address.js';
import {canonicalText} from './canonical-name.js';
import {compileRegex} from './regex.js';

/** A canonical pattern and how it matches. */
export type ParsedPattern = Pick<Rule, 'match' | 'pattern'>;

/**
 * What a person wrote → a canonical pattern. Without `match` its form decides: `re:…` regular expression, `*.cdn.example.com` wildcard, `udp/123` port,
 * `192.0.2.0/24` or an address range, `=www.example.com` exact, anything else (`example.com`, `.example.com`) suffix. Returns, as text for people,
 * what is wrong where it cannot be a pattern.
 */
export function parsePattern(text: string, match?: MatchKind): ParsedPattern | string {
	const trimmed = text.trim();
	if (trimmed === '') return 'the pattern is empty';
	return parsers[match ?? kindOfText(trimmed)](trimmed);
}

const parsers: Record<MatchKind, (text: string) => ParsedPattern | string> = {
	exact: text => host('exact', text.replace(/^=/, '')),
	suffix: text => host('suffix', text.replace(/^\./, '')),
	wildcard: text => (text.startsWith('*.') ? host('wildcard', text.slice(2)) : `'${text}' does not begin with '*.'`),
	regex,
	cidr: range,
	port,
};

function kindOfText(text: string): MatchKind {
	if (text.startsWith('re:')) return 'regex';
	if (text.startsWith('=')) return 'exact';
	if (text.startsWith('*.')) return 'wildcard';
	if (/^(tcp|udp)\//i.test(text)) return 'port';
	if (parseAddress(text.split('/')[0]!) !== undefined) return 'cidr';
	// A mistyped address: no host name that is meant to be found ends in a number (RFC 3696, section 2).
	if (/^\d+(\.\d+)+(\/|$)/.test(text)) return 'cidr';
	return 'suffix';
}

function host(match: 'exact' | 'suffix' | 'wildcard', text: string): ParsedPattern | string {
	const name = canonicalText(text);
	const wrong = hostFault(name, text);
	return wrong ?? {match, pattern: match === 'wildcard' ? `*.${name}` : name};
}

/** What keeps a canonical name from being a host name: the length of labels and name as RFC 1035 section 2.3.4 has them, underscores allowed. */
function hostFault(name: string, text: string): string | undefined {
	const scheme = /^[a-z][a-z0-9+.-]*:\/\/([^/?#@:]*)/.exec(name);
	if (scheme) return `'${text}' is a URL: give the host name alone${scheme[1] ? `, '${scheme[1]}'` : ''}`;
	if (name === '') return 'the pattern has no host name';
	if (/\s/.test(name)) return `'${text}' has a blank in it`;
	const port = /^([^:/]+):\d+$/.exec(name);
	if (port) return `'${text}' has a port: give the host name alone, '${port[1]}'`;
	if (name.includes('/')) return `'${text}' has a path: give the host name alone`;
	if (name.includes('*')) return `'${text}': a star can stand for the first label only, as in '*.example.com'`;
	if (name.length > 253) return `a host name has at most 253 characters, this has ${name.length}`;
	for (const label of name.split('.')) {
		if (label === '') return `'${text}' has an empty label (two dots, or a dot at an end)`;
		if (label.length > 63) return `a label has at most 63 characters, '${label.slice(0, 20)}…' has ${label.length}`;
		if (!/^[a-z0-9_-]+$/.test(label)) return `'${text}' is no host name`;
	}
	return undefined;
}

function regex(text: string): ParsedPattern | string {
	const pattern = text.replace(/^re:/, '');
	if (pattern === '') return 'the regular expression is empty';
	const compiled = compileRegex(pattern);
	return typeof compiled === 'string' ? compiled : {match: 'regex', pattern};
}

function port(text: string): ParsedPattern | string {
	const parts = /^(tcp|udp)\/(\d{1,5})$/i.exec(text);
	if (!parts) return `'${text}' is no port: write 'tcp/22' or 'udp/123'`;
	const number = Number(parts[2]);
	return number > 65535 ? `ports end at 65535, not ${number}` : {match: 'port', pattern: `${parts[1]!.toLowerCase()}/${number}`};
}

function range(text: string): ParsedPattern | string {
	const parsed = parseRange(text);
	return parsed === undefined
		? `'${text}' is no address range: write '192.0.2.0/24' or '2001:db8::/32'`
		: {match: 'cidr', pattern: formatRange(parsed)};
}
