import {NOT_IP} from '../model/packet.js';
import {layerOfType} from './ethernet.js';
import type {Layer, LayerTable, Walk} from './walk.js';
import {ANY_IP, ETHERNET, IPV4, IPV6, LINK, LLC} from './walk.js';

/** Address families of IP and IPv6 in the systems that write NULL and LOOP headers. */
const FAMILIES: readonly number[] = [2, 10, 23, 24, 26, 28, 30];
const ARPHRD_NETLINK = 824;
const ARPHRD_IEEE80211 = 801;
const ARPHRD_RADIOTAP = 803;
const RADIOTAP = LINK + 127;
const WIFI = LINK + 105;

/** A header of fixed length, and what follows. */
const fixed =
	(length: number, next: number): Layer =>
	walk =>
		walk.skip(length, next);

/** The family in the byte order of whoever captured (NULL), or in network order (LOOP). */
function family(walk: Walk): number {
	if (!walk.has(4)) return walk.short(4);
	const value = walk.u32(0);
	return FAMILIES.includes(value) || FAMILIES.includes(value >>> 24) ? walk.skip(4, ANY_IP) : NOT_IP;
}

const cookedNext = (hardware: number, protocol: number): number => {
	if (hardware === ARPHRD_NETLINK) return NOT_IP;
	if (hardware === ARPHRD_RADIOTAP) return RADIOTAP;
	if (hardware === ARPHRD_IEEE80211) return WIFI;
	// 4 is 802.2; the other small values are no EtherTypes.
	return protocol === 4 ? LLC : protocol < 0x600 ? NOT_IP : protocol;
};

/** LINKTYPE_LINUX_SLL: packet type(2) hardware type(2) address length(2) address(8) protocol(2). */
function cooked(walk: Walk): number {
	if (!walk.has(16)) return walk.short(16);
	return walk.skip(16, cookedNext(walk.u16(2), walk.u16(14)));
}

/** LINKTYPE_LINUX_SLL2: protocol(2) reserved(2) interface(4) hardware type(2) packet type(1) address length(1) address(8). */
function cooked2(walk: Walk): number {
	if (!walk.has(20)) return walk.short(20);
	return walk.skip(20, cookedNext(walk.u16(8), walk.u16(0)));
}

/** LINKTYPE_NFLOG: family(1) version(1) resource(2), then fields of length(2) type(2), in the byte order of whoever captured. */
function nflog(walk: Walk): number {
	const PAYLOAD = 9;
	if (!walk.has(8)) return walk.short(8);
	// Lengths are small: the high byte of the first one is 0.
	const little = walk.u8(5) === 0;
	walk.at += 4;
	while (walk.has(4)) {
		const length = little ? walk.u16le(0) : walk.u16(0);
		const type = (little ? walk.u16le(2) : walk.u16(2)) & 0x7fff;
		if (type === PAYLOAD) return walk.skip(4, ANY_IP);
		if (length < 4) return NOT_IP;
		walk.at += (length + 3) & ~3;
	}
	return walk.short(4);
}

/** A header that begins with its own length at `lengthAt` and tells the link type of what follows at `typeAt`, little endian. */
const wrapped =
	(lengthAt: number, typeAt: number): Layer =>
	walk => {
		if (!walk.has(typeAt + 4)) return walk.short(typeAt + 4);
		return walk.skip(Math.max(typeAt + 4, walk.u16le(lengthAt)), LINK + walk.u16le(typeAt));
	};

/** LINKTYPE_SUNATM: direction and kind(1), path(1), channel(2); kind 2 is LLC. */
function sunAtm(walk: Walk): number {
	if (!walk.has(4)) return walk.short(4);
	return (walk.u8(0) & 15) === 2 ? walk.skip(4, LLC) : NOT_IP;
}

/** LINKTYPE_ATM_CLIP: LLC, or IP by itself. */
function classicalIp(walk: Walk): number {
	if (!walk.has(2)) return walk.short(2);
	return walk.u16(0) === 0xaaaa ? LLC : ANY_IP;
}

/** LINKTYPE_APPLE_IP_OVER_IEEE1394: two addresses of 8 bytes, EtherType. */
function fireWire(walk: Walk): number {
	if (!walk.has(18)) return walk.short(18);
	return walk.skip(18, layerOfType(walk.u16(16)));
}

/** LINKTYPE_ARCNET_LINUX: source(1) destination(1) offset(2) type(1) split flag(1) sequence(2). */
function arcnet(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const type = walk.u8(4);
	// RFC 1051 had neither the flag nor the sequence.
	if (type === 240) return walk.skip(5, IPV4);
	return walk.skip(8, type === 212 ? IPV4 : type === 196 ? IPV6 : NOT_IP);
}

/** LINKTYPE_JUNIPER_ETHER: magic(3) flags(1); with flag 0x80 extensions' length(2) and as much; without flag 0x02 Ethernet. */
function juniper(walk: Walk): number {
	if (!walk.has(6)) return walk.short(6);
	const flags = walk.u8(3);
	if (walk.u16(0) !== 0x4d47 || walk.u8(2) !== 0x43 || flags & 0x02) return NOT_IP;
	return walk.skip(flags & 0x80 ? 6 + walk.u16(4) : 4, ETHERNET);
}

/** Link types (tcpdump.org/linktypes.html) without a family of their own. */
export const linkLayers: LayerTable = [
	[LINK + 0, family],
	[LINK + 108, family],
	[LINK + 12, fixed(0, ANY_IP)],
	[LINK + 14, fixed(0, ANY_IP)],
	[LINK + 101, fixed(0, ANY_IP)],
	[LINK + 228, fixed(0, IPV4)],
	[LINK + 229, fixed(0, IPV6)],
	// SLIP and BSD's own: direction and compressed header. IPNET of Solaris. MPLS by itself. Ethernet with its preamble.
	[LINK + 8, fixed(16, ANY_IP)],
	[LINK + 15, fixed(24, ANY_IP)],
	[LINK + 226, fixed(24, ANY_IP)],
	[LINK + 219, fixed(0, 0x8847)],
	[LINK + 274, fixed(8, ETHERNET)],
	[LINK + 113, cooked],
	[LINK + 276, cooked2],
	[LINK + 239, nflog],
	// PPI; PKTAP, also under the number that Apple's tools write.
	[LINK + 192, wrapped(2, 4)],
	[LINK + 258, wrapped(0, 8)],
	[LINK + 149, wrapped(0, 8)],
	[LINK + 178, juniper],
	[LINK + 11, fixed(0, LLC)],
	[LINK + 100, fixed(0, LLC)],
	[LINK + 106, classicalIp],
	[LINK + 123, sunAtm],
	[LINK + 138, fireWire],
	[LINK + 129, arcnet],
];
