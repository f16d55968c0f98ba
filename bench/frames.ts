/** One end of a generated connection. */
export interface End {
	readonly address: Buffer;
	readonly port: number;
}

const ETHERNET = 14;
const NO_OPTIONS = Buffer.alloc(0);
const FLAG_BYTES = {syn: 0x02, synAck: 0x12, ack: 0x10, data: 0x18, fin: 0x11} as const;
export type TcpFlags = keyof typeof FLAG_BYTES;

/** Ethernet, IPv4 or IPv6 (by the addresses' length), TCP with options (whole words of four bytes) and a payload. Checksums are left at zero: no reader here checks them. */
export function tcpFrame(
	from: End,
	to: End,
	sequence: number,
	acknowledgment: number,
	flags: TcpFlags,
	payload: Buffer,
	options: Buffer = NO_OPTIONS,
): Buffer {
	const tcp = Buffer.alloc(20 + options.length);
	tcp.writeUInt16BE(from.port, 0);
	tcp.writeUInt16BE(to.port, 2);
	tcp.writeUInt32BE(sequence >>> 0, 4);
	tcp.writeUInt32BE(acknowledgment >>> 0, 8);
	tcp[12] = (tcp.length >> 2) << 4;
	tcp[13] = FLAG_BYTES[flags];
	tcp.writeUInt16BE(64240, 14);
	options.copy(tcp, 20);
	return ipFrame(from, to, 6, tcp, payload);
}

/** The same with UDP. */
export function udpFrame(from: End, to: End, payload: Buffer): Buffer {
	const udp = Buffer.alloc(8);
	udp.writeUInt16BE(from.port, 0);
	udp.writeUInt16BE(to.port, 2);
	udp.writeUInt16BE(8 + payload.length, 4);
	return ipFrame(from, to, 17, udp, payload);
}

function ipFrame(from: End, to: End, protocol: number, header: Buffer, payload: Buffer): Buffer {
	const v6 = from.address.length === 16;
	const ip = Buffer.alloc(v6 ? 40 : 20);
	const length = header.length + payload.length;
	if (v6) {
		ip[0] = 0x60;
		ip.writeUInt16BE(length, 4);
		ip[6] = protocol;
		ip[7] = 64;
		from.address.copy(ip, 8);
		to.address.copy(ip, 24);
	} else {
		ip[0] = 0x45;
		ip.writeUInt16BE(20 + length, 2);
		ip[8] = 64;
		ip[9] = protocol;
		from.address.copy(ip, 12);
		to.address.copy(ip, 16);
	}
	const ethernet = Buffer.alloc(ETHERNET);
	ethernet.writeUInt16BE(v6 ? 0x86dd : 0x0800, 12);
	return Buffer.concat([ethernet, ip, header, payload]);
}
