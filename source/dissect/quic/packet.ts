import {Cursor} from '../cursor.js';
import {readVarint} from './varint.js';
import {googleVersion, type QuicVersion, versionOf} from './versions.js';

export type PacketType = 'initial' | '0-rtt' | 'handshake' | 'retry' | 'negotiation';
const types: readonly PacketType[] = ['initial', '0-rtt', 'handshake', 'retry'];

/** RFC 9000 section 17.2: longer ones are dropped by version 1; older drafts allowed less. */
const MAX_ID = 20;
/** The first Initial of a client: at least so long an ID (RFC 9000 section 7.2) in at least so long a datagram (section 14.1). */
const MIN_FIRST_ID = 8;
const MIN_FIRST_DATAGRAM = 1200;

/** A long header (RFC 9000 section 17.2, RFC 8999 section 5.1). One object is reused; offsets are absolute. */
export class LongHeader {
	type: PacketType = 'initial';
	version = 0;
	spec: QuicVersion = versionOf(1);
	start = 0;
	/** Destination and Source Connection ID. */
	dcid = 0;
	dcidEnd = 0;
	scid = 0;
	scidEnd = 0;
	/** Where the packet number stands, of the types that have one. */
	numberAt = 0;
	/** Where the packet ends: the next one of the datagram may begin there. */
	end = 0;
	/** The packet claims more than there is. */
	cut = false;
}

const cursor = new Cursor();

/**
 * Reads the long header at `start` of a datagram that ends at `end`. False where there is none. Of versions that nobody knows only what
 * can be a client's first Initial passes.
 */
export function readLongHeader(bytes: Buffer, start: number, end: number, into: LongHeader): boolean {
	const first = bytes[start]!;
	if (end - start < 7 || first < 0x80) return false;
	cursor.set(bytes, start + 1, end);
	const version = cursor.u32();
	const spec = versionOf(version);
	into.version = version;
	into.spec = spec;
	into.start = start;
	into.cut = false;
	into.end = end;
	const negotiation = version === 0;
	if (!negotiation && !spec.certain && (first < 0xc0 || first >= 0xd0 || end - start < MIN_FIRST_DATAGRAM)) return false;
	if (spec.sharedLengths) {
		const lengths = cursor.u8();
		const long = lengths >> 4;
		const short = lengths & 0x0f;
		readIds(into, long === 0 ? 0 : long + 3, short === 0 ? 0 : short + 3);
	} else {
		const dcidLength = cursor.u8();
		if (dcidLength > MAX_ID || (dcidLength < MIN_FIRST_ID && !negotiation && !spec.certain)) return false;
		into.dcid = cursor.position;
		cursor.skip(dcidLength);
		into.dcidEnd = cursor.position;
		const scidLength = cursor.u8();
		if (scidLength > MAX_ID) return false;
		into.scid = cursor.position;
		cursor.skip(scidLength);
		into.scidEnd = cursor.position;
	}
	if (!cursor.ok) return false;
	into.numberAt = cursor.position;
	if (negotiation) {
		into.type = 'negotiation';
		return cursor.left > 0 && cursor.left % 4 === 0 && listsCertainVersion();
	}
	// Google's versions before Q049 have neither token nor length: the packet is the datagram, and its type says nothing about its keys.
	const google = googleVersion(version);
	const type = google !== 0 && google < 49 ? 'initial' : types[((first >> 4) - spec.initialType) & 3]!;
	into.type = type;
	if (type === 'retry' || (google !== 0 && google < 49)) return true;
	if (type === 'initial') cursor.skip(readVarint(cursor));
	const length = readVarint(cursor);
	if (!cursor.ok) return spec.certain;
	into.numberAt = cursor.position;
	into.cut = length > cursor.left;
	if (into.cut && !spec.certain) return false;
	into.end = cursor.position + Math.min(length, cursor.left);
	return true;
}

/** Whether a UDP payload begins with a QUIC long header, by its first bytes. */
export function looksLikeQuicLong(bytes: Buffer, start: number, end: number): boolean {
	return bytes[start]! >= 0x80 && readLongHeader(bytes, start, end, peeked);
}
const peeked = new LongHeader();

function readIds(into: LongHeader, dcidLength: number, scidLength: number): void {
	into.dcid = cursor.position;
	cursor.skip(dcidLength);
	into.dcidEnd = cursor.position;
	into.scid = into.dcidEnd;
	cursor.skip(scidLength);
	into.scidEnd = cursor.position;
}

/** Version Negotiation (RFC 9000 section 17.2.1) looks like nothing: one of its versions must be known. */
function listsCertainVersion(): boolean {
	while (cursor.left >= 4) {
		const version = cursor.u32();
		if (version !== 0 && versionOf(version).certain) return true;
	}
	return false;
}
