import {describe, expect, test} from 'vitest';
import {W_PACKETS_A, W_PACKETS_B, W_TOLD_PACKETS, wordsOf} from '../../source/flows/record-layout.js';
import {buildClientHello, dtlsFragments, handshakeMessage, tlsHello, tlsRecords} from '../support/client-hello.js';
import {
	chlo,
	connectionId,
	googlePacket,
	quicHello,
	retry,
	sealedPacket,
	sealInitial,
	VERSION_2,
	versionNegotiation,
} from '../support/quic.js';
import {namesOf, serverHello, Wire} from '../support/wire.js';

const NAME = 'www.example.com';
const OTHER = 'other.example.net';
const hello = (sni: string, seed = sni, keyShare = 32): Buffer => tlsHello({sni, seed, keyShare});

describe('several connections on one 5-tuple', () => {
	test('TCP: a second SYN begins a second connection', () => {
		const wire = new Wire();
		for (const [isn, sni] of [
			[1000, NAME],
			[900_000, OTHER],
		] as const) {
			wire.open(isn);
			wire.tcp(true, isn + 1, hello(sni));
			wire.tcp(false, 9001, serverHello());
		}
		const connections = wire.end();
		expect(namesOf(connections)).toEqual([NAME, OTHER]);
		expect(connections.map(c => [c.packetsUp, c.packetsDown])).toEqual([
			[3, 2],
			[3, 2],
		]);
		expect(new Set(connections.map(c => c.flowId)).size).toBe(2);
	});

	test('TCP: a repeated SYN does not', () => {
		const wire = new Wire();
		wire.tcp(true, 1000, undefined, 'syn');
		wire.open(1000);
		wire.tcp(true, 1001, hello(NAME));
		wire.tcp(true, 1000, undefined, 'syn');
		expect(namesOf(wire.end())).toEqual([NAME]);
	});

	test('TCP: behind FIN from both sides, even under the same name and without a SYN', () => {
		const wire = new Wire();
		wire.open();
		wire.tcp(true, 1001, hello(NAME, 'first'));
		wire.tcp(true, 2000, undefined, 'fin');
		wire.tcp(false, 9001, undefined, 'fin');
		wire.tcp(true, 700_000, hello(NAME, 'second'));
		const connections = wire.end();
		expect(namesOf(connections)).toEqual([NAME, NAME]);
		expect(connections.map(c => c.packetsUp)).toEqual([4, 1]);
		expect(connections.map(c => c.endReason)).toEqual(['fin', 'end']);
	});

	test.each([32, 1216])('TLS: another name under the same client random hides none', keyShare => {
		const wire = new Wire();
		wire.open();
		const first = hello(NAME, 'same', keyShare);
		wire.tcp(true, 1001, first);
		wire.tcp(true, 1001 + first.length, hello(OTHER, 'same', keyShare));
		expect(namesOf(wire.end())).toEqual([NAME, OTHER]);
	});

	test('TLS: renegotiation under another name is a second connection, under the same name it is not', () => {
		const wire = new Wire();
		wire.open();
		const first = hello(NAME, 'first');
		const second = hello('WWW.example.com.', 'second');
		wire.tcp(true, 1001, first);
		wire.tcp(true, 1001 + first.length, second);
		wire.tcp(true, 1001 + first.length + second.length, hello(OTHER, 'third'));
		const connections = wire.end();
		expect(connections.map(c => [c.name, c.packetsUp])).toEqual([
			['WWW.example.com.', 4],
			[OTHER, 1],
		]);
		expect(connections.map(c => c.bytesUp)).toEqual([4 * 40 + first.length + second.length, 40 + hello(OTHER, 'third').length]);
	});

	test('HelloRetryRequest: the second hello belongs to the same connection', () => {
		const wire = new Wire();
		wire.open();
		const first = tlsHello({sni: NAME, seed: 'one', keyShare: 1216});
		wire.tcp(true, 1001, first);
		wire.tcp(false, 9001, serverHello());
		const change = Buffer.from('140303000101', 'hex');
		wire.tcp(true, 1001 + first.length, Buffer.concat([change, tlsHello({sni: NAME, seed: 'one', keyShare: 65})]));
		expect(namesOf(wire.end())).toEqual([NAME]);
	});

	test('the second hello counts where the first was not seen', () => {
		const wire = new Wire();
		wire.tcp(true, 5000, Buffer.concat([Buffer.from('140303000101', 'hex'), hello(NAME)]));
		expect(namesOf(wire.end())).toEqual([NAME]);
	});

	test('the first ends with its own last packet, the second begins with its hello', () => {
		const wire = new Wire();
		wire.tcp(true, 1001, hello(NAME));
		const firstUs = wire.timeUs;
		wire.timeUs += 100e6;
		wire.tcp(true, 1001 + hello(NAME).length, hello(OTHER));
		const [first, second] = wire.end();
		expect([first!.name, second!.name]).toEqual([NAME, OTHER]);
		expect(Math.abs(first!.endUs - firstUs)).toBeLessThan(1e6);
		expect(second!.startUs - first!.endUs).toBeGreaterThan(99e6);
		expect(second!.endUs).toBe(second!.startUs);
	});

	test('QUIC: told apart by connection ID', () => {
		const wire = new Wire();
		for (const sni of [NAME, OTHER]) {
			const options = {dcid: connectionId(sni), scid: connectionId(`${sni} client`)};
			for (const datagram of quicHello({sni, seed: sni}, options)) wire.udp(true, datagram);
			wire.udp(
				false,
				sealInitial(Buffer.alloc(20), {dcid: options.scid, scid: connectionId(`${sni} server`), keyId: options.dcid, side: 'server'}),
			);
			for (let i = 0; i < 3; i++) wire.udp(true, Buffer.concat([Buffer.from([0x41]), Buffer.alloc(40, i)]));
		}
		const connections = wire.end();
		expect(connections.map(c => [c.name, c.packetsUp, c.packetsDown])).toEqual([
			[NAME, 4, 1],
			[OTHER, 4, 1],
		]);
	});

	test('gQUIC: a second one too', () => {
		const wire = new Wire();
		for (const sni of [NAME, OTHER]) {
			wire.udp(true, googlePacket(43, connectionId(sni), 0, chlo(sni)));
			wire.udp(true, Buffer.concat([Buffer.from([0x08]), connectionId(sni), Buffer.alloc(30, 9)]));
		}
		expect(namesOf(wire.end())).toEqual([NAME, OTHER]);
	});

	test('gQUIC has no fingerprints, and gets none of the hello that came before', () => {
		const wire = new Wire();
		for (const datagram of quicHello({sni: NAME})) wire.udp(true, datagram);
		wire.udp(true, googlePacket(43, connectionId(OTHER), 0, chlo(OTHER)));
		const [first, second] = wire.end();
		expect(first!.ja3.some(word => word !== 0)).toBe(true);
		expect(second).toMatchObject({name: OTHER, sni: OTHER, ja3: [0, 0, 0, 0], helloKind: {ja4: '', version: 0}});
	});

	test('DTLS: a hello with another random is another connection; the one with a cookie is not', () => {
		const wire = new Wire({serverPort: 4433});
		const dtls = (sni: string, cookie?: Buffer) =>
			dtlsFragments(buildClientHello({transport: 'dtls', sni, seed: sni, ...(cookie && {cookie})}))[0]!;
		wire.udp(true, dtls(NAME));
		wire.udp(true, dtls(NAME, Buffer.alloc(20, 1)));
		wire.udp(true, dtls(OTHER));
		expect(wire.end().map(c => [c.name, c.packetsUp])).toEqual([
			[NAME, 2],
			[OTHER, 1],
		]);
	});
});

describe('QUIC around the hello', () => {
	const dcid = connectionId('dcid');
	const scid = connectionId('scid');
	const serverId = connectionId('server');

	test('Retry: one connection', () => {
		const wire = new Wire();
		for (const d of quicHello({sni: NAME}, {dcid, scid})) wire.udp(true, d);
		wire.udp(false, retry(scid, serverId, Buffer.from('token')));
		for (const d of quicHello({sni: NAME}, {dcid: serverId, scid, token: Buffer.from('token'), number: 1})) wire.udp(true, d);
		expect(namesOf(wire.end())).toEqual([NAME]);
	});

	test('Version Negotiation: one connection', () => {
		const wire = new Wire();
		for (const d of quicHello({sni: NAME}, {version: VERSION_2, dcid, scid})) wire.udp(true, d);
		wire.udp(false, versionNegotiation(scid, dcid, [1]));
		for (const d of quicHello({sni: NAME, seed: 'again'}, {dcid, scid})) wire.udp(true, d);
		expect(namesOf(wire.end())).toEqual([NAME]);
	});

	test("a server's Initial before the client's", () => {
		const wire = new Wire();
		wire.udp(false, sealInitial(Buffer.alloc(20), {dcid: scid, scid: serverId, keyId: dcid, side: 'server'}));
		for (const d of quicHello({sni: NAME}, {dcid, scid})) wire.udp(true, d);
		const [connection, ...rest] = wire.end();
		expect(rest).toEqual([]);
		expect(connection).toMatchObject({name: NAME, clientPort: 50_000, serverPort: 443, packetsUp: 1, packetsDown: 1});
	});

	test('an address that changes, as far as connection IDs show it', () => {
		const before = new Wire();
		for (const d of quicHello({sni: NAME}, {dcid, scid})) before.udp(true, d);
		before.udp(false, Buffer.concat([sealInitial(Buffer.alloc(20), {dcid: scid, scid: serverId, keyId: dcid, side: 'server'})]));
		before.udp(false, sealedPacket(2, scid, serverId));
		const after = new Wire({clientPort: 61_000, join: before});
		after.udp(true, Buffer.concat([Buffer.from([0x43]), serverId, Buffer.alloc(40, 1)]));
		after.udp(false, Buffer.concat([Buffer.from([0x43]), scid, Buffer.alloc(40, 1)]));
		const moved = after.end().find(c => c.clientPort === 61_000);
		expect(moved).toMatchObject({
			name: NAME,
			protocol: 'quic',
			source: 'quic',
			helloKind: undefined,
			unnamed: undefined,
			packetsUp: 1,
			packetsDown: 1,
		});
	});
});

describe('what looks like data and is none', () => {
	test.each([0, 1, 0x16, 0xff])('padding of a bare acknowledgment, taken for six bytes of %i', byte => {
		const wire = new Wire();
		const stream = hello(NAME, 'padding', 1216);
		wire.open();
		wire.tcp(true, 1001, Buffer.alloc(6, byte), 'ack');
		wire.tcp(true, 1001, stream.subarray(0, 1400));
		wire.tcp(true, 2401, Buffer.alloc(6, byte), 'ack');
		wire.tcp(true, 2401, stream.subarray(1400));
		expect(namesOf(wire.end())).toEqual([NAME]);
	});

	test('keep-alive probes, before and within the hello, with and without the beginning of the stream', () => {
		for (const opened of [true, false]) {
			const wire = new Wire();
			const stream = hello(NAME, 'probe', 1216);
			if (opened) wire.open();
			wire.tcp(true, 1000, Buffer.alloc(1), 'ack');
			wire.tcp(true, 1001, stream.subarray(0, 1400));
			wire.tcp(true, 2400, Buffer.alloc(1), 'ack');
			wire.tcp(true, 2401, stream.subarray(1400));
			expect(namesOf(wire.end())).toEqual([NAME]);
		}
	});

	test('data in the SYN (RFC 7413)', () => {
		const wire = new Wire();
		const stream = hello(NAME);
		wire.tcp(true, 1000, stream.subarray(0, 100), 'syn');
		wire.tcp(false, 9000, undefined, 'synAck', 1101);
		wire.tcp(true, 1101, stream.subarray(100));
		expect(namesOf(wire.end())).toEqual([NAME]);
	});
});

describe('names', () => {
	const bytes = [
		'W\xfcrzburg.example',
		'a b\n.example',
		'\x1b[31m.example',
		'xn--wrzburg-n2a.example',
		'under_score.example',
		'\0',
		'x'.repeat(300),
	];
	test.each(bytes)('kept as they came: %j', sni => {
		const wire = new Wire();
		wire.tcp(true, 1001, hello(sni));
		expect(namesOf(wire.end())).toEqual([sni]);
	});

	test('compared without case and final dot', () => {
		const wire = new Wire({own: {}});
		for (const sni of ['Example.COM', 'example.com.', 'example.com']) {
			wire.tcp(true, 1001, hello(sni));
			wire.tcp(true, 3000, undefined, 'fin');
			wire.tcp(false, 3000, undefined, 'fin');
		}
		const connections = wire.end();
		expect(namesOf(connections)).toEqual(['Example.COM', 'example.com.', 'example.com']);
		expect(new Set(connections.map(c => c.tally)).size).toBe(1);
	});
});

/** www.example.com has the address of the server, for `ttl` seconds. */
function dnsAnswer(ttl: number): Buffer {
	const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
	const seconds = Buffer.alloc(4);
	seconds.writeUInt32BE(ttl);
	return Buffer.concat([
		hex('0007 8180 0001 0001 0000 0000 03777777 076578616d706c65 03636f6d 00 0001 0001'),
		hex('c00c 0001 0001'),
		seconds,
		hex('0004 c0000202'),
	]);
}

describe('names from DNS', () => {
	test('name what carries none, for their TTL and a margin', () => {
		for (const [waitS, name] of [
			[200, NAME],
			[500, undefined],
		] as const) {
			const wire = new Wire({serverPort: 53});
			wire.udp(false, dnsAnswer(60));
			wire.timeUs += waitS * 1e6;
			const service = new Wire({join: wire});
			service.open();
			service.tcp(true, 1001, tlsHello());
			const found = service.end().find(c => c.serverPort === 443)!;
			expect([found.name, found.source, found.unnamed]).toEqual(name ? [name, 'dns', undefined] : [undefined, undefined, 'no-sni']);
		}
	});

	test('never hide the name of a handshake', () => {
		const wire = new Wire({serverPort: 53});
		wire.udp(false, dnsAnswer(60));
		const service = new Wire({join: wire});
		service.open();
		service.tcp(true, 1001, hello(OTHER));
		expect(service.end().find(c => c.serverPort === 443)).toMatchObject({name: OTHER, source: 'tls'});
	});

	test('over TCP in several segments', () => {
		const answer = dnsAnswer(60);
		const message = Buffer.concat([Buffer.from([0, answer.length]), answer]);
		const wire = new Wire({serverPort: 53});
		wire.open();
		wire.tcp(false, 9001, message.subarray(0, 30));
		wire.tcp(false, 9031, message.subarray(30));
		const service = new Wire({serverPort: 8000, join: wire});
		service.open();
		expect(service.end().find(c => c.serverPort === 8000)).toMatchObject({name: NAME, source: 'dns'});
	});
});

test('TLS on port 53', () => {
	const wire = new Wire({serverPort: 53});
	wire.open();
	wire.tcp(true, 1001, hello(NAME));
	expect(namesOf(wire.end())).toEqual([NAME]);
});

describe('a connection that says nothing for long after its SYN', () => {
	const silent = (serverPort: number): Wire => {
		const wire = new Wire({serverPort});
		wire.open();
		// Another one lets time go on, so that the silent one is looked at.
		for (let second = 0; second < 40; second++) {
			wire.timeUs += 1e6;
			new Wire({clientPort: 40_000 + second, join: wire}).tcp(true, 1, undefined, 'syn');
			wire.pipeline.tick(wire.timeUs);
		}
		return wire;
	};

	test('its hello is read, in whatever order its segments come', () => {
		const wire = silent(443);
		const bytes = hello(NAME, NAME, 1216);
		wire.tcp(true, 1001 + 1000, bytes.subarray(1000));
		wire.tcp(true, 1001, bytes.subarray(0, 1000));
		expect(wire.end().find(c => c.clientPort === 50_000)).toMatchObject({name: NAME, source: 'tls', helloKind: {cut: false}});
	});

	test('its HTTP request is read', () => {
		const wire = silent(80);
		wire.tcp(true, 1001, Buffer.from(`GET / HTTP/1.1\r\nHost: ${NAME}\r\n\r\n`));
		expect(wire.end().find(c => c.clientPort === 50_000)).toMatchObject({name: NAME, source: 'http'});
	});
});

test('TLS records that hold one handshake byte each', () => {
	const wire = new Wire();
	wire.open();
	wire.tcp(true, 1001, tlsRecords(handshakeMessage(buildClientHello({sni: NAME})), Array(600).fill(1)));
	expect(namesOf(wire.end())).toEqual([NAME]);
});

test('packets are counted beyond 32 bits, and a connection that takes the place of another begins at none', () => {
	const wire = new Wire({own: {}});
	wire.open();
	wire.pipeline.flush();
	expect(wire.pipeline.tallies.totals().packets).toBe(3);
	const {words} = wire.pipeline.tracker.table;
	const [up, down] = [wordsOf(1) + W_PACKETS_A, wordsOf(1) + W_PACKETS_B];
	// As after a day of 50,000 packets a second.
	words[up] = 0xffff_fffe;
	words[down] = 0xffff_ffff;
	words[wordsOf(1) + W_TOLD_PACKETS] = 0xffff_fffd;
	for (let i = 0; i < 5; i++) wire.tcp(true, 1001);
	wire.tcp(false, 9001);
	wire.pipeline.flush();
	expect(wire.pipeline.tallies.totals().packets).toBe(9);
	wire.open(5000, 70_000);
	const [old, fresh] = wire.end();
	expect([old!.packetsUp, old!.packetsDown]).toEqual([2 ** 32 + 3, 2 ** 32]);
	expect([fresh!.packetsUp, fresh!.packetsDown]).toEqual([2, 1]);
});
