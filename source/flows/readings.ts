import type {Finding} from '../model/hello.js';

/** What a host name is made of; a name with other bytes is kept, but not preferred. */
const HOST_NAME = /^[A-Za-z0-9._-]+$/;

/** Whether nothing better can come of the other reading. */
export const hasName = (finding: Finding): boolean =>
	finding.kind === 'http' || (finding.kind === 'hello' && finding.hello.sni !== undefined);

/**
 * Of the readings of the first and of the last word for each byte the one to believe: a hello before anything else, then what may become one, and of two the one whose
 * name is a host name, since padding of a bare acknowledgment puts zeros into it. Receivers keep the first word as a rule.
 */
export function likelier(first: Finding | undefined, last: Finding | undefined): Finding | undefined {
	if (first === undefined) return last && hasName(last) ? last : undefined;
	if (last?.kind === 'more') return hasName(first) ? first : last;
	if (last?.kind !== 'hello' || (first.kind === 'more' && !hasName(last))) return first;
	if (first.kind !== 'hello') return last;
	const {sni} = first.hello;
	if (sni === undefined && last.hello.sni !== undefined) return last;
	return sni === last.hello.sni || sni === undefined || HOST_NAME.test(sni) || !HOST_NAME.test(last.hello.sni ?? '') ? first : last;
}
