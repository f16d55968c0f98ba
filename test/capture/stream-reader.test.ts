import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createStreamReader} from '../../source/capture/stream-reader.js';
import {Collector, pcap, pcapng, someFrames} from './captures.js';

/** Reads a capture that arrives in pieces of these sizes (the last one repeats), as a caller with one buffer does. */
function read(file: Buffer, sizes: readonly number[] = [file.length]): Collector {
	const sink = new Collector();
	const reader = createStreamReader(sink);
	const buffer = Buffer.alloc(file.length + 64);
	let left = 0;
	for (let at = 0, i = 0; at < file.length; i++) {
		const size = Math.min(Math.max(1, sizes[Math.min(i, sizes.length - 1)]!), file.length - at);
		file.copy(buffer, left, at, at + size);
		at += size;
		const end = left + size;
		const done = reader.consume(buffer, 0, end);
		expect(done).toBeGreaterThanOrEqual(0);
		expect(done).toBeLessThanOrEqual(end);
		buffer.copyWithin(0, done, end);
		left = end - done;
		if (left > 0) expect(reader.needed).toBeLessThanOrEqual(1 << 24);
	}
	reader.end(left);
	return sink;
}

const frames = someFrames(12);

describe.each([true, false])('pcap, little endian: %s', isLittle => {
	const classic = pcap(isLittle);
	const whole = Buffer.concat([classic.header, ...frames.map((data, i) => classic.record(data, 1_700_000_000 + i, 999_999))]);

	test('gives every frame with its time and lengths', () => {
		const cut = classic.record(Buffer.from('aabb', 'hex'), 1, 2, 1500);
		const sink = read(Buffer.concat([whole, cut]));
		expect(sink.links).toEqual([[1, undefined]]);
		expect(sink.frames.map(f => f.bytes)).toEqual([...frames.map(f => f.toString('hex')), 'aabb']);
		expect(sink.frames[3]!.timeUs).toBe(1_700_000_003_999_999);
		expect(sink.frames.at(-1)).toEqual({bytes: 'aabb', wireLength: 1500, timeUs: 1_000_002, link: 0});
		expect(sink.damage).toEqual([]);
	});

	test('counts nanoseconds in whole microseconds', () => {
		const nano = pcap(isLittle, {magic: 0xa1b23c4d});
		expect(read(Buffer.concat([nano.header, nano.record(frames[0]!, 5, 123_456_789)])).frames[0]!.timeUs).toBe(5_123_456);
	});

	test('reads the modified format', () => {
		const modified = pcap(isLittle, {magic: 0xa1b2cd34});
		const sink = read(Buffer.concat([modified.header, ...frames.map(data => modified.record(data, 7, 8))]));
		expect(sink.frames.map(f => f.bytes)).toEqual(frames.map(f => f.toString('hex')));
	});

	test('leaves the length of check sequences out of the link type', () => {
		expect(read(pcap(isLittle, {linkType: 0x2400_0071}).header).links).toEqual([[113, undefined]]);
	});

	test('goes on in a capture that was appended', () => {
		const sink = read(Buffer.concat([whole, whole]));
		expect(sink.frames.length).toBe(2 * frames.length);
		expect(sink.damage).toEqual([]);
	});

	test('finds the next record behind damage, and tells it once', () => {
		const at = classic.header.length + 16 + frames[0]!.length;
		const damaged = Buffer.concat([whole.subarray(0, at), Buffer.alloc(61, 0xff), whole.subarray(at)]);
		const sink = read(damaged);
		expect(sink.frames.map(f => f.bytes)).toEqual(frames.map(f => f.toString('hex')));
		expect(sink.damage).toHaveLength(1);
	});

	test('gives the rest up when no record is found', () => {
		const sink = read(Buffer.concat([whole, Buffer.alloc(3 << 20)]), [100_000]);
		expect(sink.frames.length).toBe(frames.length);
		expect(sink.damage).toEqual(['a record of zeros', 'no further record was found: the rest is left out']);
	});
});

describe.each([true, false])('pcapng, little endian: %s', isLittle => {
	const w = pcapng(isLittle);
	const data = frames[1]!;

	test('reads sections, interfaces, and every kind of packet block', () => {
		const file = Buffer.concat([
			w.section(),
			w.interface(1, w.option(2, Buffer.from('eth0')), w.option(9, Buffer.from([9]))),
			w.interface(101, w.option(9, Buffer.from([0x80 | 20])), w.option(14, w.u64(1000n))),
			w.enhanced(0, 1_700_000_000_123_456_789n, data, 2000),
			w.block(0xbad, Buffer.alloc(100)),
			w.enhanced(1, 3n << 19n, data),
			w.simple(data.subarray(0, 10)),
			w.obsolete(0, 1_700_000_000_123_456_999n, data),
			pcapng(!isLittle).section(),
			pcapng(!isLittle).interface(1, pcapng(!isLittle).option(2, Buffer.from('eth0'))),
			pcapng(!isLittle).enhanced(0, 77n, data),
		]);
		const sink = read(file);
		expect(sink.damage).toEqual([]);
		// The same interface in a later section is no new one.
		expect(sink.links).toEqual([
			[1, 'eth0'],
			[101, undefined],
		]);
		expect(sink.frames.map(f => [f.timeUs, f.link, f.wireLength])).toEqual([
			[1_700_000_000_123_456, 0, 2000],
			[1_001_500_000, 1, data.length],
			[1_001_500_000, 0, 10],
			[1_700_000_000_123_456, 0, data.length],
			[77, 0, data.length],
		]);
		expect(new Set(sink.frames.map(f => f.bytes))).toEqual(new Set([data.toString('hex'), data.toString('hex', 0, 10)]));
	});

	test('adds up the drops of interfaces and sections', () => {
		const one = [w.section(), w.interface(1), w.interface(1)];
		const sink = read(Buffer.concat([...one, w.statistics(0, 5n), w.statistics(0, 7n), w.statistics(1, 1n), ...one, w.statistics(1, 2n)]));
		expect(sink.drops).toEqual([5, 7, 8, 10]);
	});

	test('survives damaged blocks', () => {
		const wrongEnd = w.enhanced(0, 1n, data);
		wrongEnd.fill(0xee, wrongEnd.length - 4);
		const tooLong = w.enhanced(0, 1n, data);
		tooLong.fill(0x7f, 20, 24);
		const file = [w.section(), w.interface(1), wrongEnd, w.enhanced(0, 2n, data), tooLong, Buffer.alloc(37, 0x11)];
		const sink = read(Buffer.concat([...file, w.enhanced(9, 3n, data), w.enhanced(0, 4n, data)]));
		expect(sink.frames.map(f => f.timeUs)).toEqual([2, 4]);
		expect(sink.damage).toHaveLength(4);
	});

	test('skips a block larger than any buffer', () => {
		const file = Buffer.concat([w.section(), w.interface(1), w.block(0xa, Buffer.alloc(2 << 20)), w.enhanced(0, 4n, data)]);
		const sink = read(file, [1 << 16]);
		expect(sink.frames).toHaveLength(1);
		expect(sink.damage).toEqual([]);
	});
});

const samples = (): Buffer[] => {
	const p = pcap(true);
	const w = pcapng(false);
	return [
		Buffer.concat([p.header, ...frames.map((f, i) => p.record(f, 1e9 + i, i))]),
		Buffer.concat([w.section(), w.interface(1), w.block(99, Buffer.alloc(70)), ...frames.map((f, i) => w.enhanced(0, BigInt(i), f))]),
	];
};

test('any way of cutting the stream into pieces gives the same frames', () => {
	for (const file of samples()) {
		const whole = read(file);
		fc.assert(
			fc.property(fc.array(fc.integer({min: 1, max: 200}), {minLength: 1}), sizes => {
				const pieces = read(file, sizes);
				expect(pieces.frames).toEqual(whole.frames);
				expect(pieces.damage).toEqual(whole.damage);
			}),
			{numRuns: 60},
		);
	}
});

test('every truncation gives the whole frames before it, and says that the last one was cut', () => {
	for (const file of samples()) {
		const whole = read(file).frames;
		for (let length = 0; length < file.length; length++) {
			const sink = read(file.subarray(0, length));
			expect(sink.frames).toEqual(whole.slice(0, sink.frames.length));
			expect(sink.damage.length).toBeLessThanOrEqual(1);
		}
	}
});

test('damage anywhere neither throws nor stalls, and does not depend on the pieces', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...samples()),
			fc.array(fc.tuple(fc.nat(1200), fc.nat(255)), {minLength: 1, maxLength: 8}),
			fc.integer({min: 1, max: 300}),
			(file, changes, size) => {
				const damaged = Buffer.from(file);
				for (const [at, value] of changes) damaged[at % damaged.length] = value;
				const whole = read(damaged);
				expect(read(damaged, [size]).frames).toEqual(whole.frames);
			},
		),
		{numRuns: 300},
	);
});

test('tells what is no capture once there are enough bytes', () => {
	const reader = createStreamReader(new Collector());
	expect(reader.consume(Buffer.from('PK'), 0, 2)).toBe(0);
	expect(reader.recognised).toBeUndefined();
	expect(reader.consume(Buffer.from('PK\u0003\u0004'), 0, 4)).toBe(4);
	expect(reader.recognised).toBe(false);
});
