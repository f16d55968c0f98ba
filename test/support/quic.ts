import {createCipheriv, createHash} from 'node:crypto';
import {encryptBlock} from '../../source/dissect/quic/aes.js';
import {deriveKeys} from '../../source/dissect/quic/keys.js';
import {versionOf} from '../../source/dissect/quic/versions.js';
import {buildClientHello, type HelloOptions, handshakeMessage} from './client-hello.js';

export const VERSION_1 = 0x00000001;
export const VERSION_2 = 0x6b3343cf;

export interface PacketOptions {
	readonly version?: number;
	/** Destination and Source Connection ID; eight bytes and none unless given. */
	readonly dcid?: Buffer;
	readonly scid?: Buffer;
	/** The ID that the keys come from: `dcid` unless given. */
	readonly keyId?: Buffer;
	readonly token?: Buffer;
	readonly number?: number;
	readonly numberLength?: 1 | 2 | 3 | 4;
	readonly side?: 'client' | 'server';
	/** The payload is padded until the packet has this length: 1200 unless given. */
	readonly packetLength?: number;
	/** Which of the version's salts. */
	readonly derivation?: number;
}

export const connectionId = (seed: string, length = 8): Buffer => createHash('sha256').update(seed).digest().subarray(0, length);

/** A variable-length integer (RFC 9000 section 16), of `size` bytes if given. */
export function varint(value: number, size = value < 0x40 ? 1 : value < 0x4000 ? 2 : value < 0x40000000 ? 4 : 8): Buffer {
	const bytes = Buffer.alloc(size);
	if (size === 8) bytes.writeBigUInt64BE(BigInt(value));
	else bytes.writeUIntBE(value, 0, size);
	bytes[0]! |= {1: 0x00, 2: 0x40, 4: 0x80, 8: 0xc0}[size]!;
	return bytes;
}

export const cryptoFrame = (offset: number, data: Buffer, type = 6): Buffer =>
	Buffer.concat([varint(type), varint(offset), varint(data.length), data]);

/** The long header up to the length, with both connection IDs. */
export function longHeader(firstByte: number, version: number, dcid: Buffer, scid: Buffer): Buffer {
	const start = Buffer.alloc(5);
	start[0] = firstByte;
	start.writeUInt32BE(version, 1);
	if (versionOf(version).sharedLengths) {
		const nibble = (id: Buffer) => (id.length === 0 ? 0 : id.length - 3);
		return Buffer.concat([start, Buffer.from([(nibble(dcid) << 4) | nibble(scid)]), dcid, scid]);
	}
	return Buffer.concat([start, Buffer.from([dcid.length]), dcid, Buffer.from([scid.length]), scid]);
}

/** An Initial with this payload, protected (RFC 9001 section 5). */
export function sealInitial(payload: Buffer, options: PacketOptions = {}): Buffer {
	const version = options.version ?? VERSION_1;
	const dcid = options.dcid ?? connectionId('dcid');
	const token = options.token ?? Buffer.alloc(0);
	const numberLength = options.numberLength ?? 2;
	const spec = versionOf(version);
	const front = Buffer.concat([
		longHeader(0xc0 | (spec.initialType << 4) | (numberLength - 1), version, dcid, options.scid ?? Buffer.alloc(0)),
		varint(token.length),
		token,
	]);
	const overhead = front.length + 2 + numberLength + 16;
	const padded = Buffer.alloc(Math.max(payload.length, (options.packetLength ?? 1200) - overhead, 4));
	payload.copy(padded);
	const number = Buffer.alloc(4);
	number.writeUInt32BE(options.number ?? 0);
	const header = Buffer.concat([front, varint(numberLength + padded.length + 16, 2), number.subarray(4 - numberLength)]);

	const keyId = options.keyId ?? dcid;
	const keys = deriveKeys(spec.derivations[options.derivation ?? 0]!, keyId, 0, keyId.length, options.side);
	const nonce = Buffer.from(keys.iv);
	for (let i = 0; i < 4; i++) nonce[8 + i]! ^= number[i]!;
	const cipher = createCipheriv('aes-128-gcm', keys.key, nonce);
	cipher.setAAD(header);
	const sealed = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
	const mask = new Uint8Array(8);
	encryptBlock(keys.header, sealed, 4 - numberLength, mask);
	header[0]! ^= mask[0]! & 0x0f;
	for (let i = 0; i < numberLength; i++) header[header.length - numberLength + i]! ^= mask[1 + i]!;
	return Buffer.concat([header, sealed]);
}

/** The whole ClientHello message, as CRYPTO frames carry it. */
export const helloMessage = (options: HelloOptions = {}): Buffer => handshakeMessage(buildClientHello({transport: 'quic', ...options}));

/** A message in Initials of a CRYPTO frame each, about `perPacket` bytes of it in one. */
export function initialsOf(message: Buffer, options: PacketOptions = {}, perPacket = 1100): Buffer[] {
	const packets: Buffer[] = [];
	for (let at = 0; at < message.length; at += perPacket) {
		const frame = cryptoFrame(at, message.subarray(at, at + perPacket));
		packets.push(sealInitial(frame, {...options, number: (options.number ?? 0) + packets.length}));
	}
	return packets;
}

/** The datagrams of a client that says hello. */
export const quicHello = (hello: HelloOptions = {}, options: PacketOptions = {}): Buffer[] => initialsOf(helloMessage(hello), options);

/** Version Negotiation (RFC 9000 section 17.2.1). */
export function versionNegotiation(dcid: Buffer, scid: Buffer, versions: readonly number[]): Buffer {
	const list = Buffer.alloc(4 * versions.length);
	versions.forEach((version, i) => {
		list.writeUInt32BE(version, 4 * i);
	});
	return Buffer.concat([longHeader(0xca, 0, dcid, scid), list]);
}

/** Retry (RFC 9000 section 17.2.5), its integrity tag all zeros. */
export const retry = (dcid: Buffer, scid: Buffer, token: Buffer): Buffer =>
	Buffer.concat([longHeader(0xf0, VERSION_1, dcid, scid), token, Buffer.alloc(16)]);

/** A packet with a length whose payload nobody can read: 1 0-RTT, 2 Handshake, of version 1. */
export const sealedPacket = (type: 1 | 2, dcid: Buffer, scid: Buffer, length = 100): Buffer =>
	Buffer.concat([longHeader(0xc0 | (type << 4), VERSION_1, dcid, scid), varint(length, 2), Buffer.alloc(length, 0x5a)]);

/** The hello of Google's crypto: a CHLO with padding in front of its name, as clients send it. */
export function chlo(sni: string | undefined, padding = 900): Buffer {
	const values: [string, Buffer][] = [['PAD\0', Buffer.alloc(padding, 0x2d)]];
	if (sni !== undefined) values.push(['SNI\0', Buffer.from(sni, 'latin1')]);
	values.push(['VER\0', Buffer.from('Q043')]);
	const head = Buffer.alloc(8);
	head.write('CHLO', 'latin1');
	head.writeUInt16LE(values.length, 4);
	let end = 0;
	const entries = values.map(([tag, value]) => {
		end += value.length;
		const entry = Buffer.alloc(8);
		entry.write(tag, 'latin1');
		entry.writeUInt32LE(end, 4);
		return entry;
	});
	return Buffer.concat([head, ...entries, ...values.map(([, value]) => value)]);
}

/** A packet of Google's QUIC in the clear (Q034 to Q049) with a piece of the crypto stream. */
export function googlePacket(version: number, id: Buffer, offset: number, data: Buffer): Buffer {
	const name = Buffer.alloc(4);
	name.write(`Q0${version}`, 'latin1');
	const number = (value: number, length: number) => {
		const bytes = Buffer.alloc(length);
		if (version >= 39) bytes.writeUIntBE(value, 0, length);
		else bytes.writeUIntLE(value, 0, length);
		return bytes;
	};
	const hash = Buffer.alloc(12, 0x11);
	// STREAM with a data length and an offset of two bytes, none where it is 0; stream 1.
	const stream =
		version >= 47
			? cryptoFrame(offset, data, 8)
			: Buffer.concat([
					Buffer.from([offset > 0 ? 0xa4 : 0xa0, 1]),
					...(offset > 0 ? [number(offset, 2)] : []),
					number(data.length, 2),
					data,
				]);
	if (version <= 43) return Buffer.concat([Buffer.from([0x09]), id, name, Buffer.from([1]), hash, stream]);
	const packetNumber =
		version === 49 ? Buffer.concat([varint(0), varint(4 + hash.length + stream.length, 2), Buffer.alloc(4, 1)]) : Buffer.alloc(4, 1);
	const first = version === 44 ? 0xff : 0xc3;
	return Buffer.concat([Buffer.from([first]), name, Buffer.from([((id.length - 3) << 4) & 0xf0]), id, packetNumber, hash, stream]);
}
