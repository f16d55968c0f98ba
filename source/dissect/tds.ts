import {more, type Step, UNKNOWN} from './step.js';
import {MAX_HELLO, readHelloRecords} from './tls/records.js';

const PRELOGIN = 0x12;
const HEADER = 8;
const MAX_PACKET = 32768;

/** What stood inside the packets; one stream is unwrapped at a time. */
const unwrapped = Buffer.allocUnsafe(MAX_HELLO);

/**
 * Microsoft's TDS ([MS-TDS] section 2.2.6.5) carries the TLS handshake inside packets of type PRELOGIN, behind a first one that holds
 * options. The hello found in them ends at `end`, for its own offset is not one of the stream.
 */
export function readTds(bytes: Buffer, start: number, end: number, atStart: boolean, cut: boolean): Step {
	let at = start;
	let length = 0;
	while (at < end) {
		const first = at === start;
		if (at + HEADER > end) return atStart ? more(at + HEADER) : UNKNOWN;
		const size = (bytes[at + 2]! << 8) | bytes[at + 3]!;
		if (bytes[at] !== PRELOGIN || bytes[at + 1]! > 1 || size <= HEADER || size > MAX_PACKET) break;
		const to = Math.min(at + size, end);
		// The first option is VERSION, type 0.
		if (first && bytes[at + HEADER] !== 0 && at + HEADER < end) return UNKNOWN;
		if (first && at + size > end) return more(at + size);
		if (!first) length += bytes.copy(unwrapped, length, at + HEADER, to);
		at += size;
	}
	if (at === start) return UNKNOWN;
	if (length === 0) return at < end ? UNKNOWN : more(at + HEADER + 1);
	const finding = readHelloRecords(unwrapped, 0, length, true, cut);
	if (finding.kind === 'more') return more(end + Math.max(1, finding.need - length), 'tls');
	return finding.kind === 'hello' ? {...finding, end} : finding;
}
