import {follow, found, more, type Step, UNKNOWN} from './step.js';

const SSL_REQUEST = 80877103;
const GSSENC_REQUEST = 80877104;
const CANCEL_REQUEST = 80877102;

/** PostgreSQL ("Message Formats" of its manual): the hello follows SSLRequest; GSSENCRequest may come before it. */
export function readPostgres(bytes: Buffer, start: number, end: number, atStart: boolean): Step {
	if (end - start < 8) return atStart && (end - start < 4 || bytes.readUInt32BE(start) === 8) ? more(start + 8) : UNKNOWN;
	const length = bytes.readUInt32BE(start);
	const code = bytes.readUInt32BE(start + 4);
	if (length === 8 && (code === SSL_REQUEST || code === GSSENC_REQUEST)) return follow(start + 8, 'postgresql');
	if (length === 16 && code === CANCEL_REQUEST) return found('postgresql');
	// StartupMessage, protocol 3, beginning with the parameter `user`, as all clients send it.
	const startup = code >> 16 === 3 && length > 8 && length < 10_000 && end - start >= 13;
	return startup && bytes.toString('latin1', start + 8, start + 13) === 'user\0' ? found('postgresql') : UNKNOWN;
}

const CLIENT_SSL = 0x0800;
const CLIENT_PROTOCOL_41 = 0x0200;

/**
 * MySQL and MariaDB: packets of a length (three bytes, little-endian), a number and a payload. The client's SSLRequest, capabilities with
 * CLIENT_SSL and no user, is followed by the hello; the server's greeting begins with protocol version 10 and its version's text.
 */
export function readMysql(bytes: Buffer, start: number, end: number, atStart: boolean): Step {
	if (end - start < 9) {
		const request = atStart && end - start >= 4 && bytes.readUInt32BE(start) === 0x20000001;
		return request ? more(start + 9) : UNKNOWN;
	}
	const length = bytes.readUIntLE(start, 3);
	const payload = start + 4;
	if (bytes[start + 3] === 0) {
		const version = bytes[payload + 1]!;
		const digits = version >= 0x31 && version <= 0x39 && (bytes[payload + 2] === 0x2e || bytes[payload + 3] === 0x2e);
		return bytes[payload] === 10 && digits && length > 40 && length < 512 ? found('mysql') : UNKNOWN;
	}
	if (bytes[start + 3] !== 1) return UNKNOWN;
	const capabilities = bytes.readUInt16LE(payload);
	if ((capabilities & CLIENT_PROTOCOL_41) === 0) {
		// Before MySQL 4.1: capabilities and largest packet alone.
		return length === 5 && (capabilities & CLIENT_SSL) !== 0 && bytes[payload + 5] === 22 && end > payload + 5
			? follow(payload + 5, 'mysql')
			: UNKNOWN;
	}
	if (length < 32 || length > 4096) return UNKNOWN;
	if (end < payload + 32) return length === 32 ? more(payload + 32) : UNKNOWN;
	for (let at = payload + 9; at < payload + 28; at++) if (bytes[at] !== 0) return UNKNOWN;
	return length === 32 && (capabilities & CLIENT_SSL) !== 0 ? follow(payload + 32, 'mysql') : found('mysql');
}

/** RDP ([MS-RDPBCGR] section 2.2.1): TPKT and the X.224 Connection Request, behind which the hello follows; the server's confirm alone tells. */
export function readRdp(bytes: Buffer, start: number, end: number, atStart: boolean): Step {
	if (bytes[start] !== 3 || (end - start > 1 && bytes[start + 1] !== 0)) return UNKNOWN;
	if (end - start < 11) return atStart ? more(start + 11) : UNKNOWN;
	const length = (bytes[start + 2]! << 8) | bytes[start + 3]!;
	const kind = bytes[start + 5]!;
	if (bytes[start + 4] !== length - 5 || (kind !== 0xe0 && kind !== 0xd0)) return UNKNOWN;
	if (start + length > end) return more(start + length);
	// Other users of X.224, such as S7, name their endpoints by parameters here.
	if (length > 11 && bytes[start + 11]! >= 0xc0 && bytes[start + 11]! <= 0xc2) return UNKNOWN;
	return kind === 0xe0 ? follow(start + length, 'rdp') : found('rdp');
}
