/** Set in every STUN message (RFC 8489 section 5). */
export const STUN_COOKIE = 0x2112a442;
const STUN_HEADER = 20;
const SEND_INDICATION = 0x0016;
const DATA_INDICATION = 0x0017;
const DATA_ATTRIBUTE = 0x0013;
const CHANNEL_HEADER = 4;

/** Part of a datagram. */
export interface Slice {
	readonly start: number;
	readonly end: number;
}

/**
 * What a TURN client and server pass on inside `bytes[start, end)` (RFC 8656): ChannelData (section 12), or the DATA attribute of a Send
 * or Data indication (section 11). Undefined for everything else.
 */
export function unwrapTurn(bytes: Buffer, start: number, end: number): Slice | undefined {
	if (end - start <= CHANNEL_HEADER) return undefined;
	const first = bytes.readUInt16BE(start);
	if (first >= 0x4000 && first <= 0x7fff) {
		const dataEnd = start + CHANNEL_HEADER + bytes.readUInt16BE(start + 2);
		// Padding to four bytes is optional over UDP.
		return dataEnd > start + CHANNEL_HEADER && dataEnd <= end && end - dataEnd < 4
			? {start: start + CHANNEL_HEADER, end: dataEnd}
			: undefined;
	}
	if ((first !== SEND_INDICATION && first !== DATA_INDICATION) || !isStun(bytes, start, end)) return undefined;
	for (let at = start + STUN_HEADER; at + 4 <= end; ) {
		const length = bytes.readUInt16BE(at + 2);
		const value = at + 4;
		if (bytes.readUInt16BE(at) === DATA_ATTRIBUTE)
			return length > 0 && value + length <= end ? {start: value, end: value + length} : undefined;
		at = value + ((length + 3) & ~3);
	}
	return undefined;
}

/** Whether this is a STUN message: two zero bits, the cookie, and a length in words that fits. */
export const isStun = (bytes: Buffer, start: number, end: number): boolean =>
	end - start >= STUN_HEADER &&
	bytes[start]! < 0x40 &&
	bytes.readUInt32BE(start + 4) === STUN_COOKIE &&
	(bytes[start + 3]! & 3) === 0 &&
	start + STUN_HEADER + bytes.readUInt16BE(start + 2) <= end;
