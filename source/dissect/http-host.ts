import {indexOf} from './step.js';

const SPACE = 32;
const COLON = 58;

/** The host of an absolute target, `http://user@host:port/path` (RFC 9112 section 3.2.2); undefined for other forms. */
export function absoluteHost(bytes: Buffer, start: number, end: number): string | undefined {
	const slashes = bytes.toString('latin1', start, Math.min(end, start + 8)).toLowerCase();
	const from = slashes.startsWith('http://') ? start + 7 : slashes === 'https://' ? start + 8 : -1;
	if (from < 0) return undefined;
	let to = from;
	let hostStart = from;
	for (; to < end && bytes[to] !== 0x2f && bytes[to] !== 0x3f && bytes[to] !== SPACE; to++) if (bytes[to] === 0x40) hostStart = to + 1;
	return withoutPort(bytes, hostStart, to);
}

/** The host of `host`, `host:port`, `[v6]` or `[v6]:port` as it came, one character a byte; undefined where nothing is left. */
export function withoutPort(bytes: Buffer, start: number, end: number): string | undefined {
	let to = end;
	while (to > start && bytes[to - 1]! >= 0x30 && bytes[to - 1]! <= 0x39) to--;
	const colon = to - 1;
	// An address without brackets has more than one colon, and no port.
	const port = colon >= start && bytes[colon] === COLON && indexOf(bytes, COLON, bytes[start] === 0x5b ? colon : start, end) === colon;
	const hostEnd = port ? colon : end;
	return hostEnd > start ? bytes.toString('latin1', start, hostEnd) : undefined;
}
