import {expect, test} from 'vitest';
import {buildClientHello, dtlsFragments, outerEch, tlsHello} from '../support/client-hello.js';
import {connectionId, quicHello, sealInitial} from '../support/quic.js';
import {serverHello, Wire} from '../support/wire.js';

const NAME = 'www.example.com';
const reasons = (wire: Wire): (string | undefined)[] => wire.end().map(c => c.unnamed);
const record = (length: number): Buffer =>
	Buffer.concat([Buffer.from([0x17, 3, 3, length >> 8, length & 0xff]), Buffer.alloc(length, 0xa5)]);

test('mid-stream: TCP that began before the capture', () => {
	const wire = new Wire();
	wire.tcp(true, 5000, record(200));
	wire.tcp(false, 7000, record(900));
	expect(reasons(wire)).toEqual(['mid-stream']);
});

test('mid-stream: QUIC and DTLS that began before the capture', () => {
	const quic = new Wire();
	quic.udp(true, Buffer.concat([Buffer.from([0x45]), Buffer.alloc(60, 9)]));
	expect(reasons(quic)).toEqual(['mid-stream']);
	const dtls = new Wire({serverPort: 4433});
	dtls.udp(true, Buffer.concat([Buffer.from([23, 0xfe, 0xfd, 0, 1, 0, 0, 0, 0, 0, 9, 0, 40]), Buffer.alloc(40)]));
	expect(reasons(dtls)).toEqual(['mid-stream']);
});

test('no-sni: a hello without a name, on any port', () => {
	const wire = new Wire({serverPort: 9443});
	wire.open();
	wire.tcp(true, 1001, tlsHello());
	expect(reasons(wire)).toEqual(['no-sni']);
});

test('ech: offered, and without an outer name', () => {
	const wire = new Wire();
	wire.open();
	wire.tcp(true, 1001, tlsHello({ech: outerEch(300)}));
	const [connection] = wire.end();
	expect([connection!.unnamed, connection!.helloKind!.ech]).toEqual(['ech', 'offered']);
});

test('gap: a part of the hello was not captured', () => {
	const stream = tlsHello({sni: NAME, keyShare: 1216, extra: [[21, Buffer.alloc(1400)]]});
	const tcp = new Wire();
	tcp.open();
	tcp.tcp(true, 1001, stream.subarray(0, 1000));
	tcp.tcp(true, 1001 + 2000, stream.subarray(2000));
	tcp.tcp(false, 9001, serverHello());
	expect(reasons(tcp)).toEqual(['gap']);

	const [, second] = quicHello({sni: NAME, keyShare: 1216});
	const quic = new Wire();
	quic.udp(true, second!);
	expect(reasons(quic)).toEqual(['gap']);

	const [, rest] = dtlsFragments(buildClientHello({transport: 'dtls', sni: NAME}), [30]);
	const dtls = new Wire();
	dtls.udp(true, rest!);
	expect(reasons(dtls)).toEqual(['gap']);
});

test('a name that stands before the gap is a name', () => {
	const stream = tlsHello({sni: NAME, keyShare: 1216});
	const wire = new Wire();
	wire.open();
	wire.tcp(true, 1001, stream.subarray(0, 1000));
	wire.tcp(false, 9001, serverHello());
	const [connection] = wire.end();
	expect([connection!.name, connection!.helloKind!.cut]).toEqual([NAME, true]);
});

test('truncated: cut by the snap length, even in front of all payload', () => {
	for (const snapLength of [54, 60, 90]) {
		const wire = new Wire();
		wire.snapLength = snapLength;
		wire.open();
		wire.tcp(true, 1001, tlsHello({sni: NAME}));
		expect(reasons(wire), `${snapLength}`).toEqual(['truncated']);
	}
	const udp = new Wire();
	udp.snapLength = 42;
	udp.udp(true, quicHello({sni: NAME})[0]!);
	expect(reasons(udp)).toEqual(['truncated']);
});

test('not-tls: another protocol on a port of TLS; on other ports it needs no reason', () => {
	for (const [serverPort, reason] of [
		[443, 'not-tls'],
		[853, 'not-tls'],
		[22, undefined],
	] as const) {
		const wire = new Wire({serverPort});
		wire.open();
		wire.tcp(true, 1001, Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'));
		wire.tcp(false, 9001, Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'));
		expect(reasons(wire)).toEqual([reason]);
	}
});

test('undecryptable: an Initial that no keys open', () => {
	const wire = new Wire();
	const packet = sealInitial(Buffer.alloc(40), {dcid: connectionId('one'), keyId: connectionId('another')});
	wire.udp(true, packet);
	wire.udp(true, packet);
	expect(reasons(wire)).toEqual(['undecryptable']);
});

test('evicted: thrown out before the hello was whole, because the table was full', () => {
	const own = {connections: 4};
	const wire = new Wire({own});
	wire.open();
	wire.tcp(true, 1001, tlsHello({sni: NAME, keyShare: 1216}).subarray(0, 60));
	for (let i = 1; i <= 4; i++) new Wire({clientPort: 50_000 + i, join: wire}).open();
	wire.timeUs += 1e6;
	const [first] = wire.closed;
	expect([first!.unnamed, first!.endReason]).toEqual(['evicted', 'evicted']);
	expect(wire.ledger.flowsEvicted).toBe(1);
	wire.end();
});

test('a connection without data needs no reason', () => {
	const wire = new Wire();
	wire.open();
	expect(reasons(wire)).toEqual([undefined]);
});
