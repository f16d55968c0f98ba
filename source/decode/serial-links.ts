import {ENCRYPTED_LINK, NOT_IP} from '../model/packet.js';
import type {LayerTable, Walk} from './walk.js';
import {ETHERNET, IPV4, IPV6, LINK, LLC, NLPID, PPP, PPP_PROTOCOL} from './walk.js';

const MPLS = 0x8847;
const CISCO_HDLC = LINK + 104;
const FRAME_RELAY = LINK + 107;

/** RFC 1661 section 2 in the framing of RFC 1662, which may be left out; so may the first byte of the protocol. */
function ppp(walk: Walk): number {
	if (!walk.has(4)) return walk.short(4);
	if (walk.u16(0) === 0xff03) walk.at += 2;
	const first = walk.u8(0);
	return first & 1 ? walk.skip(1, PPP_PROTOCOL + first) : walk.skip(2, PPP_PROTOCOL + walk.u16(0));
}

/** Address(1) control(1) EtherType(2). */
function ciscoHdlc(walk: Walk): number {
	if (!walk.has(4)) return walk.short(4);
	const type = walk.u16(2);
	return walk.skip(4, type < 0x600 ? NOT_IP : type);
}

/** RFC 1547 section 4.3.1: PPP, or Cisco's framing by its address. */
function pppOrHdlc(walk: Walk): number {
	if (!walk.has(4)) return walk.short(4);
	const address = walk.u8(0);
	return address === 0x0f || address === 0x8f ? CISCO_HDLC : PPP;
}

/** Bridging control protocol (RFC 3518 section 4.2): flags, kind 1 is Ethernet. */
function bridged(walk: Walk): number {
	if (!walk.has(2)) return walk.short(2);
	return walk.u8(1) === 1 ? walk.skip(2, ETHERNET) : NOT_IP;
}

/** RFC 2427 section 3: an address of 2 to 4 bytes whose last has its lowest bit set, then 3 and an NLPID, or Cisco's EtherType. */
function frameRelay(walk: Walk): number {
	if (!walk.has(6)) return walk.short(6);
	const length = walk.u8(1) & 1 ? 2 : walk.u8(2) & 1 ? 3 : 4;
	const type = walk.u16(length);
	if (type === IPV4 || type === IPV6) return walk.skip(length + 2, type);
	if (walk.u8(length) !== 3) return NOT_IP;
	return walk.skip(length + 1, NLPID);
}

/** ISO/IEC TR 9577 as RFC 2427 section 3 uses it; zeros before it are padding. */
function nlpid(walk: Walk): number {
	while (walk.has(1) && walk.u8(0) === 0) walk.at++;
	if (!walk.has(1)) return walk.short(1);
	const id = walk.u8(0);
	if (id === 0xcc) return walk.skip(1, IPV4);
	if (id === 0x8e) return walk.skip(1, IPV6);
	if (id === 0xcf) return walk.skip(1, PPP);
	if (id !== 0x80) return NOT_IP;
	// SNAP: organisation(3) type(2); 00-80-c2 is a bridged frame, 1 and 7 are Ethernet.
	if (!walk.has(6)) return walk.short(6);
	const organisation = (walk.u16(1) << 8) | walk.u8(3);
	const type = walk.u16(4);
	if (organisation === 0) return walk.skip(6, type < 0x600 ? NOT_IP : type);
	return organisation === 0x80c2 && (type === 1 || type === 7) ? walk.skip(6, ETHERNET) : NOT_IP;
}

/** A byte of direction, and the link that follows. */
const directed =
	(link: number) =>
	(walk: Walk): number =>
		walk.skip(1, link);

export const serialLayers: LayerTable = [
	[LINK + 9, ppp],
	[LINK + 50, pppOrHdlc],
	[LINK + 51, walk => walk.skip(0, 0x8864)],
	[CISCO_HDLC, ciscoHdlc],
	[FRAME_RELAY, frameRelay],
	[LINK + 166, walk => walk.skip(2, PPP)],
	[LINK + 204, directed(PPP)],
	[LINK + 205, directed(CISCO_HDLC)],
	[LINK + 206, directed(FRAME_RELAY)],
	[PPP, ppp],
	[NLPID, nlpid],
	[PPP_PROTOCOL + 0x21, walk => walk.skip(0, IPV4)],
	[PPP_PROTOCOL + 0x57, walk => walk.skip(0, IPV6)],
	[PPP_PROTOCOL + 0x31, bridged],
	[PPP_PROTOCOL + 0x281, walk => walk.skip(0, MPLS)],
	[PPP_PROTOCOL + 0x283, walk => walk.skip(0, MPLS)],
	// RFC 1968 and MPPE (RFC 3078), which travels as compressed data.
	[PPP_PROTOCOL + 0x53, () => ENCRYPTED_LINK],
	[PPP_PROTOCOL + 0xfd, () => ENCRYPTED_LINK],
	[PPP_PROTOCOL + 0x4021, walk => walk.skip(0, LLC)],
];
