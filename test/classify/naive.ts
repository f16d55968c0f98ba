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
		rule.match === 'suffix' ? -rule.pattern.length : 0,
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
