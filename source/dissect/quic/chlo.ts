import {type Hello, NO_JA3} from '../../model/hello.js';
import {bareKinds, NO_ALPN} from '../tls/hello-kinds.js';

const CHLO = 0x43484c4f;
const SNI = 0x534e4900;
const HEADER_LENGTH = 8;
const ENTRY_LENGTH = 8;
/** Chromium's limit (kMaxEntries). */
const MAX_ENTRIES = 128;

/** Whether a client hello of Google's crypto begins at `start`. */
export const isChlo = (bytes: Buffer, start: number, end: number): boolean => end - start >= 4 && bytes.readUInt32BE(start) === CHLO;

/**
 * Length of the client hello of Google's crypto that begins at the start of `bytes`, of which `ready` bytes are there: tag, number of
 * entries, per entry a tag and the end of its value, values. 0 while it cannot be told, −1 where it is no such hello.
 */
export function chloLength(bytes: Buffer, ready: number): number {
	if (ready < HEADER_LENGTH) return 0;
	const entries = bytes.readUInt16LE(4);
	if (bytes.readUInt32BE(0) !== CHLO || entries === 0 || entries > MAX_ENTRIES) return -1;
	const values = HEADER_LENGTH + entries * ENTRY_LENGTH;
	return ready < values ? 0 : values + bytes.readUInt32LE(values - 4);
}

/**
 * Reads the hello of Google's crypto in `bytes[0, end)`. It knows neither TLS versions nor fingerprints: they are 0 and empty. `random`
 * is a hash of what tells the connection: its ID, as the first hello, which the server rejects, and the second share it. A value that is cut or
 * out of place is left out.
 */
export function parseChlo(bytes: Buffer, end: number, random: number, cut = false): Hello | undefined {
	if (end < HEADER_LENGTH || chloLength(bytes, end) < 0) return undefined;
	const entries = bytes.readUInt16LE(4);
	const values = HEADER_LENGTH + entries * ENTRY_LENGTH;
	let sni: string | undefined;
	let from = 0;
	for (let i = 0; i < entries && HEADER_LENGTH + (i + 1) * ENTRY_LENGTH <= end; i++) {
		const entry = HEADER_LENGTH + i * ENTRY_LENGTH;
		const to = bytes.readUInt32LE(entry + 4);
		if (bytes.readUInt32BE(entry) === SNI && to > from && values + to <= end) sni = bytes.toString('latin1', values + from, values + to);
		from = to;
	}
	return {kind: bareKinds.of('none', NO_ALPN, cut), sni, ja3: NO_JA3, random};
}
