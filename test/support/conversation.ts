import {type End, tcpFrame} from '../../bench/frames.js';
import {tlsHello} from './client-hello.js';

const end = (address: readonly number[], port: number): End => ({address: Buffer.from(address), port});

/** Frames of a TLS connection over TCP: handshake, hello, `bytes` of data from the server, and its end. */
export function tlsConversation(
	sni: string | undefined,
	options: {readonly clientPort?: number; readonly server?: readonly number[]; readonly bytes?: number} = {},
): Buffer[] {
	const client = end([10, 0, 0, 2], options.clientPort ?? 50_000);
	const server = end(options.server ?? [192, 0, 2, 1], 443);
	const hello = tlsHello(sni === undefined ? {} : {sni, alpn: ['h2']});
	const data = Buffer.alloc(options.bytes ?? 1000, 7);
	const nothing = Buffer.alloc(0);
	return [
		tcpFrame(client, server, 100, 0, 'syn', nothing),
		tcpFrame(server, client, 900, 101, 'synAck', nothing),
		tcpFrame(client, server, 101, 901, 'ack', nothing),
		tcpFrame(client, server, 101, 901, 'data', hello),
		tcpFrame(server, client, 901, 101 + hello.length, 'data', data),
		tcpFrame(client, server, 101 + hello.length, 901 + data.length, 'fin', nothing),
		tcpFrame(server, client, 901 + data.length, 102 + hello.length, 'fin', nothing),
		tcpFrame(client, server, 102 + hello.length, 902 + data.length, 'ack', nothing),
	];
}
