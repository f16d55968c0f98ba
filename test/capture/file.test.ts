import {execFileSync, spawn} from 'node:child_process';
import {createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import {gzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {readCaptureFile} from '../../source/capture/file.js';
import type {FrameSink} from '../../source/model/frame.js';
import {UserError} from '../../source/model/user-error.js';
import {Collector, pcap, pcapng, someFrames} from './captures.js';

const classic = pcap(true);
const frames = someFrames(500);
const whole = Buffer.concat([classic.header, ...frames.map((data, i) => classic.record(data, 1_700_000_000 + i, 0))]);
const expected = frames.map(data => data.toString('hex'));
let folder: string;
let count = 0;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'snitop-capture-'));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const fileOf = (bytes: Buffer): string => {
	const path = join(folder, `capture-${count++}`);
	writeFileSync(path, bytes);
	return path;
};
const fifo = (): string => {
	const path = join(folder, `fifo-${count++}`);
	execFileSync('mkfifo', [path]);
	return path;
};

async function read(path: string): Promise<Collector> {
	const sink = new Collector();
	await readCaptureFile(path, sink);
	return sink;
}
const bytesOf = (sink: Collector): string[] => sink.frames.map(f => f.bytes);

describe('a file', () => {
	test('gives its frames, packed or not', async () => {
		expect(bytesOf(await read(fileOf(whole)))).toEqual(expected);
		expect(bytesOf(await read(fileOf(gzipSync(whole))))).toEqual(expected);
		const members = [gzipSync(whole.subarray(0, 999)), gzipSync(whole.subarray(999))];
		expect(bytesOf(await read(fileOf(Buffer.concat(members))))).toEqual(expected);
	});

	test('that is larger than the buffer, with a block that is larger too', async () => {
		const w = pcapng(true);
		const large = w.block(6, Buffer.alloc(3 << 20));
		const many = Array.from({length: 4000}, (_, i) => w.enhanced(0, BigInt(i), Buffer.alloc(1400, i)));
		const sink = await read(fileOf(Buffer.concat([w.section(), w.interface(1), ...many.slice(0, 2000), large, ...many.slice(2000)])));
		expect(sink.frames.filter(f => f.bytes !== '').map(f => f.timeUs)).toEqual(many.map((_, i) => i));
	});

	test('that is cut is used as far as it is whole, and the damage is told', async () => {
		const cut = await read(fileOf(whole.subarray(0, -1)));
		expect(bytesOf(cut)).toEqual(expected.slice(0, -1));
		expect(cut.damage).toEqual(['cut in the middle of a record']);

		const packed = gzipSync(whole);
		const cutGzip = await read(fileOf(packed.subarray(0, -2)));
		expect(bytesOf(cutGzip)).toEqual(expected);
		expect(cutGzip.damage).toEqual(['the gzip stream is cut']);

		packed[packed.length - 6]! ^= 1;
		const wrongSum = await read(fileOf(packed));
		expect(bytesOf(wrongSum)).toEqual(expected);
		expect(wrongSum.damage).toHaveLength(1);
	});

	test.each<[string, () => string, string]>([
		['that is missing', () => join(folder, 'nowhere.pcap'), 'no such file'],
		['that is a folder', () => folder, 'is a directory'],
		['that is empty', () => fileOf(Buffer.alloc(0)), 'is empty'],
		['of text', () => fileOf(Buffer.from('hello, world, this is no capture')), 'is not a capture'],
		['that ends in its header', () => fileOf(whole.subarray(0, 20)), 'is not a capture'],
		['of packed text', () => fileOf(gzipSync('hello, world, this is no capture')), 'is not a capture'],
		['that is a device', () => '/dev/null', 'is not a file'],
	])('%s is refused in one line', async (_, path, reason) => {
		const name = path();
		const error = await read(name).catch(e => e);
		expect(error).toBeInstanceOf(UserError);
		expect(error.message).toBe(`${name}: ${reason}`);
	});

	test('of a header alone is a capture', async () => {
		expect((await read(fileOf(classic.header))).links).toHaveLength(1);
	});

	test('is left when asked, and lets others have their turn', async () => {
		const path = fileOf(Buffer.concat([classic.header, ...Array(3000).fill(classic.record(Buffer.alloc(1400), 1, 1))]));
		const stop = new AbortController();
		const sink = new Collector();
		let rests = 0;
		await readCaptureFile(path, sink, {
			signal: stop.signal,
			sliceMs: 0,
			rest: () => {
				rests++;
				setImmediate(() => stop.abort());
				return undefined;
			},
		});
		expect(rests).toBe(1);
		expect(sink.frames.length).toBeGreaterThan(0);
		expect(sink.frames.length).toBeLessThan(3000);
		expect(sink.damage).toEqual([]);
	});
});

describe('a pipe', () => {
	test.each([
		['plain', whole],
		['packed', gzipSync(whole)],
	])('gives the same frames, %s', async (_, bytes) => {
		const path = fifo();
		const writer = createWriteStream(path);
		const [sink] = await Promise.all([
			read(path),
			pipeline(async function* () {
				// Pieces of odd sizes, the first so small that it says nothing.
				for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7) % 4099) yield bytes.subarray(at, at + size);
			}, writer),
		]);
		expect(bytesOf(sink)).toEqual(expected);
		expect(sink.damage).toEqual([]);
	});

	test('that nobody writes to yet does not block, and is left when asked', async () => {
		const path = fifo();
		const stop = new AbortController();
		const done = readCaptureFile(path, new Collector(), {signal: stop.signal});
		setImmediate(() => stop.abort());
		await done;
	});

	test('whose frames are shown while it stays open', async () => {
		const path = fifo();
		const stop = new AbortController();
		let seen = 0;
		const arrived = new Promise<void>(resolve => {
			const sink: FrameSink = {
				link: () => 0,
				flush: () => {},
				damaged: () => {},
				dropped: () => {},
				frame: () => {
					if (++seen === frames.length) resolve();
				},
			};
			void readCaptureFile(path, sink, {signal: stop.signal});
		});
		const writer = createWriteStream(path);
		await Promise.all([new Promise(resolve => writer.write(whole, resolve)), arrived]);
		stop.abort();
		writer.end();
	});

	test('may rest while what it waits for is open', async () => {
		const path = fifo();
		const sink = new Collector();
		let isResting = false;
		const writer = createWriteStream(path);
		const done = readCaptureFile(path, sink, {
			rest: () => {
				expect(isResting).toBe(false);
				isResting = true;
				return new Promise(resolve =>
					setImmediate(() => {
						isResting = false;
						resolve();
					}),
				);
			},
		});
		for (let at = 0; at < whole.length; at += 5000) {
			await new Promise(resolve => writer.write(whole.subarray(at, at + 5000), resolve));
		}
		writer.end();
		await done;
		expect(bytesOf(sink)).toEqual(expected);
	});

	test('of something else is refused', async () => {
		const path = fifo();
		const writer = spawn('sh', ['-c', `echo hello, world > ${path}`]);
		await expect(read(path)).rejects.toThrow('is not a capture');
		writer.kill();
	});
});

const corpus = process.env.SNITOP_CAPTURES;

test.skipIf(!corpus)('every capture gives the frames that its truth counts (needs SNITOP_CAPTURES)', async () => {
	const lines = readFileSync(join(corpus!, 'truth.jsonl'), 'utf8').trim().split('\n');
	const differ: string[] = [];
	for (const line of lines) {
		const {file, n_packets} = JSON.parse(line) as {file: string; n_packets: number};
		let seen = 0;
		let damaged = 0;
		await readCaptureFile(join(corpus!, file), {
			link: () => 0,
			dropped: () => {},
			flush: () => {},
			damaged: () => damaged++,
			frame: () => seen++,
		});
		if (seen !== n_packets && damaged === 0) differ.push(`${file}: ${seen} frames, ${n_packets} expected`);
	}
	expect(differ).toEqual([]);
});
