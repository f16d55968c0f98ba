import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseClientHello} from '../../source/dissect/tls/client-hello.js';
import {buildClientHello, type HelloOptions, outerEch, serverName, u16, vector8, vector16} from '../support/client-hello.js';

const parse = (body: Buffer, transport: 'tcp' | 'quic' | 'dtls' = 'tcp', cut = false) =>
	parseClientHello(body, 0, body.length, transport, cut);
const hello = (options: HelloOptions) => {
	const found = parse(buildClientHello(options), options.transport)!;
	return {...found, ...found.kind};
};

describe('what a hello says', () => {
	test('name, protocols, version', () => {
		const found = hello({sni: 'www.example.com', alpn: ['h2', 'http/1.1'], keyShare: 1216, grease: true});
		expect(found).toMatchObject({sni: 'www.example.com', alpn: ['h2', 'http/1.1'], version: 0x0304, ech: 'none', cut: false});
		expect(Number.isInteger(found.random)).toBe(true);
	});
	test('the name stays as it came', () => expect(hello({sni: 'WWW.b\xfccher\0.Example.'}).sni).toBe('WWW.b\xfccher\0.Example.'));
	test('an empty name is none', () => expect(hello({sni: ''}).sni).toBeUndefined());
	test('no extensions: legacy version', () => {
		expect(hello({withoutExtensions: true, legacyVersion: 0x0300})).toMatchObject({sni: undefined, version: 0x0300, alpn: []});
	});
	test('DTLS: the highest version is the lowest number', () => {
		const versions = [0xfeff, 0xfefc, 0xfefd];
		expect(hello({transport: 'dtls', versions, sni: 'a.example', cookie: Buffer.alloc(20)})).toMatchObject({
			sni: 'a.example',
			version: 0xfefc,
		});
	});
	test('other kinds of names are passed over', () => {
		const list = vector16(Buffer.from([7]), vector16(Buffer.from('no')), Buffer.from([0]), vector16(Buffer.from('yes')));
		expect(hello({extra: [[0, list]]}).sni).toBe('yes');
	});
	test('a broken extension costs that extension alone', () => {
		const broken = Buffer.concat([u16(200), Buffer.from([0]), u16(100), Buffer.from('short')]);
		const found = hello({
			extra: [
				[0, broken],
				[16, Buffer.from([9])],
			],
			sni: 'whole.example',
			alpn: ['h2'],
		});
		expect(found).toMatchObject({sni: 'whole.example', alpn: ['h2']});
	});
	test('of two names the first counts', () => expect(hello({extra: [[0, serverName('first')]], sni: 'second'}).sni).toBe('first'));
	test('what is no hello', () => {
		expect(parse(Buffer.alloc(200))).toBeUndefined();
		expect(parse(buildClientHello({transport: 'dtls'}), 'tcp')).toBeUndefined();
		expect(parse(Buffer.alloc(0))).toBeUndefined();
	});
});

describe('encrypted hellos', () => {
	const ech = (data: Buffer, sni = 'www.example.com') => hello({sni, extra: [[0xfe0d, data]]}).ech;
	test('the dummies of browsers', () => {
		for (const length of [144, 176, 208, 240, 239]) expect(ech(outerEch(length))).toBe('grease');
		expect(ech(outerEch(208, 3))).toBe('grease');
	});
	test('other shapes are offers', () => {
		expect(ech(outerEch(300))).toBe('offered');
		expect(ech(outerEch(208, 2))).toBe('offered');
		expect(ech(outerEch(208, 1, 65))).toBe('offered');
		expect(ech(Buffer.from([0, 0]))).toBe('offered');
	});
	test('a known public name is an offer, whatever its shape', () => {
		expect(hello({sni: 'Cloudflare-ECH.com', ech: 'grease'})).toMatchObject({ech: 'offered', sni: 'Cloudflare-ECH.com'});
	});
	test('ESNI has no outer name', () =>
		expect(hello({extra: [[0xffce, Buffer.alloc(50)]]})).toMatchObject({ech: 'offered', sni: undefined}));
});

describe('fingerprints', () => {
	test('the example of the JA4 specification', () => {
		// Suites, extensions and algorithms as FoxIO's technical details list them; GREASE in between must not count.
		const suites = '1301 1302 1303 c02b c02f c02c c030 cca9 cca8 c013 c014 009c 009d 002f 0035'
			.split(' ')
			.map(word => Number.parseInt(word, 16));
		const algorithms = '0403 0804 0401 0503 0805 0501 0806 0601'.split(' ').map(word => u16(Number.parseInt(word, 16)));
		const types = '001b 0000 0033 0010 4469 0017 002d 000d 0005 0023 0012 002b ff01 000b 000a 0015'.split(' ');
		const data: Record<number, Buffer> = {
			0: serverName('example.com'),
			16: vector16(vector8(Buffer.from('h2')), vector8(Buffer.from('http/1.1'))),
			13: vector16(...algorithms),
			43: vector8(u16(0x0a0a), u16(0x0304), u16(0x0303)),
		};
		const extensions = ['2a2a', ...types, 'baba'].map(word => Number.parseInt(word, 16));
		const body = Buffer.concat([
			u16(0x0303),
			Buffer.alloc(32),
			vector8(),
			vector16(u16(0x1a1a), ...suites.map(u16)),
			vector8(Buffer.from([0])),
			vector16(...extensions.map(type => Buffer.concat([u16(type), vector16(data[type] ?? Buffer.alloc(0))]))),
		]);
		expect(parse(body)!.kind.ja4).toBe('t13d1516h2_8daaf6152771_e5627efa2ab1');
	});
	test('transport, version, name and first protocol', () => {
		expect(hello({sni: 'a', alpn: ['h3'], transport: 'quic'}).ja4).toMatch(/^q13d0507h3_/);
		expect(hello({transport: 'dtls'}).ja4).toMatch(/^dd2i050500_/);
		expect(hello({alpn: ['\xab\xcd'], versions: []}).ja4).toMatch(/^t12i0505ad_/);
		expect(hello({alpn: ['0\xab'], versions: [0x7f12]}).ja4).toMatch(/^t00i05063b_/);
		expect(hello({alpn: ['x']}).ja4).toMatch(/^t13i0506xx_/);
		expect(hello({withoutExtensions: true}).ja4).toMatch(/^t12i050000_[0-9a-f]{12}_000000000000$/);
	});
	test('remembered and computed are the same', () => {
		const first = hello({sni: 'a.example', seed: 'one'});
		for (let i = 0; i < 5000; i++) hello({suites: [i + 1], versions: []});
		expect(hello({sni: 'b.example', seed: 'two'})).toMatchObject({ja3: first.ja3, ja4: first.ja4});
	});
	test('hellos of one client share what they have in common, and nothing else', () => {
		const one = hello({sni: 'a.example', alpn: ['h2', 'http/1.1'], seed: 'one'});
		expect(hello({sni: 'b.example', alpn: ['h2', 'http/1.1'], seed: 'two'}).kind).toBe(one.kind);
		// JA4 tells none of these.
		expect(hello({sni: 'a.example', alpn: ['h2', 'x'], seed: 'one'})).toMatchObject({ja4: one.ja4, alpn: ['h2', 'x']});
		const [grease, offered] = [outerEch(208), outerEch(300)].map(data => hello({sni: 'a.example', extra: [[0xfe0d, data]]}));
		expect([grease, offered]).toMatchObject([{ech: 'grease'}, {ech: 'offered', ja4: grease!.ja4}]);
	});
	test('more kinds of one JA4 than are shared: each has its own, and those that come again share again', () => {
		for (let round = 0; round < 2; round++) for (let i = 0; i < 20; i++) expect(hello({alpn: ['h2', `${i}`]}).alpn).toEqual(['h2', `${i}`]);
		// However many lists have replaced this one in the memory of lists.
		const {kind} = hello({alpn: ['h2', 'again']});
		for (let i = 0; i < 5000; i++) hello({alpn: ['x', `${i}`]});
		expect(hello({alpn: ['h2', 'again']}).kind).toBe(kind);
	});
	test('a list of protocols that is longer than any client sends is not kept', () => {
		const long = Array.from({length: 20}, (_, i) => `${i}`.padStart(20, 'x'));
		const [one, two] = [0, 1].map(() => hello({alpn: long}).kind);
		expect(one).toEqual(two);
		expect(one).not.toBe(two);
	});
});

describe('properties', () => {
	const transport = fc.constantFrom('tcp' as const, 'quic' as const, 'dtls' as const);
	test('every truncation: the whole name or none', () => {
		fc.assert(
			fc.property(
				transport,
				fc.stringMatching(/^[a-z]{1,20}(\.[a-z]{1,20}){0,3}$/),
				fc.boolean(),
				fc.boolean(),
				(kind, sni, grease, pq) => {
					const body = buildClientHello({sni, grease, keyShare: pq ? 1216 : 32, alpn: ['h2'], transport: kind});
					const nameEnd = body.indexOf(Buffer.concat([u16(sni.length), Buffer.from(sni)])) + 2 + sni.length;
					for (let length = 0; length <= Math.min(body.length, 400); length++) {
						const found = parseClientHello(body, 0, length, kind, true);
						expect(found?.sni).toBe(length >= nameEnd ? sni : undefined);
						expect(['h2', undefined]).toContain(found?.kind.alpn[0]);
					}
				},
			),
			{numRuns: 30},
		);
	});
	test('any bytes: no exception, and nothing is read behind the end', () => {
		fc.assert(
			fc.property(transport, fc.uint8Array({maxLength: 400}), fc.boolean(), (kind, bytes, cut) => {
				const body = Buffer.concat([u16(kind === 'dtls' ? 0xfefd : 0x0303), Buffer.from(bytes)]);
				const padded = Buffer.concat([body, Buffer.alloc(100, 0x61)]);
				expect(parseClientHello(padded, 0, body.length, kind, cut)).toEqual(parseClientHello(body, 0, body.length, kind, cut));
			}),
			{numRuns: 2000},
		);
	});
	test('one byte changed: no exception', () => {
		const body = buildClientHello({sni: 'www.example.com', alpn: ['h2', 'h3'], ech: 'grease', grease: true});
		for (let at = 0; at < body.length; at++) {
			for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
				const changed = Buffer.from(body);
				changed[at] = value;
				parse(changed);
				parse(changed, 'dtls', true);
			}
		}
	});
});
