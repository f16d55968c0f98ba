import fc from 'fast-check';
import {expect, test} from 'vitest';
import {tlsHello} from '../support/client-hello.js';
import {fragments, namesOf, serverHello, Wire} from '../support/wire.js';

const NAME = 'www.example.com';
const TIMES = {numRuns: 150};

type Segment = readonly [from: number, to: number];

/** A whole hello: of the usual size, or with a post-quantum key share, in records of any size. */
const hello = fc
	.record({
		keyShare: fc.constantFrom(32, 1216),
		records: fc.array(fc.integer({min: 1, max: 700}), {maxLength: 6}),
		seed: fc.string({maxLength: 4}),
	})
	.map(({keyShare, records, seed}) => tlsHello({sni: NAME, alpn: ['h2'], keyShare, seed, ech: 'grease'}, records));

/** Its segments, and copies of some, in any order. */
const segmented = fc
	.tuple(hello, fc.array(fc.nat(), {maxLength: 20}), fc.array(fc.nat(), {maxLength: 5}), fc.infiniteStream(fc.nat()))
	.map(([stream, cuts, copies, keys]) => {
		const borders = [...new Set([0, ...cuts.map(cut => cut % stream.length), stream.length])].sort((a, b) => a - b);
		const parts: Segment[] = borders.slice(1).map((to, i) => [borders[i]!, to] as const);
		const all = [...parts, ...copies.map(copy => parts[copy % parts.length]!)];
		const segments = all.map(part => ({part, key: keys.next().value!})).sort((a, b) => a.key - b.key);
		return {stream, parts, segments: segments.map(s => s.part)};
	});

const sequence = fc.oneof(fc.integer({min: 0, max: 0xffffffff}), fc.integer({min: 0xfffff000, max: 0xffffffff}));
const ip = fc.constantFrom<4 | 6>(4, 6);

/** Sends the client's segments; `synAt` counts them before the SYN, −1: the capture began later. */
function send(wire: Wire, stream: Buffer, segments: readonly Segment[], isn: number, synAt: number, answers: boolean): void {
	segments.forEach(([from, to], i) => {
		if (i === synAt) wire.tcp(true, isn, undefined, 'syn', 0);
		if (i === synAt && answers) wire.tcp(false, 5000, undefined, 'synAck', isn + 1);
		wire.tcp(true, isn + 1 + from, stream.subarray(from, to));
		if (answers) wire.tcp(false, 5001, undefined, 'ack', isn + 1);
	});
	if (synAt >= segments.length) wire.tcp(true, isn, undefined, 'syn', 0);
	if (answers) wire.tcp(false, 5001, serverHello(), 'data', isn + 1 + stream.length);
}

test('segments in any order, repeated, with the SYN at any place or none: one connection with the name', () => {
	fc.assert(
		fc.property(
			segmented,
			sequence,
			fc.integer({min: -1, max: 25}),
			fc.boolean(),
			ip,
			({stream, segments}, isn, synAt, answers, version) => {
				const wire = new Wire({ip: version});
				send(wire, stream, segments, isn, synAt, answers);
				const connections = wire.end();
				expect(namesOf(connections)).toEqual([NAME]);
				expect(connections[0]).toMatchObject({protocol: 'tls', source: 'tls', unnamed: undefined, clientPort: 50_000, serverPort: 443});
				const packets = segments.length + (synAt >= 0 ? 1 : 0);
				expect(connections[0]!.packetsUp).toBe(packets);
			},
		),
		TIMES,
	);
});

test('further segments that overlap at random places, with the same bytes', () => {
	const overlaps = fc.array(fc.tuple(fc.nat(), fc.nat({max: 900})), {minLength: 1, maxLength: 8});
	fc.assert(
		fc.property(segmented, overlaps, sequence, fc.constantFrom(-1, 0), ({stream, segments}, spans, isn, synAt) => {
			const mixed: Segment[] = [...segments];
			for (const [at, length] of spans) {
				const from = at % stream.length;
				mixed.splice(at % (mixed.length + 1), 0, [from, Math.min(stream.length, from + 1 + length)]);
			}
			const wire = new Wire();
			send(wire, stream, mixed, isn, synAt, true);
			expect(namesOf(wire.end())).toEqual([NAME]);
		}),
		TIMES,
	);
});

test('a segment with other bytes for a part of another: the reading that is the hello is found, whichever came first', () => {
	const garbage = fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat(), fc.constantFrom(0, 0xff));
	fc.assert(
		fc.property(segmented, garbage, fc.constantFrom(-1, 0), ({stream, parts, segments}, [which, at, length, position, byte], synAt) => {
			const whole = parts.filter(([from, to]) => to - from > 1);
			const [from, to] = whole[which % whole.length]!;
			// Not all of the other segment: what nobody contradicts is the hello.
			const start = from + (at % (to - from));
			const end = Math.min(to - (start === from ? 1 : 0), start + 1 + (length % 200));
			const wire = new Wire();
			const isn = 1000;
			if (synAt === 0) wire.tcp(true, isn, undefined, 'syn', 0);
			// Where neither the beginning nor the bytes are certain, the order has to be.
			const order = synAt === 0 ? segments : parts;
			order.forEach(([a, b], i) => {
				if (i === position % order.length) wire.tcp(true, isn + 1 + start, Buffer.alloc(end - start, byte));
				wire.tcp(true, isn + 1 + a, stream.subarray(a, b));
			});
			expect(namesOf(wire.end())).toEqual([NAME]);
		}),
		TIMES,
	);
});

test('every segment in IP fragments, in any order', () => {
	fc.assert(
		fc.property(
			segmented,
			fc.array(fc.nat(), {minLength: 1, maxLength: 4}),
			fc.boolean(),
			ip,
			({stream, parts}, offsets, backwards, version) => {
				const wire = new Wire({ip: version});
				const before = wire.ledger.fragmentsGivenUp;
				let id = 0;
				wire.cutter = frame => {
					const cut = fragments(frame, offsets, ++id % 256);
					return backwards ? cut.reverse() : cut;
				};
				send(wire, stream, parts, 1000, 0, false);
				expect(namesOf(wire.end())).toEqual([NAME]);
				expect(wire.ledger.fragmentsGivenUp).toBe(before);
			},
		),
		{numRuns: 60},
	);
});

test('every snap length: the right name, or none because it was cut', () => {
	for (const keyShare of [32, 1216]) {
		const stream = tlsHello({sni: NAME, keyShare});
		for (let snapLength = 54; snapLength < 54 + Math.min(1400, stream.length); snapLength++) {
			const wire = new Wire();
			wire.snapLength = snapLength;
			send(
				wire,
				stream,
				(
					[
						[0, Math.min(1400, stream.length)],
						[Math.min(1400, stream.length), stream.length],
					] as Segment[]
				).filter(([from, to]) => from < to),
				1000,
				0,
				true,
			);
			const [connection, ...rest] = wire.end();
			expect(rest).toEqual([]);
			expect(connection!.name === NAME ? undefined : connection!.unnamed, `snap length ${snapLength}`).toBe(
				connection!.name === undefined ? 'truncated' : undefined,
			);
		}
	}
});

test('every truncation of the last segment that was captured: the right name, or none', () => {
	const stream = tlsHello({sni: NAME, keyShare: 1216});
	for (let length = 1; length < stream.length; length += 3) {
		const wire = new Wire();
		wire.open();
		wire.tcp(true, 1001, stream.subarray(0, length));
		const [connection] = wire.end();
		expect([NAME, undefined]).toContain(connection!.name);
		expect(connection!.unnamed).toBe(connection!.name === undefined ? 'gap' : undefined);
	}
});

test('a hello of 64 KB, in segments of any size and in any order', () => {
	const padding = fc.integer({min: 40_000, max: 60_000});
	fc.assert(
		fc.property(padding, fc.integer({min: 300, max: 9000}), fc.integer({min: 1, max: 97}), (size, segment, stride) => {
			const stream = tlsHello({sni: NAME, extra: [[21, Buffer.alloc(size)]]});
			const count = Math.ceil(stream.length / segment);
			const order = Array.from({length: count}, (_, i) => i).sort((a, b) => ((a * stride) % 101) - ((b * stride) % 101));
			const wire = new Wire();
			wire.open();
			for (const i of order) wire.tcp(true, 1001 + i * segment, stream.subarray(i * segment, (i + 1) * segment));
			expect(namesOf(wire.end())).toEqual([NAME]);
		}),
		{numRuns: 40},
	);
});

test('a byte a segment', () => {
	const stream = tlsHello({sni: NAME, keyShare: 1216});
	const wire = new Wire();
	wire.open();
	for (let i = 0; i < stream.length; i++) wire.tcp(true, 1001 + i, stream.subarray(i, i + 1));
	expect(namesOf(wire.end())).toEqual([NAME]);
});
