import {hashBytes} from '../hash-bytes.js';

/** A power of two; as many strings of a few dozen bytes. */
const SLOTS = 1 << 16;
/** Longer names are no host names (RFC 1035 section 2.3.4), and are not kept. */
const MAX_KEPT = 255;

const names: (string | undefined)[] = new Array(SLOTS).fill(undefined);

/**
 * The name in `bytes[start, end)`, one character a byte. A network speaks to the same names again and again: one string serves all hellos that carry
 * it, so a connection costs no string of its own. A name on a taken slot replaces the one before.
 */
export function nameIn(bytes: Buffer, start: number, end: number): string {
	const length = end - start;
	if (length > MAX_KEPT) return bytes.toString('latin1', start, end);
	const hash = hashBytes(bytes, start, end);
	const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
	const known = names[slot];
	if (known !== undefined && known.length === length) {
		let i = 0;
		while (i < length && known.charCodeAt(i) === bytes[start + i]) i++;
		if (i === length) return known;
	}
	const name = bytes.toString('latin1', start, end);
	names[slot] = name;
	return name;
}
