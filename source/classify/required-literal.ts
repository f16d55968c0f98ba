/** Escapes that stand for a class of characters or for a place: they end a literal, and no more. */
const CLASS_OR_PLACE = /[dDsSwWbBAz]/;

/** Flags for what follows, with a quantifier behind them. */
const flags = /(?:\(\?[A-Za-z-]*\))+[*?+{]/y;

/**
 * The longest text in lower case that every canonical name which a pattern of RE2 matches must contain; '' where none is sure. To look for it is ten
 * times as cheap as to run the expression, and most names have it not.
 *
 * Only what stands outside groups and classes is read, and only ASCII: without regard to case, some other characters match letters (`ſ` is an s).
 */
export function requiredLiteral(pattern: string): string {
	// Quoted text may hold any bracket or bar.
	if (pattern.includes('\\Q')) return '';
	let best = '';
	let run = '';
	const end = (): void => {
		if (run.length > best.length) best = run;
		run = '';
	};
	for (let at = 0; at < pattern.length; ) {
		const char = pattern[at]!;
		if (char === '|') return '';
		if (char === '\\') {
			const next = pattern[at + 1] ?? '';
			if (/[^A-Za-z0-9\x80-\uffff]/.test(next)) run += next;
			else if (CLASS_OR_PLACE.test(next)) end();
			// Code points, properties, quoted text: rare, and not worth reading.
			else return '';
			at += 2;
			continue;
		}
		const quantifier = /^(?:[*?]|\{\d+(?:,\d*)?\})/.exec(pattern.slice(at, at + 16))?.[0];
		if (quantifier !== undefined) {
			run = run.slice(0, -1);
			end();
			at += quantifier.length;
			continue;
		}
		if (char === '[' || char === '(') {
			end();
			flags.lastIndex = at;
			// A quantifier behind flags is one of what stands before them.
			if (char === '(' && flags.test(pattern)) return '';
			at = char === '[' ? afterClass(pattern, at) : afterGroup(pattern, at);
			continue;
		}
		if (/[.^$+]/.test(char) || char > '\x7f') end();
		else run += char.toLowerCase();
		at++;
	}
	end();
	return best;
}

function afterClass(pattern: string, start: number): number {
	let at = start + 1;
	if (pattern[at] === '^') at++;
	// The first bracket is one of the characters.
	if (pattern[at] === ']') at++;
	while (at < pattern.length && pattern[at] !== ']') {
		if (pattern[at] === '\\') at += 2;
		else if (pattern.startsWith('[:', at) && pattern.includes(':]', at)) at = pattern.indexOf(':]', at) + 2;
		else at++;
	}
	return at + 1;
}

function afterGroup(pattern: string, start: number): number {
	let depth = 0;
	for (let at = start; at < pattern.length; ) {
		const char = pattern[at]!;
		if (char === '\\') at += 2;
		else if (char === '[') at = afterClass(pattern, at);
		else {
			if (char === '(') depth++;
			else if (char === ')' && --depth === 0) return at + 1;
			at++;
		}
	}
	return pattern.length;
}
