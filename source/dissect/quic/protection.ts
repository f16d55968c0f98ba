import {createDecipheriv} from 'node:crypto';
import {copyBytes} from '../copy-bytes.js';
import {encryptBlock} from './aes.js';
import {mayBeginPayload} from './frames.js';
import type {Keys} from './keys.js';

const TAG_LENGTH = 16;
const SAMPLE_LENGTH = 16;
/** A header with its token, at most a datagram. */
const header = Buffer.alloc(65_536);
/** What the library is given, always the same: its views of memory cost as much as what it does with them. */
const key = Buffer.alloc(16);
const nonce = Buffer.alloc(12);
const tag = Buffer.alloc(TAG_LENGTH);
/** Headers by their length, the usual ones. */
const headers = Array.from({length: 96}, (_, length) => header.subarray(0, length));
/** RFC 9001 section 5.4.1 uses five bytes of it. */
const mask = new Uint8Array(8);

/** The packet number of the packet opened last. */
export let openedNumber = 0;

/**
 * Takes header and packet protection off a packet (RFC 9001 section 5) that begins at `start`, its packet number at `numberAt`. Returns
 * the payload, undefined where the keys are not the packet's. `largest` is the highest number opened with these keys, −1 before the
 * first. The bytes are not changed. With `cut` the packet lacks its end, and with it the tag: what comes out is unproven, and noise
 * where the keys are wrong.
 */
export function openPacket(
	keys: Keys,
	bytes: Buffer,
	start: number,
	numberAt: number,
	end: number,
	largest: number,
	cut = false,
): Buffer | undefined {
	const sampleAt = numberAt + 4;
	if (sampleAt + SAMPLE_LENGTH > end) return undefined;
	encryptBlock(keys.header, bytes, sampleAt, mask);
	const headerLength = bytes.copy(header, 0, start, sampleAt);
	header[0] ^= mask[0]! & 0x0f;
	const numberLength = (header[0]! & 0x03) + 1;
	let truncated = 0;
	for (let i = 0; i < numberLength; i++) {
		const at = headerLength - 4 + i;
		header[at] ^= mask[1 + i]!;
		truncated = truncated * 256 + header[at]!;
	}
	const number = packetNumber(largest, truncated, numberLength);
	copyBytes(keys.key, 0, key.length, key);
	copyBytes(keys.iv, 0, nonce.length, nonce);
	for (let i = 11, left = number; left > 0; i--, left = Math.floor(left / 256)) nonce[i] ^= left & 0xff;

	const from = numberAt + numberLength;
	const to = cut ? end : end - TAG_LENGTH;
	if (to <= from) return undefined;
	const decipher = createDecipheriv('aes-128-gcm', key, nonce);
	const wholeHeader = headerLength - 4 + numberLength;
	decipher.setAAD(headers[wholeHeader] ?? header.subarray(0, wholeHeader));
	const payload = decipher.update(bytes.subarray(from, to));
	// With wrong keys this is noise: most of it is known by its first byte, which spares an exception.
	if (!mayBeginPayload(payload[0]!, keys.google)) return undefined;
	if (!cut) {
		copyBytes(bytes, to, end, tag);
		decipher.setAuthTag(tag);
		try {
			decipher.final();
		} catch {
			// The tag does not verify, which node tells in no other way: these are not the packet's keys.
			return undefined;
		}
	}
	openedNumber = number;
	return payload;
}

/** The full number nearest to the one expected (RFC 9000 appendix A.3). */
export function packetNumber(largest: number, truncated: number, length: number): number {
	const window = 2 ** (8 * length);
	const expected = largest + 1;
	const candidate = expected - (expected % window) + truncated;
	if (candidate <= expected - window / 2 && candidate + window < 2 ** 62) return candidate + window;
	if (candidate > expected + window / 2 && candidate >= window) return candidate - window;
	return candidate;
}
