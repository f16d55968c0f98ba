import {describe, expect, test} from 'vitest';
import {createQuicConversation} from '../../../source/dissect/quic/conversation.js';
import {deriveKeys} from '../../../source/dissect/quic/keys.js';
import {LongHeader, readLongHeader} from '../../../source/dissect/quic/packet.js';
import {openedNumber, openPacket, packetNumber} from '../../../source/dissect/quic/protection.js';
import {versionOf} from '../../../source/dissect/quic/versions.js';
import {sealInitial, VERSION_1, VERSION_2} from '../../support/quic.js';

const ID = Buffer.from('8394c8f03e515708', 'hex');
/** The CRYPTO frame of RFC 9001 appendix A.2. */
const FRAME = Buffer.from(
	'060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578616d' +
		'706c652e636f6dff01000100000a00080006001d0017001800100007000504616c706e000500050100000000003300260024001d00209370b2c9caa47fbabaf455' +
		'9fedba753de171fa71f50f1ce15d43e994ec74d748002b0003020304000d0010000e0403050306030203080408050806002d00020101001c000240010039003204' +
		'08ffffffffffffffff05048000ffff07048000ffff0801100104800075300901100f088394c8f03e51570806048000ffff',
	'hex',
);

// RFC 9001 appendix A, RFC 9369 appendix A. The end of a client's Initial is its tag, which stands for the whole of it.
const vectors = [
	{
		version: VERSION_1,
		client: ['1f369613dd76d5467730efcbe3b1a22d', 'fa044b2f42a3fd3b46fb255c'],
		server: ['cf3a5331653c364c88f0f379b6067e37', '0ac1493ca1905853b0bba03e'],
		begins: 'c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11',
		ends: 'e221af44860018ab0856972e194cd934',
		answer:
			'cf000000010008f067a5502a4262b5004075c0d95a482cd0991cd25b0aac406a5816b6394100f37a1c69797554780bb38cc5a99f5ede4cf73c3ec2493a1839b3' +
			'dbcba3f6ea46c5b7684df3548e7ddeb9c3bf9c73cc3f3bded74b562bfb19fb84022f8ef4cdd93795d77d06edbb7aaf2f58891850abbdca3d20398c276456cbc4' +
			'2158407dd074ee',
	},
	{
		version: VERSION_2,
		client: ['8b1a0bc121284290a29e0971b5cd045d', '91f73e2351d8fa91660e909f'],
		server: ['82db637861d55e1d011f19ea71d5d2a7', 'dd13c276499c0249d3310652'],
		begins: 'd76b3343cf088394c8f03e5157080000449ea0c95e82ffe67b6abcdb4298b485',
		ends: 'a18b2faa745b6fe189cf772a9f84cbfc',
		answer:
			'dc6b3343cf0008f067a5502a4262b5004075d92faaf16f05d8a4398c47089698baeea26b91eb761d9b89237bbf87263017915358230035f7fd3945d88965cf17' +
			'f9af6e16886c61bfc703106fbaf3cb4cfa52382dd16a393e42757507698075b2c984c707f0a0812d8cd5a6881eaf21ceda98f4bd23f6fe1a3e2c43edd9ce7ca8' +
			'4bed8521e2e140',
	},
];

describe.each(vectors)('version $version', ({version, client, server, begins, ends, answer}) => {
	const derivation = versionOf(version).derivations[0]!;

	test.each([
		['client', client],
		['server', server],
	] as const)('keys of the %s', (side, [key, iv]) => {
		const keys = deriveKeys(derivation, ID, 0, 8, side);
		expect([keys.key, keys.iv].map(bytes => Buffer.from(bytes).toString('hex'))).toEqual([key, iv]);
	});

	test('an Initial sealed here is that of the RFC, and its name is read', () => {
		const packet = sealInitial(FRAME, {version, dcid: ID, number: 2, numberLength: 4});
		const hex = packet.toString('hex');
		expect(packet).toHaveLength(1200);
		expect([hex.slice(0, begins.length), hex.slice(-ends.length)]).toEqual([begins, ends]);
		expect(createQuicConversation().feed(packet, 0, packet.length)).toMatchObject({
			kind: 'hello',
			hello: {sni: 'example.com', kind: {alpn: ['alpn'], version: 0x0304}},
			protocol: 'quic',
			end: 1200,
		});
	});

	test("the server's Initial opens with the server's keys alone", () => {
		const bytes = Buffer.from(answer, 'hex');
		const header = new LongHeader();
		expect(readLongHeader(bytes, 0, bytes.length, header)).toBe(true);
		expect(header).toMatchObject({type: 'initial', version, end: bytes.length, cut: false});
		expect(bytes.toString('hex', header.scid, header.scidEnd)).toBe('f067a5502a4262b5');
		const open = (side: 'client' | 'server') =>
			openPacket(deriveKeys(derivation, ID, 0, 8, side), bytes, 0, header.numberAt, header.end, -1);
		// ACK, then CRYPTO with a ServerHello.
		expect(open('server')?.toString('hex')).toMatch(/^02000000000600405a020000560303/);
		expect(openedNumber).toBe(1);
		expect(open('client')).toBeUndefined();
	});
});

test('packet numbers are completed (RFC 9000 appendix A.3)', () => {
	expect(packetNumber(0xa82f30ea, 0x9b32, 2)).toBe(0xa82f9b32);
	expect(packetNumber(-1, 0, 1)).toBe(0);
	expect(packetNumber(-1, 0x80, 1)).toBe(0x80);
	expect(packetNumber(255, 0, 1)).toBe(256);
	expect(packetNumber(256, 0xff, 1)).toBe(255);
});
