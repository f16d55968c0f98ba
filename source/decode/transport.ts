import {DECODED, MALFORMED} from '../model/packet.js';
import type {LayerTable, Walk} from './walk.js';
import {IP_PROTOCOL, UDP_TUNNEL} from './walk.js';

const TCP = 6;
const UDP = 17;

/** RFC 9293 section 3.1. */
function tcp(walk: Walk): number {
	if (!walk.has(20)) return walk.short(20);
	const headerLength = (walk.u8(12) >> 4) << 2;
	const payload = walk.at + headerLength;
	if (headerLength < 20 || payload > walk.wire) return MALFORMED;
	const packet = walk.packet;
	packet.protocol = TCP;
	packet.sourcePort = walk.u16(0);
	packet.destPort = walk.u16(2);
	packet.transport = walk.at;
	packet.tcpFlags = walk.u8(13);
	packet.bytes = walk.bytes;
	packet.payload = Math.min(payload, walk.end);
	packet.payloadEnd = walk.end;
	packet.payloadLength = walk.wire - payload;
	return DECODED;
}

/** RFC 768. */
function udp(walk: Walk): number {
	if (!walk.has(8)) return walk.short(8);
	const room = walk.wire - walk.at;
	// 0 is a jumbogram (RFC 2675), or a datagram that the card will segment; what does not fit the IP packet is cut to it.
	const length = Math.min(walk.u16(4) || room, room);
	if (length < 8) return MALFORMED;
	const packet = walk.packet;
	packet.protocol = UDP;
	packet.sourcePort = walk.u16(0);
	packet.destPort = walk.u16(2);
	packet.tcpFlags = 0;
	walk.wire = walk.at + length;
	walk.limit = walk.wire;
	walk.end = Math.min(walk.end, walk.wire);
	walk.at += 8;
	packet.bytes = walk.bytes;
	packet.payload = walk.at;
	packet.payloadEnd = walk.end;
	packet.payloadLength = length - 8;
	const port = tunnelPort(packet.sourcePort, packet.destPort);
	if (port === 0) return DECODED;
	walk.keepDatagram();
	return UDP_TUNNEL + port;
}

/** The port that says a datagram may hold a tunnel; 0: neither does. */
export const tunnelPort = (source: number, dest: number): number => (isTunnelPort(dest) ? dest : isTunnelPort(source) ? source : 0);

function isTunnelPort(port: number): boolean {
	switch (port) {
		case 1701: // L2TP
		case 2152: // GTP-U
		case 3544: // Teredo
		case 4341: // LISP
		case 4754: // GRE
		case 4789: // VXLAN
		case 4790: // VXLAN-GPE
		case 5072: // AYIYA
		case 5247: // CAPWAP data
		case 6081: // GENEVE
		case 6635: // MPLS
		case 8472: // VXLAN before it had a port
		case 37008: // TZSP
			return true;
		default:
			return false;
	}
}

export const transportLayers: LayerTable = [
	[IP_PROTOCOL + TCP, tcp],
	[IP_PROTOCOL + UDP, udp],
];
