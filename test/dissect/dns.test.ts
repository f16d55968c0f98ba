import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {nextDnsTcp, parseDns} from '../../source/dissect/dns.js';
import {nameEnd, readName} from '../../source/dissect/dns-name.js';
import {a, cname, dnsMessage, dnsName, pointer} from '../support/dns.js';

const parse = (bytes: Buffer) => parseDns(bytes, 0, bytes.length);
const QUESTION = pointer(12);
const v6 = Buffer.from('20010db8000000000000000000000001', 'hex');

describe('messages', () => {
	test('a query', () => {
		expect(parse(dnsMessage({id: 0x1234, response: false, question: 'www.Example.com'}))).toEqual({
			id: 0x1234,
			response: false,
			rcode: 0,
			question: 'www.Example.com',
			addresses: [],
			aliases: [],
		});
	});

	test('an answer over a chain of aliases, compressed', () => {
		const bytes = dnsMessage({
			question: 'www.example.com',
			answers: [
				cname(QUESTION, 'www.cdn.example.net'),
				{owner: 'www.cdn.example.net', type: 46, data: Buffer.alloc(20)},
				a('www.cdn.example.net', '192.0.2.1', 30),
				{owner: 'www.cdn.example.net', type: 28, data: v6},
			],
		});
		expect(parse(bytes)).toMatchObject({
			response: true,
			aliases: [{alias: 'www.example.com', canonical: 'www.cdn.example.net', ttl: 60}],
			addresses: [
				{owner: 'www.cdn.example.net', address: [0, 0, 0xffff, 0xc0000201], ttl: 30},
				{owner: 'www.cdn.example.net', address: [0x20010db8, 0, 0, 1], ttl: 60},
			],
		});
	});

	test('HTTPS: hints, and alias mode', () => {
		const hints = Buffer.concat([
			Buffer.from([0, 1, 0]),
			Buffer.from([0, 1, 0, 3, 2, 0x68, 0x33]),
			Buffer.from([0, 4, 0, 8, 192, 0, 2, 1, 192, 0, 2, 2]),
			Buffer.from([0, 6, 0, 16]),
			v6,
		]);
		const bytes = dnsMessage({question: 'h.example', type: 65, answers: [{owner: QUESTION, type: 65, data: hints}]});
		expect(parse(bytes)?.addresses.map(({address}) => address)).toEqual([
			[0, 0, 0xffff, 0xc0000201],
			[0, 0, 0xffff, 0xc0000202],
			[0x20010db8, 0, 0, 1],
		]);
		const alias = Buffer.concat([Buffer.from([0, 0]), dnsName('pool.example')]);
		expect(parse(dnsMessage({question: 'h.example', answers: [{owner: QUESTION, type: 65, data: alias}]}))?.aliases).toEqual([
			{alias: 'h.example', canonical: 'pool.example', ttl: 60},
		]);
	});

	test('mDNS: no question, the flag on top of the class', () => {
		const bytes = dnsMessage({answers: [{...a('printer.local', '192.0.2.9'), class: 0x8001}]});
		expect(parse(bytes)).toMatchObject({question: undefined, addresses: [{owner: 'printer.local'}]});
	});

	test('additional addresses count, glue does not', () => {
		const srv = {owner: QUESTION, type: 33, data: Buffer.concat([Buffer.alloc(6), dnsName('h.example')])};
		const additional = [a('h.example', '192.0.2.3')];
		expect(parse(dnsMessage({question: '_x._tcp.example', answers: [srv], additional}))?.addresses).toHaveLength(1);
		const authorities = [{owner: 'example', type: 2, data: dnsName('h.example')}];
		expect(parse(dnsMessage({question: 'www.example', answers: [], authorities, additional}))?.addresses).toHaveLength(0);
	});

	test('a TTL with its top bit set is 0', () => {
		expect(parse(dnsMessage({question: 'x', answers: [a(QUESTION, '192.0.2.1', 0x80000001)]}))?.addresses[0]?.ttl).toBe(0);
	});

	test('a record of another length costs that record, a broken name the rest', () => {
		const good = a(QUESTION, '192.0.2.1');
		const bad = {owner: QUESTION, type: 1, data: Buffer.alloc(5)};
		const broken = a(Buffer.from([0x80]), '192.0.2.2');
		expect(parse(dnsMessage({question: 'x', answers: [bad, good, broken, good]}))?.addresses).toHaveLength(1);
	});

	test('what is no message', () => {
		for (const hex of ['', '00'.repeat(11), '00'.repeat(12), 'ff'.repeat(40), '0007818000010000000000003f61']) {
			expect(parse(Buffer.from(hex, 'hex'))).toBeUndefined();
		}
	});

	test('every truncation: no exception, nothing invented', () => {
		const answers = [cname(QUESTION, 'c.example'), a('c.example', '192.0.2.1'), a(QUESTION, '192.0.2.2')];
		const whole = dnsMessage({question: 'www.example.com', answers});
		for (let end = 0; end < whole.length; end++) {
			const message = parseDns(whole, 0, end);
			if (message === undefined) continue;
			expect(message.question).toBe('www.example.com');
			expect(parse(whole)?.addresses).toEqual(expect.arrayContaining([...message.addresses]));
		}
	});

	test('random bytes: no exception, bounded', () => {
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 600}), fc.boolean(), (random, headed) => {
				const bytes = Buffer.from(random);
				if (headed && bytes.length > 12) dnsMessage({question: ''}).copy(bytes, 0, 0, 12);
				const message = parse(bytes);
				if (message) expect(message.addresses.length + message.aliases.length).toBeLessThanOrEqual(600);
			}),
		);
	});
});

describe('names', () => {
	const read = (bytes: Buffer, at = 0) => readName(bytes, at, 0, bytes.length);

	test('dots and backslashes inside labels are escaped, bytes stay', () => {
		expect(read(Buffer.from('\x04a.b\\\x02\xe9\x00\x00', 'latin1'))).toBe('a\\.b\\\\.\xe9\0');
		expect(read(Buffer.from([0]))).toBe('');
	});

	test('pointers go backwards, and the name ends behind the first', () => {
		const bytes = Buffer.concat([dnsName('example.com'), Buffer.from('\x03www', 'latin1'), pointer(0), Buffer.from([1])]);
		expect(read(bytes, 13)).toBe('www.example.com');
		expect(nameEnd).toBe(19);
	});

	test.each([
		['itself', 'c000'],
		['forward', 'c0020161000000'],
		['its own start', '0161c000'],
	])('a pointer to %s is broken', (_, hex) => expect(read(Buffer.from(hex, 'hex'))).toBeUndefined());

	test('a long loop ends', () => {
		// Each pointer goes backwards, and the labels in between would add up for ever.
		const bytes = Buffer.concat([Buffer.from('\x01a', 'latin1'), pointer(0)]);
		expect(read(bytes, 2)).toBeUndefined();
	});

	test('at most 255 octets', () => {
		const label = Buffer.concat([Buffer.from([63]), Buffer.alloc(63, 0x61)]);
		const three = [label, label, label];
		const fits = Buffer.concat([...three, Buffer.from([61]), Buffer.alloc(61, 0x62), Buffer.from([0])]);
		const over = Buffer.concat([...three, Buffer.from([62]), Buffer.alloc(62, 0x62), Buffer.from([0])]);
		expect(read(fits)).toHaveLength(253);
		expect(read(over)).toBeUndefined();
		// All of them escaped: twice the length.
		const dots = Buffer.concat([Buffer.from([63]), Buffer.alloc(63, 0x2e)]);
		expect(read(Buffer.concat([dots, dots, dots, Buffer.from([0])]))).toHaveLength(3 * 126 + 2);
	});
});

describe('over TCP', () => {
	const message = dnsMessage({question: 'x.example', answers: [a(QUESTION, '192.0.2.1')]});
	const stream = Buffer.concat([1, 2].flatMap(() => [Buffer.from([0, message.length]), message]));

	test('message by message', () => {
		const first = nextDnsTcp(stream, 0, stream.length)!;
		const second = nextDnsTcp(stream, first.end, stream.length)!;
		expect([first.start, second.end]).toEqual([2, stream.length]);
		expect(parseDns(stream, second.start, second.end)?.question).toBe('x.example');
		expect(nextDnsTcp(stream, second.end, stream.length)).toBeUndefined();
	});

	test('one that goes on elsewhere ends with the bytes', () => {
		expect(nextDnsTcp(stream, 0, 30)).toEqual({start: 2, end: 30});
		expect(nextDnsTcp(stream, 0, 10)).toBeUndefined();
		expect(nextDnsTcp(Buffer.alloc(100), 0, 100)).toBeUndefined();
	});
});
