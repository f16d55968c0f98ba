import type {Layer, Rule} from '../model/rule.js';
import {EXACT, SUFFIX, WILDCARD} from './rule-order.js';

const BLANK = 0x20;
const COMMENT = 0x23;
const STAR = 0x2a;
const EQUALS = 0x3d;

/**
 * Goes through a text of the catalogue without making substrings. One app a line, `App | patterns`, patterns parted by blanks; lines that begin with
 * `#` are comments. `pattern` is told where each begins and ends; `fault` where a line begins that is none of this.
 */
export function scanCatalogue(text: string, pattern: (start: number, end: number) => void, fault?: (start: number) => void): void {
	for (let line = 0; line < text.length; ) {
		let end = text.indexOf('\n', line);
		if (end < 0) end = text.length;
		if (end > line && text.charCodeAt(line) !== COMMENT) scanLine(text, line, end, pattern, fault);
		line = end + 1;
	}
}

function scanLine(
	text: string,
	line: number,
	end: number,
	pattern: (start: number, end: number) => void,
	fault: ((start: number) => void) | undefined,
): void {
	const bar = text.indexOf('|', line);
	// Without a bar, or with no app before it.
	if (bar < 0 || bar > end || !(text.charCodeAt(line) > BLANK) || bar === line) {
		fault?.(line);
		return;
	}
	for (let at = bar + 1; at < end; ) {
		if (text.charCodeAt(at) === BLANK) {
			at++;
			continue;
		}
		let blank = text.indexOf(' ', at);
		if (blank < 0 || blank > end) blank = end;
		pattern(at, blank);
		at = blank;
	}
}

/** Kind of the pattern that begins at `start`, as in a rank. */
export function kindAt(text: string, start: number): number {
	const code = text.charCodeAt(start);
	return code === EQUALS ? EXACT : code === STAR ? WILDCARD : SUFFIX;
}

/** Where the domain begins in the pattern that begins at `start`: after `=` or `*.`. */
export function domainAt(text: string, start: number): number {
	const code = text.charCodeAt(start);
	return code === EQUALS ? start + 1 : code === STAR ? start + 2 : start;
}

const matchOf = ['exact', 'suffix', 'wildcard'] as const;

/** What the rules of a text have in common. */
export interface Source {
	readonly category: string;
	readonly layer: Layer;
	readonly author: string;
}

/** The rule of the pattern `text[start, end)`: `example.com` suffix, `=www.example.com` exact, `*.cdn.example.com` wildcard. */
export function ruleAt(text: string, start: number, end: number, {category, layer, author}: Source): Rule {
	const kind = kindAt(text, start);
	const line = text.lastIndexOf('\n', start) + 1;
	return {
		match: matchOf[kind]!,
		pattern: text.slice(kind === EXACT ? start + 1 : start, end),
		app: text.slice(line, text.indexOf('|', line)).trim(),
		category,
		layer,
		priority: 0,
		author,
		changedMs: undefined,
	};
}

/** A text of the catalogue → its rules. Patterns are taken as canonical, which `checkRules` verifies; a line that is no rule is told to `fault`. */
export function parseCatalogue(category: string, text: string, fault?: (line: string) => void): Rule[] {
	const rules: Rule[] = [];
	const source: Source = {category, layer: 'catalogue', author: 'snitop'};
	scanCatalogue(
		text,
		(start, end) => rules.push(ruleAt(text, start, end, source)),
		start => fault?.(text.slice(start).split('\n', 1)[0]!),
	);
	return rules;
}
