/** TCP flags (RFC 9293 section 3.1). */
export const TCP_FIN = 0x01;
export const TCP_SYN = 0x02;
export const TCP_RST = 0x04;
export const TCP_ACK = 0x10;

/**
 * The innermost IP packet of a frame. A few objects are reused for all packets; addresses are four signed 32-bit words in network order,
 * IPv4 as ::ffff:a.b.c.d, so that `source3` and `dest3` alone are the IPv4 address. Signed, because the engine of JavaScript keeps larger numbers
 * than 2^31 as floating point, which costs at every packet.
 */
export class Packet {
	bytes: Buffer = Buffer.alloc(0);
	timeUs = 0;
	link = 0;
	ipVersion = 4;
	source0 = 0;
	source1 = 0;
	source2 = 0xffff;
	source3 = 0;
	dest0 = 0;
	dest1 = 0;
	dest2 = 0xffff;
	dest3 = 0;
	/** 6 TCP, 17 UDP. */
	protocol = 0;
	sourcePort = 0;
	destPort = 0;
	/** Length of the IP packet on the wire, header included, in bytes. */
	length = 0;
	/** Payload of TCP or UDP: `bytes[payload, payloadEnd)` was captured; `payloadLength` is its length on the wire by the headers. */
	payload = 0;
	payloadEnd = 0;
	payloadLength = 0;
	tcpFlags = 0;
	/** Where the header of TCP begins in `bytes`. */
	transport = 0;
	/** Of the 5-tuple, as the connection table has it. */
	hash = 0;
	/** The record that the connection table has found by the hash, 0 for none. */
	candidate = 0;

	/** Of TCP alone, unsigned; read where they stand, for most packets nobody asks. */
	get sequence(): number {
		return this.bytes.readUInt32BE(this.transport + 4);
	}

	get acknowledgment(): number {
		return this.bytes.readUInt32BE(this.transport + 8);
	}
}

/** Why a frame gave no TCP or UDP packet; `decoded` is success. The order is that of the codes the decoder returns. */
export const decodeResults = [
	'decoded',
	'truncated',
	'malformed',
	'unknown-link',
	'not-ip',
	'other-ip-protocol',
	'encrypted-link',
	'fragment-dropped',
] as const;
export type DecodeResult = (typeof decodeResults)[number];
export const DECODED = 0;
export const TRUNCATED = 1;
export const MALFORMED = 2;
export const UNKNOWN_LINK = 3;
export const NOT_IP = 4;
export const OTHER_IP_PROTOCOL = 5;
export const ENCRYPTED_LINK = 6;
export const FRAGMENT_DROPPED = 7;
/** A fragment that is held until its packet is whole: the frame counts as decoded, but `Packet` was not filled. */
export const FRAGMENT_HELD = 8;
