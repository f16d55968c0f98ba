import {MALFORMED, NOT_IP, OTHER_IP_PROTOCOL} from '../model/packet.js';
import type {LayerTable, Walk} from './walk.js';
import {ANY_IP, IP_PROTOCOL, IPV4, IPV6} from './walk.js';

const MORE_FRAGMENTS = 0x2000;

/** RFC 791 section 3.1. */
function ipv4(walk: Walk): number {
	if (!walk.has(20)) return walk.short(20);
	const first = walk.u8(0);
	const headerLength = (first & 15) << 2;
	// A total length of 0 is what the sender's own capture holds of a packet that the card will segment.
	const total = walk.u16(2) || walk.wire - walk.at;
	if (first >> 4 !== 4 || headerLength < 20 || total < headerLength) return MALFORMED;
	if (walk.isGuess && walk.at + total > walk.wire) return MALFORMED;
	if (!walk.has(headerLength)) return walk.short(headerLength);
	const packet = walk.packet;
	packet.ipVersion = 4;
	packet.source0 = 0;
	packet.source1 = 0;
	packet.source2 = 0xffff;
	packet.source3 = walk.u32(12) | 0;
	packet.dest0 = 0;
	packet.dest1 = 0;
	packet.dest2 = 0xffff;
	packet.dest3 = walk.u32(16) | 0;
	const id = walk.u16(4);
	const fragment = walk.u16(6);
	const protocol = walk.u8(9);
	endAt(walk, total);
	walk.at += headerLength;
	if ((fragment & 0x3fff) === 0) return IP_PROTOCOL + protocol;
	return walk.fragments.add(walk, id, protocol, (fragment & 0x1fff) << 3, (fragment & MORE_FRAGMENTS) !== 0, headerLength);
}

/** The IP packet at `walk.at` is `total` bytes long, or as long as what holds it has room for. */
function endAt(walk: Walk, total: number): void {
	walk.wire = Math.min(walk.at + total, walk.limit);
	walk.limit = walk.wire;
	walk.end = Math.min(walk.end, walk.wire);
	walk.packet.length = walk.wire - walk.at;
}

/** RFC 8200 section 3. */
function ipv6(walk: Walk): number {
	if (!walk.has(40)) return walk.short(40);
	if (walk.u8(0) >> 4 !== 6) return MALFORMED;
	// 0 is a jumbogram (RFC 2675), or a packet that the card will segment.
	const total = walk.u16(4) === 0 ? Math.max(40, walk.wire - walk.at) : 40 + walk.u16(4);
	if (walk.isGuess && walk.at + total > walk.wire) return MALFORMED;
	const packet = walk.packet;
	packet.ipVersion = 6;
	packet.source0 = walk.u32(8) | 0;
	packet.source1 = walk.u32(12) | 0;
	packet.source2 = walk.u32(16) | 0;
	packet.source3 = walk.u32(20) | 0;
	packet.dest0 = walk.u32(24) | 0;
	packet.dest1 = walk.u32(28) | 0;
	packet.dest2 = walk.u32(32) | 0;
	packet.dest3 = walk.u32(36) | 0;
	const next = walk.u8(6);
	endAt(walk, total);
	walk.at += 40;
	return IP_PROTOCOL + next;
}

/** Hop-by-hop, routing and destination options (RFC 8200 section 4), and others of their shape (RFC 6564). */
function extension(walk: Walk): number {
	if (walk.packet.ipVersion !== 6) return OTHER_IP_PROTOCOL;
	if (!walk.has(8)) return walk.short(8);
	return walk.skip((walk.u8(1) + 1) << 3, IP_PROTOCOL + walk.u8(0));
}

/** RFC 8200 section 4.5. */
function fragmentHeader(walk: Walk): number {
	if (walk.packet.ipVersion !== 6) return OTHER_IP_PROTOCOL;
	if (!walk.has(8)) return walk.short(8);
	const next = walk.u8(0);
	const offset = walk.u16(2) & 0xfff8;
	const isMore = (walk.u8(3) & 1) !== 0;
	const id = walk.u32(4);
	const headerLength = walk.packet.length - (walk.wire - walk.at);
	walk.at += 8;
	// An atomic fragment is a whole packet (RFC 6946).
	if (offset === 0 && !isMore) return IP_PROTOCOL + next;
	return walk.fragments.add(walk, id, next, offset, isMore, headerLength);
}

/** RFC 4302 section 2: the length counts words of 4 bytes, less 2. */
function authenticationHeader(walk: Walk): number {
	if (!walk.has(12)) return walk.short(12);
	return walk.skip((walk.u8(1) + 2) << 2, IP_PROTOCOL + walk.u8(0));
}

function anyIp(walk: Walk): number {
	if (!walk.has(1)) return walk.short(1);
	const version = walk.u8(0) >> 4;
	return version === 4 ? IPV4 : version === 6 ? IPV6 : NOT_IP;
}

/** IPv4 and IPv6 with its extension headers. */
export const ipLayers: LayerTable = [
	[IPV4, ipv4],
	[IPV6, ipv6],
	[ANY_IP, anyIp],
	[IP_PROTOCOL + 0, extension],
	[IP_PROTOCOL + 43, extension],
	[IP_PROTOCOL + 60, extension],
	[IP_PROTOCOL + 135, extension],
	[IP_PROTOCOL + 139, extension],
	[IP_PROTOCOL + 140, extension],
	[IP_PROTOCOL + 44, fragmentHeader],
	[IP_PROTOCOL + 51, authenticationHeader],
];
