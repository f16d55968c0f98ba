/** A value of a dump: text, or null. */
export type SqlValue = string | null;

const blanks = /(?:\s+|--[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const word = /[^\s(),;'"]+/y;
const runs = {"'": {plain: /[^']*/y, escaped: /[^'\\]*/y}, '"': {plain: /[^"]*/y, escaped: /[^"\\]*/y}} as const;
const escapes: Readonly<Record<string, string>> = {b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', 0: ''};

/** What a backslash and the character behind it stand for. */
export const unescaped = (character: string): string => escapes[character] ?? character;

/** Reads `(1, 'a''b', NULL)` from a place in a dump, with comments and casts. */
export class SqlValues {
	at: number;
	readonly #text: string;
	readonly #backslash: boolean;

	/** `backslash`: it escapes in every string, not only in E'…'. */
	constructor(text: string, at: number, backslash: boolean) {
		this.#text = text;
		this.at = at;
		this.#backslash = backslash;
	}

	/** The values between two brackets: of each the string, else its first word. Undefined where they do not end. */
	tuple(): SqlValue[] | undefined {
		return this.#read(parts => {
			const text = parts.find(part => part.isString)?.text ?? parts[0]?.text;
			return text === undefined || (/^null$/i.test(text) && !parts[0]!.isString) ? null : text;
		});
	}

	/** The first word of each part between two brackets: in `CREATE TABLE` the columns. */
	firstWords(): string[] | undefined {
		return this.#read(parts => parts[0]?.text ?? '');
	}

	/** Whether another tuple follows. */
	comma(): boolean {
		this.#match(blanks);
		if (this.#text[this.at] !== ',') return false;
		this.at++;
		return true;
	}

	#read<T>(make: (parts: readonly {readonly text: string; readonly isString: boolean}[]) => T): T[] | undefined {
		this.#match(blanks);
		if (this.#text[this.at] !== '(') return undefined;
		this.at++;
		const values: T[] = [];
		let parts: {text: string; isString: boolean}[] = [];
		for (let depth = 1; ; ) {
			this.#match(blanks);
			const mark = this.#text[this.at];
			if (mark === undefined || mark === ';') return undefined;
			if (mark === "'" || mark === '"') {
				const isEscaped = this.#backslash || (parts.length > 0 && /^e$/i.test(parts.at(-1)!.text));
				const text = this.#string(mark, isEscaped);
				if (text === undefined) return undefined;
				parts.push({text, isString: true});
				continue;
			}
			if (mark !== '(' && mark !== ')' && mark !== ',') {
				parts.push({text: this.#match(word), isString: false});
				continue;
			}
			this.at++;
			if (mark === '(') depth++;
			else if (mark === ')') depth--;
			if (depth > (mark === ',' ? 1 : 0)) continue;
			values.push(make(parts));
			if (depth === 0) return values;
			parts = [];
		}
	}

	/** From its opening quote; a quote inside stands twice. Undefined where it does not end. */
	#string(quote: "'" | '"', isEscaped: boolean): string | undefined {
		const run = isEscaped ? runs[quote].escaped : runs[quote].plain;
		let text = '';
		for (this.at++; ; ) {
			text += this.#match(run);
			const mark = this.#text[this.at];
			if (mark === undefined) return undefined;
			const next = this.#text[this.at + 1];
			if (mark === quote && next !== quote) {
				this.at++;
				return text;
			}
			text += mark === quote ? quote : unescaped(next ?? '');
			this.at += 2;
		}
	}

	#match(pattern: RegExp): string {
		pattern.lastIndex = this.at;
		const [found] = pattern.exec(this.#text) ?? [''];
		this.at += found!.length;
		return found!;
	}
}
