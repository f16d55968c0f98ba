import {X509Certificate} from 'node:crypto';
import {rootCertificates} from 'node:tls';
import {handshakeMessage, tlsRecords, u16, u24, vector8, vector16} from '../test/support/client-hello.js';
import {cryptoFrame, sealedPacket, sealInitial} from '../test/support/quic.js';
import {type Asked, browserHello} from './browser-hellos.js';
import type {TcpFlags} from './frames.js';
import type {Random} from './random.js';

/** A packet of a connection before its flow of data. */
export interface Step {
	readonly up: boolean;
	readonly flags: TcpFlags;
	readonly payload: Buffer;
	/** Offset of the payload in its direction's stream, where it is not the next byte (out of order). */
	readonly at?: number;
}

/** What a segment holds beside Ethernet, IPv4 and TCP with timestamps. */
export const SEGMENT = 1448;
const NOTHING = Buffer.alloc(0);
const data = (up: boolean, payload: Buffer): Step => ({up, flags: 'data', payload});
const open: readonly Step[] = [
	{up: true, flags: 'syn', payload: NOTHING},
	{up: false, flags: 'synAck', payload: NOTHING},
	{up: true, flags: 'ack', payload: NOTHING},
];
export const FIN: readonly Step[] = [
	{up: true, flags: 'fin', payload: NOTHING},
	{up: false, flags: 'fin', payload: NOTHING},
	{up: true, flags: 'ack', payload: NOTHING},
];

const record = (type: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([type, 3, 3]), vector16(body)]);
const changeCipher = record(20, Buffer.from([1]));
const secret = (length: number): Buffer => Buffer.alloc(length, 0xe5);

function serverHello(version: number, extensions: readonly (readonly [number, Buffer])[], session = 32): Buffer {
	return handshakeMessage(
		Buffer.concat([
			...[u16(0x0303), secret(32), vector8(secret(session)), u16(version === 0x0304 ? 0x1301 : 0xc02f), Buffer.from([0])],
			vector16(...extensions.map(([type, body]) => Buffer.concat([u16(type), vector16(body)]))),
		]),
		2,
	);
}
const hello13 = (postQuantum: boolean, session: number): Buffer =>
	serverHello(
		0x0304,
		[
			[43, u16(0x0304)],
			[51, Buffer.concat([u16(postQuantum ? 0x11ec : 0x001d), vector16(secret(postQuantum ? 1120 : 32))])],
		],
		session,
	);

/** What a server of TLS 1.3 answers: its hello in the clear, the rest sealed. */
const flight13 = (postQuantum: boolean, certificates: number): Buffer =>
	Buffer.concat([tlsRecords(hello13(postQuantum, 32), [], 0x0303), changeCipher, record(23, secret(certificates))]);

/** Of TLS 1.2 everything is in the clear, certificates (of Node's own list, for their likeness) too. */
function flight12(): Buffer {
	const chain = rootCertificates.slice(0, 2).map(pem => new X509Certificate(pem).raw);
	const certificates = Buffer.concat(chain.map(der => Buffer.concat([u24(der.length), der])));
	const hello = serverHello(0x0303, [
		[23, NOTHING],
		[0xff01, Buffer.from([0])],
		[16, vector16(vector8(Buffer.from('h2')))],
	]);
	return Buffer.concat([
		tlsRecords(hello, [], 0x0303),
		tlsRecords(handshakeMessage(Buffer.concat([u24(certificates.length), certificates]), 11), [], 0x0303),
		tlsRecords(
			handshakeMessage(Buffer.concat([Buffer.from([3, 0, 0x17]), vector8(secret(65)), u16(0x0804), vector16(secret(256))]), 12),
			[],
			0x0303,
		),
		tlsRecords(handshakeMessage(NOTHING, 14), [], 0x0303),
	]);
}

const segmentsOf = (up: boolean, stream: Buffer): Step[] => {
	const steps: Step[] = [];
	for (let at = 0; at < stream.length; at += SEGMENT) {
		const payload = stream.subarray(at, at + SEGMENT);
		steps.push({up, flags: at + SEGMENT < stream.length ? 'ack' : 'data', payload});
	}
	return steps;
};

// The same for all connections: answers take no memory of their own.
const short13 = [false, true].map(postQuantum => segmentsOf(false, flight13(postQuantum, 36)));
const whole13 = [false, true].map(postQuantum => segmentsOf(false, flight13(postQuantum, 2900)));
const whole12 = segmentsOf(false, flight12());
const client13 = data(true, Buffer.concat([changeCipher, record(23, secret(53))]));
const client12 = data(
	true,
	Buffer.concat([tlsRecords(handshakeMessage(vector8(secret(65)), 16), [], 0x0303), changeCipher, record(22, secret(40))]),
);
const end12 = data(
	false,
	Buffer.concat([
		tlsRecords(handshakeMessage(Buffer.concat([Buffer.alloc(4), vector16(secret(180))]), 4), [], 0x0303),
		changeCipher,
		record(22, secret(40)),
	]),
);

/** What waits in memory, a million at a time, must not hold on to the pool that its parts came from. */
function ownMemory(bytes: Buffer): Buffer {
	const own = Buffer.allocUnsafeSlow(bytes.length);
	bytes.copy(own);
	return own;
}

/** TLS over TCP. `short`: the server's certificates are left out. One of ten hellos that take two segments comes in the wrong order; one of eight servers has TLS 1.2. */
export function tlsSteps(asked: Asked, random: Random, short: boolean): Step[] {
	const hello = segmentsOf(true, ownMemory(tlsRecords(browserHello(asked, random))));
	if (hello.length > 1 && random.below(10) === 0) {
		let at = 0;
		const placed = hello.map(step => {
			const here = {...step, at};
			at += step.payload.length;
			return here;
		});
		hello.splice(0, hello.length, ...placed.reverse());
	}
	const old = !short && random.below(8) === 0;
	const answer = old ? [...whole12, client12, end12] : [...(short ? short13 : whole13)[Number(asked.postQuantum)]!, client13];
	return [...open, ...hello, {up: false, flags: 'ack', payload: NOTHING}, ...answer];
}

const hellos13 = [false, true].map(postQuantum => cryptoFrame(0, hello13(postQuantum, 0)));
/** ACK of packet 0 (RFC 9000 section 19.3). */
const acknowledged = Buffer.from([2, 0, 0, 0, 0]);
const INITIAL = 1250;

/**
 * A hello in CRYPTO frames. Six of ten clients cut it at random and send the pieces in any order, PING and PADDING between them, so that none of two packets can be understood alone, as Chromium does.
 */
function cryptoPayloads(message: Buffer, random: Random): Buffer[] {
	const room = INITIAL - 100;
	const frames: Buffer[] = [];
	if (random.below(10) < 6) {
		for (let at = 0; at < message.length; ) {
			const size = Math.min(message.length - at, 40 + random.below(360));
			frames.push(cryptoFrame(at, message.subarray(at, at + size)));
			at += size;
		}
		random.shuffle(frames);
	} else for (let at = 0; at < message.length; at += room - 10) frames.push(cryptoFrame(at, message.subarray(at, at + room - 10)));
	const payloads: Buffer[][] = [[]];
	let used = 0;
	for (const frame of frames) {
		if (used + frame.length > room) {
			payloads.push([]);
			used = 0;
		}
		const between = used === 0 ? NOTHING : Buffer.concat([Buffer.from([1]), Buffer.alloc(random.below(4))]);
		payloads.at(-1)!.push(between, frame);
		used += between.length + frame.length;
	}
	return payloads.map(parts => Buffer.concat(parts));
}

/** QUIC, version 1: the client's Initials, the server's with its hello and what is sealed behind it, the client's answer. The ID is the one that packets to the server carry afterwards. */
export function quicSteps(asked: Asked, random: Random, short: boolean): {readonly steps: Step[]; readonly id: Buffer} {
	const dcid = random.fill(Buffer.alloc(8));
	const id = random.fill(Buffer.alloc(8));
	const steps = cryptoPayloads(browserHello(asked, random), random).map((payload, number) =>
		data(true, sealInitial(payload, {dcid, number, packetLength: INITIAL})),
	);
	if (short) return {steps, id};
	const hello = hellos13[Number(asked.postQuantum)]!;
	const initial = sealInitial(Buffer.concat([acknowledged, hello]), {
		dcid: NOTHING,
		scid: id,
		keyId: dcid,
		side: 'server',
		packetLength: 0,
	});
	const sealed = (to: Buffer, from: Buffer, length: number): Buffer => sealedPacket(2, to, from, length);
	const answer = [Buffer.concat([initial, sealed(NOTHING, id, Math.max(20, 1180 - initial.length))]), sealed(NOTHING, id, 1180)];
	const reply = sealInitial(acknowledged, {dcid: id, keyId: dcid, number: steps.length, packetLength: 0});
	steps.push(...answer.map(payload => data(false, payload)), data(true, Buffer.concat([reply, sealed(id, NOTHING, 1100)])));
	return {steps, id};
}

/** HTTP in the clear. */
export function httpSteps(host: string): Step[] {
	const request = `GET /index.html HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: */*\r\nAccept-Encoding: gzip\r\nConnection: keep-alive\r\n\r\n`;
	const response = 'HTTP/1.1 200 OK\r\nServer: bench\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\n\r\n';
	return [...open, data(true, Buffer.from(request)), data(false, Buffer.from(response))];
}
