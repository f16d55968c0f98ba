import type {Finding} from '../../model/hello.js';
import {Cursor} from '../cursor.js';
import {hashBytes} from '../hash-bytes.js';
import {more, UNKNOWN} from '../step.js';
import {fingerprint, parts} from './fingerprint.js';
import {NO_ALPN} from './hello-kinds.js';

const CLIENT_HELLO = 1;
const body = new Cursor();
const item = new Cursor();

/**
 * A ClientHello in the framing of SSL 2 (RFC 5246 appendix E.2): two bytes of length with the highest bit set, type, version, and the
 * lengths and bytes of cipher specs, session ID and challenge. It carries no extensions, hence no name; the fingerprints are those of
 * a hello without extensions with the suites that TLS knows, `random` is the challenge. Other bytes are `unknown`.
 */
export function readSsl2Hello(bytes: Buffer, start: number, end: number): Finding {
	if (end - start < 11) return end - start > 2 && bytes[start + 2] !== CLIENT_HELLO ? UNKNOWN : more(start + 11);
	const length = ((bytes[start]! & 0x7f) << 8) | bytes[start + 1]!;
	if (bytes[start + 2] !== CLIENT_HELLO) return UNKNOWN;
	const bodyEnd = start + 2 + length;
	body.set(bytes, start + 3, Math.max(start + 11, Math.min(bodyEnd, end)));
	const version = body.u16();
	const specLength = body.u16();
	const sessionLength = body.u16();
	const challengeLength = body.u16();
	const known = version === 0x0002 || version === 0x0200 || (version >> 8 === 3 && (version & 0xff) <= 4);
	const lengthsFit = 9 + specLength + sessionLength + challengeLength === length;
	if (!known || !lengthsFit || specLength === 0 || specLength % 3 !== 0 || challengeLength < 16 || challengeLength > 32) return UNKNOWN;
	if (bodyEnd > end) return more(bodyEnd, 'tls');
	parts.reset('tcp', version);
	const specs = body.take(specLength, item);
	while (specs.left >= 3) {
		// A first byte other than 0 marks a kind of SSL 2 itself.
		const spec = specs.u24();
		if (spec <= 0xffff) parts.suites.add(spec);
	}
	const {ja3, kinds} = fingerprint(version, undefined);
	const random = hashBytes(bytes, bodyEnd - challengeLength, bodyEnd);
	return {
		kind: 'hello',
		hello: {kind: kinds.of('none', NO_ALPN, false), sni: undefined, ja3, random},
		end: bodyEnd,
		protocol: 'tls',
	};
}
