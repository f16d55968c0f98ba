/** A name is at most so many octets, lengths included (RFC 1035 section 2.3.4). */
const MAX_NAME = 255;
const DOT = 0x2e;
const BACKSLASH = 0x5c;

/** Room for a name all of whose octets are escaped. */
const text = Buffer.alloc(2 * MAX_NAME);

/** Where the name read last ends in its record: behind its first pointer, if it has one. */
export let nameEnd = 0;

/**
 * Reads the domain name at `at` of the message `bytes[start, end)`: labels joined by dots, one character an octet, without a final dot; a
 * dot or backslash inside a label is escaped by a backslash. The root is the empty string. Undefined where it is broken: a pointer that
 * does not go strictly backwards, or more than 255 octets (RFC 1035 section 4.1.4: "a prior occurance of the same name").
 */
export function readName(bytes: Buffer, at: number, start: number, end: number): string | undefined {
	let length = 0;
	let octets = 1;
	// Pointers go before the part of the name that they stand in.
	let limit = at;
	let jumped = false;
	for (;;) {
		if (at >= end) return undefined;
		const label = bytes[at]!;
		if (label === 0) {
			if (!jumped) nameEnd = at + 1;
			return text.toString('latin1', 0, length);
		}
		if (label >= 0xc0) {
			if (at + 2 > end) return undefined;
			const target = start + (((label & 0x3f) << 8) | bytes[at + 1]!);
			if (target >= limit) return undefined;
			if (!jumped) nameEnd = at + 2;
			jumped = true;
			limit = target;
			at = target;
			continue;
		}
		octets += 1 + label;
		// 0x40 and 0x80 are no label types.
		if (label >= 0x40 || octets > MAX_NAME || at + 1 + label > end) return undefined;
		if (length > 0) text[length++] = DOT;
		for (const stop = at + 1 + label; ++at < stop; ) {
			const octet = bytes[at]!;
			if (octet === DOT || octet === BACKSLASH) text[length++] = BACKSLASH;
			text[length++] = octet;
		}
	}
}
