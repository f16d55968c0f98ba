import type {Hello} from '../../model/hello.js';
import {bytesOf} from '../copy-bytes.js';
import {hashBytes} from '../hash-bytes.js';
import {parseClientHello} from '../tls/client-hello.js';
import {chloLength, parseChlo} from './chlo.js';
import {CryptoStream, type StreamBudget} from './crypto-stream.js';
import {readCryptoFrames} from './frames.js';
import {readGoogleFrames} from './gquic.js';
import {deriveKeys, type Keys} from './keys.js';
import type {LongHeader} from './packet.js';
import {openedNumber, openPacket} from './protection.js';
import {type Derivation, versionOf} from './versions.js';

/** Bytes kept of one hello. */
const MAX_HELLO = 65_536;
const HANDSHAKE_HEADER = 4;
const CLIENT_HELLO = 1;
/** Beginning of `CHLO`. */
const CHLO_FIRST = 0x43;
/** Frames of Q050, T050 and T051 are those of Q050. */
const GOOGLE_FRAMES = 50;

/** One QUIC connection as far as its ClientHello needs it: connection IDs, the client's Initial keys, the crypto stream. */
export class Handshake {
	readonly version: number;
	/** Destination Connection ID of the client's first Initial, from which the keys come (RFC 9001 section 5.2). */
	readonly id: Uint8Array;
	/** The ID that the client chose for itself, and the one that the server did, once it was seen. */
	readonly clientId: Uint8Array;
	serverId: Uint8Array | undefined;
	/** It goes on where another was turned away by Retry or Version Negotiation. */
	continues = false;
	/** Until the hello is whole. */
	stream: CryptoStream | undefined;
	readonly #derivation: Derivation | undefined;
	/** Of the version of the latest packet; forgotten when no hello is expected any more, and derived again where IDs do not tell. */
	#keys: Keys | undefined;
	#keysVersion = 0;
	#largest = -1;

	/** Without a derivation nothing is encrypted. */
	constructor(version: number, id: Uint8Array, clientId: Uint8Array, budget: StreamBudget | undefined, derivation?: Derivation) {
		this.stream = new CryptoStream(MAX_HELLO, budget);
		this.version = version;
		this.id = id;
		this.clientId = clientId;
		this.#derivation = derivation;
	}

	/** Opens a client's Initial and takes its crypto data. False: it is not of this connection. */
	take(bytes: Buffer, packet: LongHeader): boolean {
		const keys = this.#keysOf(packet.version);
		if (keys === undefined) return false;
		const payload = openPacket(keys, bytes, packet.start, packet.numberAt, packet.end, this.#largest, packet.cut);
		const stream = this.stream;
		if (stream === undefined) this.#forgetKeys();
		if (payload === undefined) return false;
		if (!packet.cut) this.#largest = Math.max(this.#largest, openedNumber);
		if (stream === undefined) return true;
		if (keys.google) readGoogleFrames(payload, 0, payload.length, GOOGLE_FRAMES, 1, stream);
		else readCryptoFrames(payload, stream);
		return true;
	}

	/** No hello is expected any more: gives its memory back. */
	release(): void {
		this.stream?.release();
		this.stream = undefined;
		this.#forgetKeys();
	}

	/** What the stream holds: a whole hello; `spoilt` where it never will; undefined: not yet. */
	whole(): Hello | 'spoilt' | undefined {
		const stream = this.stream;
		if (stream === undefined) return undefined;
		if (stream.spoilt) return 'spoilt';
		const {bytes, ready} = stream;
		if (ready < HANDSHAKE_HEADER) return ready > 0 && bytes[0] !== CLIENT_HELLO && bytes[0] !== CHLO_FIRST ? 'spoilt' : undefined;
		const length = messageLength(bytes, ready);
		if (length < 0 || length > MAX_HELLO) return 'spoilt';
		if (length === 0 || ready < length) return undefined;
		return this.#parse(bytes, length, false) ?? 'spoilt';
	}

	/** What can be read of a hello that lacks its end. */
	cut(): Hello | undefined {
		const stream = this.stream;
		return stream === undefined || stream.ready < HANDSHAKE_HEADER ? undefined : this.#parse(stream.bytes, stream.ready, true);
	}

	#parse(bytes: Buffer, end: number, cut: boolean): Hello | undefined {
		if (bytes[0] === CHLO_FIRST) return parseChlo(bytes, end, hashBytes(this.id, 0, this.id.length), cut);
		return bytes[0] === CLIENT_HELLO ? parseClientHello(bytes, HANDSHAKE_HEADER, end, 'quic', cut) : undefined;
	}

	/** They take more memory than all the rest. */
	#forgetKeys(): void {
		this.#keys = undefined;
		this.#keysVersion = 0;
	}

	/** From the same ID also those of another version, which was agreed on the way (RFC 9368 section 2.3). */
	#keysOf(version: number): Keys | undefined {
		if (version !== this.#keysVersion) {
			const derivation = version === this.version ? this.#derivation : versionOf(version).derivations[0];
			this.#keysVersion = version;
			this.#keys = derivation && deriveKeys(derivation, this.id, 0, this.id.length);
		}
		return this.#keys;
	}
}

/** A connection whose first Initial seen is this packet, where a derivation opens it and, if its tag is missing, a hello comes out. */
export function beginHandshake(bytes: Buffer, packet: LongHeader, derivation: Derivation, budget?: StreamBudget): Handshake | undefined {
	const handshake = new Handshake(
		packet.version,
		bytesOf(bytes, packet.dcid, packet.dcidEnd),
		bytesOf(bytes, packet.scid, packet.scidEnd),
		budget,
		derivation,
	);
	if (handshake.take(bytes, packet) && !(packet.cut && handshake.cut() === undefined)) return handshake;
	handshake.release();
	return undefined;
}

function messageLength(bytes: Buffer, ready: number): number {
	if (bytes[0] === CLIENT_HELLO) return HANDSHAKE_HEADER + bytes.readUIntBE(1, 3);
	return bytes[0] === CHLO_FIRST ? chloLength(bytes, ready) : -1;
}
