import {BlockList, isIPv6} from 'node:net';
import type {Rule} from '../../source/model/rule.js';
import {layers, matchKinds} from '../../source/model/rule.js';

/** Whether a rule covers a canonical name, in the plainest words. */
export function covers(rule: Rule, name: string): boolean {
	const {pattern} = rule;
	if (rule.match === 'exact') return name === pattern;
	if (rule.match === 'suffix') return name === pattern || name.endsWith(`.${pattern}`);
	if (rule.match === 'wildcard') {
		const [first = '', ...rest] = name.split('.');
		return first !== '' && rest.length > 0 && `*.${rest.join('.')}` === pattern;
	}
	return rule.match === 'regex' && new RegExp(pattern, 'i').test(name);
}

/** The design's order, section 6: layer, kind, longest suffix, priority, then the stated tie-break. */
export function stronger(a: Rule, b: Rule): number {
	const keys = (rule: Rule): (number | string)[] => [
		layers.indexOf(rule.layer),
		matchKinds.indexOf(rule.match),
		rule.match === 'suffix' ? -rule.pattern.length : rule.match === 'cidr' ? -rangeBits(rule.pattern) : 0,
		-rule.priority,
		-(rule.changedMs ?? 0),
		rule.app,
		rule.category,
		rule.pattern,
		rule.author ?? '',
	];
	const left = keys(a);
	const right = keys(b);
	for (let i = 0; i < left.length; i++) {
		if (left[i]! < right[i]!) return -1;
		if (left[i]! > right[i]!) return 1;
	}
	return 0;
}

/** Every rule that covers the name, the deciding one first. */
export const naive = (rules: readonly Rule[], name: string): Rule[] => rules.filter(rule => covers(rule, name)).sort(stronger);

/** Length of a range's prefix; those of IPv4 as in the mapped addresses. */
const rangeBits = (pattern: string): number => Number(pattern.split('/')[1]) + (pattern.includes(':') ? 0 : 96);

/** Whether a rule covers a service, by Node's own reading of ranges. IPv4 and IPv6 are apart. */
export function coversService(rule: Rule, transport: string, port: number, server: string | undefined): boolean {
	if (rule.match === 'port') return rule.pattern === `${transport}/${port}`;
	if (rule.match !== 'cidr' || server === undefined) return false;
	const [address = '', bits] = rule.pattern.split('/');
	if (isIPv6(address) !== isIPv6(server)) return false;
	const list = new BlockList();
	list.addSubnet(address, Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
	return list.check(server, isIPv6(server) ? 'ipv6' : 'ipv4');
}

/** The rule that decides for a service. */
export const naiveService = (rules: readonly Rule[], transport: string, port: number, server: string | undefined): Rule | undefined =>
	rules.filter(rule => coversService(rule, transport, port, server)).sort(stronger)[0];
