import type {Finding} from '../../model/hello.js';
import {found, more, UNKNOWN} from '../step.js';
import {parseClientHello} from './client-hello.js';

/** Record header: type, version, length (RFC 8446 section 5.1). */
const RECORD_HEADER = 5;
/** Handshake header: type, length (RFC 8446 section 4). */
const HANDSHAKE_HEADER = 4;
export const HANDSHAKE = 22;
export const CLIENT_HELLO = 1;
/** 2^14 and the expansion that early versions allow an encrypted record (RFC 5246 section 6.2.3). */
const MAX_RECORD = 16384 + 2048;
/** Larger hellos are not collected: post-quantum certificates' worth of extensions stay under 64 KB. */
export const MAX_HELLO = 128 * 1024;
/** Version, random, session ID, one cipher suite, one compression method: nothing shorter is a hello. */
const MIN_HELLO = 41;
const MAX_SESSION_ID = 32;

/** Fragments of one hello; one hello is collected at a time. */
const collected = Buffer.allocUnsafe(HANDSHAKE_HEADER + MAX_HELLO + MAX_RECORD);

/** Whether a TLS record header of this type may stand at `start`; `end` − `start` ≥ 5. */
export const isRecord = (bytes: Buffer, start: number, type: number): boolean =>
	bytes[start] === type && bytes[start + 1] === 3 && bytes[start + 2]! <= 4 && ((bytes[start + 3]! << 8) | bytes[start + 4]!) <= MAX_RECORD;

/**
 * A ClientHello that begins with the record at `start`, in any number of records. `more` as long as bytes are missing; with `cut` the hello
 * as far as it goes. Handshake records without a hello are `tls`, other bytes `unknown`.
 */
export function readHelloRecords(bytes: Buffer, start: number, end: number, _atStart: boolean, cut: boolean): Finding {
	const first = start + RECORD_HEADER;
	if (end < first + HANDSHAKE_HEADER) {
		if (end - start > 1 && bytes[start + 1] !== 3) return UNKNOWN;
		if (end - start < RECORD_HEADER + 1) return more(start + RECORD_HEADER + 1, end - start > 2 ? 'tls' : undefined);
	}
	if (!isRecord(bytes, start, HANDSHAKE)) return UNKNOWN;
	const recordEnd = first + ((bytes[start + 3]! << 8) | bytes[start + 4]!);
	if (recordEnd < first + HANDSHAKE_HEADER || end < first + HANDSHAKE_HEADER) return collect(bytes, start, end, cut);
	if (bytes[first] !== CLIENT_HELLO) return found('tls');
	const body = first + HANDSHAKE_HEADER;
	const bodyEnd = body + ((bytes[first + 1]! << 16) | (bytes[first + 2]! << 8) | bytes[first + 3]!);
	if (bodyEnd - body > MAX_HELLO || bodyEnd - body < MIN_HELLO || (recordEnd > body && end > body && bytes[body] !== 3))
		return found('tls');
	if (bodyEnd > recordEnd) return collect(bytes, start, end, cut);
	if (bodyEnd > end && !cut) return more(bodyEnd, 'tls');
	return finding(bytes, body, Math.min(bodyEnd, end), Math.min(recordEnd, end), bodyEnd > end);
}

/** The hello in several records. */
function collect(bytes: Buffer, start: number, end: number, cut: boolean): Finding {
	let length = 0;
	let total = HANDSHAKE_HEADER;
	for (let at = start; ; ) {
		if (at + RECORD_HEADER > end) return incomplete(at + RECORD_HEADER + total - length, length, end, cut);
		if (!isRecord(bytes, at, HANDSHAKE)) return found('tls');
		const from = at + RECORD_HEADER;
		const recordEnd = from + ((bytes[at + 3]! << 8) | bytes[at + 4]!);
		bytes.copy(collected, length, from, Math.min(recordEnd, end));
		const before = length;
		length += Math.min(recordEnd, end) - from;
		if (length > 0 && collected[0] !== CLIENT_HELLO) return found('tls');
		if (length >= HANDSHAKE_HEADER) {
			total = HANDSHAKE_HEADER + collected.readUIntBE(1, 3);
			if (total > HANDSHAKE_HEADER + MAX_HELLO) return found('tls');
			if (length >= total) return finding(collected, HANDSHAKE_HEADER, total, Math.min(recordEnd, end), false);
		}
		if (recordEnd > end) return incomplete(Math.min(recordEnd, from + total - before), length, end, cut);
		at = recordEnd;
	}
}

function incomplete(need: number, length: number, end: number, cut: boolean): Finding {
	return cut ? finding(collected, HANDSHAKE_HEADER, Math.max(length, HANDSHAKE_HEADER), end, true) : more(need, 'tls');
}

function finding(bytes: Buffer, start: number, end: number, recordEnd: number, cut: boolean): Finding {
	const hello = parseClientHello(bytes, start, end, 'tcp', cut);
	return hello === undefined ? found('tls') : {kind: 'hello', hello, end: recordEnd, protocol: 'tls'};
}

/**
 * Whether a ClientHello seems to begin at `start`: for segments in the midst of a stream, so all that can be checked is, and a hello whose
 * first record holds less than its version is not seen.
 */
export function looksLikeClientHello(bytes: Buffer, start: number, end: number): boolean {
	if (bytes[start] !== HANDSHAKE || end - start < 11 || bytes[start + 5] !== CLIENT_HELLO || !isRecord(bytes, start, HANDSHAKE))
		return false;
	const recordLength = (bytes[start + 3]! << 8) | bytes[start + 4]!;
	const length = (bytes[start + 6]! << 16) | (bytes[start + 7]! << 8) | bytes[start + 8]!;
	if (recordLength < 6 || length < MIN_HELLO || length > MAX_HELLO) return false;
	if (bytes[start + 9] !== 3 || bytes[start + 10]! > 4) return false;
	return end - start <= 43 || bytes[start + 43]! <= MAX_SESSION_ID;
}

/** Records that are no handshake: ChangeCipherSpec, alert, application data, heartbeat. TLS that does not begin with a hello. */
export function readOtherRecord(bytes: Buffer, start: number, end: number): Finding {
	if (end - start < RECORD_HEADER) return end - start > 1 && bytes[start + 1] !== 3 ? UNKNOWN : more(start + RECORD_HEADER);
	const length = (bytes[start + 3]! << 8) | bytes[start + 4]!;
	return length > 0 && isRecord(bytes, start, bytes[start]!) ? found('tls') : UNKNOWN;
}
