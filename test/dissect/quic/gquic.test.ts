import {describe, expect, test} from 'vitest';
import {hashBytes} from '../../../source/dissect/hash-bytes.js';
import {createQuicConversation} from '../../../source/dissect/quic/conversation.js';
import {looksLikeGquic} from '../../../source/dissect/quic/gquic.js';
import {looksLikeQuicLong} from '../../../source/dissect/quic/packet.js';
import {NO_JA3} from '../../../source/model/hello.js';
import {chlo, connectionId, cryptoFrame, googlePacket, sealInitial} from '../../support/quic.js';

const ID = connectionId('google');
const Q050 = 0x51303530;
const feed = (datagrams: readonly Buffer[], conversation = createQuicConversation()) =>
	datagrams.map(datagram => conversation.feed(datagram, 0, datagram.length));

describe.each([34, 35, 39, 43, 44, 46, 47, 49])('Q0%i', version => {
	const message = chlo('www.google.example');
	const looks = (bytes: Buffer) => looksLikeGquic(bytes, 0, bytes.length) || looksLikeQuicLong(bytes, 0, bytes.length);

	test('the name of a CHLO in one packet', () => {
		const packet = googlePacket(version, ID, 0, message);
		expect(looks(packet)).toBe(true);
		expect(feed([packet, packet])).toMatchObject([
			{
				kind: 'hello',
				hello: {sni: 'www.google.example', kind: {version: 0, alpn: [], ja4: ''}, ja3: NO_JA3, random: hashBytes(ID, 0, ID.length)},
			},
			{kind: 'protocol', protocol: 'quic'},
		]);
	});

	test('in two packets, either order', () => {
		const two = [googlePacket(version, ID, 0, message.subarray(0, 500)), googlePacket(version, ID, 500, message.subarray(500))];
		expect(feed(two)).toMatchObject([{kind: 'more'}, {kind: 'hello', hello: {sni: 'www.google.example'}}]);
		expect(feed(two.toReversed())).toMatchObject([{kind: 'more'}, {kind: 'hello', hello: {sni: 'www.google.example'}}]);
	});

	test('the second CHLO, when the first was not captured', () => {
		expect(feed([googlePacket(version, ID, 1024, message)])).toMatchObject([{kind: 'hello', hello: {sni: 'www.google.example'}}]);
	});

	test('two connections on one 5-tuple', () => {
		const other = googlePacket(version, connectionId('other'), 0, chlo('other.example'));
		expect(feed([googlePacket(version, ID, 0, message), other])).toMatchObject([
			{kind: 'hello', hello: {sni: 'www.google.example'}},
			{kind: 'hello', hello: {sni: 'other.example'}},
		]);
	});

	test('every truncation: no exception, no other name', () => {
		const packet = googlePacket(version, ID, 0, message);
		for (let end = 0; end < packet.length; end++) {
			const found = createQuicConversation().feed(packet, 0, end);
			if (found.kind === 'hello') expect(found.hello.sni).toBe('www.google.example');
		}
	});
});

test('Q050: a CHLO behind Initial protection', () => {
	const packet = sealInitial(Buffer.concat([Buffer.from([7]), cryptoFrame(0, chlo('q050.example'), 8)]), {version: Q050});
	expect(feed([packet])).toMatchObject([{kind: 'hello', hello: {sni: 'q050.example', kind: {version: 0}}}]);
});

test('a CHLO without a name', () => {
	expect(feed([googlePacket(43, ID, 0, chlo(undefined))])).toMatchObject([{kind: 'hello', hello: {sni: undefined, kind: {cut: false}}}]);
});

test('what is not Google', () => {
	for (const hex of ['09', '0900112233445566773132333401', '0d00112233445566775130343301', `08${'11'.repeat(60)}`]) {
		const bytes = Buffer.from(hex, 'hex');
		expect(looksLikeGquic(bytes, 0, bytes.length)).toBe(false);
		expect(feed([bytes])).toEqual([{kind: 'unknown'}]);
	}
});
