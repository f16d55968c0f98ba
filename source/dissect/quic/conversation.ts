import type {Finding, Hello} from '../../model/hello.js';
import {Connections, equal} from './connections.js';
import {isClear, PublicHeader, readClearPacket, readGoogleFrames, readPublicHeader} from './gquic.js';
import {beginHandshake, type Handshake} from './handshake.js';
import {LongHeader, readLongHeader} from './packet.js';

/** Hellos that are known again. */
const MAX_REMEMBERED = 16;
/** Connection IDs that opened nothing, and how often one is tried all the same: the packet may have been damaged. */
const MAX_FAILED = 8;
const MAX_TRIES = 3;
/** Key derivations without success before only known keys are tried: a server whose clients are not seen. */
const MAX_FAILURES = 64;

const UNKNOWN: Finding = Object.freeze({kind: 'unknown'});
const QUIC: Finding = Object.freeze({kind: 'protocol', protocol: 'quic'});
const MORE: Finding = Object.freeze({kind: 'more', need: 0, protocol: 'quic'});

// One datagram is read at a time.
const packet = new LongHeader();
const publicHeader = new PublicHeader();

/**
 * Finds every ClientHello of one UDP 5-tuple: RFC 9000 and 9001, RFC 9369, drafts, Google's and others' versions. Either direction, in
 * any order; whoever sent the datagram that completed a hello is the client.
 */
export class QuicConversation {
	/** Initials that no keys opened; of interest while no hello was found. A server's count too, where its client was not seen. */
	undecryptable = 0;
	/** QUIC version of the latest packet, as on the wire; 0 before the first. */
	version = 0;
	/** Whether the latest datagram is QUIC beyond doubt. */
	isQuic = false;
	readonly #connections = new Connections();
	readonly #hellos: Hello[] = [];
	/** Those found so far, oldest first. */
	readonly #remembered: {readonly random: string; readonly sni: string | undefined}[] = [];
	readonly #failed: {readonly version: number; readonly id: Buffer; tries: number}[] = [];
	#failures = 0;
	#spoilt = 0;
	/** The server asked for another version: the client begins again. */
	#negotiating = false;
	/** The server's ID in its latest Retry: the client begins again under it. */
	#retryId: Buffer | undefined;
	/** The latest datagram brought a part of a hello. */
	#partial = false;
	#seen = false;
	#end = 0;

	/** Hellos that were given up: too large, too scattered, no hello at all, or too many connections at once. */
	get givenUp(): number {
		return this.#spoilt + this.#connections.evicted;
	}

	/**
	 * Reads a datagram. `hello`: it completed one that was not reported before (see `next` for a second one). `more`: a hello is on its
	 * way. `protocol`: QUIC, and nothing to be had. `unknown`: not QUIC, or not known to be. The bytes are not kept.
	 */
	feed(bytes: Buffer, start: number, end: number): Finding {
		this.isQuic = false;
		this.#partial = false;
		this.#hellos.length = 0;
		this.#end = end;
		if (start >= end) return UNKNOWN;
		const first = bytes[start]!;
		if (first >= 0x80) this.#long(bytes, start, end);
		else if (readPublicHeader(bytes, start, end, publicHeader)) this.#public(bytes, end);
		// A short header (RFC 9000 section 17.3) has nothing to be known by but what came before.
		else this.isQuic = this.#seen && (first & 0x40) !== 0;
		if (!this.isQuic) return UNKNOWN;
		this.#seen = true;
		return this.next() ?? (this.#partial ? MORE : QUIC);
	}

	/** A further hello that the latest datagram completed. */
	next(): Finding | undefined {
		const hello = this.#hellos.shift();
		return hello && {kind: 'hello', hello, end: this.#end, protocol: 'quic'};
	}

	/** What can be read of a hello that never became whole: for when nothing more is expected. It is marked as cut. */
	rest(): Hello | undefined {
		for (const connection of this.#connections.all) {
			const hello = connection.cut();
			if (hello !== undefined && !this.#isKnown(hello, false)) return hello;
		}
		return undefined;
	}

	/** Packets under long headers, one behind the other (RFC 9000 section 12.2); what is no packet ends the datagram. */
	#long(bytes: Buffer, start: number, end: number): void {
		for (let at = start; at < end && readLongHeader(bytes, at, end, packet); at = packet.end) {
			// A version that nobody knows has to prove itself, and does not stand behind others.
			if (packet.spec.certain) this.isQuic = true;
			else if (at > start && packet.version !== this.version) return;
			if (packet.type === 'negotiation') {
				this.isQuic = true;
				this.#negotiating = true;
				continue;
			}
			if (this.isQuic) this.version = packet.version;
			if (packet.type === 'initial') this.#initial(bytes);
			else if (packet.type === 'retry') this.#retryId = Buffer.from(bytes.subarray(packet.scid, packet.scidEnd));
		}
	}

	#initial(bytes: Buffer): void {
		if (isClear(packet.version)) {
			// The server's have no Destination Connection ID.
			if (packet.dcidEnd === packet.dcid) return;
			const connection = this.#connections.clear(bytes, packet.dcid, packet.dcidEnd, packet.version);
			if (connection.stream) readClearPacket(bytes, packet, connection.stream);
			this.#look(connection, packet.cut);
			return;
		}
		const known = this.#connections.find(bytes, packet);
		if (known !== undefined) {
			this.isQuic = true;
			if (known === 'server' || known.stream === undefined) return;
			if (known.take(bytes, packet)) this.#look(known, packet.cut);
			else this.undecryptable++;
			return;
		}
		const opened = this.#connections.open(bytes, packet);
		if (opened !== undefined) {
			this.isQuic = true;
			this.#look(opened, false);
		} else this.#begin(bytes);
	}

	/** The first Initial of a connection, one whose ID changed by Retry, or a server's. */
	#begin(bytes: Buffer): void {
		const {dcid, dcidEnd, version, spec} = packet;
		const failed = this.#failed.find(f => f.version === version && equal(bytes, dcid, dcidEnd, f.id));
		if ((failed === undefined || failed.tries < MAX_TRIES) && this.#failures < MAX_FAILURES) {
			for (const derivation of spec.derivations) {
				const connection = beginHandshake(bytes, packet, derivation);
				if (connection === undefined) continue;
				this.#failures = 0;
				this.isQuic = true;
				this.version = version;
				connection.continues = this.#negotiating || (this.#retryId !== undefined && equal(bytes, dcid, dcidEnd, this.#retryId));
				this.#negotiating = false;
				this.#connections.keep(connection);
				this.#look(connection, packet.cut);
				return;
			}
			this.#failures++;
			// A packet that is cut says nothing about its keys.
			if (failed !== undefined) failed.tries++;
			else if (!packet.cut) this.#failed.push({version, id: Buffer.from(bytes.subarray(dcid, dcidEnd)), tries: 1});
			if (this.#failed.length > MAX_FAILED) this.#failed.shift();
		}
		if (spec.certain) this.undecryptable++;
	}

	/** Google's QUIC up to Q043. */
	#public(bytes: Buffer, end: number): void {
		const {id, idEnd, version, google, numberLength, payload} = publicHeader;
		this.isQuic = true;
		this.version = version;
		const connection = this.#connections.clear(bytes, id, idEnd, version);
		if (connection.stream) readGoogleFrames(bytes, payload, end, google, numberLength, connection.stream);
		this.#look(connection, false);
	}

	/** Reports the hello of a connection once it is there; of a packet that is `cut` also a part that has the name. */
	#look(connection: Handshake, cut: boolean): void {
		if (connection.stream === undefined) return;
		let hello = connection.whole();
		if (hello === 'spoilt') {
			this.#spoilt++;
			connection.stream = undefined;
			return;
		}
		if (hello === undefined && cut) hello = connection.cut();
		if (hello === undefined || (hello.cut && hello.sni === undefined)) {
			this.#partial = true;
			return;
		}
		connection.stream = undefined;
		if (!this.#isKnown(hello, connection.continues)) this.#hellos.push(hello);
		this.#remembered.push({random: hello.random, sni: hello.sni});
		if (this.#remembered.length > MAX_REMEMBERED) this.#remembered.shift();
	}

	/**
	 * The same again: after a Retry (RFC 9000 section 17.2.5.3), repeated by HelloRetryRequest or loss. Some clients make a new random after
	 * a Retry, and after a Version Negotiation all do: then the name tells.
	 */
	#isKnown(hello: Hello, continues: boolean): boolean {
		return this.#remembered.some(known => known.random === hello.random || (continues && known.sni === hello.sni));
	}
}

/** State of a 5-tuple that shows QUIC (`looksLikeQuicLong`, `looksLikeGquic`): bounded to 8 connections of 64 KB each. */
export const createQuicConversation = (): QuicConversation => new QuicConversation();
