const plain = /^[ !#-[\]-~]*$/;

/** A string as JSON in ASCII: one `\u00XX` a byte for what a name holds beyond it, so that a name is exactly what came on the wire. */
export function jsonText(text: string): string {
	if (plain.test(text)) return `"${text}"`;
	return JSON.stringify(text).replace(/[\x7f-\uffff]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
