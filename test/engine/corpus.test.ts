import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import type {Connection} from '../../source/model/connection.js';
import {formatAddress} from '../../source/model/format-address.js';
import {capturesFolder, type Replay, readTruth, replay, type Truth} from '../support/captures.js';

/** One way of writing an address, so that both sides compare. */
const canonical = (text: string): string => (text.includes(':') ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text);
const endpoint = (host: string, port: number): string => `${canonical(host.toLowerCase().replace(/^::ffff:(?=\d+\.)/, ''))} ${port}`;
const ends = (a: string, b: string): string => [a, b].sort().join(' | ');
const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '');

const endsOf = (c: Connection): string =>
	ends(endpoint(formatAddress(c.client, c.ipVersion), c.clientPort), endpoint(formatAddress(c.server, c.ipVersion), c.serverPort));
const ja3Of = (c: Connection): string => c.ja3.map(word => (word >>> 0).toString(16).padStart(8, '0')).join('');
const kindOf = (c: Connection): string => (c.protocol === 'quic' || c.protocol === 'dtls' ? c.protocol : 'tcp');

/** The truth ends a host at its first zero byte; here it is kept as it came. */
const textOf = (name: string): string => name.replace(/\0.*$/s, '');
/**
 * The ALPN extension of this hello has 11 bytes that claim a list of 47,241, whose first name claims 165: there is no whole protocol name in
 * it, and the truth shows the rest of the bytes as one.
 */
const brokenLists: ReadonlySet<string> = new Set(['nDPI/tests/cfgs/default/pcap/tls_invalid_reads.pcap']);

describe.skipIf(capturesFolder === undefined)('captures of other projects (needs SNITOP_CAPTURES)', () => {
	const truths: Truth[] = readTruth();
	const replays = new Map<string, Replay>();

	beforeAll(async () => {
		for (const truth of truths) replays.set(truth.file, await replay(join(capturesFolder!, truth.file)));
	}, 300_000);

	test('every name of the truth is found, and no other', () => {
		const faults: string[] = [];
		for (const truth of truths) {
			const key = (proto: string, between: string, name: string) => `${proto} ${between} ${plain(name)}`;
			const between = (s: {src: string; sport: number; dst: string; dport: number}) =>
				ends(endpoint(s.src, s.sport), endpoint(s.dst, s.dport));
			const wanted = new Set(truth.sni.filter(s => s.sni).map(s => key(s.proto, between(s), s.sni)));
			const accepted = new Set((truth.doubtful ?? []).map(s => key(s.proto, between(s), s.sni)));
			const found = new Set(
				replays
					.get(truth.file)!
					.connections.filter(c => c.sni !== undefined)
					.map(c => key(kindOf(c), endsOf(c), c.sni!)),
			);
			for (const name of wanted) if (!found.has(name)) faults.push(`missing ${truth.file} ${name}`);
			for (const name of found) if (!wanted.has(name) && !accepted.has(name)) faults.push(`unexpected ${truth.file} ${name}`);
		}
		expect(faults).toEqual([]);
	});

	test('ALPN, JA3 and JA4 equal the truth where it gives them', () => {
		const faults: string[] = [];
		for (const truth of truths) {
			const {connections} = replays.get(truth.file)!;
			for (const s of truth.sni) {
				const between = ends(endpoint(s.src, s.sport), endpoint(s.dst, s.dport));
				const same = connections.filter(c => c.sni !== undefined && plain(c.sni) === plain(s.sni) && endsOf(c) === between);
				const fits = (pick: (c: Connection) => boolean) => same.length === 0 || same.some(pick);
				if (s.ja3 && !fits(c => ja3Of(c) === s.ja3)) faults.push(`ja3 ${truth.file} ${s.sni} ${same[0] && ja3Of(same[0])} ≠ ${s.ja3}`);
				if (s.ja4 && !fits(c => c.helloKind!.ja4 === s.ja4))
					faults.push(`ja4 ${truth.file} ${s.sni} ${same[0]?.helloKind?.ja4} ≠ ${s.ja4}`);
				if (s.alpn && !brokenLists.has(truth.file) && !fits(c => c.helloKind!.alpn.join() === s.alpn!.join()))
					faults.push(`alpn ${truth.file} ${s.sni} ${same[0]?.helloKind?.alpn} ≠ ${s.alpn}`);
			}
		}
		expect(faults).toEqual([]);
	});

	test('HTTP hosts equal the truth where it gives them', () => {
		const faults: string[] = [];
		for (const truth of truths) {
			const {connections} = replays.get(truth.file)!;
			for (const h of truth.http) {
				const between = ends(endpoint(h.src, h.sport), endpoint(h.dst, h.dport));
				const host = plain(h.host.replace(/:\d+$/, ''));
				// The hello behind a CONNECT, or of HTTPS, says more than the request: its name wins.
				const said = connections.some(
					c => (c.source === 'http' || c.source === 'tls') && textOf(plain(c.name ?? '')) === host && endsOf(c) === between,
				);
				if (!said) {
					faults.push(
						`${truth.file} ${between} ${h.host} (found ${connections.filter(c => endsOf(c) === between).map(c => `${c.protocol} ${c.name}`)})`,
					);
				}
			}
		}
		expect(faults).toEqual([]);
	});

	test('the ledger balances on every capture', () => {
		const faults: string[] = [];
		for (const truth of truths) {
			const {ledger} = replays.get(truth.file)!;
			const lost = Object.values(ledger.notDecoded).reduce((sum, n) => sum + n, 0);
			if (ledger.framesSeen !== ledger.framesDecoded + lost)
				faults.push(`${truth.file}: ${ledger.framesSeen} ≠ ${ledger.framesDecoded} + ${lost}`);
		}
		expect(faults).toEqual([]);
	});

	test('a connection that should have a name has one, or a reason', () => {
		const faults: string[] = [];
		for (const truth of truths) {
			for (const c of replays.get(truth.file)!.connections) {
				const secure = c.protocol === 'tls' || c.protocol === 'quic' || c.protocol === 'dtls';
				if (secure && (c.name === undefined) === (c.unnamed === undefined))
					faults.push(`${truth.file} ${endsOf(c)} ${c.name} ${c.unnamed}`);
				if (c.name !== undefined && c.unnamed !== undefined) faults.push(`${truth.file} ${endsOf(c)} both ${c.name} and ${c.unnamed}`);
			}
		}
		expect(faults).toEqual([]);
	});
});
