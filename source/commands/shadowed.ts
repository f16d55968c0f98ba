import type {ParsedPattern} from '../classify/parse-pattern.js';
import {compileRegex} from '../classify/regex.js';
import type {Rule} from '../model/rule.js';

/**
 * The labels that win over a new one where a person may not expect it: a suffix over a wildcard or a regular expression under it, however long those
 * are. That a longer suffix or a single name wins over a suffix is what anybody expects, and not told.
 */
export function shadowing({match, pattern}: ParsedPattern, rules: Iterable<Rule>): Rule[] {
	const isOver = match === 'wildcard' ? overWildcard(pattern.slice(2)) : match === 'regex' ? overRegex(pattern) : undefined;
	return isOver === undefined ? [] : [...rules].filter(rule => rule.layer === 'label' && isOver(rule));
}

const overWildcard =
	(domain: string) =>
	({match, pattern}: Rule): boolean =>
		match === 'suffix' && (domain === pattern || domain.endsWith(`.${pattern}`));

/** What a regular expression covers nobody can list: the names that labels are about are tried, and the name that it ends with. */
function overRegex(text: string): (rule: Rule) => boolean {
	const covers = compileRegex(text);
	const ending = /(?:^|[.)\]*+?}])([a-z0-9-]+(?:\.[a-z0-9-]+)*)\$?$/i.exec(text.replaceAll('\\.', '.'))?.[1]?.toLowerCase();
	const isUnder = (domain: string) => ending !== undefined && (ending === domain || ending.endsWith(`.${domain}`));
	return ({match, pattern}) => {
		if (typeof covers === 'string') return false;
		if (match === 'wildcard') return covers(`x${pattern.slice(1)}`) || isUnder(pattern.slice(2));
		return (match === 'exact' && covers(pattern)) || (match === 'suffix' && (covers(pattern) || isUnder(pattern)));
	};
}

/** What makes a shadowed label win, as a hint. */
export function wayOut({match, pattern}: ParsedPattern, winner: Rule, app: string): string {
	const domain = pattern.slice(2);
	const remove = `snitop label --remove ${patternOf(winner)}`;
	return match === 'wildcard' && domain !== winner.pattern
		? `to make it win: snitop label ${domain} '${app}' (the longer suffix), or ${remove}`
		: `to make it win: ${remove}; or label single names, as in snitop label =NAME '${app}'`;
}

/** A label as the command line takes it. */
const patternOf = ({match, pattern}: Rule): string => (match === 'exact' ? `=${pattern}` : match === 'wildcard' ? `'${pattern}'` : pattern);
