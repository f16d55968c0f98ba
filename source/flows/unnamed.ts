import type {EndReason, UnnamedReason} from '../model/connection.js';
import type {Connections} from './connections.js';
import {FLAG_CUT, FLAG_DATA, FLAG_GAP, FLAG_GIVEN_UP, FLAG_MID_STREAM, FLAG_SYN, FLAG_UDP, FLAG_UNDECRYPTABLE} from './record-layout.js';

/** HTTPS and DNS over TLS or QUIC: what speaks here should carry a hello. */
const isTlsPort = (port: number): boolean => port === 443 || port === 853;

/** Why a connection without a name has none; undefined where it is none that should have one (or has nothing to look at). */
export function unnamedReason(table: Connections, record: number, end: EndReason | undefined): UnnamedReason | undefined {
	const hello = table.helloKinds[record];
	if (hello) {
		if (table.snis[record] !== undefined) return undefined;
		if (hello.cut) return 'truncated';
		return hello.ech === 'offered' ? 'ech' : 'no-sni';
	}
	const protocol = table.protocol(record);
	const secure = protocol === 'tls' || protocol === 'quic' || protocol === 'dtls';
	if (!secure && !isTlsPort(table.serverPort(record))) return undefined;
	const flags = table.flags(record);
	if ((flags & FLAG_DATA) === 0) return undefined;
	if (end === 'evicted') return 'evicted';
	if ((flags & FLAG_CUT) !== 0) return 'truncated';
	if ((flags & FLAG_UNDECRYPTABLE) !== 0) return 'undecryptable';
	if ((flags & FLAG_MID_STREAM) !== 0 && (flags & FLAG_SYN) === 0) return 'mid-stream';
	if ((flags & (FLAG_GAP | FLAG_GIVEN_UP)) !== 0) return 'gap';
	if (secure) return (flags & (FLAG_SYN | FLAG_UDP)) === FLAG_SYN ? 'gap' : 'mid-stream';
	if ((flags & (FLAG_SYN | FLAG_UDP)) === 0 && (protocol === 'failed' || protocol === '')) return 'mid-stream';
	return 'not-tls';
}
