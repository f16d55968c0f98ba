import {Cursor} from './cursor.js';
import {follow, found, more, type Step, UNKNOWN} from './step.js';

const STARTTLS_OID = '1.3.6.1.4.1.1466.20037';
/** LDAP messages of a client that are looked at before its StartTLS; a search of the root entry may come first. */
const MAX_LDAP_MESSAGES = 4;
const MAX_LDAP_MESSAGE = 65536;
const EXTENDED_REQUEST = 0x77;
/** Operations of LDAP (RFC 4511 section 4.2 and following): requests, and responses, which only a server sends. */
const ldapRequests: readonly number[] = [0x60, 0x42, 0x63, 0x66, 0x68, 0x4a, 0x6c, 0x6e, 0x50, EXTENDED_REQUEST];
const ldapResponses: readonly number[] = [0x61, 0x64, 0x65, 0x67, 0x69, 0x6b, 0x6d, 0x6f, 0x73, 0x78, 0x79];
const SEARCH_REQUEST = 0x63;

const message = new Cursor();
const outer = new Cursor();

/** LDAP (RFC 4511): the hello follows the extended request StartTLS (section 4.14.1). */
export function readLdap(bytes: Buffer, start: number, end: number): Step {
	let at = start;
	for (let count = 0; count < MAX_LDAP_MESSAGES; count++) {
		if (at === end) return more(end + 1, 'ldap');
		if (count > 0 && bytes[at] === 22) return follow(at, 'ldap');
		outer.set(bytes, at, end);
		const tag = outer.u8();
		const length = readBerLength(outer);
		if (!outer.ok) return count > 0 || tag === 0x30 ? more(end + 1, count > 0 ? 'ldap' : undefined) : UNKNOWN;
		if (tag !== 0x30 || length < 5 || length > MAX_LDAP_MESSAGE) return count > 0 ? found('ldap') : UNKNOWN;
		const next = outer.position + length;
		message.set(bytes, outer.position, Math.min(next, end));
		// messageID INTEGER, protocolOp
		const integer = message.u8();
		const size = message.u8();
		if (message.ok && (integer !== 2 || size < 1 || size > 4)) return count > 0 ? found('ldap') : UNKNOWN;
		message.skip(size);
		const operation = message.u8();
		if (!message.ok) return more(next, count > 0 ? 'ldap' : undefined);
		if (ldapResponses.includes(operation)) return found('ldap');
		if (!ldapRequests.includes(operation)) return count > 0 ? found('ldap') : UNKNOWN;
		if (next > end) return more(next, 'ldap');
		if (operation === EXTENDED_REQUEST) {
			readBerLength(message);
			const name = message.u8() === 0x80 ? message.take(readBerLength(message)).latin1() : '';
			if (name === STARTTLS_OID) return follow(next, 'ldap');
		} else if (operation !== SEARCH_REQUEST) return found('ldap');
		at = next;
	}
	return found('ldap');
}

/** Length of a BER element: one byte, or 0x80 + n and n bytes. */
function readBerLength(cursor: Cursor): number {
	const first = cursor.u8();
	switch (first) {
		case 0x81:
			return cursor.u8();
		case 0x82:
			return cursor.u16();
		case 0x83:
			return cursor.u24();
		case 0x84:
			return cursor.u32();
		default:
			return first < 0x80 ? first : 0xffffffff;
	}
}
