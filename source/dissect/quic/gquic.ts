import {Cursor} from '../cursor.js';
import {isChlo} from './chlo.js';
import type {CryptoStream} from './crypto-stream.js';
import type {LongHeader} from './packet.js';
import {readVarint} from './varint.js';
import {googleVersion} from './versions.js';

/** Flags of the public header (versions up to Q043): a version follows, a reset, an 8-byte connection ID. */
const HAS_VERSION = 0x01;
const RESET = 0x02;
const HAS_ID = 0x08;
const UNUSED = 0xc0;
/** Packets without keys carry a hash in place of the tag. */
const HASH_LENGTH = 12;
const CRYPTO_STREAM = 1;
/** Q034 dropped the private flags, Q039 turned the numbers round, Q047 gave the handshake CRYPTO frames. */
const WITHOUT_PRIVATE_FLAGS = 34;
const BIG_ENDIAN = 39;

/** A packet of Google's QUIC up to Q043 that names its version; offsets are absolute. */
export class PublicHeader {
	/** As on the wire, and its number: 43 of `Q043`. */
	version = 0;
	google = 0;
	/** The connection ID. */
	id = 0;
	idEnd = 0;
	numberLength = 0;
	payload = 0;
}

const cursor = new Cursor();

/** Reads the public header of a client's packet; false where it is none, or names no version. */
export function readPublicHeader(bytes: Buffer, start: number, end: number, into: PublicHeader): boolean {
	const flags = bytes[start]!;
	if ((flags & (HAS_VERSION | RESET | HAS_ID | UNUSED)) !== (HAS_VERSION | HAS_ID)) return false;
	cursor.set(bytes, start + 1, end);
	into.id = cursor.position;
	cursor.skip(8);
	into.idEnd = cursor.position;
	into.version = cursor.u32();
	into.google = googleVersion(into.version);
	if (into.google === 0 || into.google > 43) return false;
	const numberCode = (flags >> 4) & 3;
	into.numberLength = numberCode === 0 ? 1 : 2 * numberCode;
	cursor.skip(into.numberLength);
	into.payload = cursor.position + HASH_LENGTH + (into.google < WITHOUT_PRIVATE_FLAGS ? 1 : 0);
	return cursor.ok && into.payload < end;
}

/** Whether a UDP payload begins with the public header of a client that speaks Google's QUIC up to Q043. */
export const looksLikeGquic = (bytes: Buffer, start: number, end: number): boolean => readPublicHeader(bytes, start, end, peeked);
const peeked = new PublicHeader();

/** Whether Initials of this version travel in the clear: Q044 to Q049, under a long header. */
export const isClear = (version: number): boolean => {
	const google = googleVersion(version);
	return google !== 0 && google < 50;
};

/** The crypto data of a packet of Q044 to Q049, into the stream. */
export function readClearPacket(bytes: Buffer, packet: LongHeader, stream: CryptoStream): void {
	const google = googleVersion(packet.version);
	// Q044: four bytes always.
	const numberLength = google === 44 ? 4 : (bytes[packet.start]! & 3) + 1;
	const payload = packet.numberAt + numberLength + HASH_LENGTH;
	if (payload < packet.end) readGoogleFrames(bytes, payload, packet.end, google, numberLength, stream);
}

/**
 * Puts the crypto data of Google's frames into the stream: CRYPTO frames, and before Q047 those of stream 1. Ends at the first frame that
 * is of no use. There is no authority but Chromium's source.
 */
export function readGoogleFrames(
	bytes: Buffer,
	start: number,
	end: number,
	google: number,
	numberLength: number,
	stream: CryptoStream,
): void {
	cursor.set(bytes, start, end);
	while (cursor.ok && cursor.left > 0) {
		const type = cursor.u8();
		if (type >= 0x80) addStream(type, google, stream);
		else if (type >= 0x40) skipAck(type, google);
		else if (type === 0x06) skipStopWaiting(google, numberLength);
		else if (type === 0x08) addCrypto(stream);
		else if (type !== 0x00 && type !== 0x07) return; // PADDING, PING
	}
}

/** STREAM: 1 fin, data length present, three bits of offset length, two of ID length. */
function addStream(type: number, google: number, stream: CryptoStream): void {
	const bigEndian = google >= BIG_ENDIAN;
	const id = readNumber((type & 0x03) + 1, bigEndian);
	const offsetCode = (type >> 2) & 0x07;
	const offset = readNumber(offsetCode === 0 ? 0 : offsetCode + 1, bigEndian);
	const length = (type & 0x20) === 0 ? cursor.left : readNumber(2, bigEndian);
	if (!cursor.ok) return;
	const start = cursor.position;
	cursor.skip(length);
	if (id === CRYPTO_STREAM) addPiece(stream, offset, start);
}

function addCrypto(stream: CryptoStream): void {
	const offset = readVarint(cursor);
	const length = readVarint(cursor);
	if (!cursor.ok) return;
	const start = cursor.position;
	cursor.skip(length);
	addPiece(stream, offset, start);
}

/** What is there of a frame's data. A second hello, after the server rejected the first, may be the first that was captured. */
function addPiece(stream: CryptoStream, offset: number, start: number): void {
	const end = cursor.ok ? cursor.position : cursor.end;
	if (isChlo(cursor.bytes, start, end)) stream.beginAt(offset);
	stream.add(offset, cursor.bytes, start, end);
}

/** ACK: 01, more blocks, truncated, two bits of the length of the largest number, two of a block's. */
function skipAck(type: number, google: number): void {
	const sizes = [1, 2, 4, 6];
	const block = sizes[type & 3]!;
	if (google < WITHOUT_PRIVATE_FLAGS) cursor.skip(1); // entropy
	cursor.skip(sizes[(type >> 2) & 3]! + 2);
	const blocks = (type & 0x20) === 0 ? 0 : cursor.u8();
	cursor.skip(block + blocks * (1 + block));
	const timestamps = cursor.u8();
	if (timestamps > 0) cursor.skip(5 + (timestamps - 1) * 3);
}

function skipStopWaiting(google: number, numberLength: number): void {
	cursor.skip(numberLength + (google < WITHOUT_PRIVATE_FLAGS ? 1 : 0));
}

function readNumber(length: number, bigEndian: boolean): number {
	let value = 0;
	for (let i = 0; i < length; i++) value = bigEndian ? value * 256 + cursor.u8() : value + cursor.u8() * 256 ** i;
	return value;
}
