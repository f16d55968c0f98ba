import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {dissectCutTcp, dissectTcp, looksLikeClientHello} from '../../source/dissect/tcp.js';
import type {Finding} from '../../source/model/hello.js';
import {handshakeMessage, tlsHello, tlsRecords, u16, vector8} from '../support/client-hello.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const look = (stream: Buffer, atStart = true): Finding => dissectTcp(stream, 0, stream.length, atStart);
const name = (finding: Finding): string | undefined =>
	finding.kind === 'hello' ? finding.hello.sni : finding.kind === 'http' ? `http ${finding.host}` : undefined;
const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

const hello = tlsHello({sni: 'inner.example', alpn: ['h2'], keyShare: 1216});

/** What a client sends in front of its hello. */
const before: Record<string, Buffer> = {
	nothing: bytes(''),
	'HTTP CONNECT': bytes('CONNECT inner.example:443 HTTP/1.1\r\nHost: inner.example:443\r\nUser-Agent: x\r\n\r\n'),
	'CONNECT, refused, and again': bytes('CONNECT a:443 HTTP/1.1\r\n\r\nCONNECT a:443 HTTP/1.1\r\nProxy-Authorization: Basic eA==\r\n\r\n'),
	'SOCKS 5, a name': hex('050100 05010003 03612e62 01bb'),
	'SOCKS 5, password': hex('05020002 01 04 75736572 04 70617373 05010001 0a000001 01bb'),
	'SOCKS 5, IPv6': hex('050100 05010004 20010db8000000000000000000000001 01bb'),
	'SOCKS 4': hex('0401 01bb 0a000001 75736572 00'),
	'SOCKS 4a': hex('0401 01bb 00000001 00 612e6578616d706c65 00'),
	'PROXY 1': bytes('PROXY TCP4 192.0.2.1 192.0.2.2 50000 443\r\n'),
	'PROXY 1, unknown': bytes('PROXY UNKNOWN\r\n'),
	'PROXY 2': hex('0d0a0d0a000d0a515549540a 21 11 000c c0000201 c0000202 c350 01bb'),
	'PROXY 2, local': hex('0d0a0d0a000d0a515549540a 20 00 0000'),
	SMTP: bytes('EHLO client.example\r\nSTARTTLS\r\n'),
	'SMTP in lower case': bytes('ehlo client.example\nstarttls\n'),
	IMAP: bytes('a001 CAPABILITY\r\na002 STARTTLS\r\n'),
	POP3: bytes('CAPA\r\nSTLS\r\n'),
	FTP: bytes('AUTH TLS\r\n'),
	'FTP, SSL refused': bytes('FEAT\r\nAUTH SSL\r\nAUTH TLS\r\n'),
	NNTP: bytes('CAPABILITIES\r\nSTARTTLS\r\n'),
	Sieve: bytes('STARTTLS\r\n'),
	IRC: bytes('CAP LS 302\r\nSTARTTLS\r\n'),
	LDAP: Buffer.concat([hex('301d 020101 7718 8016'), bytes('1.3.6.1.4.1.1466.20037')]),
	XMPP: bytes(
		"<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' to='inner.example' version='1.0'><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>",
	),
	PostgreSQL: hex('00000008 04d2162f'),
	'PostgreSQL, GSS first': hex('00000008 04d21630 00000008 04d2162f'),
	MySQL: Buffer.concat([hex('20000001 85aeff19 00000001 ff'), Buffer.alloc(23)]),
	RDP: hex('0300 0013 0e e0 0000 0000 00 01 00 0800 03000000'),
	'PROXY, then CONNECT': bytes('PROXY TCP4 192.0.2.1 192.0.2.2 50000 443\r\nCONNECT a:443 HTTP/1.0\r\n\r\n'),
};

describe('the hello behind', () => {
	test.each(Object.entries(before))('%s', (_title, prefix) => {
		const stream = Buffer.concat([prefix, hello]);
		expect(look(stream)).toMatchObject({kind: 'hello', end: stream.length, hello: {sni: 'inner.example', kind: {cut: false}}});
		// However much of it is there: the name, or a wish for more that ends.
		for (let length = 0; length < stream.length; length++) {
			const finding = dissectTcp(stream, 0, length, true);
			expect(
				finding.kind === 'more' && finding.need > length && finding.need <= stream.length,
				`${length}: ${JSON.stringify(finding)}`,
			).toBe(true);
		}
	});
	test('TDS', () => {
		const packet = (content: Buffer) => Buffer.concat([hex('1201'), u16(content.length + 8), hex('00000100'), content]);
		const options = hex('00001a0006 01002000 01 ff 100000000000 00');
		const stream = Buffer.concat([packet(options), packet(hello.subarray(0, 500)), packet(hello.subarray(500))]);
		expect(name(look(stream))).toBe('inner.example');
	});
});

describe('records', () => {
	test('a first record of the handshake header alone', () => {
		expect(name(look(tlsHello({sni: 'split.example'}, [4])))).toBe('split.example');
	});
	test('any split into records', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({min: 1, max: 600}), {maxLength: 40}), fc.integer({min: 32, max: 3000}), (sizes, keyShare) => {
				const stream = tlsHello({sni: 'split.example', keyShare}, sizes);
				expect(look(stream)).toMatchObject({kind: 'hello', hello: {sni: 'split.example'}, end: stream.length});
			}),
		);
	});
	test('records of one byte, and a hello of 64 KB', () => {
		expect(name(look(tlsHello({sni: 'one.example'}, Array(600).fill(1))))).toBe('one.example');
		const large = Array.from({length: 30}, (_, i): [number, Buffer] => [60000 + i, Buffer.alloc(2100)]);
		expect(name(look(tlsHello({sni: 'large.example', extra: large})))).toBe('large.example');
	});
	test('the need leads to the hello without looking at each byte', () => {
		const stream = tlsHello({sni: 'need.example', keyShare: 3000}, [100, 200, 1000]);
		let looks = 0;
		for (let length = 1; length <= stream.length; looks++) {
			const finding = dissectTcp(stream, 0, length, true);
			if (finding.kind !== 'more') break;
			length = finding.need;
		}
		expect(looks).toBeLessThan(12);
	});
	test('several messages in a record', () => {
		const second = handshakeMessage(Buffer.alloc(50), 11);
		const stream = tlsRecords(Buffer.concat([hello.subarray(5), second]));
		expect(look(stream)).toMatchObject({kind: 'hello', end: stream.length});
	});
	test('TLS without a hello', () => {
		expect(look(tlsRecords(handshakeMessage(Buffer.alloc(80), 2)))).toEqual({kind: 'protocol', protocol: 'tls'});
		for (const type of ['14', '15', '17'])
			expect(look(hex(`${type} 0303 0020 ${'aa'.repeat(32)}`), false)).toEqual({kind: 'protocol', protocol: 'tls'});
		expect(look(hex('17 0909 0020 00'))).toEqual({kind: 'unknown'});
	});
	test('in the framing of SSL 2 there is no name', () => {
		const body = Buffer.concat([hex('01 0301 0006 0000 0010 00002f 010080'), Buffer.alloc(16, 7)]);
		expect(look(Buffer.concat([u16(0x8000 | body.length), body]))).toMatchObject({
			kind: 'hello',
			hello: {sni: undefined, kind: {version: 0x0301}},
		});
	});
	test('looks like a hello: only what begins as one', () => {
		expect(looksLikeClientHello(hello, 0, 100)).toBe(true);
		expect(looksLikeClientHello(hello, 0, 10)).toBe(false);
		expect(looksLikeClientHello(hello, 1, hello.length)).toBe(false);
		expect(looksLikeClientHello(tlsRecords(handshakeMessage(Buffer.alloc(80), 2)), 0, 80)).toBe(false);
	});
	test('cut by the snap length: the name once its bytes are there', () => {
		const nameEnd = hello.indexOf('inner.example') + 'inner.example'.length;
		const stream = Buffer.concat([before['HTTP CONNECT']!, hello]);
		const shift = stream.length - hello.length;
		for (let length = 0; length < stream.length; length++) {
			const finding = dissectCutTcp(stream, 0, length);
			if (length < shift + nameEnd) expect(finding).toEqual({kind: 'unknown'});
			else expect(finding).toMatchObject({kind: 'hello', hello: {sni: 'inner.example', kind: {cut: true}}});
		}
	});
});

describe('HTTP', () => {
	const cases: [string, string][] = [
		['GET / HTTP/1.1\r\nAccept: */*\r\nHost: www.example.com\r\n\r\n', 'http www.example.com'],
		['GET / HTTP/1.1\r\nhOsT :\t www.example.com:8080 \r\n\r\n', 'http www.example.com'],
		['GET / HTTP/1.1\nHost:www.example.com\n\n', 'http www.example.com'],
		['GET / HTTP/1.1\r\nHost:\r\n\twww.example.com\r\n\r\n', 'http www.example.com'],
		['POST http://user@Other.example:80/a HTTP/1.1\r\nHost: x\r\n\r\n', 'http Other.example'],
		['GET / HTTP/1.1\r\nHost: [2001:db8::1]:80\r\n\r\n', 'http [2001:db8::1]'],
		['GET / HTTP/1.1\r\nHost: 2001:db8::1\r\n\r\n', 'http 2001:db8::1'],
		['GET / HTTP/1.0\r\nX-Host: no\r\n\r\n', 'http undefined'],
		['GET / HTTP/1.1\r\nHost:\r\n\r\n', 'http undefined'],
		['\r\nVERSION-CONTROL /a b HTTP/1.1\r\nHost: a.example\r\n\r\n', 'http a.example'],
		['GET HTTP/1.1\r\nHost: a.example\r\n\r\n', 'http a.example'],
		['FROBNICATE /a HTTP/1.1\r\nHost: a.example\r\n\r\n', 'http a.example'],
		['CONNECT a.example:22 HTTP/1.1\r\n\r\nSSH-2.0-OpenSSH_9\r\n', 'http a.example'],
		['CONNECT a.example:80 HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: b.example\r\n\r\n', 'http b.example'],
	];
	test.each(cases)('%j', (request, expected) => {
		expect(name(look(bytes(request)))).toBe(expected);
	});
	test('every truncation: the host or none, never a part', () => {
		for (const [request, expected] of cases) {
			for (let length = 0; length < request.length; length++) {
				const found = name(dissectTcp(bytes(request), 0, length, true));
				expect([undefined, 'http a.example', 'http undefined', expected]).toContain(found);
			}
		}
	});
	test('an endless header ends', () => {
		const request = bytes(`GET / HTTP/1.1\r\n${'X-Filler: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n'.repeat(1000)}`);
		expect(look(request)).toMatchObject({kind: 'http', host: undefined});
		expect(look(bytes(`GET /${'a'.repeat(40_000)}`))).toEqual({kind: 'unknown'});
	});
});

describe('HTTP/2', () => {
	const preface = bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
	const frame = (type: number, flags: number, stream: number, payload: Buffer) =>
		Buffer.concat([Buffer.from([0, payload.length >> 8, payload.length & 0xff, type, flags, 0, 0, 0, stream]), payload]);
	const settings = frame(4, 0, 0, hex('000300000064'));
	test('RFC 7541 appendix C.3.1 and C.4.1', () => {
		for (const block of ['828684410f7777772e6578616d706c652e636f6d', '828684418cf1e3c2e5f23a6ba0ab90f4ff']) {
			const stream = Buffer.concat([preface, settings, frame(1, 5, 1, hex(block))]);
			expect(name(look(stream))).toBe('http www.example.com');
			for (let length = 0; length < stream.length; length++) expect(dissectTcp(stream, 0, length, true).kind).toBe('more');
		}
	});
	test('padding, priority, a literal name, a port', () => {
		const literal = Buffer.concat([hex('00'), vector8(bytes(':authority')), vector8(bytes('a.example:8080'))]);
		const payload = Buffer.concat([hex('03 00000000 10'), hex('82 86'), literal, hex('000000')]);
		expect(name(look(Buffer.concat([preface, settings, frame(1, 0x2d, 1, payload)])))).toBe('http a.example');
	});
	test("the server's side", () => expect(look(settings)).toEqual({kind: 'protocol', protocol: 'http2'}));
});

describe('protocols without a name', () => {
	test.each([
		['ssh', 'SSH-2.0-OpenSSH_9.2\r\n'],
		['http', 'HTTP/1.1 200 OK\r\n'],
		['smtp', '220 mail.example ESMTP Postfix\r\n'],
		['smtp', 'EHLO a\r\nMAIL FROM:<a@b>\r\n'],
		['ftp', '220 ProFTPD FTP Server\r\n'],
		['ftp', 'USER anonymous\r\nPASS x\r\n'],
		['imap', '* OK IMAP4rev1 ready\r\n'],
		['imap', 'a LOGIN b c\r\n'],
		['pop3', '+OK POP3 ready <1.2@a>\r\n'],
		['rtsp', 'DESCRIBE rtsp://a/b RTSP/1.0\r\n'],
		['sip', 'REGISTER sip:a SIP/2.0\r\n'],
		['redis', '*1\r\n$4\r\nPING\r\n'],
		['irc', ':irc.example NOTICE * :hi\r\n'],
		['vnc', 'RFB 003.008\n'],
		['bittorrent', '\x13BitTorrent protocol\0\0\0\0\0\0\0\0'],
		['smb', '\0\0\0\x90\xfeSMB@\0'],
		['mqtt', '\x10\x0c\0\x04MQTT\x04\x02\0\x3c\0\0'],
		['telnet', '\xff\xfd\x18\xff\xfd\x20'],
		['postgresql', '\0\0\0\x20\0\x03\0\0user\0postgres\0\0'],
		['mysql', `\x4a\0\0\0\x0a8.0.36\0${'x'.repeat(66)}`],
		['xmpp', '<stream:stream xmlns="jabber:client"><stream:features>'],
		['ldap', '\x30\x0c\x02\x01\x01\x60\x07\x02\x01\x03\x04\0\x80\0'],
		['rdp', '\x03\0\0\x13\x0e\xd0\0\0\x12\x34\0\x02\0\x08\0\x02\0\0\0'],
		['openvpn', `\0\x0e\x38${'a'.repeat(8)}\0\0\0\0\0`],
	])('%s: %j', (protocol, stream) => {
		expect(look(bytes(stream))).toEqual({kind: 'protocol', protocol});
	});
	test.each(['random words', 'xyz 1 2 3\r\n', '\x01\x02\x03\x04\x05', '\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'])('unknown: %j', stream => {
		expect(look(bytes(stream))).toEqual({kind: 'unknown'});
	});
});

describe('properties', () => {
	const openings = [
		...Object.values(before),
		bytes('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
		hex('160301'),
		hex('8080'),
		bytes('GET / HTTP/1.1\r\n'),
	];
	test('any bytes behind any opening: no exception, nothing read behind the end, a need that grows', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...openings),
				fc.uint8Array({maxLength: 300}),
				fc.nat(40),
				fc.boolean(),
				(opening, rest, lost, atStart) => {
					const stream = Buffer.concat([opening.subarray(0, Math.max(0, opening.length - (lost > 20 ? 0 : lost))), Buffer.from(rest)]);
					const finding = dissectTcp(stream, 0, stream.length, atStart);
					if (finding.kind === 'more') expect(finding.need).toBeGreaterThan(stream.length);
					const padded = Buffer.concat([hex('1603'), stream, hello]);
					const shifted = dissectTcp(padded, 2, 2 + stream.length, atStart);
					const moved =
						finding.kind === 'more'
							? {...finding, need: finding.need + 2}
							: 'end' in finding
								? {...finding, end: finding.end + 2}
								: finding;
					expect(shifted).toEqual(moved);
					dissectCutTcp(stream, 0, stream.length);
				},
			),
			{numRuns: 3000},
		);
	});
});
