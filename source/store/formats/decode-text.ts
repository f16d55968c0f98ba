/** Text, and the encoding it was taken for where that is not certain. */
export interface DecodedText {
	readonly text: string;
	readonly guess: string | undefined;
}

/**
 * Bytes as spreadsheets and other programs save them: UTF-8, UTF-16 with a byte order mark (Excel's "Unicode text"), else GB18030 (Excel in Chinese), else
 * windows-1252. Undefined for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
	const decode = (encoding: string) => new TextDecoder(encoding, {fatal: true}).decode(bytes);
	const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
	if (marked === undefined && bytes.includes(0)) return undefined;
	for (const encoding of marked ? [marked] : ['utf-8', 'gb18030', 'windows-1252']) {
		try {
			return {text: decode(encoding), guess: encoding === 'gb18030' || encoding === 'windows-1252' ? encoding : undefined};
		} catch {
			// Not this one.
		}
	}
	return undefined;
}
