import {type Cipher, createCipheriv, hash} from 'node:crypto';
import type {Derivation} from './versions.js';

/** Keys of one side's Initials: AES-128-GCM and header protection by AES-128-ECB (RFC 9001 sections 5.3 and 5.4.3). */
export interface Keys {
	readonly key: Buffer;
	readonly iv: Buffer;
	/** Encrypts samples block by block; kept, because setting up a cipher costs more than using it. */
	readonly headerCipher: Cipher;
	/** The payload is made of Google's frames. */
	readonly google: boolean;
}

const CLIENT = expandInfo('client in', 32);
const SERVER = expandInfo('server in', 32);
const infos = {
	quic: {key: expandInfo('quic key', 16), iv: expandInfo('quic iv', 12), hp: expandInfo('quic hp', 16)},
	quicv2: {key: expandInfo('quicv2 key', 16), iv: expandInfo('quicv2 iv', 12), hp: expandInfo('quicv2 hp', 16)},
};

/**
 * Initial keys of a side, from `bytes[start, end)`: the Destination Connection ID of the client's first Initial (RFC 9001 section 5.2).
 * HKDF by hand: one block each, five HMACs in all.
 */
export function deriveKeys(derivation: Derivation, bytes: Buffer, start: number, end: number, side: 'client' | 'server' = 'client'): Keys {
	const initial = hmac(derivation.salt, bytes.subarray(start, end));
	const secret = hmac(initial, side === 'client' ? CLIENT : SERVER);
	const info = infos[derivation.label];
	const hp = hmac(secret, info.hp).subarray(0, 16);
	return {
		key: hmac(secret, info.key).subarray(0, 16),
		iv: hmac(secret, info.iv).subarray(0, 12),
		headerCipher: createCipheriv('aes-128-ecb', hp, null).setAutoPadding(false),
		google: derivation.google,
	};
}

const BLOCK = 64;
const DIGEST = 32;
const inner = Buffer.alloc(2 * BLOCK);
const outer = Buffer.alloc(BLOCK + DIGEST);

/** HMAC-SHA-256 (RFC 2104) of at most 64 bytes with a key of at most 64: two one-shot hashes take a third of the time of `createHmac`. */
function hmac(key: Buffer, data: Buffer): Buffer {
	inner.fill(0x36, 0, BLOCK);
	outer.fill(0x5c, 0, BLOCK);
	for (let i = 0; i < key.length; i++) {
		inner[i]! ^= key[i]!;
		outer[i]! ^= key[i]!;
	}
	data.copy(inner, BLOCK);
	outer.write(hash('sha256', inner.subarray(0, BLOCK + data.length), 'binary'), BLOCK, 'latin1');
	return Buffer.from(hash('sha256', outer, 'binary'), 'latin1');
}

/** HkdfLabel without context (RFC 8446 section 7.1) and the number of the only block. */
function expandInfo(label: string, length: number): Buffer {
	const name = `tls13 ${label}`;
	return Buffer.concat([Buffer.from([0, length, name.length]), Buffer.from(name, 'latin1'), Buffer.from([0, 1])]);
}
