import type {Finding} from '../../model/hello.js';
import {found, more, UNKNOWN} from '../step.js';
import {parseClientHello} from '../tls/client-hello.js';
import {Fragments} from './fragments.js';
import {HANDSHAKE, looksLikeDtls, RECORD_HEADER, recordLength} from './records.js';

/** Type, length, message_seq, fragment offset, fragment length (RFC 6347 section 4.2.2). */
const HANDSHAKE_HEADER = 12;
const CLIENT_HELLO = 1;
/** A hello with post-quantum key shares has under 4 KB; this much is held of one connection. */
const MAX_HELLO = 16 * 1024;
/** Records of the encrypted epochs of DTLS 1.3 (RFC 9147 section 4): 001CSLEE. */
const UNIFIED_MASK = 0xe0;
const UNIFIED = 0x20;

/** Finds the ClientHellos of one DTLS connection; either direction's datagrams may be fed. */
export interface DtlsAssembler {
	/**
	 * Looks at the datagram `bytes[start, end)`. `hello` for each ClientHello that is whole now, also the second one, behind a
	 * HelloVerifyRequest; `more` while fragments are missing; `protocol` for other DTLS; `unknown` for what is none.
	 */
	feed(bytes: Buffer, start: number, end: number): Finding;
	/** Gives the memory of an unfinished hello back to the budget. */
	release(): void;
	/** Fragments that the budget had no memory for. */
	readonly givenUp: number;
}

/** A new assembler; it holds at most one hello of 16 KB in fragments, and no more than the budget (in bytes) has left. */
export function createDtlsAssembler(budget: {left: number} = {left: MAX_HELLO}): DtlsAssembler {
	let pending: Fragments | undefined;
	let givenUp = 0;

	function release(): void {
		budget.left += pending?.bytes.length ?? 0;
		pending = undefined;
	}

	/** The handshake messages of one record (`bytes[start, end)`, which may be cut). */
	function readMessages(bytes: Buffer, start: number, end: number): Finding | undefined {
		for (let at = start; at + HANDSHAKE_HEADER <= end; ) {
			const length = bytes.readUIntBE(at + 1, 3);
			const sequence = bytes.readUInt16BE(at + 4);
			const offset = bytes.readUIntBE(at + 6, 3);
			const size = bytes.readUIntBE(at + 9, 3);
			const body = at + HANDSHAKE_HEADER;
			const bodyEnd = body + size;
			if (bytes[at] === CLIENT_HELLO && length <= MAX_HELLO && offset + size <= length) {
				const finding = readHello(bytes, body, Math.min(bodyEnd, end), sequence, length, offset, bodyEnd > end);
				if (finding) return finding;
			}
			at = bodyEnd;
		}
		return undefined;
	}

	function readHello(
		bytes: Buffer,
		start: number,
		end: number,
		sequence: number,
		length: number,
		offset: number,
		cut: boolean,
	): Finding | undefined {
		if (cut || (offset === 0 && end - start === length)) {
			const hello = offset === 0 ? parseClientHello(bytes, start, end, 'dtls', cut) : undefined;
			if (hello === undefined || (cut && hello.sni === undefined)) return undefined;
			release();
			return {kind: 'hello', hello, end, protocol: 'dtls'};
		}
		if (pending === undefined || pending.sequence !== sequence || pending.bytes.length !== length) {
			release();
			if (length > budget.left) {
				givenUp++;
				return undefined;
			}
			budget.left -= length;
			pending = new Fragments(sequence, length);
		}
		pending.add(offset, bytes, start, end);
		if (!pending.complete) return undefined;
		const hello = parseClientHello(pending.bytes, 0, length, 'dtls');
		release();
		return hello && {kind: 'hello', hello, end, protocol: 'dtls'};
	}

	return {
		release,
		get givenUp() {
			return givenUp;
		},
		feed(bytes, start, end) {
			let at = start;
			let finding: Finding | undefined;
			while (finding === undefined && looksLikeDtls(bytes, at, end)) {
				const next = at + RECORD_HEADER + recordLength(bytes, at);
				// The hello is never encrypted: epoch 0.
				const plain = bytes[at] === HANDSHAKE && bytes[at + 3] === 0 && bytes[at + 4] === 0;
				if (plain) finding = readMessages(bytes, at + RECORD_HEADER, Math.min(next, end));
				at = next;
			}
			if (finding) return finding;
			if (at === start && (bytes[start]! & UNIFIED_MASK) !== UNIFIED) return UNKNOWN;
			if (at === start && pending === undefined) return UNKNOWN;
			return pending ? more(end + 1, 'dtls') : found('dtls');
		},
	};
}
