import {Cursor} from '../cursor.js';
import {HANDSHAKE, isRecord} from './records.js';

const SERVER_HELLO = 2;
const SSL2_SERVER_HELLO = 4;
const body = new Cursor();
const item = new Cursor();
const data = new Cursor();

/**
 * The version that the server chose, as on the wire, from the first bytes of its direction: a ServerHello (also a HelloRetryRequest) in a
 * TLS record, or one of SSL 2. 0 where there is none, or where it is cut before the version is certain.
 */
export function readServerVersion(bytes: Buffer, start: number, end: number): number {
	if (end - start < 11) return 0;
	// SSL 2: length, type, session ID hit, certificate type, version.
	if ((bytes[start]! & 0x80) !== 0 && bytes[start + 2] === SSL2_SERVER_HELLO) {
		const version = (bytes[start + 5]! << 8) | bytes[start + 6]!;
		return version === 0x0002 || version >> 8 === 3 ? version : 0;
	}
	if (!isRecord(bytes, start, HANDSHAKE) || bytes[start + 5] !== SERVER_HELLO) return 0;
	return readVersion(bytes, start + 9, (bytes[start + 6]! << 16) | (bytes[start + 7]! << 8) | bytes[start + 8]!, end);
}

/** The same for a DTLS datagram of the server (RFC 9147 sections 4 and 5.2). A HelloVerifyRequest chooses no version. */
export function readDtlsServerVersion(bytes: Buffer, start: number, end: number): number {
	if (end - start < 27 || bytes[start] !== HANDSHAKE || (bytes[start + 1] !== 0xfe && bytes[start + 1] !== 1)) return 0;
	if (bytes[start + 13] !== SERVER_HELLO || (bytes[start + 19]! | bytes[start + 20]! | bytes[start + 21]!) !== 0) return 0;
	return readVersion(bytes, start + 25, (bytes[start + 14]! << 16) | (bytes[start + 15]! << 8) | bytes[start + 16]!, end);
}

/** The body of a ServerHello (RFC 8446 section 4.1.3): supported_versions, else legacy_version. */
function readVersion(bytes: Buffer, start: number, length: number, end: number): number {
	const whole = start + length <= end;
	body.set(bytes, start, Math.min(start + length, end));
	const legacy = body.u16();
	body.skip(32); // random
	body.vector8(item); // session ID
	body.skip(3); // cipher suite, compression method
	if (legacy >> 8 !== 3 && legacy >> 8 !== 0xfe && legacy !== 0x0100) return 0;
	if (body.left > 0) body.vector16(item);
	else item.set(bytes, end, end);
	while (item.ok && item.left > 0) {
		const type = item.u16();
		item.vector16(data);
		if (type === 43 && item.ok) return data.u16();
	}
	// Only TLS 1.2 and DTLS 1.2 hide a later version in an extension.
	return whole || (legacy !== 0x0303 && legacy !== 0xfefd) ? legacy : 0;
}
