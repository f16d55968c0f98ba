import type {Finding, Hello} from '../../model/hello.js';
import {bytesOf} from '../copy-bytes.js';
import {Connections, equal} from './connections.js';
import type {StreamBudget} from './crypto-stream.js';
import {Failures} from './failures.js';
import {isClear, PublicHeader, readClearPacket, readGoogleFrames, readPublicHeader} from './gquic.js';
import {beginHandshake, type Handshake} from './handshake.js';
import {KnownHellos} from './known-hellos.js';
import {LongHeader, readLongHeader} from './packet.js';

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
	readonly #connections: Connections;
	readonly #budget: StreamBudget | undefined;
	/** Of the latest datagram, and not told yet. */
	#hellos: Hello[] | undefined;
	readonly #known = new KnownHellos();
	readonly #failures = new Failures();
	#spoilt = 0;
	/** The server asked for another version: the client begins again. */
	#negotiating = false;
	/** The server's ID in its latest Retry: the client begins again under it. */
	#retryId: Uint8Array | undefined;
	/** The latest datagram brought a part of a hello. */
	#partial = false;
	#seen = false;
	#end = 0;

	constructor(budget?: StreamBudget) {
		this.#budget = budget;
		this.#connections = new Connections(budget);
	}

	/** Hellos that were given up: too large, too scattered, no hello at all, or too many connections at once. */
	get givenUp(): number {
		return this.#spoilt + this.#connections.evicted;
	}

	/**
	 * Reads a datagram. `hello`: it completed one that was not reported before (see `next` for a second one). `more`: a hello is on its
	 * way. `protocol`: QUIC, and nothing to be had. `unknown`: not QUIC, or not known to be. The bytes are not kept. `isCut`: the capture has not
	 * all of the datagram; only then may a packet say that it is longer than what is there.
	 */
	feed(bytes: Buffer, start: number, end: number, isCut = false): Finding {
		this.isQuic = false;
		this.#partial = false;
		this.#hellos = undefined;
		this.#end = end;
		if (start >= end) return UNKNOWN;
		const first = bytes[start]!;
		if (first >= 0x80) this.#long(bytes, start, end, isCut);
		else if (readPublicHeader(bytes, start, end, publicHeader)) this.#public(bytes, end);
		// A short header (RFC 9000 section 17.3) has nothing to be known by but what came before.
		else this.isQuic = this.#seen && (first & 0x40) !== 0;
		if (!this.isQuic) return UNKNOWN;
		this.#seen = true;
		return this.next() ?? (this.#partial ? MORE : QUIC);
	}

	/** A further hello that the latest datagram completed. */
	next(): Finding | undefined {
		const hello = this.#hellos?.shift();
		if (this.#hellos?.length === 0) this.#hellos = undefined;
		return hello && {kind: 'hello', hello, end: this.#end, protocol: 'quic'};
	}

	/** What can be read of a hello that never became whole: for when nothing more is expected. It is marked as cut. */
	rest(): Hello | undefined {
		for (const connection of this.#connections.all) {
			const hello = connection.cut();
			if (hello !== undefined && !this.#known.has(hello)) return hello;
		}
		return undefined;
	}

	/** Gives the memory of unfinished hellos back to the budget: the conversation is over. */
	release(): void {
		for (const connection of this.#connections.all) connection.release();
	}

	/** Packets under long headers, one behind the other (RFC 9000 section 12.2); what is no packet ends the datagram. */
	#long(bytes: Buffer, start: number, end: number, isCut: boolean): void {
		for (let at = start; at < end && readLongHeader(bytes, at, end, packet); at = packet.end) {
			// A version that nobody knows has to prove itself, and does not stand behind others.
			if (packet.spec.certain) this.isQuic = true;
			else if (at > start && packet.version !== this.version) return;
			if (packet.cut && !isCut) return;
			if (packet.type === 'negotiation') {
				this.isQuic = true;
				this.#negotiating = true;
				continue;
			}
			if (this.isQuic) this.version = packet.version;
			if (packet.type === 'initial') this.#initial(bytes);
			else if (packet.type === 'retry') this.#retryId = bytesOf(bytes, packet.scid, packet.scidEnd);
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
		if (this.#failures.mayTry(bytes, packet)) {
			for (const derivation of spec.derivations) {
				const connection = beginHandshake(bytes, packet, derivation, this.#budget);
				if (connection === undefined) continue;
				this.#failures.succeeded();
				this.isQuic = true;
				this.version = version;
				connection.continues = this.#negotiating || (this.#retryId !== undefined && equal(bytes, dcid, dcidEnd, this.#retryId));
				this.#negotiating = false;
				this.#connections.keep(connection);
				this.#look(connection, packet.cut);
				return;
			}
			this.#failures.failed(bytes, packet);
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
			connection.release();
			return;
		}
		if (hello === undefined && cut) hello = connection.cut();
		if (hello === undefined || (hello.kind.cut && hello.sni === undefined)) {
			this.#partial = true;
			return;
		}
		connection.release();
		if (!this.#known.has(hello, connection.continues)) this.#hellos = this.#hellos?.concat(hello) ?? [hello];
		this.#known.add(hello);
	}
}

/** State of a 5-tuple that shows QUIC (`looksLikeQuicLong`, `looksLikeGquic`): bounded to 8 connections of 64 KB each, and by the budget. */
export const createQuicConversation = (budget?: StreamBudget): QuicConversation => new QuicConversation(budget);
