const plain = /^[ !#-[\]-~]*$/;

/** A string as JSON in ASCII: one `\u00XX` a byte for what a name holds beyond it, so that a name is exactly what came on the wire. */
export function jsonText(text: string): string {
	if (plain.test(text)) return `"${text}"`;
	return JSON.stringify(text).replace(/[\x7f-\uffff]+/g, escapeUnits);
}

/**
 * Ordinary values as JSON, in which every script can be read. What acts on a terminal or hides there is escaped: JSON itself demands that only of the
 * controls below U+0020.
 */
export const printableJson = (value: object): string => JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, escapeUnits);

const escapeUnits = (text: string): string =>
	text
		.split('')
		.map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');
