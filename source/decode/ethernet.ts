import {ENCRYPTED_LINK, MALFORMED, NOT_IP} from '../model/packet.js';
import type {Layer, LayerTable, Walk} from './walk.js';
import {ANY_IP, ETHERNET, IPV4, IPV6, LLC, NLPID, PPP} from './walk.js';

/** Smaller values of the type field are lengths (IEEE 802.3 section 3.2.6). */
const FIRST_TYPE = 0x600;
const MPLS = 0x8847;
const MPLS_MULTICAST = 0x8848;

/** What the type field of an Ethernet header says comes next. */
export const layerOfType = (type: number): number => (type >= FIRST_TYPE ? type : LLC);

/** A header of `length` bytes whose last two are an EtherType. */
const tag =
	(length: number): Layer =>
	walk => {
		if (!walk.has(length)) return walk.short(length);
		return walk.skip(length, layerOfType(walk.u16(length - 2)));
	};

/** IEEE 802.2: SNAP, and IP by itself. */
function llc(walk: Walk): number {
	if (!walk.has(3)) return walk.short(3);
	const access = walk.u16(0);
	if (access === 0x0606) return walk.skip(3, ANY_IP);
	if (access === 0xfefe) return walk.skip(3, NLPID);
	if (access !== 0xaaaa) return NOT_IP;
	if (!walk.has(8)) return walk.short(8);
	const organisation = (walk.u16(3) << 8) | walk.u8(5);
	const type = walk.u16(6);
	// RFC 1042, and the tunnel for bridges of IEEE 802.1H.
	if ((organisation !== 0 && organisation !== 0xf8) || type < FIRST_TYPE) return NOT_IP;
	return walk.skip(8, type);
}

/** RFC 3032 section 2.1; below the last label IP, or Ethernet with a control word (RFC 4448 section 4.6) or without. */
function mpls(walk: Walk): number {
	do {
		if (!walk.has(4)) return walk.short(4);
		walk.at += 4;
	} while ((walk.u8(-2) & 1) === 0);
	if (!walk.has(20)) return walk.short(20);
	if (fitsIp(walk)) return ANY_IP;
	if (walk.u8(0) >> 4 === 0) {
		// No control word but an address that begins with zeros: then the type field stands 4 bytes earlier.
		const type = walk.u16(12);
		return isUsualType(type) && !isUsualType(walk.u16(16)) ? ETHERNET : walk.skip(4, ETHERNET);
	}
	return isUsualType(walk.u16(12)) ? ETHERNET : NOT_IP;
}

const isUsualType = (type: number): boolean => type === IPV4 || type === IPV6 || type === 0x8100 || type === 0x88a8 || type === 0x0806;

function fitsIp(walk: Walk): boolean {
	const version = walk.u8(0) >> 4;
	const room = walk.wire - walk.at;
	if (version === 4) return (walk.u8(0) & 15) >= 5 && walk.u16(2) >= 20 && walk.u16(2) <= room;
	return version === 6 && walk.u16(4) + 40 <= room;
}

/** RFC 2516 section 4: version and type 1, code 0, session, length. */
function pppoe(walk: Walk): number {
	if (!walk.has(6)) return walk.short(6);
	if (walk.u8(0) !== 0x11) return MALFORMED;
	if (walk.u8(1) !== 0) return NOT_IP;
	// Some access concentrators count the padding of short frames into the IP packet, but not here.
	walk.limit = Math.min(walk.limit, walk.at + 6 + walk.u16(4));
	return walk.skip(6, PPP);
}

/** IEEE 802.1AE section 9: flags, short length, packet number, and the channel where its flag is set. */
function macsec(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const flags = walk.u8(0);
	if (flags & 0x0c) return ENCRYPTED_LINK;
	walk.at += flags & 0x20 ? 14 : 6;
	return tag(2)(walk);
}

/** RFC 8300 section 2.2: length in words of 4 bytes, next protocol. */
function serviceHeader(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const next = [NOT_IP, IPV4, IPV6, ETHERNET, NOT_IP, MPLS][walk.u8(3)] ?? NOT_IP;
	return walk.skip((walk.u16(0) & 0x3f) << 2, next);
}

/** RFC 6325 section 3: the options' length in words of 4 bytes stands across the first two. */
function trill(walk: Walk): number {
	if (!walk.has(6)) return walk.short(6);
	return walk.skip(6 + (((walk.u16(0) >> 6) & 0x1f) << 2), ETHERNET);
}

export const ethernetLayers: LayerTable = [
	[ETHERNET, tag(14)],
	[LLC, llc],
	[0x8870, llc],
	// 802.1Q, and the outer tags of 802.1ad and of those before it.
	[0x8100, tag(4)],
	[0x88a8, tag(4)],
	[0x9100, tag(4)],
	[0x9200, tag(4)],
	[0x9300, tag(4)],
	[MPLS, mpls],
	[MPLS_MULTICAST, mpls],
	[0x8864, pppoe],
	[0x880b, walk => walk.skip(0, PPP)],
	[0x6558, walk => walk.skip(0, ETHERNET)],
	// Cisco metadata, HSR, VN-tag, E-tag; the service tag of provider backbone bridges; FabricPath.
	[0x8909, tag(8)],
	[0x892f, tag(6)],
	[0x8926, tag(6)],
	[0x893f, tag(8)],
	[0x88e7, walk => walk.skip(4, ETHERNET)],
	[0x8903, walk => walk.skip(2, ETHERNET)],
	[0x88e5, macsec],
	[0x894f, serviceHeader],
	[0x22f3, trill],
];
