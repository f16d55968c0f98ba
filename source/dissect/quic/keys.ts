import {bytesOf} from '../copy-bytes.js';
import {expandKey} from './aes.js';
import {Hmac} from './sha256.js';
import type {Derivation} from './versions.js';

/** Keys of one side's Initials: AES-128-GCM and header protection by AES-128-ECB (RFC 9001 sections 5.3 and 5.4.3). */
export interface Keys {
	readonly key: Uint8Array;
	readonly iv: Uint8Array;
	/** Round keys of the header protection. */
	readonly header: Int32Array;
	/** The payload is made of Google's frames. */
	readonly google: boolean;
}

const CLIENT = expandInfo('client in', 32);
const SERVER = expandInfo('server in', 32);
const infos = {
	quic: {key: expandInfo('quic key', 16), iv: expandInfo('quic iv', 12), hp: expandInfo('quic hp', 16)},
	quicv2: {key: expandInfo('quicv2 key', 16), iv: expandInfo('quicv2 iv', 12), hp: expandInfo('quicv2 hp', 16)},
};

/** By salt. */
const extracts = new Map<Buffer, Hmac>();
const expand = new Hmac(Buffer.alloc(0));

/**
 * Initial keys of a side, from `bytes[start, end)`: the Destination Connection ID of the client's first Initial (RFC 9001 section 5.2).
 * HKDF by hand: one block each, five HMACs in all.
 */
export function deriveKeys(
	derivation: Derivation,
	bytes: Uint8Array,
	start: number,
	end: number,
	side: 'client' | 'server' = 'client',
): Keys {
	const {salt, label, google} = derivation;
	let extract = extracts.get(salt);
	if (extract === undefined) {
		extract = new Hmac(salt);
		extracts.set(salt, extract);
	}
	// The ID has at most 20 bytes.
	expand.setKey(extract.digest(bytes, start, end));
	expand.setKey(expand.digest(side === 'client' ? CLIENT : SERVER));
	const {key, iv, hp} = infos[label];
	return {
		key: bytesOf(expand.digest(key), 0, 16),
		iv: bytesOf(expand.digest(iv), 0, 12),
		header: expandKey(expand.digest(hp)),
		google,
	};
}

/** HkdfLabel without context (RFC 8446 section 7.1) and the number of the only block. */
function expandInfo(label: string, length: number): Buffer {
	const name = `tls13 ${label}`;
	return Buffer.concat([Buffer.from([0, length, name.length]), Buffer.from(name, 'latin1'), Buffer.from([0, 1])]);
}
