import type {AppProtocol, Finding} from '../model/hello.js';
import {readMysql, readPostgres, readRdp} from './binary-starttls.js';
import {readHttpRequest} from './http.js';
import {readHttp2, readHttp2Settings} from './http2.js';
import {readLdap} from './ldap.js';
import {readProxyHeader, readProxyLine, readSocks4, readSocks5} from './proxy.js';
import {tcpSignatures} from './registry/tcp-signatures.js';
import {readTextCommands, readXmpp} from './starttls.js';
import {found, more, type Reader, type Step, UNKNOWN} from './step.js';
import {readTds} from './tds.js';
import {looksLikeClientHello, readHelloRecords, readOtherRecord} from './tls/records.js';
import {readSsl2Hello} from './tls/ssl2-hello.js';

export {looksLikeClientHello};

/** Tunnels in tunnels (PROXY, SOCKS, CONNECT, STARTTLS) that are followed. */
const MAX_LAYERS = 8;
/** Bytes that the signatures look at, and the fewest that can tell anything. */
const SIGNATURE_LENGTH = 128;
const MIN_SIGNATURE = 4;

/** Readers by the first byte of what they read; the first that does not say `unknown` wins. */
const readers: readonly (readonly Reader[])[] = tableOf([
	[[0x16], [readHelloRecords]],
	[[0x14, 0x15, 0x17, 0x18], [readOtherRecord]],
	[range(0x80, 0xff), [readSsl2Hello]],
	[[0x00], [readPostgres, readHttp2Settings, readOpenVpn]],
	[[0x03], [readRdp]],
	[[0x04], [readSocks4]],
	[[0x05], [readSocks5]],
	[[0x0d], [readProxyHeader, readHttpRequest]],
	[[0x12], [readTds]],
	[[0x30], [readLdap]],
	[[0x3c], [readXmpp]],
	[[0x50], [readHttp2, readProxyLine]],
	[[0x0a, ...range(0x41, 0x5a)], [readHttpRequest]],
	[[0x2e, ...range(0x30, 0x39), ...range(0x41, 0x5a), ...range(0x61, 0x7a)], [readTextCommands]],
	[range(0x00, 0xff), [readMysql, readSignatures]],
]);

/**
 * Looks at `bytes[start, end)`, a contiguous prefix of one direction of a TCP stream: for the client's hello or HTTP request, through
 * proxies and behind STARTTLS, or for any sign of its protocol. `atStart`: the stream begins here; else weak signs do not count. Where
 * nothing can be said yet, `more` names the offset that the bytes must reach. Pure: the same bytes give the same finding.
 */
export function dissectTcp(bytes: Buffer, start: number, end: number, atStart: boolean): Finding {
	return look(bytes, start, end, atStart, false);
}

/** The same for a prefix that will never grow, its packets being cut: a hello whose name is there (`cut`), else `unknown`. */
export function dissectCutTcp(bytes: Buffer, start: number, end: number): Finding {
	const finding = look(bytes, start, end, true, true);
	return finding.kind === 'hello' && finding.hello.sni !== undefined ? finding : UNKNOWN;
}

function look(bytes: Buffer, start: number, end: number, atStart: boolean, cut: boolean): Finding {
	let at = start;
	let protocol: AppProtocol = '';
	let otherwise = UNKNOWN;
	for (let layers = 0; layers < MAX_LAYERS; layers++) {
		if (at >= end) return more(at + 1, protocol || undefined);
		const step = read(bytes, at, end, atStart || layers > 0, cut);
		if (step.kind === 'follow') {
			at = step.at;
			protocol = step.protocol || protocol;
			otherwise = step.otherwise.kind === 'unknown' ? otherwise : step.otherwise;
			continue;
		}
		if (step.kind === 'unknown') return otherwise;
		if (step.kind === 'more' && !step.protocol && protocol !== '') return more(step.need, protocol);
		// Of a tunnel to a protocol without a name the proxy's request tells more.
		return step.kind === 'protocol' && otherwise.kind === 'http' ? otherwise : step;
	}
	return otherwise;
}

function read(bytes: Buffer, start: number, end: number, atStart: boolean, cut: boolean): Step {
	const candidates = readers[bytes[start]!]!;
	let need = 0;
	for (let i = 0; i < candidates.length; i++) {
		const step = candidates[i]!(bytes, start, end, atStart, cut);
		// A later reader may be sure of what an earlier one cannot rule out yet.
		if (step.kind === 'more' && step.protocol === undefined) need = need === 0 ? step.need : Math.min(need, step.need);
		else if (step.kind !== 'unknown') return step;
	}
	return need === 0 ? UNKNOWN : more(need);
}

function readSignatures(bytes: Buffer, start: number, end: number, atStart: boolean): Step {
	if (end - start < MIN_SIGNATURE) return atStart ? more(start + MIN_SIGNATURE) : UNKNOWN;
	const text = bytes.toString('latin1', start, Math.min(end, start + SIGNATURE_LENGTH));
	for (const [protocol, pattern] of tcpSignatures) if (pattern.test(text)) return found(protocol);
	return UNKNOWN;
}

/** OpenVPN over TCP: two bytes of length, opcode (hard reset of client or server) and key ID, session ID. */
function readOpenVpn(bytes: Buffer, start: number, end: number, atStart: boolean): Step {
	if (!atStart || end - start < 16) return UNKNOWN;
	const length = (bytes[start]! << 8) | bytes[start + 1]!;
	const opcode = bytes[start + 2];
	const reset = opcode === 0x38 || opcode === 0x40 || opcode === 0x50;
	return reset && length >= 14 && length === end - start - 2 ? found('openvpn') : UNKNOWN;
}

function tableOf(entries: readonly (readonly [readonly number[], readonly Reader[]])[]): Reader[][] {
	const table: Reader[][] = Array.from({length: 256}, () => []);
	for (const [firsts, group] of entries) for (const first of firsts) table[first]!.push(...group);
	return table;
}

function range(from: number, to: number): number[] {
	return Array.from({length: to - from + 1}, (_, i) => from + i);
}
