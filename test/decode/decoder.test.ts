import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createDecoder} from '../../source/decode/decoder.js';
import {Fragments} from '../../source/decode/fragments.js';
import {walkFrame} from '../../source/decode/layers.js';
import {Walk} from '../../source/decode/walk.js';
import {Packet} from '../../source/model/packet.js';
import {bytes, decodeFrame, describePacket, ethernet, ipv4, ipv6, PAYLOAD, tcp, u16, udp} from './frames.js';

const TEXT = PAYLOAD.toString();
const TCP4 = `tcp 18 89abcdef 80000001 10.1.2.3:54321 > 200.4.5.6:443 length 56 payload 16/16 ${TEXT}`;
const UDP4 = `udp 10.1.2.3:54321 > 200.4.5.6:443 length 44 payload 16/16 ${TEXT}`;
const V6 = '20010db800000000000000008a000001:54321 > fe800000000000000000000000000001:443';
const TCP6 = `tcp 18 89abcdef 80000001 ${V6} length 76 payload 16/16 ${TEXT}`;
const UDP6 = `udp ${V6} length 64 payload 16/16 ${TEXT}`;

const tcp4 = ipv4(6, tcp());
const udp4 = ipv4(17, udp());
const tcp6 = ipv6(6, tcp());
const udp6 = ipv6(17, udp());
const snap = (type: string): string => `aaaa03 000000 ${type}`;
const wifi = (control: string, rest: string): string => `${control} 0000 ${'02'.repeat(18)} 0000 ${rest}`;
const outer = {source: '0a000001', dest: '0a000002'};

describe('links', () => {
	test.each<[string, number, Buffer, string]>([
		['Ethernet', 1, ethernet(0x0800, tcp4), TCP4],
		['Ethernet, IPv6', 1, ethernet(0x86dd, tcp6), TCP6],
		['Ethernet, LLC and SNAP', 1, ethernet(8 + udp4.length, bytes(snap('0800'), udp4)), UDP4],
		['Ethernet, IP in LLC', 1, ethernet(3 + udp4.length, bytes('060603', udp4)), UDP4],
		['802.1Q', 1, ethernet('8100 0064 0800', tcp4), TCP4],
		['QinQ', 1, ethernet('88a8 0064 8100 0065 86dd', udp6), UDP6],
		['three tags', 1, ethernet('9100 0001 8100 0002 8100 0003 0800', udp4), UDP4],
		['Cisco metadata', 1, ethernet('8909 0101 0001 0007 0800', tcp4), TCP4],
		['HSR', 1, ethernet('892f 0040 0001 0800', tcp4), TCP4],
		['MACsec, clear', 1, ethernet('88e5 2000 00000001 0200000000010001 0800', tcp4), TCP4],
		['MACsec, encrypted', 1, ethernet('88e5 2c00 00000001 0200000000010001 0800', tcp4), 'encrypted-link'],
		['MPLS, two labels', 1, ethernet('8847 00010040 00020140', tcp4), TCP4],
		['MPLS, Ethernet with a control word', 1, ethernet('8847 00010140 00000000', ethernet(0x86dd, tcp6)), TCP6],
		['MPLS, Ethernet', 1, ethernet('8847 00010140', ethernet(0x0800, tcp4)), TCP4],
		['PPPoE', 1, ethernet('8864 1100 0001 003a 0021', tcp4), TCP4],
		['PPPoE, IPv6', 1, ethernet('8864 1100 0001 0042 0057', udp6), UDP6],
		['PPPoE discovery', 1, ethernet('8863 1109 0000 0000', Buffer.alloc(40)), 'not-ip'],
		['service header', 1, ethernet('894f 0fc4 0103 00000100 0000000000000000', ethernet(0x0800, tcp4)), TCP4],
		['ARP', 1, ethernet('0806', Buffer.alloc(46)), 'not-ip'],
		['NULL, little endian', 0, bytes('02000000', tcp4), TCP4],
		['NULL, big endian', 0, bytes('0000001e', tcp6), TCP6],
		['LOOP', 108, bytes('00000018', udp6), UDP6],
		['raw', 101, tcp4, TCP4],
		['raw, IPv6', 12, udp6, UDP6],
		['IPv4', 228, udp4, UDP4],
		['IPv6', 229, tcp6, TCP6],
		['cooked', 113, bytes('0000 0001 0006 0200000000010000 0800', tcp4), TCP4],
		['cooked, tagged', 113, bytes('0000 0001 0006 0200000000010000 8100 0064 86dd', tcp6), TCP6],
		['cooked, netlink', 113, bytes('0004 0338 0000 0000000000000000 0800', tcp4), 'not-ip'],
		['cooked 2', 276, bytes('86dd 0000 00000003 0001 00 06 0200000000010000', udp6), UDP6],
		['PPP', 9, bytes('ff03 0021', tcp4), TCP4],
		['PPP, compressed header', 9, bytes('21', tcp4), TCP4],
		['PPP, encrypted', 9, bytes('00fd 9000', tcp4), 'encrypted-link'],
		['PPP or HDLC', 50, bytes('0f00 0800', tcp4), TCP4],
		['HDLC', 104, bytes('0f00 86dd', tcp6), TCP6],
		['PPPoE by itself', 51, bytes('1100 0001 0040 0021', tcp4), TCP4],
		['frame relay', 107, bytes('1841 03 cc', tcp4), TCP4],
		['frame relay, SNAP', 107, bytes('1841 03 00 80 000000 86dd', tcp6), TCP6],
		['frame relay, Cisco', 107, bytes('1841 0800', tcp4), TCP4],
		['802.11', 105, bytes(wifi('0801', snap('0800')), tcp4), TCP4],
		['802.11, QoS', 105, bytes(wifi('8802', `0000 ${snap('86dd')}`), tcp6), TCP6],
		['802.11, four addresses', 105, bytes(wifi('0803', `020202020202 ${snap('0800')}`), tcp4), TCP4],
		['802.11, aggregated', 105, bytes(wifi('8802', `8000 ${'02'.repeat(12)} 0040 ${snap('0800')}`), tcp4), TCP4],
		['802.11, encrypted', 105, bytes(wifi('0841', '01020304'), tcp4), 'encrypted-link'],
		['802.11, beacon', 105, bytes(wifi('8000', ''), Buffer.alloc(40)), 'not-ip'],
		['radiotap', 127, bytes('0000 0900 02000000 00', wifi('0801', snap('0800')), tcp4), TCP4],
		[
			'radiotap, padded header',
			127,
			bytes('0000 1900 03000080 00000000 00000000 0102030405060708 20', wifi('8802', `0000 0000 ${snap('0800')}`), tcp4),
			TCP4,
		],
		['AVS', 163, bytes('80211001 00000040', Buffer.alloc(56), wifi('0801', snap('0800')), tcp4), TCP4],
		['PRISM', 119, bytes('44000000', Buffer.alloc(140), wifi('0801', snap('0800')), tcp4), TCP4],
		[
			'NFLOG',
			239,
			bytes('02000000 0800 0100 08000100 0600 0a00 66700000', `${u16(4 + tcp4.length).replace(/(..)(..)/, '$2$1')} 0900`, tcp4),
			TCP4,
		],
		['PPI', 192, bytes('0000 0800 01000000', ethernet(0x0800, tcp4)), TCP4],
		['an unknown link', 195, tcp4, 'unknown-link'],
	])('%s', (_, linkType, frame, expected) => {
		expect(decodeFrame(frame, linkType)).toBe(expected);
	});
});

describe('IP', () => {
	const hop = (next: string): string => `${next} 00 0502 0000 0100`;
	test.each<[string, Buffer, string]>([
		['options', ipv4(6, tcp(), {options: '94040000'}), TCP4.replace('56', '60')],
		['TCP options', ipv4(6, tcp(PAYLOAD, '0101080a0000000000000001')), TCP4.replace('length 56', 'length 68')],
		['hop-by-hop', ipv6(0, bytes(hop('06'), tcp())), TCP6.replace('76', '84')],
		['a chain of headers', ipv6(0, bytes(hop('3c'), hop('2b'), hop('11'), udp())), UDP6.replace('64', '88')],
		['an authentication header', ipv4(51, bytes('06 04 0000 00000001 00000001', '00'.repeat(12), tcp())), TCP4.replace('56', '80')],
		['an atomic fragment', ipv6(44, bytes('06 00 0000 00000001', tcp())), TCP6.replace('76', '84')],
		['no next header', ipv6(59, Buffer.alloc(0)), 'other-ip-protocol'],
		['ICMP', ipv4(1, Buffer.alloc(40)), 'other-ip-protocol'],
		['SCTP', ipv6(132, Buffer.alloc(40)), 'other-ip-protocol'],
		['IP in IP', ipv4(4, tcp4, outer), TCP4],
		['6in4', ipv4(41, udp6, outer), UDP6],
		['4in6', ipv6(4, udp4), UDP4],
		['GRE', ipv4(47, bytes('0000 0800', tcp4), outer), TCP4],
		['GRE with checksum, key and sequence', ipv4(47, bytes('b000 86dd', Buffer.alloc(12), udp6), outer), UDP6],
		['GRE, Ethernet', ipv4(47, bytes('2000 6558 00000001', ethernet(0x0800, tcp4)), outer), TCP4],
		['GRE, PPTP', ipv4(47, bytes('3001 880b 0030 0001 00000001 ff03 0021', tcp4), outer), TCP4],
		['GRE, WCCP', ipv4(47, bytes('0000 883e 00000000', tcp4), outer), TCP4],
		['GRE, ARP', ipv4(47, bytes('0000 6558', ethernet(0x0806, Buffer.alloc(46))), outer), 'other-ip-protocol'],
		['ERSPAN I', ipv4(47, bytes('0000 88be', ethernet(0x0800, tcp4)), outer), TCP4],
		['ERSPAN II', ipv4(47, bytes('1000 88be 00000001 1001 0000 00000000', ethernet('8100 0001 86dd', tcp6)), outer), TCP6],
		['ERSPAN III', ipv4(47, bytes('1000 22eb 00000001 2001 0000 00000000 00000001', Buffer.alloc(8), ethernet(0x0800, tcp4)), outer), TCP4],
		['EtherIP', ipv4(97, bytes('3000', ethernet(0x0800, tcp4)), outer), TCP4],
		['L2TPv3', ipv4(115, bytes('00000001 11223344', ethernet(0x0800, tcp4)), outer), TCP4],
	])('%s', (_, packet, expected) => {
		expect(decodeFrame(packet, 101)).toBe(expected);
	});

	const [over, overEnds] = [{...outer}, '10.0.0.1:54321 > 10.0.0.2'];
	const tunnel = (port: number, ...content: (string | Buffer)[]): Buffer => ipv4(17, udp(bytes(...content), 54321, port), over);
	test.each<[string, Buffer, string]>([
		['VXLAN', tunnel(4789, '08000000 00000100', ethernet(0x0800, tcp4)), TCP4],
		['GRE in UDP', tunnel(4754, '2000 0800 00000001', tcp4), TCP4],
		['VXLAN on its first port', tunnel(8472, '08000000 00000100', ethernet(0x86dd, udp6)), UDP6],
		['VXLAN-GPE', tunnel(4790, '0c000001 00000100', tcp4), TCP4],
		['GENEVE with options', tunnel(6081, '01000800 00000100 01020304', tcp4), TCP4],
		['GENEVE, Ethernet', tunnel(6081, '00006558 00000100', ethernet(0x0800, tcp4)), TCP4],
		['GTP-U', tunnel(2152, `30ff ${u16(tcp4.length)} 00000001`, tcp4), TCP4],
		['GTP-U with an extension header', tunnel(2152, `34ff ${u16(udp6.length + 8)} 00000001 0000 00 85 01000900`, udp6), UDP6],
		['Teredo', tunnel(3544, '0001 0000 0000000000000000 00 0000 0000 00000000', tcp6), TCP6],
		['CAPWAP, 802.3', tunnel(5247, '00 10 0200 00000000', ethernet(0x0800, tcp4)), TCP4],
		['CAPWAP, 802.11', tunnel(5247, '00 10 0300 00000000', wifi('0801', snap('0800')), tcp4), TCP4],
		['AYIYA', tunnel(5072, '44 52 11 29 00000000', Buffer.alloc(16 + 20), tcp6), TCP6],
		['L2TP', tunnel(1701, '4002 0044 0001 0001 ff03 0021', tcp4), TCP4],
		['LISP', tunnel(4341, '80000000 00000000', tcp4), TCP4],
		['MPLS', tunnel(6635, '00010140', tcp4), TCP4],
		['TZSP', tunnel(37008, '01 00 0001 0a01ff 01', ethernet(0x0800, tcp4)), TCP4],
		[
			'VXLAN in VXLAN',
			tunnel(4789, '08000000 00000100', ethernet(0x0800, tunnel(4789, '08000000 00000200', ethernet(0x0800, tcp4)))),
			TCP4,
		],
	])('%s', (_, packet, expected) => {
		expect(decodeFrame(packet, 101)).toBe(expected);
	});

	test('a datagram on the port of a tunnel that holds none stays what it is', () => {
		const content = 'not a tunnel, though the port says so; long enough for any of their headers';
		for (const port of [1701, 2152, 3544, 4341, 4754, 4789, 4790, 5072, 5247, 6081, 6635, 8472, 37008]) {
			const expected = `udp ${overEnds}:${port} length ${28 + content.length} payload ${content.length}/${content.length} ${content}`;
			expect(decodeFrame(tunnel(port, Buffer.from(content)), 101)).toBe(expected);
		}
		// Lengths inside that do not fit.
		const tooLong = tunnel(4789, '08000000 00000100', ethernet(0x0800, tcp4.subarray(0, -1)));
		expect(decodeFrame(tooLong, 101)).toContain('10.0.0.2:4789');
		const arp = tunnel(4789, '08000000 00000100', ethernet(0x0806, Buffer.alloc(46)));
		expect(decodeFrame(arp, 101)).toContain('10.0.0.2:4789');
	});

	test('tunnels in tunnels come to an end', () => {
		let packet = tcp4;
		while (packet.length < 60_000) packet = ipv4(4, packet);
		expect(decodeFrame(packet, 101)).toBe('malformed');
		expect(decodeFrame(ethernet('8100 0001'.repeat(1000), tcp4))).toBe('malformed');
	});
});

describe('lengths', () => {
	test('padding of short frames is no payload', () => {
		const bare = ipv4(6, tcp(Buffer.alloc(0)));
		expect(decodeFrame(ethernet(0x0800, bytes(bare, Buffer.alloc(6, 0x16))))).toContain('length 40 payload 0/0 ');
		expect(decodeFrame(bytes('0000 0001 0006 0200000000010000 0800', bare, Buffer.alloc(6, 0x16)), 113)).toContain('payload 0/0 ');
	});

	test('padding that the IP header counts and PPPoE does not is no payload', () => {
		const padded = ipv4(6, tcp(Buffer.alloc(6)));
		expect(decodeFrame(ethernet('8864 1100 0001 002a 0021', padded))).toContain('length 40 payload 0/0 ');
	});

	test('a cut payload is told from the headers', () => {
		const frame = ethernet(0x0800, tcp4);
		expect(decodeFrame(frame.subarray(0, -10), 1, {wire: frame.length})).toContain('length 56 payload 6/16 sixtee');
		expect(decodeFrame(frame.subarray(0, -16), 1, {wire: frame.length})).toContain('length 56 payload 0/16 ');
		expect(decodeFrame(frame.subarray(0, -17), 1, {wire: frame.length})).toBe('truncated');
		expect(decodeFrame(frame.subarray(0, 10), 1, {wire: frame.length})).toBe('truncated');
		expect(decodeFrame(frame.subarray(0, 10))).toBe('malformed');
	});

	test('packets that the card will segment have no length yet', () => {
		const large = Buffer.alloc(60_000, 0x41);
		const v4 = ipv4(6, tcp(large));
		v4.writeUInt16BE(0, 2);
		expect(decodeFrame(ethernet(0x0800, v4))).toContain('length 60040 payload 60000/60000 AAA');
		const v6 = ipv6(6, tcp(large));
		v6.writeUInt16BE(0, 4);
		expect(decodeFrame(ethernet(0x86dd, v6))).toContain('length 60060 payload 60000/60000 AAA');
		const datagram = udp(PAYLOAD);
		datagram.writeUInt16BE(0, 4);
		expect(decodeFrame(ipv4(17, datagram), 101)).toBe(UDP4);
	});

	test.each<[string, (packet: Buffer) => void]>([
		['version', packet => packet.writeUInt8(0x55, 0)],
		['IP header length', packet => packet.writeUInt8(0x44, 0)],
		['IP header length beyond the packet', packet => packet.writeUInt16BE(18, 2)],
		['TCP header length', packet => packet.writeUInt8(0x40, 32)],
		['TCP header length beyond the packet', packet => packet.writeUInt8(0xf0, 32)],
	])('a wrong %s is malformed', (_, spoil) => {
		const packet = Buffer.from(tcp4);
		spoil(packet);
		expect(decodeFrame(packet, 228)).toBe('malformed');
	});

	test('any bytes on any link, whole or cut, end in a result without a payload out of bounds', () => {
		const seeds = [tcp4, udp6, ethernet(0x0800, tcp4), bytes('0000 0900 02000000 00', wifi('0801', snap('0800')), tcp4)];
		const links = [0, 1, 8, 9, 50, 51, 101, 104, 105, 107, 108, 113, 119, 127, 163, 192, 228, 229, 239, 258, 276];
		const decoder = createDecoder();
		fc.assert(
			fc.property(
				fc.oneof(fc.uint8Array({maxLength: 120}).map(Buffer.from), fc.constantFrom(...seeds)),
				fc.array(fc.tuple(fc.nat(120), fc.nat(255)), {maxLength: 6}),
				fc.constantFrom(...links),
				fc.nat(120),
				fc.nat(3000),
				(seed, changes, link, length, more) => {
					const frame = Buffer.from(seed.subarray(0, length));
					for (const [at, value] of changes) if (at < frame.length) frame[at] = value;
					const found = decodeFrame(frame, link, {decoder, wire: frame.length + more});
					const payload = /payload (-?\d+)\/(-?\d+)/.exec(found);
					if (payload !== null) {
						expect(Number(payload[1])).toBeGreaterThanOrEqual(0);
						expect(Number(payload[1])).toBeLessThanOrEqual(Number(payload[2]));
						expect(found).not.toContain('\xa5\xa5\xa5');
					}
				},
			),
			{numRuns: 5000},
		);
	});
});

test('the short way for common frames finds what the long way finds', () => {
	const seeds: [number, Buffer][] = [
		[1, ethernet(0x0800, tcp4)],
		[1, ethernet('88a8 0064 8100 0065 86dd', udp6)],
		[1, ethernet('8100 0064 86dd', tcp6)],
		[1, ethernet('8864 1100 0001 003a 0021', tcp4)],
		[1, ethernet('8100 0064 8864 1100 0001 0042 0057', udp6)],
		[276, bytes('86dd 0000 00000003 0001 00 06 0200000000010000', udp6)],
		[113, bytes('0000 0001 0006 0200000000010000 0800', udp4)],
		[101, tcp4],
		[101, tcp6],
	];
	const decoder = createDecoder();
	const walk = new Walk(new Fragments());
	fc.assert(
		fc.property(
			fc.constantFrom(...seeds),
			fc.array(fc.tuple(fc.nat(90), fc.nat(255)), {maxLength: 3}),
			fc.nat(20),
			([link, seed], changes, cut) => {
				const frame = Buffer.from(seed.subarray(0, seed.length - cut));
				for (const [at, value] of changes) if (at < frame.length) frame[at] = value;
				const short = decodeFrame(frame, link, {decoder, wire: seed.length});
				walk.bytes = frame;
				walk.at = 0;
				walk.end = frame.length;
				walk.wire = seed.length;
				walk.packet = new Packet();
				const result = walkFrame(walk, link);
				if (result === 0) expect(short).toBe(describePacket(walk.packet));
				else expect(short).not.toContain('payload');
			},
		),
		{numRuns: 3000},
	);
});
