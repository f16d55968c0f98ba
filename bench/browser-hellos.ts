import {handshakeMessage, outerEch, serverName, u16, vector8, vector16} from '../test/support/client-hello.js';
import {varint} from '../test/support/quic.js';
import type {Random} from './random.js';

/*
 * What today's clients send first. Chromium puts its extensions in another order each time and greases (RFC 8701) suites, groups, versions and extensions; Firefox and OpenSSL keep an order of
 * their own, with the name in front.
 */
type Extension = readonly [type: number, data: Buffer];
const NOTHING = Buffer.alloc(0);
const words = (...values: number[]): Buffer => Buffer.concat(values.map(u16));
const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const X25519 = 0x001d;
const X25519MLKEM768 = 0x11ec;

const name = (sni: string): Extension => [0, serverName(sni)];
const statusRequest: Extension = [5, Buffer.from([1, 0, 0, 0, 0])];
const groups = (...ids: number[]): Extension => [10, vector16(words(...ids))];
const pointFormats: Extension = [11, vector8(Buffer.from([0]))];
const signatures = (...ids: number[]): Extension => [13, vector16(words(...ids))];
const alpn = (...protocols: string[]): Extension => [16, vector16(...protocols.map(protocol => vector8(ascii(protocol))))];
const certificateTimestamp: Extension = [18, NOTHING];
const extendedMaster: Extension = [23, NOTHING];
const compression = (...ids: number[]): Extension => [27, vector8(words(...ids))];
const ticket: Extension = [35, NOTHING];
const versions = (...ids: number[]): Extension => [43, vector8(words(...ids))];
const pskModes: Extension = [45, Buffer.from([1, 1])];
const keyShare = (...shares: (readonly [group: number, key: Buffer])[]): Extension => [
	51,
	vector16(...shares.map(([group, key]) => Buffer.concat([u16(group), vector16(key)]))),
];
const renegotiation: Extension = [0xff01, Buffer.from([0])];
const ech: Extension = [0xfe0d, outerEch(208)];

/** Keys cost the reader nothing: they are the same each time. */
const key = Buffer.alloc(32, 0x4b);
const largeKey = Buffer.alloc(1216, 0x4d);
const shares = (postQuantum: boolean): (readonly [number, Buffer])[] => [
	...(postQuantum ? [[X25519MLKEM768, largeKey] as const] : []),
	[X25519, key],
];
const chromiumSignatures = signatures(0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601);

/** Transport parameters of a client (RFC 9000 section 18), all of them numbers. */
const transportParameters: Extension = [
	57,
	Buffer.concat(
		[
			[0x01, 30_000],
			[0x03, 1472],
			[0x04, 15_728_640],
			[0x05, 6_291_456],
			[0x06, 6_291_456],
			[0x07, 6_291_456],
			[0x08, 100],
			[0x09, 103],
			[0x20, 65_536],
			[0x3128, 0],
		].map(([id, value]) => Buffer.concat([varint(id!), varint(varint(value!).length), varint(value!)])),
	),
];

export interface Asked {
	readonly sni: string;
	readonly quic: boolean;
	readonly postQuantum: boolean;
}

function body(random: Random, quic: boolean, suites: readonly number[], extensions: readonly Extension[]): Buffer {
	return Buffer.concat([
		u16(0x0303),
		random.fill(Buffer.alloc(32)),
		vector8(quic ? NOTHING : random.fill(Buffer.alloc(32))),
		vector16(words(...suites)),
		vector8(Buffer.from([0])),
		vector16(...extensions.map(([type, data]) => Buffer.concat([u16(type), vector16(data)]))),
	]);
}

/** A reserved value (RFC 8701 section 2). */
const grease = (random: Random): number => 0x0a0a + 0x1010 * random.below(16);

function chromium({sni, quic, postQuantum}: Asked, random: Random): Buffer {
	const ids = postQuantum ? [X25519MLKEM768, X25519, 0x0017, 0x0018] : [X25519, 0x0017, 0x0018];
	if (quic) {
		const extensions = [
			name(sni),
			groups(...ids),
			alpn('h3'),
			chromiumSignatures,
			keyShare(...shares(postQuantum)),
			pskModes,
			versions(0x0304),
			compression(2),
			[0x44cd, vector16(vector8(ascii('h3')))] as const,
			transportParameters,
			ech,
		];
		return body(random, true, [0x1301, 0x1302, 0x1303], random.shuffle(extensions));
	}
	const group = grease(random);
	const first = grease(random);
	const extensions = random.shuffle<Extension>([
		name(sni),
		extendedMaster,
		renegotiation,
		groups(group, ...ids),
		pointFormats,
		ticket,
		alpn('h2', 'http/1.1'),
		statusRequest,
		chromiumSignatures,
		certificateTimestamp,
		keyShare([group, Buffer.from([0])], ...shares(postQuantum)),
		pskModes,
		versions(grease(random), 0x0304, 0x0303),
		compression(2),
		[0x44cd, vector16(vector8(ascii('h2')))],
		ech,
	]);
	const last = first === 0x0a0a ? 0x1a1a : 0x0a0a;
	const suites = [
		...[grease(random), 0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9],
		...[0xcca8, 0xc013, 0xc014, 0x009c, 0x009d, 0x002f, 0x0035],
	];
	return body(random, false, suites, [[first, NOTHING], ...extensions, [last, Buffer.from([0])]]);
}

function firefox({sni, quic, postQuantum}: Asked, random: Random): Buffer {
	const ids = [...(postQuantum ? [X25519MLKEM768] : []), X25519, 0x0017, 0x0018, 0x0019, 0x0100, 0x0101];
	const keys = keyShare(...shares(postQuantum), [0x0017, Buffer.alloc(65, 0x4f)]);
	const algorithms = signatures(0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201);
	const middle = [statusRequest, [34, vector16(words(0x0403, 0x0503, 0x0603, 0x0203))] as const, certificateTimestamp];
	const extensions = quic
		? [name(sni), extendedMaster, renegotiation, groups(...ids), alpn('h3'), ...middle, keys, versions(0x0304), algorithms, pskModes]
		: [
				...[name(sni), extendedMaster, renegotiation, groups(...ids), pointFormats, ticket, alpn('h2', 'http/1.1'), ...middle, keys],
				...[versions(0x0304, 0x0303), algorithms, pskModes, [28, u16(0x4001)] as const, compression(1, 2, 3), ech],
			];
	const suites = [
		...[0x1301, 0x1303, 0x1302, 0xc02b, 0xc02f, 0xcca9, 0xcca8, 0xc02c, 0xc030, 0xc00a],
		...[0xc009, 0xc013, 0xc014, 0x009c, 0x009d, 0x002f, 0x0035],
	];
	return body(random, quic, quic ? suites.slice(0, 3) : suites, quic ? [...extensions, transportParameters, ech] : extensions);
}

/** OpenSSL, as curl and most programs that are no browsers use it. */
function openssl({sni, postQuantum}: Asked, random: Random): Buffer {
	const ids = [...(postQuantum ? [X25519MLKEM768] : []), X25519, 0x0017, 0x001e, 0x0018, 0x0019];
	const algorithms = [
		...[0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0809, 0x080a, 0x080b, 0x0804, 0x0805, 0x0806],
		...[0x0401, 0x0501, 0x0601, 0x0303, 0x0301, 0x0302, 0x0402, 0x0502, 0x0602],
	];
	const suites = [
		...[0x1302, 0x1303, 0x1301, 0xc02c, 0xc030, 0x009f, 0xcca9, 0xcca8, 0xccaa, 0xc02b, 0xc02f, 0x009e, 0xc024, 0xc028, 0x006b],
		...[0xc023, 0xc027, 0x0067, 0xc00a, 0xc014, 0x0039, 0xc009, 0xc013, 0x0033, 0x009d, 0x009c, 0x003d, 0x003c, 0x0035, 0x002f, 0x00ff],
	];
	return body(random, false, suites, [
		...[name(sni), [11, vector8(Buffer.from([0, 1, 2]))] as const, groups(...ids), ticket, alpn('h2', 'http/1.1'), [22, NOTHING] as const],
		...[extendedMaster, signatures(...algorithms), versions(0x0304, 0x0303), pskModes, keyShare(...shares(postQuantum))],
	]);
}

/** The ClientHello message of a client: of ten, seven are Chromium, two Firefox, one OpenSSL (which Firefox stands for with QUIC). */
export function browserHello(asked: Asked, random: Random): Buffer {
	const which = random.below(10);
	const client = which < 7 ? chromium : which < 9 || asked.quic ? firefox : openssl;
	return handshakeMessage(client(asked, random));
}
