import {createRequire} from 'node:module';
import type {RE2JS} from 're2js';

/** A compiled regular expression: the tester of canonical names. */
export type Tester = (name: string) => boolean;

/** A pattern costs memory with its length; nobody writes longer ones by hand. */
export const MAX_REGEX_LENGTH = 1000;

let engine: typeof RE2JS | undefined;

/** Loads the engine at the first pattern: it takes 25 ms, and most users have no regular expression. */
function re2(): typeof RE2JS {
	engine ??= (createRequire(import.meta.url)('re2js') as typeof import('re2js')).RE2JS;
	return engine;
}

/**
 * Compiles a pattern of a user with RE2 (linear time, no back-references), found anywhere in the name, without regard to case. Returns what is wrong
 * with it, as text, where it cannot be used.
 */
export function compileRegex(pattern: string): Tester | string {
	if (pattern.length > MAX_REGEX_LENGTH) return `regular expression of ${pattern.length} characters; at most ${MAX_REGEX_LENGTH}`;
	try {
		const compiled = re2().compile(pattern, re2().CASE_INSENSITIVE);
		return name => compiled.test(name);
	} catch (error) {
		// The engine says where in the pattern as it keeps it, with its flag in front.
		return `regular expression: ${(error as Error).message.replace(/^error parsing regexp: /, '').replace('`(?i)', '`')}`;
	}
}
