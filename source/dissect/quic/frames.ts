import {Cursor} from '../cursor.js';
import type {CryptoStream} from './crypto-stream.js';
import {readVarint} from './varint.js';

const PADDING = 0x00;
const ACK = 0x02;
const ACK_ECN = 0x03;
const CRYPTO = 0x06;
const NEW_TOKEN = 0x07;
const NEW_CONNECTION_ID = 0x18;
const CONNECTION_CLOSE = 0x1c;
const CONNECTION_CLOSE_BY_APPLICATION = 0x1d;
const HIGHEST = 0x1e;

/**
 * Frames that are numbers alone: how many variable-length integers, and how many bytes behind them (RFC 9000 section 19). Most of them
 * are forbidden in Initials; they cost a line.
 */
const PLAIN: readonly (readonly [number, number] | undefined)[] = Object.assign(new Array(HIGHEST + 1).fill(undefined), {
	1: [0, 0], // PING
	4: [3, 0], // RESET_STREAM
	5: [2, 0], // STOP_SENDING
	16: [1, 0], // MAX_DATA
	17: [2, 0], // MAX_STREAM_DATA
	18: [1, 0], // MAX_STREAMS
	19: [1, 0],
	20: [1, 0], // DATA_BLOCKED
	21: [2, 0], // STREAM_DATA_BLOCKED
	22: [1, 0], // STREAMS_BLOCKED
	23: [1, 0],
	25: [1, 0], // RETIRE_CONNECTION_ID
	26: [0, 8], // PATH_CHALLENGE
	27: [0, 8], // PATH_RESPONSE
	30: [0, 0], // HANDSHAKE_DONE
});

const cursor = new Cursor();

/** Whether a payload may begin with this byte: a frame of RFC 9000, or of Google's (ACK 0x40 to 0x7f). */
export const mayBeginPayload = (type: number, google: boolean): boolean => type <= HIGHEST || (google && (type & 0xc0) === 0x40);

/** Puts the CRYPTO frames of a payload into the stream; ends at the first frame that is unknown or broken. */
export function readCryptoFrames(payload: Buffer, stream: CryptoStream): void {
	cursor.set(payload, 0, payload.length);
	while (cursor.ok && cursor.left > 0) {
		const type = cursor.u8();
		switch (type) {
			case PADDING:
				// Most of a client's Initial.
				skipPadding(payload);
				break;
			case ACK:
			case ACK_ECN:
				skipAck(type === ACK_ECN);
				break;
			case CRYPTO:
				addCrypto(payload, stream);
				break;
			case NEW_TOKEN:
				cursor.skip(readVarint(cursor));
				break;
			case NEW_CONNECTION_ID:
				skipVarints(2);
				cursor.skip(cursor.u8() + 16);
				break;
			case CONNECTION_CLOSE:
			case CONNECTION_CLOSE_BY_APPLICATION:
				skipVarints(type === CONNECTION_CLOSE ? 2 : 1);
				cursor.skip(readVarint(cursor));
				break;
			default: {
				const plain = PLAIN[type];
				if (plain === undefined) return;
				skipVarints(plain[0]);
				cursor.skip(plain[1]);
			}
		}
	}
}

function skipPadding(payload: Buffer): void {
	const {end} = cursor;
	let at = cursor.position;
	while (at < end && payload[at] === PADDING) at++;
	cursor.position = at;
}

/** A CRYPTO frame behind its type; of one that is cut what is there is taken. */
function addCrypto(payload: Buffer, stream: CryptoStream): void {
	const offset = readVarint(cursor);
	const length = readVarint(cursor);
	if (!cursor.ok) return;
	const start = cursor.position;
	cursor.skip(length);
	stream.add(offset, payload, start, cursor.ok ? cursor.position : payload.length);
}

/** ACK ranges (RFC 9000 section 19.3); a count that lies ends with the payload. */
function skipAck(ecn: boolean): void {
	skipVarints(2);
	const ranges = readVarint(cursor);
	skipVarints(1);
	for (let i = 0; i < ranges && cursor.ok; i++) skipVarints(2);
	if (ecn) skipVarints(3);
}

function skipVarints(count: number): void {
	for (let i = 0; i < count; i++) readVarint(cursor);
}
