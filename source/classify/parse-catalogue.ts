import type {Rule} from '../model/rule.js';

/**
 * A text of the catalogue → its rules. One app a line, `App | patterns`, patterns parted by blanks: `example.com` suffix, `=www.example.com` exact,
 * `*.cdn.example.com` wildcard; lines that begin with `#` are comments. Patterns are taken as canonical, which `checkRules` verifies. A line that is
 * none of this is left out and told to `fault`.
 */
export function parseCatalogue(category: string, text: string, fault?: (line: string) => void): Rule[] {
	const rules: Rule[] = [];
	for (const line of text.split('\n')) {
		if (line === '' || line.startsWith('#')) continue;
		const bar = line.indexOf('|');
		const app = line.slice(0, bar).trim();
		if (bar < 0 || app === '') {
			if (line.trim() !== '') fault?.(line);
			continue;
		}
		for (const pattern of line.slice(bar + 1).split(' ')) {
			if (pattern !== '') rules.push(ruleOf(pattern, app, category));
		}
	}
	return rules;
}

function ruleOf(text: string, app: string, category: string): Rule {
	const exact = text.startsWith('=');
	return {
		match: exact ? 'exact' : text.startsWith('*.') ? 'wildcard' : 'suffix',
		pattern: exact ? text.slice(1) : text,
		app,
		category,
		layer: 'catalogue',
		priority: 0,
		author: 'snitop',
		changedMs: undefined,
	};
}
