import {createHash} from 'node:crypto';

export interface HelloOptions {
	/** Undefined: no server_name extension. One character a byte. */
	readonly sni?: string;
	readonly alpn?: readonly string[];
	/** Size of the key share in bytes: 1216 for X25519MLKEM768, which makes the hello of today's browsers. */
	readonly keyShare?: number;
	readonly ech?: 'grease' | 'offered' | Buffer;
	readonly transport?: 'tcp' | 'quic' | 'dtls';
	/** supported_versions; an empty list leaves the extension out. */
	readonly versions?: readonly number[];
	readonly legacyVersion?: number;
	readonly suites?: readonly number[];
	/** Whatever tells two hellos apart. */
	readonly seed?: string;
	readonly cookie?: Buffer;
	readonly grease?: boolean;
	/** Extensions in front of all others, [type, data]. */
	readonly extra?: readonly (readonly [number, Buffer])[];
	/** Leaves the block of extensions out. */
	readonly withoutExtensions?: boolean;
}

const u8 = (value: number): Buffer => Buffer.from([value]);
export const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
export const u24 = (value: number): Buffer => Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff]);
export const vector8 = (...parts: Buffer[]): Buffer => Buffer.concat([u8(Buffer.concat(parts).length), ...parts]);
export const vector16 = (...parts: Buffer[]): Buffer => Buffer.concat([u16(Buffer.concat(parts).length), ...parts]);
const words = (values: readonly number[]): Buffer => Buffer.concat(values.map(u16));
const bytesOf = (seed: string, length: number): Buffer => {
	const blocks = Array.from({length: Math.ceil(length / 32)}, (_, i) => createHash('sha256').update(`${seed} ${i}`).digest());
	return Buffer.concat(blocks).subarray(0, length);
};

/** server_name with one host name. */
export const serverName = (name: string): Buffer => vector16(u8(0), vector16(Buffer.from(name, 'latin1')));

/** The outer form of encrypted_client_hello (RFC 9849 section 5). */
export const outerEch = (payloadLength: number, aead = 1, keyLength = 32): Buffer =>
	Buffer.concat([u8(0), u16(1), u16(aead), u8(7), vector16(bytesOf('enc', keyLength)), vector16(bytesOf('ech', payloadLength))]);

/** The body of a ClientHello, as it stands behind the handshake header. */
export function buildClientHello(options: HelloOptions = {}): Buffer {
	const transport = options.transport ?? 'tcp';
	const seed = options.seed ?? 'hello';
	const dtls = transport === 'dtls';
	const versions = options.versions ?? (dtls ? [0xfefd] : transport === 'quic' ? [0x0304] : [0x0304, 0x0303]);
	const suites = options.suites ?? [0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f];
	const extensions: (readonly [number, Buffer])[] = [...(options.extra ?? [])];
	if (options.grease) extensions.push([0x5a5a, Buffer.alloc(0)]);
	if (options.sni !== undefined) extensions.push([0, serverName(options.sni)]);
	extensions.push([10, vector16(words([...(options.grease ? [0x6a6a] : []), 0x11ec, 0x001d, 0x0017]))]);
	extensions.push([11, vector8(u8(0))]);
	extensions.push([13, vector16(words([0x0403, 0x0804, 0x0401]))]);
	if (options.alpn) extensions.push([16, vector16(...options.alpn.map(name => vector8(Buffer.from(name, 'latin1'))))]);
	if (versions.length > 0) extensions.push([43, vector8(words([...(options.grease ? [0x7a7a] : []), ...versions]))]);
	const keyShare = options.keyShare ?? 32;
	extensions.push([51, vector16(u16(keyShare > 32 ? 0x11ec : 0x001d), vector16(bytesOf(`${seed} key`, keyShare)))]);
	if (options.ech) {
		extensions.push([0xfe0d, Buffer.isBuffer(options.ech) ? options.ech : outerEch(options.ech === 'grease' ? 208 : 300)]);
	}
	return Buffer.concat([
		u16(options.legacyVersion ?? (dtls ? 0xfefd : 0x0303)),
		bytesOf(`${seed} random`, 32),
		vector8(transport === 'tcp' ? bytesOf(`${seed} session`, 32) : Buffer.alloc(0)),
		...(dtls ? [vector8(options.cookie ?? Buffer.alloc(0))] : []),
		vector16(words([...(options.grease ? [0x4a4a] : []), ...suites])),
		vector8(u8(0)),
		...(options.withoutExtensions ? [] : [vector16(...extensions.map(([type, data]) => Buffer.concat([u16(type), vector16(data)])))]),
	]);
}

/** The handshake message of TLS and QUIC (CRYPTO frames carry it as it is). */
export const handshakeMessage = (body: Buffer, type = 1): Buffer => Buffer.concat([u8(type), u24(body.length), body]);

/** A message in TLS records of the sizes given, the last of which takes the rest. */
export function tlsRecords(message: Buffer, sizes: readonly number[] = [], version = 0x0301): Buffer {
	const records: Buffer[] = [];
	let at = 0;
	for (let i = 0; at < message.length; i++) {
		const size = Math.min(sizes[i] ?? 16384, message.length - at);
		records.push(u8(22), u16(version), vector16(message.subarray(at, at + size)));
		at += size;
	}
	return Buffer.concat(records);
}

/** The whole hello of a client of TLS over TCP. */
export const tlsHello = (options: HelloOptions = {}, sizes: readonly number[] = []): Buffer =>
	tlsRecords(handshakeMessage(buildClientHello(options)), sizes);

/** DTLS records, one for each fragment of the sizes given, the last of which takes the rest. */
export function dtlsFragments(body: Buffer, sizes: readonly number[] = [], messageSequence = 0, type = 1): Buffer[] {
	const records: Buffer[] = [];
	for (let at = 0, i = 0; at < body.length; i++) {
		const size = Math.min(sizes[i] ?? body.length, body.length - at);
		const header = Buffer.concat([u8(type), u24(body.length), u16(messageSequence), u24(at), u24(size)]);
		const sequence = Buffer.from([0, 0, 0, 0, 0, 0, 0, i & 0xff]);
		records.push(Buffer.concat([u8(22), u16(0xfeff), sequence, vector16(header, body.subarray(at, at + size))]));
		at += size;
	}
	return records;
}
