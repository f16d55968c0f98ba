import {follow, found, indexOf, matches, more, type Step, UNKNOWN} from './step.js';

/** PROXY protocol version 1: the longest line with its end (section 2.1 of HAProxy's specification). */
const MAX_PROXY_LINE = 107;
const PROXY_V2_SIGNATURE = '\r\n\r\n\0\r\nQUIT\n';
/** A domain name, or a user's name, in SOCKS 4 (ended by a zero byte). */
const MAX_SOCKS4_TEXT = 512;

/** `PROXY TCP4 …` in front of whatever the proxy passes on. */
export function readProxyLine(bytes: Buffer, start: number, end: number): Step {
	const match = matches(bytes, start, end, 'PROXY ');
	if (match < 0) return UNKNOWN;
	const lf = indexOf(bytes, 10, start, Math.min(end, start + MAX_PROXY_LINE));
	if (lf >= 0) return match === 1 ? follow(lf + 1, '') : UNKNOWN;
	return end - start < MAX_PROXY_LINE ? more(end + 1) : UNKNOWN;
}

/** The binary header of the PROXY protocol, version 2: signature, version and command, family, length. */
export function readProxyHeader(bytes: Buffer, start: number, end: number): Step {
	const match = matches(bytes, start, end, PROXY_V2_SIGNATURE);
	if (match < 0) return UNKNOWN;
	if (end - start < 16) return more(start + 16);
	if (bytes[start + 12]! >> 4 !== 2) return UNKNOWN;
	const after = start + 16 + ((bytes[start + 14]! << 8) | bytes[start + 15]!);
	return follow(after, '');
}

/**
 * SOCKS 5 as the client sends it: greeting, user name and password where offered (RFC 1929), request (RFC 1928 sections 3 and 4). The
 * server's choices are not seen, so a version byte 1 behind the greeting is the password's.
 */
export function readSocks5(bytes: Buffer, start: number, end: number, atStart: boolean): Step {
	if (bytes[start] !== 5) return UNKNOWN;
	if (end - start < 2) return atStart ? more(start + 2) : UNKNOWN;
	const methods = bytes[start + 1]!;
	// A server's choice of method is two bytes.
	if (methods === 0) return end - start === 2 && atStart ? found('socks') : UNKNOWN;
	let at = start + 2 + methods;
	// Where the stream's beginning is not known, a greeting of the usual methods counts: none, GSSAPI, password.
	const highest = atStart ? 9 : 2;
	for (let i = start + 2; i < Math.min(at, end); i++) if (bytes[i]! > highest && (bytes[i]! < 0x80 || !atStart)) return UNKNOWN;
	if (at >= end) return atStart || methods < 4 ? more(at + 1, end === at && atStart ? 'socks' : undefined) : UNKNOWN;
	if (bytes[at] === 1) {
		if (at + 2 > end) return more(at + 2, 'socks');
		const password = at + 2 + bytes[at + 1]!;
		if (password >= end) return more(password + 1, 'socks');
		at = password + 1 + bytes[password]!;
		if (at >= end) return more(at + 1, 'socks');
	}
	// version, command (CONNECT, BIND, UDP ASSOCIATE), reserved, kind of address
	if (at + 5 > end) return bytes[at] === 5 ? more(at + 5, 'socks') : found('socks');
	const command = bytes[at + 1]!;
	if (bytes[at] !== 5 || command < 1 || command > 3 || bytes[at + 2] !== 0) return found('socks');
	const kind = bytes[at + 3];
	const length = kind === 1 ? 4 : kind === 4 ? 16 : kind === 3 ? 1 + bytes[at + 4]! : 0;
	return length === 0 ? found('socks') : follow(at + 4 + length + 2, 'socks');
}

/** SOCKS 4 and 4a: version, command, port, address, user name, and behind an address 0.0.0.x a domain name. */
export function readSocks4(bytes: Buffer, start: number, end: number, atStart: boolean): Step {
	if (!atStart || bytes[start] !== 4 || (end - start > 1 && bytes[start + 1] !== 1 && bytes[start + 1] !== 2)) return UNKNOWN;
	if (end - start < 9) return more(start + 9);
	let at = readText(bytes, start + 8, end);
	if (at > 0 && bytes[start + 4] === 0 && bytes[start + 5] === 0 && bytes[start + 6] === 0 && bytes[start + 7] !== 0)
		at = readText(bytes, at, end);
	if (at < 0) return UNKNOWN;
	return at === 0 ? more(end + 1) : follow(at, 'socks');
}

/** Offset behind the zero byte that ends the text at `start`; 0 where it is not there yet, −1 where this is no text. */
function readText(bytes: Buffer, start: number, end: number): number {
	const zero = indexOf(bytes, 0, start, Math.min(end, start + MAX_SOCKS4_TEXT));
	for (let at = start; at < (zero < 0 ? end : zero); at++) if (bytes[at]! < 0x21 || bytes[at] === 0x7f) return -1;
	if (zero >= 0) return zero + 1;
	return end - start < MAX_SOCKS4_TEXT ? 0 : -1;
}
