import {OTHER_IP_PROTOCOL} from '../model/packet.js';
import type {LayerTable, Walk} from './walk.js';
import {ANY_IP, ETHERNET, IP_PROTOCOL, IPV4, IPV6, PPP} from './walk.js';

const CHECKSUM = 0x8000;
const ROUTING = 0x4000;
const KEY = 0x2000;
const SEQUENCE = 0x1000;
const ACKNOWLEDGMENT = 0x80;
const WCCP = 0x883e;
const ERSPAN = 0x88be;
const ERSPAN_3 = 0x22eb;
const PPP_TYPE = 0x880b;

/** RFC 2784, RFC 2890; version 1 is PPTP's (RFC 2637 section 4.1). */
function gre(walk: Walk): number {
	if (!walk.has(4)) return walk.short(4);
	const flags = walk.u16(0);
	const type = walk.u16(2);
	if ((flags & 7) === 1) {
		// Without a sequence number it carries an acknowledgment alone.
		if ((flags & SEQUENCE) === 0 || type !== PPP_TYPE) return OTHER_IP_PROTOCOL;
		return walk.skip(flags & ACKNOWLEDGMENT ? 16 : 12, PPP);
	}
	// Source routing (RFC 1701) was taken back in RFC 2784.
	if ((flags & 7) !== 0 || (flags & ROUTING) !== 0) return OTHER_IP_PROTOCOL;
	const length = 4 + (flags & CHECKSUM ? 4 : 0) + (flags & KEY ? 4 : 0) + (flags & SEQUENCE ? 4 : 0);
	if (!walk.has(length + 4)) return walk.short(length + 4);
	walk.at += length;
	if (type === ERSPAN) {
		// Type I has neither a sequence number nor a header of its own (draft-foschiano-erspan section 4.1).
		return walk.skip(flags & SEQUENCE ? 8 : 0, ETHERNET);
	}
	// Type III: 12 bytes, and 8 more if the last bit says so (section 4.3).
	if (type === ERSPAN_3) return walk.has(12) ? walk.skip(walk.u8(11) & 1 ? 20 : 12, ETHERNET) : walk.short(12);
	// WCCP version 2 puts 4 bytes before the IP header.
	if (type === WCCP) return walk.skip(walk.u8(0) >> 4 === 4 ? 0 : 4, IPV4);
	return type < 0x600 ? OTHER_IP_PROTOCOL : type;
}

/** RFC 3378: version 3, and Ethernet. */
function etherIp(walk: Walk): number {
	if (!walk.has(2)) return walk.short(2);
	return walk.u8(0) >> 4 === 3 ? walk.skip(2, ETHERNET) : OTHER_IP_PROTOCOL;
}

/** L2TPv3 (RFC 3931 section 4.1.1): session(4), a cookie and a sublayer whose lengths only the two ends know: tried in turn. */
function l2tpv3(walk: Walk): number {
	if (!walk.has(4) || walk.u32(0) === 0) return OTHER_IP_PROTOCOL;
	for (const length of [4, 8, 12, 16]) {
		if (!walk.has(length + 34)) break;
		const type = walk.u16(length + 12);
		const version = walk.u8(length + 14) >> 4;
		if ((type === IPV4 && version === 4) || (type === IPV6 && version === 6) || type === 0x8100) return walk.skip(length, ETHERNET);
	}
	return OTHER_IP_PROTOCOL;
}

/** PIM Register (RFC 7761 section 4.9.3) carries a whole packet; a null one has only a header. */
function pim(walk: Walk): number {
	if (!walk.has(9) || walk.u8(0) !== 0x21 || walk.u8(4) & 0x40) return OTHER_IP_PROTOCOL;
	return walk.skip(8, ANY_IP);
}

/** Tunnels by IP protocol number. */
export const tunnelLayers: LayerTable = [
	[IP_PROTOCOL + 4, walk => walk.skip(0, IPV4)],
	[IP_PROTOCOL + 41, walk => walk.skip(0, IPV6)],
	[IP_PROTOCOL + 47, gre],
	[IP_PROTOCOL + 97, etherIp],
	[IP_PROTOCOL + 103, pim],
	[IP_PROTOCOL + 115, l2tpv3],
	[IP_PROTOCOL + 137, walk => walk.skip(0, 0x8847)],
	[IP_PROTOCOL + 143, walk => walk.skip(0, ETHERNET)],
];
