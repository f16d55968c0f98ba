import {ENCRYPTED_LINK, FRAGMENT_DROPPED, MALFORMED, NOT_IP} from '../model/packet.js';
import type {LayerTable, Walk} from './walk.js';
import {LINK, LLC} from './walk.js';

const WIFI = LINK + 105;
/** Its header is padded to words of 4 bytes, as radiotap tells. */
const WIFI_PADDED = 0x5_0010;

const DATA = 2;
const NO_DATA = 0x4;
const QOS = 0x8;
const BOTH_WAYS = 0x03;
const PROTECTED = 0x40;
const HAS_HT = 0x80;
/** Initialisation vectors of WEP, and of TKIP and CCMP. */
const VECTORS = [0, 4, 8];

/**
 * IEEE 802.11-2020 section 9.2.3: control(2) duration(2) addresses(18) sequence(2), a fourth address(6) between two access points,
 * QoS(2), HT control(4). Of aggregated frames (A-MSDU, section 9.3.2.2.2) the first is read.
 */
const wifi =
	(isPadded: boolean) =>
	(walk: Walk): number => {
		if (!walk.has(24)) return walk.short(24);
		const first = walk.u8(0);
		const flags = walk.u8(1);
		const subtype = first >> 4;
		if (((first >> 2) & 3) !== DATA || (subtype & NO_DATA) !== 0) return NOT_IP;
		// Later fragments have no header of their own.
		if ((walk.u8(22) & 15) !== 0) return FRAGMENT_DROPPED;
		const isQos = (subtype & QOS) !== 0;
		const qosAt = (flags & BOTH_WAYS) === BOTH_WAYS ? 30 : 24;
		let length = qosAt + (isQos ? 2 : 0) + (isQos && flags & HAS_HT ? 4 : 0);
		if (isPadded) length = (length + 3) & ~3;
		if (!walk.has(length)) return walk.short(length);
		const isAggregate = isQos && (walk.u8(qosAt) & 0x80) !== 0;
		walk.at += length;
		if (flags & PROTECTED) {
			// Some drivers decrypt and leave the mark, and the vector, where they were.
			const vector = VECTORS.find(count => walk.has(count + 3) && walk.u16(count) === 0xaaaa && walk.u8(count + 2) === 3);
			return vector === undefined ? ENCRYPTED_LINK : walk.skip(vector, LLC);
		}
		return walk.skip(isAggregate ? 14 : 0, LLC);
	};

/** radiotap.org: version(1) padding(1) length(2) present(4, more while the top bit is set); little endian. Flags follow the 8-byte timer. */
function radiotap(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const length = walk.u16le(2);
	const present = walk.u8(4);
	let flagsAt = 8;
	while (flagsAt <= length && walk.has(flagsAt) && walk.u8(flagsAt - 1) & 0x80) flagsAt += 4;
	if (present & 1) flagsAt = ((flagsAt + 7) & ~7) + 8;
	const flags = present & 2 && flagsAt < length && walk.has(flagsAt + 1) ? walk.u8(flagsAt) : 0;
	return length < 8 ? MALFORMED : walk.skip(length, flags & 0x20 ? WIFI_PADDED : WIFI);
}

/** LINKTYPE_IEEE802_11_AVS: magic and version(4) length(4), in network order. */
function avs(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	return walk.u32(4) < 8 ? MALFORMED : walk.skip(walk.u32(4), WIFI);
}

/** LINKTYPE_IEEE802_11_PRISM: a fixed header, or AVS. */
function prism(walk: Walk): number {
	if (!walk.has(4)) return walk.short(4);
	return walk.u32(0) >>> 12 === 0x80211 ? avs(walk) : walk.skip(144, WIFI);
}

export const wifiLayers: LayerTable = [
	[WIFI, wifi(false)],
	[WIFI_PADDED, wifi(true)],
	[LINK + 119, prism],
	[LINK + 127, radiotap],
	[LINK + 163, avs],
];
