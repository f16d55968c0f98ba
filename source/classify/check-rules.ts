import type {Layer, Rule} from '../model/rule.js';
import {parsePattern} from './parse-pattern.js';
import {MAX_REGEXES} from './regex-list.js';
import {compareRules} from './rule-order.js';

/** What is wrong with a rule; `by` is the rule that makes it so, where there is one. */
export interface RuleFault {
	readonly rule: Rule;
	/**
	 * `malformed`: no canonical pattern, or no app. `twice`: the same rule is there already. `beaten`: never wins, another of its layer always does.
	 * `redundant`: without it the answer would be the same.
	 */
	readonly kind: 'malformed' | 'twice' | 'beaten' | 'redundant';
	readonly by: Rule | undefined;
	/** One line for people. */
	readonly text: string;
}

/** Looks for rules that are faulty, or do nothing inside their layer; what a stronger layer covers is no fault. Weaker regular expressions are not compared. */
export function checkRules(rules: Iterable<Rule>): RuleFault[] {
	const faults: RuleFault[] = [];
	const byKey = new Map<string, Rule>();
	const sorted = [...rules].sort(compareRules);
	for (const rule of sorted) {
		const wrong = malformed(rule);
		if (wrong !== undefined) {
			faults.push(fault(rule, 'malformed', undefined, wrong));
			continue;
		}
		const key = keyOf(rule.layer, rule.match, rule.pattern);
		const same = byKey.get(key);
		if (same === undefined) byKey.set(key, rule);
		else if (sameAnswer(same, rule)) faults.push(fault(rule, 'twice', same, 'is there twice'));
		else faults.push(fault(rule, 'beaten', same, `never wins over ${describe(same)}`));
	}
	for (const rule of byKey.values()) {
		const found = covered(rule, byKey);
		if (found !== undefined) faults.push(found);
	}
	const all = [...byKey.values()].filter(rule => rule.match === 'regex' && rule.layer !== 'structural');
	for (const rule of all.slice(MAX_REGEXES)) {
		faults.push(fault(rule, 'beaten', undefined, `is not looked at: only the ${MAX_REGEXES} strongest regular expressions are`));
	}
	return faults;
}

function malformed({match, pattern, app}: Rule): string | undefined {
	if (app.trim() === '') return 'has no app';
	const parsed = parsePattern(pattern, match);
	if (typeof parsed === 'string') return parsed;
	return parsed.pattern === pattern ? undefined : `is not canonical: '${parsed.pattern}'`;
}

/** Whether a broader rule of the same layer makes this one beaten or redundant. */
function covered(rule: Rule, byKey: ReadonlyMap<string, Rule>): RuleFault | undefined {
	if (rule.match !== 'exact' && rule.match !== 'suffix' && rule.match !== 'wildcard') return undefined;
	const domain = rule.match === 'wildcard' ? rule.pattern.slice(2) : rule.pattern;
	let broader: Rule | undefined;
	let at = rule.match === 'suffix' ? domain.indexOf('.') + 1 : 0;
	for (let more = rule.match !== 'suffix' || at > 0; more && broader === undefined; more = at > 0) {
		broader = byKey.get(keyOf(rule.layer, 'suffix', domain.slice(at)));
		at = domain.indexOf('.', at) + 1;
	}
	if (rule.match === 'exact') broader ??= byKey.get(keyOf(rule.layer, 'wildcard', `*${domain.slice(domain.indexOf('.'))}`));
	if (broader === undefined) return undefined;
	if (rule.match === 'wildcard')
		return fault(rule, 'beaten', broader, `never wins: ${describe(broader)} covers all of it, and a suffix goes first`);
	return sameAnswer(broader, rule) ? fault(rule, 'redundant', broader, `says what ${describe(broader)} says`) : undefined;
}

const fault = (rule: Rule, kind: RuleFault['kind'], by: Rule | undefined, text: string): RuleFault => ({
	rule,
	kind,
	by,
	text: `${describe(rule)} ${text}`,
});

const describe = (rule: Rule): string => `${rule.match}:${rule.pattern} → ${rule.app} (${rule.category})`;

const keyOf = (layer: Layer, match: string, pattern: string): string => `${layer} ${match} ${pattern}`;

const sameAnswer = (a: Rule, b: Rule): boolean => a.app === b.app && a.category === b.category;
