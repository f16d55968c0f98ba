/** Type, version, epoch, sequence number, length (RFC 6347 section 4.1). */
export const RECORD_HEADER = 13;
export const HANDSHAKE = 22;
/** ChangeCipherSpec (20) to ACK (26, RFC 9147 section 4). */
const FIRST_TYPE = 20;
const LAST_TYPE = 26;
/** Types whose record header holds a connection ID before the length (RFC 9146 section 4). */
const TLS12_CID = 25;
const MAX_RECORD = 16384 + 2048;

/** DTLS 1.0, 1.2, 1.3, or what OpenSSL before 0.9.8 sends. */
const isVersion = (major: number, minor: number): boolean => (major === 0xfe && minor >= 0xfc) || (major === 1 && minor === 0);

/** Whether `bytes[start, end)` begins with the plain header of a DTLS record; the record may be cut, its header not. */
export function looksLikeDtls(bytes: Buffer, start: number, end: number): boolean {
	if (end - start < RECORD_HEADER + 1) return false;
	const type = bytes[start]!;
	if (type < FIRST_TYPE || type > LAST_TYPE || !isVersion(bytes[start + 1]!, bytes[start + 2]!)) return false;
	if (type === TLS12_CID) return true;
	const length = recordLength(bytes, start);
	return length > 0 && length <= MAX_RECORD;
}

/** Length of the record's content, in bytes; its header must be there. */
export const recordLength = (bytes: Buffer, start: number): number => (bytes[start + 11]! << 8) | bytes[start + 12]!;
