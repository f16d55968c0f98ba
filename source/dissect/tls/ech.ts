import type {EchState} from '../../model/hello.js';
import type {Cursor} from '../cursor.js';

/**
 * Extension types of encrypted_client_hello: RFC 9849, drafts 8 to 12 of it, and encrypted_server_name (draft-ietf-tls-esni-02 and its
 * later code point), whose hellos carry no outer name. Browsers send dummies under the final type alone.
 */
export const ECH_TYPE = 0xfe0d;
export const ECH_DRAFT_TYPES: readonly number[] = [0xfe08, 0xfe09, 0xfe0a, 0xfe0b, 0xfe0c, 0xff02, 0xffce];

/** Outer names under which ECH is known to be really offered (public_name of the configuration, RFC 9849 section 4). */
const PUBLIC_NAMES: ReadonlySet<string> = new Set([
	'cloudflare-ech.com',
	'crypto.cloudflare.com',
	'cover.defo.ie',
	'public.tls-ech.dev',
	'tls-ech.dev',
]);

/** Payload lengths of dummies: 128 + 32n + the tag in BoringSSL (Chrome, Edge, Android), 223 + the tag in NSS (Firefox). */
const GREASE_PAYLOADS: ReadonlySet<number> = new Set([144, 176, 208, 240, 239]);

const HKDF_SHA256 = 1;
const AES_128_GCM = 1;
const CHACHA20_POLY1305 = 3;
const X25519_KEY_LENGTH = 32;

/**
 * What an ECH extension's data say, given the outer name. A dummy (GREASE, RFC 9849 section 6.2) is made to look like the real thing, so
 * this is a judgement: `grease` where the shape is that of the dummies that browsers always send and the outer name is not a known public
 * name; a real offer under an unknown public name can have that shape too. Any other shape is `offered`. Data that is cut counts as
 * `offered`. The outer name is right in both cases.
 */
export function readEch(data: Cursor, outerName: string | undefined): EchState {
	const type = data.u8();
	const kdf = data.u16();
	const aead = data.u16();
	data.u8(); // config_id
	const keyLength = data.u16();
	data.skip(keyLength);
	const payloadLength = data.u16();
	data.skip(payloadLength);
	if (!data.ok || type !== 0) return 'offered';
	const browserLike =
		kdf === HKDF_SHA256 &&
		(aead === AES_128_GCM || aead === CHACHA20_POLY1305) &&
		keyLength === X25519_KEY_LENGTH &&
		GREASE_PAYLOADS.has(payloadLength);
	return browserLike && !(outerName !== undefined && PUBLIC_NAMES.has(outerName.toLowerCase())) ? 'grease' : 'offered';
}
