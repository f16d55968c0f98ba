import type {Finding} from '../model/hello.js';
import {absoluteHost, withoutPort} from './http-host.js';
import {httpMethods} from './registry/http-methods.js';
import {follow, found, indexOf, more, type Step, UNKNOWN} from './step.js';

/** Request line and header fields together; servers refuse more than 8 to 32 KB. */
const MAX_HEADER = 32 * 1024;
/** Longest method of the registry, and some. */
const MAX_METHOD = 24;

const CR = 13;
const LF = 10;
const SPACE = 32;
const TAB = 9;
const COLON = 58;

/** The latest line read: `bytes[lineStart, lineEnd)` without its end; `nextLine` begins the next one. */
let lineStart = 0;
let lineEnd = 0;
let nextLine = 0;

/** Moves to the line at `at`; false where its end is not there. A bare LF ends a line too (RFC 9112 section 2.2). */
function readLine(bytes: Buffer, at: number, end: number): boolean {
	const lf = indexOf(bytes, LF, at, Math.min(end, at + MAX_HEADER));
	if (lf < 0) return false;
	lineStart = at;
	lineEnd = lf > at && bytes[lf - 1] === CR ? lf - 1 : lf;
	nextLine = lf + 1;
	return true;
}

/**
 * An HTTP/1 request (RFC 9112): its host from the absolute form of the target, else from the Host field, as it came, without the port.
 * CONNECT is followed by what stands behind its header, whether or not the answer was seen. RTSP and SIP requests, which share the
 * syntax, are told apart. `more` while the host may still come; in the midst of a stream only a whole request line counts.
 */
export function readHttpRequest(bytes: Buffer, start: number, end: number, atStart: boolean): Step {
	let at = start;
	while (at < end && at < start + 8 && (bytes[at] === CR || bytes[at] === LF)) at++; // RFC 9112 section 2.2
	const limit = Math.min(end, at + MAX_METHOD);
	let space = at;
	while (space < limit && isMethodByte(bytes[space]!)) space++;
	if (space === limit) return space - at < MAX_METHOD && atStart ? more(end + 1) : UNKNOWN;
	if (bytes[space] !== SPACE || space - at < 2) return UNKNOWN;
	const method = bytes.toString('latin1', at, space);
	const known = httpMethods.has(method);
	if (!readLine(bytes, at, end)) {
		if (!atStart || !known || end - at > MAX_HEADER) return UNKNOWN;
		return isTarget(bytes, space + 1, end) ? more(end + 1, end - at > 32 ? 'http' : undefined) : UNKNOWN;
	}
	const version = lineEnd;
	if (endsWith(bytes, version, ' RTSP/', space)) return found('rtsp');
	if (endsWith(bytes, version, ' SIP/', space)) return found('sip');
	const versioned = endsWith(bytes, version, ' HTTP/', space);
	// HTTP/0.9 has neither version nor header fields.
	if (!versioned)
		return atStart && method === 'GET' && bytes[space + 1] === 0x2f ? {kind: 'http', host: undefined, end: nextLine} : UNKNOWN;
	if (method === 'CONNECT') return readConnect(bytes, space + 1, end);
	const host = absoluteHost(bytes, space + 1, version);
	return host === undefined ? readHost(bytes, at, nextLine, end) : {kind: 'http', host, end: nextLine};
}

/** CONNECT (RFC 9110 section 9.3.6): its content follows the empty line. */
function readConnect(bytes: Buffer, target: number, end: number): Step {
	const host = withoutPort(bytes, target, indexOf(bytes, SPACE, target, lineEnd));
	const requestStart = lineStart;
	while (readLine(bytes, nextLine, end)) {
		if (lineEnd === lineStart) return follow(nextLine, 'http', {kind: 'http', host, end: nextLine});
	}
	return end - requestStart > MAX_HEADER ? {kind: 'http', host, end} : more(end + 1, 'http');
}

/** The Host field; an empty one may go on in the next line (obsolete folding, RFC 9112 section 5.2). */
function readHost(bytes: Buffer, requestStart: number, from: number, end: number): Finding {
	for (let at = from; readLine(bytes, at, end); at = nextLine) {
		if (lineEnd === lineStart) return {kind: 'http', host: undefined, end: nextLine};
		if (!isHostField(bytes, lineStart, lineEnd)) continue;
		let valueStart = skipBlanks(bytes, indexOf(bytes, COLON, lineStart, lineEnd) + 1, lineEnd);
		while (valueStart === lineEnd) {
			if (nextLine >= end) return more(end + 1, 'http');
			if (bytes[nextLine] !== SPACE && bytes[nextLine] !== TAB) return {kind: 'http', host: undefined, end: nextLine};
			if (!readLine(bytes, nextLine, end)) return more(end + 1, 'http');
			valueStart = skipBlanks(bytes, lineStart, lineEnd);
		}
		let valueEnd = lineEnd;
		while (bytes[valueEnd - 1] === SPACE || bytes[valueEnd - 1] === TAB) valueEnd--;
		return {kind: 'http', host: withoutPort(bytes, valueStart, valueEnd), end: nextLine};
	}
	return end - requestStart > MAX_HEADER ? {kind: 'http', host: undefined, end} : more(end + 1, 'http');
}

/** `host` without case, then blanks (which RFC 9112 section 5.1 forbids and clients send), then a colon. */
function isHostField(bytes: Buffer, start: number, end: number): boolean {
	if (end - start < 5) return false;
	const word = (bytes[start]! << 24) | (bytes[start + 1]! << 16) | (bytes[start + 2]! << 8) | bytes[start + 3]!;
	return (word | 0x20202020) === 0x686f7374 && bytes[skipBlanks(bytes, start + 4, end)] === COLON;
}

const isMethodByte = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || byte === 0x2d || byte === 0x5f;

/** A target begins with a path, a scheme, an authority or an asterisk: with no control byte at least. */
const isTarget = (bytes: Buffer, start: number, end: number): boolean => start >= end || (bytes[start]! > SPACE && bytes[start]! < 0x7f);

function skipBlanks(bytes: Buffer, start: number, end: number): number {
	let at = start;
	while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
	return at;
}

/** Whether the line that ends at `end` ends in `text` and a version such as `1.1`, from `after` on: some clients leave the target out. */
function endsWith(bytes: Buffer, end: number, text: string, after: number): boolean {
	const at = end - 3 - text.length;
	return at >= after && bytes[end - 2] === 0x2e && bytes.toString('latin1', at, end - 3) === text;
}
