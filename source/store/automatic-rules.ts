import {AUTOMATIC_CONFIRM_MS, AUTOMATIC_LIMIT, type Rule, type RuleKey} from '../model/rule.js';
import type {History} from './history.js';
import {type StoredRule, sameRule} from './label-change.js';
import type {RuleTable} from './rule-table.js';

/**
 * What is to be written of rules that follow suggestions (`upsert`) and of those whose ground is gone (`remove`). Passed over: what a person has taken
 * back, what is so already (it is as young as if it were new then), and what is beyond `AUTOMATIC_LIMIT`. To be called inside a transaction.
 */
export function automaticSteps(
	rules: RuleTable,
	history: History,
	upsert: readonly Rule[],
	remove: readonly RuleKey[],
	nowMs: number,
): readonly {readonly key: RuleKey; readonly rule: Rule | undefined}[] {
	const gone = remove.filter(key => rules.get(key) !== undefined);
	let room = AUTOMATIC_LIMIT - rules.count('automatic') + gone.length;
	const isWanted = (rule: Rule): boolean => {
		const before = rules.get(rule);
		if (before !== undefined) return !confirmed(before, rule);
		return !history.takenBack(rule) && room-- > 0;
	};
	const confirmed = (before: StoredRule, rule: Rule): boolean => {
		if (!sameRule(before, rule)) return false;
		if (nowMs - (before.changedMs ?? 0) >= AUTOMATIC_CONFIRM_MS) rules.set(before, {...before, changedMs: nowMs}, undefined);
		return true;
	};
	return [...gone.map(key => ({key, rule: undefined})), ...upsert.filter(isWanted).map(rule => ({key: rule, rule}))];
}
