import {looksLikeClientHello} from '../dissect/tcp.js';

/** First byte of a handshake record. */
const HANDSHAKE = 0x16;
/** Places in one stretch of bytes that are tried: bytes that look like records on purpose must not cost more. */
const PLACES_LIMIT = 64;

/** Offset of a ClientHello that begins somewhere in `bytes[start, end)` of a stream whose beginning is not known; −1: none. */
export function findHello(bytes: Buffer, start: number, end: number): number {
	const part = bytes.subarray(start, end);
	let at = part.indexOf(HANDSHAKE);
	for (let places = 0; at >= 0 && places < PLACES_LIMIT; places++) {
		if (looksLikeClientHello(bytes, start + at, end)) return start + at;
		at = part.indexOf(HANDSHAKE, at + 1);
	}
	return -1;
}
