import {bytesOf} from '../copy-bytes.js';
import type {StreamBudget} from './crypto-stream.js';
import {Handshake} from './handshake.js';
import type {LongHeader} from './packet.js';

/** Connections that are told apart on one 5-tuple; a further one takes the place of the oldest. */
const MAX_CONNECTIONS = 8;

/** The QUIC connections of a 5-tuple, by their connection IDs. */
export class Connections {
	/** Connections that had to go before their hello was whole. */
	evicted = 0;
	/** Oldest first. */
	all: Handshake[] = [];
	readonly #budget: StreamBudget | undefined;

	constructor(budget?: StreamBudget) {
		this.#budget = budget;
	}

	/** The connection whose client sent this Initial, by its IDs; `server` where a server did; undefined where the IDs do not tell. */
	find(bytes: Buffer, packet: LongHeader): Handshake | 'server' | undefined {
		const {dcid, dcidEnd, scid, scidEnd} = packet;
		let answered: Handshake | undefined;
		for (let i = this.all.length - 1; i >= 0; i--) {
			const connection = this.all[i]!;
			const {clientId, serverId} = connection;
			if (connection.version === packet.version && equal(bytes, dcid, dcidEnd, connection.id)) return connection;
			const fromClient = equal(bytes, scid, scidEnd, clientId);
			if (fromClient && serverId !== undefined && equal(bytes, dcid, dcidEnd, serverId)) return connection;
			if (!fromClient && equal(bytes, dcid, dcidEnd, clientId)) {
				if (serverId !== undefined && equal(bytes, scid, scidEnd, serverId)) return 'server';
				// Clients without IDs of their own: the latest one that was not answered yet.
				if (answered === undefined || answered.serverId !== undefined) answered = connection;
			}
		}
		if (answered === undefined) return undefined;
		answered.serverId ??= bytesOf(bytes, scid, scidEnd);
		return 'server';
	}

	/**
	 * The connection whose keys open this packet: of a client that answers under a server's ID that was not seen. Its keys are still those
	 * of its first Initial (RFC 9001 section 5.2).
	 */
	open(bytes: Buffer, packet: LongHeader): Handshake | undefined {
		if (packet.cut) return undefined;
		for (let i = this.all.length - 1; i >= 0; i--) {
			const connection = this.all[i]!;
			if (connection.version !== packet.version || !connection.take(bytes, packet)) continue;
			// From now on the IDs tell.
			connection.serverId ??= bytesOf(bytes, packet.dcid, packet.dcidEnd);
			return connection;
		}
		return undefined;
	}

	/** The connection of Google's QUIC in the clear that has this ID, a new one if need be. */
	clear(bytes: Buffer, id: number, idEnd: number, version: number): Handshake {
		for (const connection of this.all) if (equal(bytes, id, idEnd, connection.id)) return connection;
		const name = bytesOf(bytes, id, idEnd);
		return this.keep(new Handshake(version, name, name, this.#budget));
	}

	keep(connection: Handshake): Handshake {
		if (this.all.length >= MAX_CONNECTIONS) {
			const finished = this.all.findIndex(c => c.stream === undefined);
			if (finished < 0) this.evicted++;
			this.all.splice(Math.max(finished, 0), 1)[0]!.release();
		}
		// Mostly there is one, and a list that is pushed to makes room for seventeen.
		this.all = this.all.concat(connection);
		return connection;
	}
}

/** Whether `bytes[start, end)` is `other`. */
export function equal(bytes: Buffer, start: number, end: number, other: Uint8Array): boolean {
	if (end - start !== other.length) return false;
	for (let i = 0; i < other.length; i++) if (bytes[start + i] !== other[i]) return false;
	return true;
}
