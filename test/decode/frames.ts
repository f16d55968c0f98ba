import {createDecoder, type Decoder} from '../../source/decode/decoder.js';
import {decodeResults, FRAGMENT_HELD, Packet} from '../../source/model/packet.js';

/** Bytes from hexadecimal text (blanks are ignored) and other bytes, one after the other. */
export const bytes = (...parts: (string | Buffer)[]): Buffer =>
	Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part.replace(/\s/g, ''), 'hex') : part)));

export const u16 = (value: number): string => value.toString(16).padStart(4, '0');

export const PAYLOAD = Buffer.from('sixteen bytes ..');

export const tcp = (payload: Buffer = PAYLOAD, options = ''): Buffer => {
	const offset = ((20 + options.length / 2) / 4).toString(16);
	return bytes(`d431 01bb 89abcdef 80000001 ${offset}0 18 ffff 0000 0000`, options, payload);
};

export const udp = (payload: Buffer = PAYLOAD, source = 54321, dest = 443): Buffer =>
	bytes(u16(source), u16(dest), u16(8 + payload.length), '0000', payload);

/** From 10.1.2.3 to 200.4.5.6, unless others are given. */
export const ipv4 = (
	protocol: number,
	payload: Buffer,
	{id = 1, fragment = 0x4000, options = '', source = '0a010203', dest = 'c8040506'} = {},
): Buffer => {
	const length = 20 + options.length / 2;
	return bytes(
		`4${(length / 4).toString(16)} 00`,
		u16(length + payload.length),
		u16(id),
		u16(fragment),
		`40 ${protocol.toString(16).padStart(2, '0')} 0000`,
		source,
		dest,
		options,
		payload,
	);
};

/** From 2001:db8::a00:1 to fe80::1. */
export const ipv6 = (next: number, payload: Buffer): Buffer =>
	bytes(
		'60000000',
		u16(payload.length),
		next.toString(16).padStart(2, '0'),
		'40',
		`20010db8${'0'.repeat(16)}8a000001`,
		`fe80${'0'.repeat(24)}0001`,
		payload,
	);

export const ethernet = (type: number | string, payload: Buffer): Buffer =>
	bytes('020000000001 020000000002', typeof type === 'number' ? u16(type) : type, payload);

/** What a decoder makes of a frame, as one line that tests can compare. */
export function decodeFrame(
	frame: Buffer,
	linkType = 1,
	{decoder = createDecoder() as Decoder, wire = frame.length, timeUs = 0} = {},
): string {
	const packet = new Packet();
	// Neighbours that must not be read.
	const buffer = Buffer.concat([Buffer.alloc(7, 0xa5), frame, Buffer.alloc(7, 0xa5)]);
	const code = decoder.decode(buffer, 7, 7 + frame.length, wire, timeUs, linkType, packet);
	return code === 0 ? describePacket(packet) : code === FRAGMENT_HELD ? 'held' : decodeResults[code]!;
}

/** `tcp 10.1.2.3:54321 > 200.4.5.6:443 length 56 payload 16/16 7369…`: payload captured / on the wire, and its bytes. */
export function describePacket(p: Packet): string {
	const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
	const dotted = (word: number): string => [24, 16, 8, 0].map(shift => (word >>> shift) & 255).join('.');
	const source = p.ipVersion === 4 ? dotted(p.source3) : [p.source0, p.source1, p.source2, p.source3].map(hex).join('');
	const dest = p.ipVersion === 4 ? dotted(p.dest3) : [p.dest0, p.dest1, p.dest2, p.dest3].map(hex).join('');
	const transport = p.protocol === 6 ? `tcp ${p.tcpFlags.toString(16)} ${hex(p.sequence)} ${hex(p.acknowledgment)}` : 'udp';
	const captured = p.payloadEnd - p.payload;
	return `${transport} ${source}:${p.sourcePort} > ${dest}:${p.destPort} length ${p.length} payload ${captured}/${p.payloadLength} ${p.bytes.toString('latin1', p.payload, p.payloadEnd)}`;
}
