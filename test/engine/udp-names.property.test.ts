import fc from 'fast-check';
import {expect, test} from 'vitest';
import {buildClientHello, dtlsFragments} from '../support/client-hello.js';
import {connectionId, cryptoFrame, helloMessage, quicHello, sealedPacket, sealInitial, VERSION_1, VERSION_2} from '../support/quic.js';
import {fragments, namesOf, Wire} from '../support/wire.js';

const NAME = 'www.example.com';
/** RFC 9000, RFC 9369, drafts 29, 32, 27, 25 and 23, mvfst. */
const versions = [VERSION_1, VERSION_2, 0xff00001d, 0xff000020, 0xff00001b, 0xff000019, 0xff000017, 0xfaceb002];
const keyShare = fc.constantFrom(32, 1216);
const ip = fc.constantFrom<4 | 6>(4, 6);
const order = fc.infiniteStream(fc.nat());
const bordersOf = (length: number, cuts: readonly number[]): number[] =>
	[...new Set([0, ...cuts.map(cut => cut % length), length])].sort((a, b) => a - b);

/** A hello's CRYPTO frames, with PING and PADDING between them, in Initials of a few frames each, in any order, some repeated. */
const initials = fc
	.tuple(fc.constantFrom(...versions), keyShare, fc.array(fc.nat(), {maxLength: 12}), fc.integer({min: 1, max: 5}), order, fc.boolean())
	.map(([version, size, cuts, perPacket, keys, coalesced]) => {
		const message = helloMessage({sni: NAME, keyShare: size, seed: `${version}`});
		const borders = bordersOf(message.length, [...cuts, 700, 1400]);
		const frames = borders
			.slice(1)
			.map((to, i) => cryptoFrame(borders[i]!, message.subarray(borders[i]!, to)))
			.map(frame => ({frame, key: keys.next().value!}))
			.sort((a, b) => a.key - b.key)
			.map(({frame}) => Buffer.concat([Buffer.from([1, 0, 0]), frame]));
		const groups: Buffer[][] = [[]];
		for (const frame of frames) {
			const last = groups.at(-1)!;
			if (last.length < perPacket && Buffer.concat([...last, frame]).length < 1150) last.push(frame);
			else groups.push([frame]);
		}
		const dcid = connectionId(`${version} ${size}`);
		const scid = connectionId('client', version % 2 === 0 ? 0 : 5);
		return groups
			.filter(group => group.length > 0)
			.flatMap((group, number) => {
				const packet = sealInitial(Buffer.concat(group), {version, dcid, scid, number});
				const datagram = coalesced && version === VERSION_1 ? Buffer.concat([packet, sealedPacket(1, dcid, scid, 40)]) : packet;
				return number % 3 === 2 ? [datagram, datagram] : [datagram];
			})
			.map(datagram => ({datagram, key: keys.next().value!}))
			.sort((a, b) => a.key - b.key)
			.map(({datagram}) => datagram);
	});

test('QUIC: CRYPTO frames in any order over Initials in any order: one connection with the name', () => {
	fc.assert(
		fc.property(initials, ip, (datagrams, version) => {
			const wire = new Wire({ip: version});
			for (const datagram of datagrams) wire.udp(true, datagram);
			const connections = wire.end();
			expect(namesOf(connections)).toEqual([NAME]);
			expect(connections[0]).toMatchObject({protocol: 'quic', source: 'quic', unnamed: undefined, packetsUp: datagrams.length});
		}),
		{numRuns: 100},
	);
});

test('QUIC: the datagrams in IP fragments, in any order', () => {
	fc.assert(
		fc.property(initials, fc.array(fc.nat(), {minLength: 1, maxLength: 3}), fc.boolean(), ip, (datagrams, offsets, backwards, version) => {
			const wire = new Wire({ip: version});
			let id = 0;
			wire.cutter = frame => {
				const cut = fragments(frame, offsets, ++id % 256);
				return backwards ? cut.reverse() : cut;
			};
			for (const datagram of datagrams) wire.udp(true, datagram);
			expect(namesOf(wire.end())).toEqual([NAME]);
		}),
		{numRuns: 50},
	);
});

test('QUIC: every snap length: the right name, or none', () => {
	const datagrams = quicHello({sni: NAME, keyShare: 1216});
	for (let snapLength = 42; snapLength < 42 + 1200; snapLength += 7) {
		const wire = new Wire();
		wire.snapLength = snapLength;
		for (const datagram of datagrams) wire.udp(true, datagram);
		const [connection, ...rest] = wire.end();
		expect(rest).toEqual([]);
		const {name, unnamed} = connection!;
		expect(name === undefined ? unnamed : name, `snap length ${snapLength}`).toBe(name === undefined ? 'truncated' : NAME);
	}
});

/** A hello in DTLS fragments that cover it, overlap, are repeated, and come in any order, one or more a datagram. */
const fragmented = fc
	.tuple(
		keyShare,
		fc.array(fc.integer({min: 1, max: 600}), {maxLength: 8}),
		fc.array(fc.integer({min: 1, max: 600}), {maxLength: 4}),
		order,
	)
	.map(([size, sizes, others, keys]) => {
		const body = buildClientHello({transport: 'dtls', sni: NAME, keyShare: size});
		const records = [...dtlsFragments(body, sizes), ...(others.length > 0 ? dtlsFragments(body, others) : [])];
		const shuffled = records.map(record => ({record, key: keys.next().value!})).sort((a, b) => a.key - b.key);
		const datagrams: Buffer[] = [];
		for (const {record, key} of shuffled) {
			if (key % 3 === 0 && datagrams.length > 0) datagrams.push(Buffer.concat([datagrams.pop()!, record]));
			else datagrams.push(record);
		}
		return datagrams;
	});

test('DTLS: fragments in any order, overlapping and repeated: one connection with the name', () => {
	fc.assert(
		fc.property(fragmented, ip, fc.constantFrom(443, 4433, 3478), (datagrams, version, serverPort) => {
			const wire = new Wire({ip: version, serverPort});
			for (const datagram of datagrams) wire.udp(true, datagram);
			const connections = wire.end();
			expect(namesOf(connections)).toEqual([NAME]);
			expect(connections[0]).toMatchObject({protocol: 'dtls', source: 'dtls', unnamed: undefined});
		}),
		{numRuns: 100},
	);
});

test('DTLS: the same in TURN channels, behind STUN', () => {
	const stun = Buffer.concat([Buffer.from('0001 0000 2112a442'.replaceAll(' ', ''), 'hex'), Buffer.alloc(12, 3)]);
	fc.assert(
		fc.property(fragmented, datagrams => {
			const wire = new Wire({serverPort: 3478});
			wire.udp(true, stun);
			for (const datagram of datagrams) {
				const channel = Buffer.alloc(4);
				channel.writeUInt16BE(0x4001, 0);
				channel.writeUInt16BE(datagram.length, 2);
				wire.udp(true, Buffer.concat([channel, datagram]));
			}
			expect(namesOf(wire.end())).toEqual([NAME]);
		}),
		{numRuns: 40},
	);
});

test('DTLS: every snap length: the right name, or none', () => {
	const [datagram] = dtlsFragments(buildClientHello({transport: 'dtls', sni: NAME}));
	for (let snapLength = 42; snapLength < 42 + datagram!.length; snapLength++) {
		const wire = new Wire();
		wire.snapLength = snapLength;
		wire.udp(true, datagram!);
		const [connection] = wire.end();
		const {name, unnamed} = connection!;
		expect(name === undefined ? unnamed : name, `snap length ${snapLength}`).toBe(name === undefined ? 'truncated' : NAME);
	}
});
