import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createDecoder} from '../../source/decode/decoder.js';
import {bytes, decodeFrame, ethernet, ipv4, ipv6, tcp, u16, udp} from './frames.js';

const content = Buffer.from(Array.from({length: 3000}, (_, i) => 0x20 + ((i * 31) % 90)));
const datagram = udp(content);

const fragment4 = (whole: Buffer, from: number, to: number, id = 1): Buffer =>
	ipv4(17, whole.subarray(from, to), {id, fragment: (to < whole.length ? 0x2000 : 0) | (from >> 3)});
const fragment6 = (whole: Buffer, from: number, to: number, id = 1): Buffer =>
	ipv6(44, bytes('11 00', u16(from | (to < whole.length ? 1 : 0)), id.toString(16).padStart(8, '0'), whole.subarray(from, to)));
const kinds = [
	['IPv4', fragment4, decodeFrame(ipv4(17, datagram), 101)],
	['IPv6', fragment6, decodeFrame(ipv6(17, datagram), 101)],
] as const;

describe.each(kinds)('%s', (_, fragment, whole) => {
	test('a packet in fragments is the packet, whatever way they come', () => {
		const cut = fc.integer({min: 1, max: datagram.length >> 3}).map(words => words << 3);
		fc.assert(
			fc.property(fc.uniqueArray(cut, {maxLength: 20}), fc.infiniteStream(fc.double({min: 0, max: 1, noNaN: true})), (cuts, random) => {
				const places = [0, ...cuts.filter(at => at < datagram.length).sort((a, b) => a - b), datagram.length];
				const next = (below: number): number => Math.min(below - 1, Math.floor(random.next().value! * below));
				const pieces: Buffer[] = [];
				for (let i = 0; i + 1 < places.length; i++) {
					// Pieces may reach into their neighbours, and come twice.
					const from = Math.max(0, places[i]! - 8 * next(3));
					const to = i + 2 < places.length ? Math.min(places[i + 1]! + 8 * next(3), (datagram.length - 1) & ~7) : datagram.length;
					for (let copies = next(5) === 0 ? 2 : 1; copies > 0; copies--)
						pieces.splice(next(pieces.length + 1), 0, fragment(datagram, from, to));
				}
				const decoder = createDecoder();
				const found = pieces.map(piece => decodeFrame(piece, 101, {decoder}));
				const complete = found.filter(line => line.startsWith('udp'));
				expect(complete.length).toBeGreaterThanOrEqual(1);
				const expected = whole.replace(/length \d+/, '');
				for (const line of complete) expect(line.replace(/length \d+/, '')).toBe(expected);
				expect(found.filter(line => line !== 'held').length).toBe(complete.length);
			}),
			{numRuns: 200},
		);
	});

	test('of bytes that come twice the first stay', () => {
		const other = Buffer.from(datagram);
		other.fill(0x7e, 8);
		const decoder = createDecoder();
		decodeFrame(fragment(datagram, 0, 1008), 101, {decoder});
		decodeFrame(fragment(other, 504, 2000), 101, {decoder});
		const found = decodeFrame(fragment(datagram, 2000, datagram.length), 101, {decoder});
		const text = content.toString('latin1');
		expect(found).toContain(`payload 3000/3000 ${text.slice(0, 1000)}${'~'.repeat(992)}${text.slice(1992)}`);
	});

	test('packets do not mix', () => {
		const decoder = createDecoder();
		for (let id = 1; id < 50; id++) expect(decodeFrame(fragment(udp(Buffer.alloc(900, id)), 0, 800, id), 101, {decoder})).toBe('held');
		for (let id = 1; id < 50; id++) {
			const found = decodeFrame(fragment(udp(Buffer.alloc(900, id)), 800, 908, id), 101, {decoder});
			expect(found).toContain(` ${String.fromCharCode(id).repeat(900)}`);
		}
		expect(decoder.fragmentsGivenUp).toBe(0);
	});
});

test('a fragment cut by the snap length leaves a payload that ends there', () => {
	const decoder = createDecoder();
	const last = fragment4(datagram, 1600, datagram.length);
	const first = fragment4(datagram, 0, 1600);
	decodeFrame(last, 101, {decoder});
	expect(decodeFrame(first.subarray(0, 128), 101, {decoder, wire: first.length})).toContain('payload 100/3000 ');
});

test('a tunnel in fragments, and fragments in a tunnel', () => {
	const inner = fragment4(datagram, 0, 1600);
	const tunnel = udp(bytes('08000000 00000100', ethernet(0x0800, inner)), 54321, 4789);
	const decoder = createDecoder();
	const places = [0, 800, tunnel.length];
	expect(decodeFrame(fragment4(tunnel, places[0]!, places[1]!, 9), 101, {decoder})).toBe('held');
	expect(decodeFrame(fragment4(tunnel, places[1]!, places[2]!, 9), 101, {decoder})).toBe('held');
	expect(decodeFrame(fragment4(datagram, 1600, datagram.length), 101, {decoder})).toBe(kinds[0][2]);
});

test('what never becomes whole is counted: too old, too many, too scattered', () => {
	const old = createDecoder();
	decodeFrame(fragment4(datagram, 0, 800, 1), 101, {decoder: old, timeUs: 0});
	decodeFrame(fragment4(datagram, 800, 1600, 1), 101, {decoder: old, timeUs: 1});
	old.expire(29e6);
	expect(old.fragmentsGivenUp).toBe(0);
	decodeFrame(fragment4(datagram, 0, 800, 2), 101, {decoder: old, timeUs: 31e6});
	expect(old.fragmentsGivenUp).toBe(2);
	expect(decodeFrame(fragment4(datagram, 1600, datagram.length, 1), 101, {decoder: old, timeUs: 31e6})).toBe('held');
	old.expire(Number.POSITIVE_INFINITY);
	expect(old.fragmentsGivenUp).toBe(4);

	const many = createDecoder();
	for (let id = 0; id < 5000; id++) decodeFrame(fragment4(datagram, 0, 800, id), 101, {decoder: many});
	expect(many.fragmentsGivenUp).toBe(5000 - 1024);

	const large = createDecoder();
	const most = Buffer.alloc(65_500);
	for (let id = 0; id < 1000; id++) decodeFrame(fragment4(most, 64_000, 65_500, id), 101, {decoder: large});
	expect(large.fragmentsGivenUp).toBe(1000 - 128);

	const scattered = createDecoder();
	for (let at = 0; at < 2900; at += 16) decodeFrame(fragment4(datagram, at, at + 8), 101, {decoder: scattered});
	expect(scattered.fragmentsGivenUp).toBeGreaterThan(0);
});

test('fragments that cannot be are refused', () => {
	const wrong = [
		ipv4(17, datagram.subarray(0, 801), {fragment: 0x2000}),
		ipv4(17, Buffer.alloc(0), {fragment: 0x2000}),
		ipv4(17, datagram.subarray(0, 800), {fragment: 0x1fff}),
	];
	for (const packet of wrong) expect(decodeFrame(packet, 101)).toBe('malformed');
	const decoder = createDecoder();
	decodeFrame(ipv4(6, tcp(content).subarray(800), {fragment: 100}), 101, {decoder});
	expect(decodeFrame(ipv4(6, content.subarray(0, 8), {fragment: 0x2000 | 600}), 101, {decoder})).toBe('fragment-dropped');
});
