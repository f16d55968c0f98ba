import type {AppProtocol} from '../model/hello.js';
import {looksLikeDtls} from './dtls/records.js';
import {udpSignatures} from './registry/udp-signatures.js';
import {isStun, unwrapTurn} from './turn.js';

/** What tells a protocol among the datagrams of its ports; offsets are of the datagram. */
type Test = (bytes: Buffer, start: number, size: number) => boolean;

const SIGNATURE_LENGTH = 96;

/** Datagrams that belong to a protocol if one of their ports is its own: as little as is needed beside the port. */
const byPort: ReadonlyMap<number, readonly [AppProtocol, Test]> = new Map(
	(
		[
			[[123], 'ntp', (bytes, at, size) => size >= 12 && (bytes[at]! & 7) !== 0 && ((bytes[at]! >> 3) & 7) <= 4],
			[[67, 68], 'dhcp', (bytes, at, size) => size >= 240 && bytes.readUInt32BE(at + 236) === 0x63825363],
			[[546, 547], 'dhcp', (bytes, at, size) => size >= 4 && bytes[at]! >= 1 && bytes[at]! <= 36],
			[[137, 138], 'nbns', (_bytes, _at, size) => size >= 12],
			[[69], 'tftp', (bytes, at, size) => size >= 4 && bytes[at] === 0 && bytes[at + 1]! >= 1 && bytes[at + 1]! <= 6],
			[[514], 'syslog', (bytes, at, size) => size > 3 && bytes[at] === 0x3c],
			[[500], 'ike', isIke],
			[[4500], 'ike', (bytes, at, size) => size === 1 || (size > 8 && (bytes.readUInt32BE(at) !== 0 || isIke(bytes, at + 4, size - 4)))],
			[[1645, 1646, 1812, 1813, 3799], 'radius', (bytes, at, size) => size >= 20 && bytes.readUInt16BE(at + 2) === size],
			[[1194], 'openvpn', (bytes, at, size) => size >= 10 && bytes[at]! >> 3 >= 1 && bytes[at]! >> 3 <= 11],
			[[3478, 3479, 5349], 'stun', (bytes, at, size) => isOldStun(bytes, at, size) || unwrapTurn(bytes, at, at + size) !== undefined],
			[[5060], 'sip', (bytes, at, size) => size <= 4 && (bytes[at] === 13 || bytes[at] === 0)],
		] satisfies [number[], AppProtocol, Test][]
	).flatMap(([ports, protocol, test]) => ports.map((port): [number, [AppProtocol, Test]] => [port, [protocol, test]])),
);

/**
 * The protocol of a UDP datagram that is neither QUIC nor DNS; `''` where it cannot be told. Ports are those of the two ends in either
 * order. Signs inside the datagram come first, then those that need the port, then RTP, whose header says little.
 */
export function recogniseUdp(bytes: Buffer, start: number, end: number, clientPort: number, serverPort: number): AppProtocol {
	const size = end - start;
	if (size <= 0) return '';
	if (looksLikeDtls(bytes, start, end)) return 'dtls';
	if (isStun(bytes, start, end)) return 'stun';
	const known = byPort.get(serverPort) ?? byPort.get(clientPort);
	if (known?.[1](bytes, start, size)) return known[0];
	if (isWireguard(bytes, start, size)) return 'wireguard';
	if (isSnmp(bytes, start, size)) return 'snmp';
	const text = bytes.toString('latin1', start, Math.min(end, start + SIGNATURE_LENGTH));
	for (const [protocol, pattern] of udpSignatures) if (pattern.test(text)) return protocol;
	return isRtp(bytes, start, size) && serverPort > 1023 && clientPort > 1023 ? 'rtp' : '';
}

/** ISAKMP header (RFC 7296 section 3.1): version 1.0 or 2.x, and the length of the whole message. */
function isIke(bytes: Buffer, at: number, size: number): boolean {
	return size >= 28 && (bytes[at + 17] === 0x10 || bytes[at + 17]! >> 4 === 2) && bytes.readUInt32BE(at + 24) === size;
}

/** STUN before its cookie (RFC 3489 section 11.1). */
const isOldStun = (bytes: Buffer, at: number, size: number): boolean =>
	size >= 20 && bytes[at]! <= 1 && bytes[at + 1]! <= 0x12 && bytes.readUInt16BE(at + 2) + 20 === size;

/** Message type, three zero bytes, and the fixed length of each type; data in blocks of 16 bytes. */
function isWireguard(bytes: Buffer, at: number, size: number): boolean {
	if (size < 32 || (bytes[at + 1]! | bytes[at + 2]! | bytes[at + 3]!) !== 0) return false;
	const type = bytes[at];
	return (type === 1 && size === 148) || (type === 2 && size === 92) || (type === 3 && size === 64) || (type === 4 && size % 16 === 0);
}

/** SEQUENCE, version INTEGER 0, 1 or 3, community or header (RFC 1157 section 4, RFC 3412 section 6). */
function isSnmp(bytes: Buffer, at: number, size: number): boolean {
	if (size < 20 || bytes[at] !== 0x30) return false;
	const length = bytes[at + 1]!;
	const version = at + 2 + (length > 0x80 ? length - 0x80 : 0);
	if (version + 4 > at + size || bytes[version] !== 2 || bytes[version + 1] !== 1) return false;
	const number = bytes[version + 2]!;
	return number === 3 ? bytes[version + 3] === 0x30 : number <= 1 && bytes[version + 3] === 4;
}

/** Version 2, a payload type that is in use, room for sources and extension (RFC 3550 section 5.1), or RTCP (section 6.4). */
function isRtp(bytes: Buffer, at: number, size: number): boolean {
	if (size < 8 || bytes[at]! >> 6 !== 2) return false;
	const second = bytes[at + 1]!;
	if (second >= 200 && second <= 207) return (bytes.readUInt16BE(at + 2) + 1) * 4 <= size;
	const type = second & 0x7f;
	if (size < 12 || (type > 34 && type < 96)) return false;
	const sources = 12 + (bytes[at]! & 0x0f) * 4;
	const extension = (bytes[at]! & 0x10) === 0 ? 0 : sources + 4 <= size ? 4 + bytes.readUInt16BE(at + sources + 2) * 4 : size;
	const padding = (bytes[at]! & 0x20) === 0 ? 0 : bytes[at + size - 1]!;
	return sources + extension + padding <= size;
}
