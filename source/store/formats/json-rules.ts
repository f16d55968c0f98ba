import {z} from 'zod';
import {layers, matchKinds, type Rule} from '../../model/rule.js';
import {UserError} from '../../model/user-error.js';
import type {FileRow, FileRows, Problem} from './file-row.js';

const schema = z.object({
	pattern: z.string(),
	match: z.enum(matchKinds).optional(),
	app: z.string().optional(),
	category: z.string().optional(),
	layer: z.enum(layers).optional(),
	priority: z.int().optional(),
	author: z.string().optional(),
	changed: z.iso.datetime().optional(),
});

/** Rules as JSON: an array of objects, one a line; `readJsonRules` reads the same rules back. */
export function writeJsonRules(rules: readonly Rule[]): string {
	const lines = rules.map(({match, pattern, app, category, layer, priority, author, changedMs}) =>
		JSON.stringify({match, pattern, app, category, layer, priority, author, changed: changedMs && new Date(changedMs).toISOString()}),
	);
	return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
}

/** Reads an array of rules, or JSON lines. Lines of problems count the objects. */
export function readJsonRules(text: string): FileRows {
	const rows: FileRow[] = [];
	const problems: Problem[] = [];
	for (const [i, value] of parse(text).entries()) {
		const parsed = schema.safeParse(value);
		if (parsed.success) {
			const {pattern, match, app, category, layer, priority, author, changed} = parsed.data;
			const changedMs = changed === undefined ? undefined : Date.parse(changed);
			rows.push({line: i + 1, pattern, match, app, category, layer, priority, author, changedMs});
		} else {
			const issue = parsed.error.issues[0]!;
			problems.push({
				line: i + 1,
				text: JSON.stringify(value).slice(0, 100),
				fault: `${issue.path.join('.')}: ${issue.message}`,
				result: 'left out',
			});
		}
	}
	return {format: 'JSON', rows, problems};
}

function parse(text: string): unknown[] {
	try {
		const whole: unknown = JSON.parse(text);
		return Array.isArray(whole) ? whole : [whole];
	} catch (error) {
		const lines = text.split('\n').filter(line => line.trim() !== '');
		try {
			return lines.map(line => JSON.parse(line) as unknown);
		} catch {
			throw new UserError(`the file is no JSON: ${(error as Error).message}`);
		}
	}
}
