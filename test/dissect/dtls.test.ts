import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createDtlsAssembler} from '../../source/dissect/dtls/assembler.js';
import {looksLikeDtls} from '../../source/dissect/dtls/records.js';
import {readDtlsServerVersion, readServerVersion} from '../../source/dissect/tls/server-hello.js';
import {unwrapTurn} from '../../source/dissect/turn.js';
import {recogniseUdp} from '../../source/dissect/udp-protocols.js';
import {buildClientHello, dtlsFragments, handshakeMessage, tlsRecords, u16, vector16} from '../support/client-hello.js';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');
const body = buildClientHello({transport: 'dtls', sni: 'dtls.example', keyShare: 1216, versions: [0xfefc, 0xfefd]});

/** The names in datagrams fed in order. */
function names(datagrams: Buffer[]): (string | undefined)[] {
	const assembler = createDtlsAssembler();
	return datagrams
		.map(datagram => assembler.feed(datagram, 0, datagram.length))
		.flatMap(finding => (finding.kind === 'hello' ? [finding.hello.sni] : []));
}

describe('DTLS', () => {
	test('one datagram', () => {
		const [datagram] = dtlsFragments(body);
		expect(createDtlsAssembler().feed(datagram!, 0, datagram!.length)).toMatchObject({
			kind: 'hello',
			protocol: 'dtls',
			end: datagram!.length,
			hello: {sni: 'dtls.example', kind: {version: 0xfefc}},
		});
	});
	test('fragments beyond the memory budget are given up, and counted', () => {
		const assembler = createDtlsAssembler({left: 100});
		for (const datagram of dtlsFragments(body, [500, 500])) expect(assembler.feed(datagram, 0, datagram.length).kind).not.toBe('hello');
		expect(assembler.givenUp).toBeGreaterThan(0);
	});
	test('fragments in any order, again, overlapping, several in a datagram', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({min: 1, max: 400}), {maxLength: 20}),
				fc.array(fc.integer({min: 1, max: 400}), {maxLength: 20}),
				fc.infiniteStream(fc.nat()),
				fc.boolean(),
				(sizes, others, order, merged) => {
					const next = () => order.next().value as number;
					const records = [...dtlsFragments(body, sizes), ...dtlsFragments(body, others)].map(record => [next(), record] as const);
					const shuffled = records.sort((a, b) => a[0] - b[0]).map(([, record]) => record);
					expect(names(merged ? [Buffer.concat(shuffled)] : shuffled)).toContain('dtls.example');
				},
			),
		);
	});
	test('the second hello behind a HelloVerifyRequest', () => {
		const again = buildClientHello({transport: 'dtls', sni: 'dtls.example', keyShare: 1216, cookie: Buffer.alloc(32, 5)});
		expect(names([...dtlsFragments(body, [600]), ...dtlsFragments(again, [100, 900], 1)])).toEqual(['dtls.example', 'dtls.example']);
	});
	test('a fragment of the first hello that is lost does not spoil the second', () => {
		const again = buildClientHello({transport: 'dtls', sni: 'dtls.example', cookie: Buffer.alloc(32, 5)});
		expect(names([dtlsFragments(body, [600])[0]!, ...dtlsFragments(again, [100], 1)])).toEqual(['dtls.example']);
	});
	test('other messages, other records, other bytes', () => {
		const assembler = createDtlsAssembler();
		const feed = (bytes: Buffer) => assembler.feed(bytes, 0, bytes.length).kind;
		expect(feed(dtlsFragments(Buffer.alloc(60), [], 0, 2)[0]!)).toBe('protocol');
		expect(feed(hex('17 fefd 0001 000000000001 0010 00112233445566778899aabbccddeeff'))).toBe('protocol');
		expect(feed(hex('0011223344556677889900112233'))).toBe('unknown');
		expect(feed(dtlsFragments(body, [600])[1]!)).toBe('more');
	});
	test('cut by the snap length: the name once its bytes are there', () => {
		const [datagram] = dtlsFragments(body);
		const nameEnd = datagram!.indexOf('dtls.example') + 'dtls.example'.length;
		for (let length = 0; length < datagram!.length; length++) {
			const found = names([datagram!.subarray(0, length)]);
			expect(found).toEqual(length < nameEnd ? [] : ['dtls.example']);
		}
	});
	test('any bytes: no exception', () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({minLength: 1, maxLength: 200}), {maxLength: 5}), datagrams => {
				const assembler = createDtlsAssembler();
				for (const rest of datagrams) {
					const datagram = Buffer.concat([hex('16 feff 0000 000000000000'), u16(rest.length), hex('01'), Buffer.from(rest)]);
					assembler.feed(datagram, 0, datagram.length);
					assembler.feed(Buffer.from(rest), 0, rest.length);
					recogniseUdp(datagram, 0, datagram.length, 40000, 3478);
					unwrapTurn(datagram, 0, datagram.length);
				}
			}),
			{numRuns: 1000},
		);
	});
});

describe('the version that the server chose', () => {
	const extensions = vector16(u16(43), vector16(u16(0x0304)));
	const serverHello = (version: number, rest: Buffer) => Buffer.concat([u16(version), Buffer.alloc(32, 1), hex('00 1301 00'), rest]);
	const tls = (rest: Buffer, version = 0x0303) => tlsRecords(handshakeMessage(serverHello(version, rest), 2));
	const read = (bytes: Buffer, length = bytes.length) => readServerVersion(bytes, 0, length);
	test('TLS', () => {
		expect(read(tls(extensions))).toBe(0x0304);
		expect(read(tls(Buffer.alloc(0)))).toBe(0x0303);
		expect(read(tls(Buffer.alloc(0), 0x0301))).toBe(0x0301);
		expect(read(tls(extensions), 54)).toBe(0);
		expect(read(tlsRecords(handshakeMessage(buildClientHello())))).toBe(0);
		expect(read(hex('15 0301 0002 0228'))).toBe(0);
		expect(read(hex('8030 04 00 01 0002 0000 0000 0010'))).toBe(0x0002);
	});
	test('DTLS', () => {
		const chosen = vector16(u16(43), vector16(u16(0xfefc)));
		for (const [rest, version] of [
			[chosen, 0xfefc],
			[Buffer.alloc(0), 0xfefd],
		] as const) {
			const [datagram] = dtlsFragments(serverHello(0xfefd, rest), [], 0, 2);
			expect(readDtlsServerVersion(datagram!, 0, datagram!.length)).toBe(version);
		}
	});
});

describe('inside TURN', () => {
	const [hello] = dtlsFragments(buildClientHello({transport: 'dtls', sni: 'webrtc.example'}));
	const inner = (bytes: Buffer) => {
		const slice = unwrapTurn(bytes, 0, bytes.length);
		return slice && bytes.subarray(slice.start, slice.end);
	};
	test('ChannelData', () => {
		const channel = Buffer.concat([hex('4001'), vector16(hello!)]);
		expect(inner(channel)).toEqual(hello);
		expect(inner(Buffer.concat([channel, Buffer.alloc(3)]))).toEqual(hello);
		expect(inner(Buffer.concat([channel, Buffer.alloc(4)]))).toBeUndefined();
		expect(inner(channel.subarray(0, 50))).toBeUndefined();
	});
	test('Send indication', () => {
		const attributes = Buffer.concat([
			hex('0012 0008 0001 1234 5e12a443'),
			hex('0013'),
			vector16(hello!),
			Buffer.alloc(-hello!.length & 3),
		]);
		const message = Buffer.concat([hex('0016'), u16(attributes.length), hex('2112a442'), Buffer.alloc(12, 9), attributes]);
		expect(inner(message)).toEqual(hello);
		expect(looksLikeDtls(inner(message)!, 0, hello!.length)).toBe(true);
	});
	test('a binding request holds nothing', () =>
		expect(inner(Buffer.concat([hex('0001 0000 2112a442'), Buffer.alloc(12)]))).toBeUndefined());
});

describe('UDP protocols', () => {
	const at = (bytes: Buffer, serverPort = 40001, clientPort = 40000) => recogniseUdp(bytes, 0, bytes.length, clientPort, serverPort);
	const text = (value: string) => Buffer.from(value, 'latin1');
	const sized = (start: string, size: number) => Buffer.concat([hex(start), Buffer.alloc(size)]).subarray(0, size);
	test.each<[string, Buffer, number?]>([
		['dtls', dtlsFragments(body)[0]!],
		['stun', Buffer.concat([hex('0001 0000 2112a442'), Buffer.alloc(12)])],
		['ntp', sized('23', 48), 123],
		['dhcp', Buffer.concat([Buffer.alloc(236, 1), hex('63825363 350101ff')]), 67],
		['snmp', hex('3026 020101 0406 7075626c6963 a019 02047f000000 020100 020100 300b 3009 06052b06010201 0500')],
		['sip', text('INVITE sip:a@b SIP/2.0\r\n')],
		['bittorrent', text('d1:ad2:id20:aaaaaaaaaaaaaaaaaaaae1:q4:ping1:t2:aa1:y1:qe')],
		['wireguard', sized('01000000 11', 148)],
		['openvpn', Buffer.concat([hex('38'), Buffer.alloc(8, 3), Buffer.alloc(5)])],
		['ssdp', text('M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\n')],
		['nbns', sized('1234 0110 0001', 50), 137],
		['tftp', text('\0\x01file\0octet\0'), 69],
		['syslog', text('<34>1 2026-01-01T00:00:00Z a b'), 5514],
		['ike', Buffer.concat([Buffer.alloc(8, 1), Buffer.alloc(8), hex('21 20 22 08 00000000 00000024'), Buffer.alloc(8)]), 500],
		['radius', sized('01 05 0014', 20), 1812],
		['rtp', sized('80 60 0001 00000010 12345678', 172)],
		['', text('nothing that is known')],
		['', Buffer.alloc(0)],
	])('%s', (protocol, bytes, port) => {
		expect(at(bytes, port)).toBe(protocol);
	});
});
