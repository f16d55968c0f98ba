import {type AppProtocol, appProtocols, type Finding} from '../model/hello.js';

/**
 * What one reader says of a prefix: a finding, or that what it knows ends at `at` and something else follows there (a tunnel's content, the
 * hello behind STARTTLS). `otherwise` is the finding where what follows is not recognised.
 */
export type Step = Finding | {readonly kind: 'follow'; readonly at: number; readonly protocol: AppProtocol; readonly otherwise: Finding};

/**
 * Reads `bytes[start, end)`, a contiguous prefix of one direction of a stream. `atStart`: the stream begins here. `cut`: no more bytes will
 * come, a hello is read as far as it goes.
 */
export type Reader = (bytes: Buffer, start: number, end: number, atStart: boolean, cut: boolean) => Step;

export const UNKNOWN: Finding = Object.freeze({kind: 'unknown'});

const findings = new Map<AppProtocol, Finding>(appProtocols.map(protocol => [protocol, Object.freeze({kind: 'protocol', protocol})]));

/** The finding that a protocol was recognised; the same object each time. */
export const found = (protocol: AppProtocol): Finding => findings.get(protocol)!;

/** Look again when the bytes reach `need`. */
export const more = (need: number, protocol?: AppProtocol): Finding => ({kind: 'more', need, protocol});

/** Something else follows at `at`. */
export const follow = (at: number, protocol: AppProtocol, otherwise: Finding = protocol === '' ? UNKNOWN : found(protocol)): Step => ({
	kind: 'follow',
	at,
	protocol,
	otherwise,
});

/** Whether the bytes at `start` are `text` (ASCII): 1 yes, 0 as far as they go, −1 no. */
export function matches(bytes: Buffer, start: number, end: number, text: string): 1 | 0 | -1 {
	const length = Math.min(text.length, end - start);
	for (let i = 0; i < length; i++) if (bytes[start + i] !== text.charCodeAt(i)) return -1;
	return length === text.length ? 1 : 0;
}

/** Offset of the first `byte` in `bytes[start, end)`, or −1; never looks behind `end`. */
export function indexOf(bytes: Buffer, byte: number, start: number, end: number): number {
	for (let at = start; at < end; at++) if (bytes[at] === byte) return at;
	return -1;
}
