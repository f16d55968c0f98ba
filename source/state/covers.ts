import {compileRegex} from '../classify/regex.js';
import type {Rule} from '../model/rule.js';

/** Tells which tallies a rule may decide about: given the canonical name, or the service, of one. */
export function coverage({match, pattern}: Pick<Rule, 'match' | 'pattern'>): (name: string) => boolean {
	switch (match) {
		case 'exact':
		case 'port':
			return name => name === pattern;
		case 'suffix':
			return name =>
				name.endsWith(pattern) && (name.length === pattern.length || name.charCodeAt(name.length - pattern.length - 1) === DOT);
		case 'wildcard': {
			const parent = pattern.slice(1);
			return name => name.endsWith(parent) && name.length > parent.length && name.indexOf('.') === name.length - parent.length;
		}
		case 'regex': {
			const tester = compileRegex(pattern);
			return typeof tester === 'string' ? () => false : tester;
		}
		case 'cidr':
			// A tally does not know the addresses of its servers.
			return () => false;
	}
}

const DOT = 0x2e;
