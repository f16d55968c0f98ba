import {dissectCutTcp} from '../dissect/tcp.js';
import {readServerVersion} from '../dissect/tls/server-hello.js';
import type {Finding} from '../model/hello.js';
import type {Packet} from '../model/packet.js';
import type {Connections} from './connections.js';
import {findHello} from './find-hello.js';
import type {Identifier} from './identifier.js';
import type {Look} from './look.js';
import type {Prefix} from './prefix.js';
import {FLAG_CLIENT_SURE, FLAG_CUT, FLAG_MID_STREAM, FLAG_SETTLED, FLAG_SYN} from './record-layout.js';

/** Type of a handshake record (RFC 8446 section 5.1). */
const HANDSHAKE = 0x16;

/** What the findings of the TCP dissectors mean for a connection. */
export class TcpFindings {
	readonly #table: Connections;
	readonly #identifier: Identifier;

	constructor(table: Connections, identifier: Identifier) {
		this.#table = table;
		this.#identifier = identifier;
	}

	/** Acts on what was found in `bytes[start, end)`, a stream's beginning that `p` completed. True: nothing more is to be done with `p`. */
	conclude(record: number, look: Look, finding: Finding, bytes: Buffer, start: number, end: number, p: Packet, fromA: boolean): boolean {
		const identifier = this.#identifier;
		switch (finding.kind) {
			case 'hello':
				identifier.hello(record, finding.hello, 'tls', 'tls', fromA);
				return true;
			case 'http':
				identifier.http(record, finding.host, fromA);
				return true;
			case 'more': {
				if (finding.protocol) identifier.protocol(record, finding.protocol);
				if (p.payloadEnd - p.payload >= p.payloadLength && !look.prefix(fromA)?.cut) return false;
				this.#table.set(record, FLAG_CUT);
				const cut = dissectCutTcp(bytes, start, end);
				if (cut.kind !== 'hello') return false;
				identifier.hello(record, cut.hello, 'tls', 'tls', fromA);
				return true;
			}
			case 'protocol':
				identifier.protocol(record, finding.protocol);
				if (finding.protocol === 'tls') {
					const isServerHello = this.#withoutHello(record, bytes, start, end, fromA);
					if (findHello(bytes, start + 1, end) >= 0) return false;
					// Perhaps a later record of a hello whose first segments come late, or its header spoilt by padding.
					if (bytes[start] === HANDSHAKE && !isServerHello) return false;
				}
				look.done(fromA);
				return true;
			default:
				return false;
		}
	}

	/** The name in a hello whose rest does not come any more. */
	cut(record: number, prefix: Prefix | undefined, fromA: boolean): void {
		if (prefix === undefined || prefix.length === 0 || this.#table.has(record, FLAG_SETTLED)) return;
		const finding = dissectCutTcp(prefix.bytes, 0, prefix.length);
		if (finding.kind === 'hello') this.#identifier.hello(record, finding.hello, 'tls', 'tls', fromA);
	}

	/** TLS that does not begin with a ClientHello: the server's answer (true), or a stream already under way. */
	#withoutHello(record: number, bytes: Buffer, start: number, end: number, fromA: boolean): boolean {
		const table = this.#table;
		const version = readServerVersion(bytes, start, end);
		if (version !== 0) {
			table.setVersion(record, version);
			if (!table.has(record, FLAG_CLIENT_SURE)) this.#identifier.client(record, !fromA);
		} else if (!table.has(record, FLAG_SYN)) {
			table.set(record, FLAG_MID_STREAM);
		}
		return version !== 0;
	}
}
