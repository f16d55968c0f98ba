/** Well-formed UTF-8 sequences of two to four bytes, in a string of one character a byte (RFC 3629 section 4). */
const utf8Sequences =
	/[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/y;

/**
 * What may not reach a terminal or hides what is really there: controls, format and bidirectional characters, separators, private and unassigned code
 * points, lone surrogates, fillers; U+2800 is a blank that looks like none. The backslash too, so that an escape cannot be faked.
 */
const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\\\u2800]|(?! )\p{Zs}/u;
const mark = /\p{M}/u;
/** Marks that one letter may carry: writing needs two at most; more is only there to smear over other lines. */
const MAX_MARKS = 2;
const plain = /^[ -[\]-~]*$/;

/**
 * A name from a packet (one character a byte) as it can be shown: printable UTF-8 as text, everything else as `\xNN` (a byte) or `\u{…}` (a code
 * point). No control byte ever comes out, and different names never look the same.
 */
export function escapeName(name: string): string {
	if (plain.test(name)) return name;
	let text = '';
	let marks = 0;
	for (let i = 0; i < name.length; ) {
		const code = name.charCodeAt(i);
		if (code < 0x80 || code > 0xff) {
			marks = 0;
			text += escapePoint(name[i++]!);
			continue;
		}
		utf8Sequences.lastIndex = i;
		const sequence = utf8Sequences.exec(name)?.[0];
		if (sequence === undefined) {
			text += hexByte(code);
			i++;
			continue;
		}
		const point = Buffer.from(sequence, 'latin1').toString('utf8');
		marks = mark.test(point) ? marks + 1 : 0;
		text += marks > MAX_MARKS ? hexPoint(point) : escapePoint(point);
		i += sequence.length;
	}
	return text;
}

/** As `escapeName`, for ordinary text from outside (an app of the shared database, a path, a message of a server) in place of bytes. */
export function escapeText(text: string): string {
	if (plain.test(text)) return text;
	let escaped = '';
	let marks = 0;
	for (const point of text) {
		marks = mark.test(point) ? marks + 1 : 0;
		escaped += marks > MAX_MARKS ? hexPoint(point) : escapePoint(point);
	}
	return escaped;
}

/** As `escapeText`, but a backslash stays as it is: for rules and what else a person wrote, where nobody fakes an escape. */
export const escapePattern = (text: string): string => escapeText(text).replaceAll('\\x5c', '\\');

const escapePoint = (point: string): string => {
	if (!unprintable.test(point)) return point;
	return point.charCodeAt(0) < 0x80 ? hexByte(point.charCodeAt(0)) : hexPoint(point);
};

const hexByte = (code: number): string => `\\x${code.toString(16).padStart(2, '0')}`;
const hexPoint = (point: string): string => `\\u{${point.codePointAt(0)!.toString(16)}}`;
