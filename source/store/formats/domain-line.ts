import {isIP} from 'node:net';
import type {MatchKind} from '../../model/rule.js';

/** What a line of a list says. */
export interface DomainLine {
	/** `match` undefined: the pattern speaks for itself. */
	readonly patterns: readonly {readonly pattern: string; readonly match: MatchKind | undefined}[];
	/** The list that stands in place of this line. */
	readonly include: string | undefined;
	/** `@ads @cn` without their signs, in lower case. */
	readonly attributes: readonly string[];
	/** `&name`: the list that has this line too. */
	readonly affiliations: readonly string[];
}

/** Names of the machine itself that hosts files begin with. */
const ownNames = new Set([
	'localhost',
	'localhost.localdomain',
	'local',
	'broadcasthost',
	'ip6-localhost',
	'ip6-loopback',
	'ip6-localnet',
	'ip6-mcastprefix',
	'ip6-allnodes',
	'ip6-allrouters',
	'ip6-allhosts',
	'0.0.0.0',
]);

const none: readonly string[] = [];
/** A keyword that is shorter stands in names of all kinds. */
const SHORTEST = 3;

/**
 * Reads a line of a list of names (`example.com`, `*.cdn.example.com`, `=www.example.com`, `re:…`), of a hosts file (an address, then names) or of a list of v2fly
 * (`domain:` `full:` `keyword:` `regexp:` `include:` with attributes and affiliations; `domain:x.com:@a,@b` as its releases write it). `#` begins a comment,
 * and `!` at the start of a word. Undefined: nothing stands there; text: what is wrong.
 */
export function parseDomainLine(raw: string): DomainLine | string | undefined {
	const [first = '', ...rest] = raw
		.replace(/#.*|(^|\s)!.*/s, '')
		.trim()
		.split(/\s+|[:,](?=@)/);
	if (first === '') return undefined;
	if (rest.length > 0 && isIP(first.replace(/%.*$/, '')) !== 0) {
		const names = rest.filter(name => !ownNames.has(name));
		return {patterns: names.map(pattern => ({pattern, match: 'exact'})), include: undefined, attributes: none, affiliations: none};
	}
	if (rest.some(word => !/^[@&]./.test(word))) return 'more than one word';
	const [, kind = 'domain', value = first] = /^(domain|full|keyword|regexp?|include):(.*)$/i.exec(first) ?? [];
	const having = (sign: string) =>
		rest.length === 0 ? none : rest.filter(word => word[0] === sign).map(word => word.slice(1).toLowerCase());
	const line = {include: undefined, attributes: having('@'), affiliations: having('&')};
	switch (kind.toLowerCase()) {
		case 'include':
			return value === '' ? 'includes nothing' : {...line, patterns: [], include: value};
		case 'full':
			return {...line, patterns: [{pattern: value, match: 'exact'}]};
		case 'keyword': {
			if (value.length < SHORTEST) return `a keyword of fewer than ${SHORTEST} letters stands in names of all kinds`;
			if (!/^[\w.-]+$/.test(value)) return 'a keyword with signs that no host name has';
			return {...line, patterns: [{pattern: value.toLowerCase().replaceAll('.', '\\.'), match: 'regex'}]};
		}
		case 'domain':
			return {...line, patterns: [{pattern: value, match: undefined}]};
		default:
			return {...line, patterns: [{pattern: value, match: 'regex'}]};
	}
}
