import {Cursor} from './cursor.js';

/**
 * The Huffman code of HPACK (RFC 7541 appendix B) is canonical: codes count upwards through the symbols of each length, and these are the
 * symbols by length. Lengths above 15 bits are those of bytes that no host name holds.
 */
const symbolsByLength: readonly (string | undefined)[] = [
	undefined,
	undefined,
	undefined,
	undefined,
	undefined,
	'012aceiost',
	' %-./3456789=A_bdfghlmnpru',
	':BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz',
	'&*,;XZ',
	undefined,
	'!"()?',
	"'+|",
	'#>',
	'\0$@[]~',
	'^}',
	'<`{',
];
/** Positions of names in the static table (RFC 7541 appendix A). */
const AUTHORITY = 1;
const HOST = 38;
/** Longest value that is decoded: a host name has 253 bytes, and may be followed by a port. */
const MAX_VALUE = 512;

const field = new Cursor();
const text = new Cursor();

/**
 * `:authority`, else `host`, of the header block fragment in `bytes[start, end)` (RFC 7541 section 6); undefined where neither is there.
 * Made for the first block of a connection: entries of the dynamic table are skipped.
 */
export function readAuthority(bytes: Buffer, start: number, end: number): string | undefined {
	let host: string | undefined;
	field.set(bytes, start, end);
	while (field.ok && field.left > 0) {
		const first = field.u8();
		if ((first & 0x80) !== 0) {
			readInteger(first & 0x7f, 0x7f); // indexed: name and value stand in a table
			continue;
		}
		if ((first & 0xe0) === 0x20) {
			readInteger(first & 0x1f, 0x1f); // size of the dynamic table
			continue;
		}
		const mask = (first & 0x40) !== 0 ? 0x3f : 0x0f;
		const index = readInteger(first & mask, mask);
		const name = index === 0 ? readString() : '';
		const value = readString();
		if (!field.ok) break;
		if (index === AUTHORITY || name === ':authority') return value;
		if (index === HOST || name === 'host') host ??= value;
	}
	return host;
}

/** RFC 7541 section 5.1; at most four more bytes. */
function readInteger(prefix: number, mask: number): number {
	if (prefix < mask) return prefix;
	let value = mask;
	for (let shift = 0; shift < 28; shift += 7) {
		const byte = field.u8();
		value += (byte & 0x7f) << shift;
		if (byte < 0x80) return value;
	}
	field.skip(field.left + 1);
	return 0;
}

/** RFC 7541 section 5.2; undefined where the text is too long or holds what no name does. */
function readString(): string | undefined {
	const first = field.u8();
	field.take(readInteger(first & 0x7f, 0x7f), text);
	if (!field.ok || text.left > MAX_VALUE) return undefined;
	return first < 0x80 ? text.latin1() : readHuffman();
}

function readHuffman(): string | undefined {
	let result = '';
	let code = 0;
	let length = 0;
	let base = 0;
	while (text.left > 0) {
		const byte = text.u8();
		for (let bit = 7; bit >= 0; bit--) {
			code = (code << 1) | ((byte >> bit) & 1);
			base <<= 1;
			length++;
			const symbols = symbolsByLength[length] ?? '';
			if (code - base < symbols.length) {
				result += symbols[code - base];
				code = length = base = 0;
			} else if (length >= symbolsByLength.length) {
				return undefined;
			} else {
				base += symbols.length;
			}
		}
	}
	// Padding is the beginning of the code of all ones (RFC 7541 section 5.2).
	return length < 8 && code === (1 << length) - 1 ? result : undefined;
}
