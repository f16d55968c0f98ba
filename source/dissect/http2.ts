import {readAuthority} from './hpack.js';
import {withoutPort} from './http-host.js';
import {found, matches, more, type Step, UNKNOWN} from './step.js';

/** RFC 9113 section 3.4. */
const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const FRAME_HEADER = 9;
/** SETTINGS_MAX_FRAME_SIZE unless negotiated (RFC 9113 section 6.5.2). */
const MAX_FRAME = 16384;
/** Frames before the first request; clients send one to five. */
const MAX_FRAMES = 32;

const HEADERS = 1;
const SETTINGS = 4;
const PADDED = 0x08;
const PRIORITY = 0x20;

/**
 * HTTP/2 with prior knowledge (RFC 9113 section 3.3): the `:authority` of the first request, without the port. A header block that goes
 * on in CONTINUATION frames is read as far as its first frame goes.
 */
export function readHttp2(bytes: Buffer, start: number, end: number): Step {
	const match = matches(bytes, start, end, PREFACE);
	if (match < 0) return UNKNOWN;
	if (match === 0) return more(start + PREFACE.length, end - start > 6 ? 'http2' : undefined);
	let at = start + PREFACE.length;
	for (let count = 0; count < MAX_FRAMES; count++) {
		const payload = at + FRAME_HEADER;
		if (payload > end) return more(payload, 'http2');
		const length = bytes.readUIntBE(at, 3);
		const next = payload + length;
		if (length > MAX_FRAME) return found('http2');
		if (next > end) return more(next, 'http2');
		if (bytes[at + 3] === HEADERS) {
			const flags = bytes[at + 4]!;
			const from = payload + ((flags & PADDED) !== 0 ? 1 : 0) + ((flags & PRIORITY) !== 0 ? 5 : 0);
			const padding = (flags & PADDED) !== 0 && length > 0 ? bytes[payload]! : 0;
			const authority = readAuthority(bytes, from, Math.max(from, next - padding));
			if (authority === undefined) return found('http2');
			const text = Buffer.from(authority, 'latin1');
			return {kind: 'http', host: withoutPort(text, 0, text.length), end: next};
		}
		at = next;
	}
	return found('http2');
}

/** The server's connection preface: a SETTINGS frame of whole settings on stream 0 (RFC 9113 section 6.5). */
export function readHttp2Settings(bytes: Buffer, start: number, end: number): Step {
	if (end - start < FRAME_HEADER || bytes[start + 3] !== SETTINGS || bytes.readUInt32BE(start + 5) !== 0) return UNKNOWN;
	const length = bytes.readUIntBE(start, 3);
	return length <= 256 && length % 6 === 0 && bytes[start + 4]! <= 1 ? found('http2') : UNKNOWN;
}
