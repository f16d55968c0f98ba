import {NOT_IP} from '../model/packet.js';
import type {LayerTable, Walk} from './walk.js';
import {ANY_IP, ETHERNET, IP_PROTOCOL, IPV4, IPV6, LINK, PPP, UDP_TUNNEL} from './walk.js';

/*
 * The port alone says that a datagram may be a tunnel. Each reader checks what its header fixes and returns NOT_IP for everything else;
 * then the datagram is taken as it stands.
 */
const MPLS = 0x8847;
const NSH = 0x894f;
const WIFI = LINK + 105;

/** RFC 7348 section 5: flags(1) reserved(3) network(3) reserved(1). Extensions use other flags and the first reserved bytes. */
function vxlan(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	return (walk.u8(0) & 0x08) !== 0 && walk.u8(7) === 0 ? walk.skip(8, ETHERNET) : NOT_IP;
}

/** draft-ietf-nvo3-vxlan-gpe section 3.1: flags(1) reserved(2) next(1) network(3) reserved(1). */
function vxlanGpe(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	if ((walk.u8(0) & 0xc8) !== 0x08) return NOT_IP;
	// 0 is VXLAN's own Ethernet; some leave the bit for the next protocol out.
	return walk.skip(8, [ETHERNET, IPV4, IPV6, ETHERNET, NSH, MPLS][walk.u8(3)] ?? NOT_IP);
}

/** RFC 8926 section 3.4: version(2 bits) options in words of 4 bytes(6 bits), flags(1), EtherType(2), network(3), reserved(1). */
function geneve(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const type = walk.u16(2);
	if (walk.u8(0) >> 6 !== 0 || walk.u8(7) !== 0 || type < 0x600) return NOT_IP;
	return walk.skip(8 + ((walk.u8(0) & 0x3f) << 2), type);
}

/** 3GPP TS 29.281 section 5.1: version 1, a G-PDU; four bytes more if any flag is set, then extension headers, each with the next's type. */
function gtpU(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const flags = walk.u8(0);
	if (flags >> 4 !== 3 || walk.u8(1) !== 0xff || walk.at + 8 + walk.u16(2) > walk.wire) return NOT_IP;
	if ((flags & 7) === 0) return walk.skip(8, ANY_IP);
	if (!walk.has(12)) return walk.short(12);
	let next = flags & 4 ? walk.u8(11) : 0;
	walk.at += 12;
	while (next !== 0) {
		if (!walk.has(4)) return walk.short(4);
		const length = walk.u8(0) << 2;
		if (length === 0) return NOT_IP;
		if (!walk.has(length)) return walk.short(length);
		next = walk.u8(length - 1);
		walk.at += length;
	}
	return ANY_IP;
}

/** RFC 4380 section 5.1.1: authentication and origin may stand before the IPv6 header. */
function teredo(walk: Walk): number {
	if (!walk.has(40)) return walk.short(40);
	if (walk.u16(0) === 1) walk.at += 4 + walk.u8(2) + walk.u8(3) + 9;
	if (walk.has(8) && walk.u16(0) === 0) walk.at += 8;
	return walk.has(40) && walk.u8(0) >> 4 === 6 ? IPV6 : NOT_IP;
}

/** RFC 5415 section 4.3: preamble(1), header length in words of 4 bytes(5 bits), radio(5), binding(5), flags; 0x80 is a fragment. */
function capwap(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const isNative = (walk.u8(2) & 1) !== 0;
	const isWifi = ((walk.u8(2) >> 1) & 0x1f) === 1;
	// A preamble of 1 is DTLS. Keep-alives have no frame; of fragments the later ones no header.
	if (walk.u8(0) !== 0 || walk.u8(3) & 0x88 || (isNative && !isWifi)) return NOT_IP;
	const length = (walk.u8(1) >> 3) << 2;
	return length < 8 ? NOT_IP : walk.skip(length, isNative ? WIFI : ETHERNET);
}

/** draft-massar-v6ops-ayiya section 3: lengths of identity (a power of 2) and signature (words of 4 bytes), next header, time(4). */
function ayiya(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const length = 8 + (1 << (walk.u8(0) >> 4)) + ((walk.u8(1) >> 4) << 2);
	const next = walk.u8(3);
	return next === 41 ? walk.skip(length, IPV6) : next === 4 ? walk.skip(length, IPV4) : NOT_IP;
}

/** RFC 2661 section 3.1: a data message; length, sequence and offset fields by their flags. */
function l2tp(walk: Walk): number {
	if (!walk.has(14)) return walk.short(14);
	const flags = walk.u16(0);
	if ((flags & 0x800f) !== 2 || (flags & 0x34f0) !== 0) return NOT_IP;
	let length = 6 + (flags & 0x4000 ? 2 : 0) + (flags & 0x0800 ? 4 : 0);
	if (flags & 0x0200) length += 2 + walk.u16(length);
	return walk.skip(length, PPP);
}

/** RFC 9300 section 5.1: flags, nonce or map version, instance; then IP. */
function lisp(walk: Walk): number {
	return walk.skip(8, ANY_IP);
}

/** TZSP: version 1, kind(1), encapsulated protocol(2; 1 Ethernet, 18 802.11), tags until the one that ends them. */
function tzsp(walk: Walk): number {
	if (!walk.has(5)) return walk.short(5);
	const next = walk.u16(2) === 1 ? ETHERNET : walk.u16(2) === 18 ? WIFI : NOT_IP;
	if (walk.u8(0) !== 1 || walk.u8(1) > 1) return NOT_IP;
	walk.at += 4;
	while (walk.has(2)) {
		const tag = walk.u8(0);
		if (tag === 1) return walk.skip(1, next);
		walk.at += tag === 0 ? 1 : 2 + walk.u8(1);
	}
	return NOT_IP;
}

/** Tunnels by UDP port; `tunnelPort` knows the same ports. */
export const udpTunnelLayers: LayerTable = [
	[UDP_TUNNEL + 1701, l2tp],
	[UDP_TUNNEL + 2152, gtpU],
	[UDP_TUNNEL + 3544, teredo],
	[UDP_TUNNEL + 4341, lisp],
	[UDP_TUNNEL + 4754, walk => walk.skip(0, IP_PROTOCOL + 47)],
	[UDP_TUNNEL + 4789, vxlan],
	[UDP_TUNNEL + 4790, vxlanGpe],
	[UDP_TUNNEL + 5072, ayiya],
	[UDP_TUNNEL + 5247, capwap],
	[UDP_TUNNEL + 6081, geneve],
	[UDP_TUNNEL + 6635, walk => walk.skip(0, MPLS)],
	[UDP_TUNNEL + 8472, vxlan],
	[UDP_TUNNEL + 37008, tzsp],
];
