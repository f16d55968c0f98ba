import type {Cursor} from '../cursor.js';

/** A variable-length integer (RFC 9000 section 16). Beyond 2^53 it is not exact: compare it with a bound. */
export function readVarint(cursor: Cursor): number {
	const first = cursor.u8();
	const low = first & 0x3f;
	switch (first >> 6) {
		case 0:
			return low;
		case 1:
			return (low << 8) | cursor.u8();
		case 2:
			return low * 0x1000000 + cursor.u24();
		default:
			return (low * 0x1000000 + cursor.u24()) * 0x100000000 + cursor.u32();
	}
}
