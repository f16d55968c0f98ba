import {type ChildProcess, spawnSync} from 'node:child_process';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {RECORDS, RingBlocks} from '../../source/capture/process/ring-block.js';
import {Network, whyNoNetwork} from '../support/network.js';
import {until} from '../support/until.js';

interface RingPacket {
	readonly frame: Buffer;
	readonly wireLength?: number;
	readonly vlan?: {readonly tpid: number; readonly tci: number};
	readonly outgoing?: boolean;
	readonly hardware?: number;
	/** Cooked: only what the link layer tells of the frame. */
	readonly protocol?: number;
}

/** A block as the kernel fills it (linux/if_packet.h), at `at` of a ring. */
function blockOf(packets: readonly RingPacket[], at = 0): ArrayBuffer {
	const bytes = Buffer.alloc(1 << 16);
	bytes.writeUInt32LE(packets.length, at + 12);
	bytes.writeUInt32LE(48, at + 16);
	let packet = at + 48;
	for (const [i, {frame, wireLength, vlan, outgoing, hardware, protocol}] of packets.entries()) {
		const mac = 86;
		const size = (mac + frame.length + 7) & ~7;
		bytes.writeUInt32LE(i === packets.length - 1 ? 0 : size, packet);
		bytes.writeUInt32LE(1_700_000_000 + i, packet + 4);
		bytes.writeUInt32LE(123_456_789, packet + 8);
		bytes.writeUInt32LE(frame.length, packet + 12);
		bytes.writeUInt32LE(wireLength ?? frame.length, packet + 16);
		bytes.writeUInt32LE(1 | (vlan ? 0x50 : 0), packet + 20);
		bytes.writeUInt16LE(mac, packet + 24);
		bytes.writeUInt32LE(vlan?.tci ?? 0, packet + 32);
		bytes.writeUInt16LE(vlan?.tpid ?? 0, packet + 36);
		bytes.writeUInt16BE(protocol ?? 0x0800, packet + 50);
		bytes.writeUInt16LE(hardware ?? 1, packet + 56);
		bytes[packet + 58] = outgoing ? 4 : 0;
		bytes[packet + 59] = 6;
		bytes.set([1, 2, 3, 4, 5, 6], packet + 60);
		frame.copy(bytes, packet + mac);
		packet += size;
	}
	return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
}

interface Record {
	readonly seconds: number;
	readonly microseconds: number;
	readonly length: number;
	readonly frame: string;
}

function recordsOf(bytes: Buffer): Record[] {
	const records: Record[] = [];
	for (let at = 0; at + 16 <= bytes.length; ) {
		const captured = bytes.readUInt32LE(at + 8);
		records.push({
			seconds: bytes.readUInt32LE(at),
			microseconds: bytes.readUInt32LE(at + 4),
			length: bytes.readUInt32LE(at + 12),
			frame: bytes.subarray(at + 16, at + 16 + captured).toString('hex'),
		});
		at += 16 + captured;
	}
	return records;
}

function countOf(bytes: Buffer): number {
	let count = 0;
	for (let at = 0; at + 16 <= bytes.length; at += 16 + bytes.readUInt32LE(at + 8)) count++;
	return count;
}

function compacted(packets: readonly RingPacket[], linkType: number, snapLength = 65_535, at = 0): Record[] {
	const memory = blockOf(packets, at);
	const end = new RingBlocks(memory, linkType, snapLength).compact(at);
	return recordsOf(Buffer.from(memory, at + RECORDS, end - at - RECORDS));
}

describe('blocks of the kernel ring', () => {
	const frame = Buffer.from(`${'0a'.repeat(6)}${'0b'.repeat(6)}0800${'45'.repeat(50)}`, 'hex');
	const hex = frame.toString('hex');

	it.each([0, 4096])('become records in their place, times and lengths kept (block at %i)', at => {
		const packets = Array.from({length: 300}, (_, i) => ({frame: Buffer.alloc(1 + ((i * 37) % 90), i), wireLength: 2000}));
		const records = compacted(packets, 101, 65_535, at);
		expect(records).toHaveLength(300);
		for (const [i, record] of records.entries()) {
			expect(record).toEqual({
				seconds: 1_700_000_000 + i,
				microseconds: 123_456,
				length: 2000,
				frame: packets[i]!.frame.toString('hex'),
			});
		}
	});

	it('have their VLAN tags back', () => {
		const tagged = `${hex.slice(0, 24)}88a80005${hex.slice(24)}`;
		const [first, second, short] = compacted(
			[{frame, vlan: {tpid: 0x88a8, tci: 5}}, {frame}, {frame: frame.subarray(0, 8), vlan: {tpid: 0x8100, tci: 7}}],
			1,
		);
		expect(first).toMatchObject({frame: tagged, length: frame.length + 4});
		expect(second).toMatchObject({frame: hex, length: frame.length});
		expect(short).toMatchObject({frame: hex.slice(0, 16), length: 8});
	});

	it('are cooked where the link layer is', () => {
		const sll = '0004 0001 0006 0102030405060000'.replaceAll(' ', '');
		const packets = [
			{frame, outgoing: true, protocol: 0x86dd},
			{frame, outgoing: true, vlan: {tpid: 0x8100, tci: 0x2005}},
		];
		expect(compacted(packets, 113)).toMatchObject([
			{frame: `${sll}86dd${hex}`, length: frame.length + 16},
			{frame: `${sll}810020050800${hex}`, length: frame.length + 20},
		]);
	});

	it('lose what a loopback device sends, and what is beyond the snap length', () => {
		const records = compacted([{frame, hardware: 772, outgoing: true}, {frame, hardware: 772}, {frame}], 1, 20);
		expect(records.map(record => record.frame)).toEqual([hex.slice(0, 40), hex.slice(0, 40)]);
		expect(records[0]!.length).toBe(frame.length);
	});
});

const why = whyNoNetwork() ?? (spawnSync('tcpdump', ['--version']).error && 'needs tcpdump');

describe.skipIf(why)(`the capture process${why ? ` (${why})` : ''}`, () => {
	let network: Network;
	beforeAll(() => {
		network = new Network();
	});
	afterAll(() => network?.remove());

	const LAST = Buffer.from('the last one').toString('hex');
	/** A program that sends datagrams for port 9, every other one tagged, over `device`; or the last one. */
	const injector = (device: string, isLast: boolean): string => `
		import cap from ${JSON.stringify(pathToFileURL(resolve(import.meta.dirname, '../../node_modules/cap/lib/Cap.js')).href)};
		const capture = new cap.Cap();
		capture.open(${JSON.stringify(device)}, '', 1 << 20, Buffer.alloc(65535));
		const datagram = data => {
			const udp = Buffer.concat([Buffer.from('0001000900000000', 'hex'), data]);
			udp.writeUInt16BE(udp.length, 4);
			const ip = Buffer.from('45000000000040004011000001020304c0000201', 'hex');
			ip.writeUInt16BE(20 + udp.length, 2);
			return Buffer.concat([ip, udp]);
		};
		const send = (link, data) => {
			const frame = Buffer.concat([Buffer.from('ffffffffffff020000000001' + link + '0800', 'hex'), datagram(data)]);
			capture.send(frame, frame.length);
		};
		if (${isLast}) send('', Buffer.from('the last one'));
		else for (let i = 0; i < 40; i++) for (const link of ['', '81002005', '88a8000581000006']) send(link, Buffer.alloc(20 + 30 * i, i));
		capture.close();`;
	const program = resolve(import.meta.dirname, '../../dist/capture/process/main.js');
	/** What a process has written so far, without the head of the stream. */
	const collect = (child: ChildProcess): (() => Buffer) => {
		const chunks: Buffer[] = [];
		child.stdout!.on('data', chunk => chunks.push(chunk));
		return () => Buffer.concat(chunks).subarray(24);
	};

	it.each([
		['near', ''],
		['near', 'udp port 9'],
		['any', ''],
		['any', 'udp port 9'],
		['lo', ''],
	])('writes what tcpdump writes (%s, "%s")', async (device, filter) => {
		const ours = network.spawn('near', 'sh', '-c', `exec sleep 60 | ${process.execPath} ${program} ${device} '${filter}'`);
		const theirs = network.spawn(
			'near',
			...['tcpdump', '-i', device, '-w', '-', '-U', '-s', '65535', '-B', '32768'],
			...(device === 'any' ? ['-y', 'LINUX_SLL'] : []),
			...(filter ? ['--', filter] : []),
		);
		const told = {ours: '', theirs: ''};
		ours.stderr!.on('data', chunk => {
			told.ours += chunk;
		});
		theirs.stderr!.on('data', chunk => {
			told.theirs += chunk;
		});
		const [own, other] = [collect(ours), collect(theirs)];
		await until('both capture', () => /ready/.test(told.ours) && /listening/.test(told.theirs));
		// From the other side, untagged and tagged; to itself; and at last a frame that is known to be that.
		network.run('far', process.execPath, '--input-type=module', '-e', injector('far', false));
		network.run(
			'near',
			...[process.execPath, '-e'],
			`const socket = require('dgram').createSocket('udp4');
			const next = i => i === 40 ? socket.close() : socket.send(Buffer.alloc(20 + 30 * i, i), 9, '127.0.0.1', () => setImmediate(next, i + 1));
			next(0);`,
		);
		network.run(
			device === 'lo' ? 'near' : 'far',
			process.execPath,
			'--input-type=module',
			'-e',
			injector(device === 'lo' ? 'lo' : 'far', true),
		);
		const hasLast = (bytes: Buffer): boolean => recordsOf(bytes).some(({frame}) => frame.includes(LAST));
		await until('all came', () => hasLast(own()) && hasLast(other()) && own().length === other().length);
		const frames = (bytes: Buffer): string[] => recordsOf(bytes).map(({length, frame}) => `${length} ${frame}`);
		expect(frames(own())).toEqual(frames(other()));
		const [a, b] = [recordsOf(own()), recordsOf(other())];
		for (const [i, {seconds, microseconds}] of a.entries())
			expect(Math.abs((seconds - b[i]!.seconds) * 1e6 + microseconds - b[i]!.microseconds)).toBeLessThan(50_000);
		ours.kill();
		theirs.kill();
	});

	it('holds no filter for wrong on an interface that comes up meanwhile', async () => {
		const comesUp = `data:text/javascript,${encodeURIComponent(`
			import {execFileSync} from 'node:child_process';
			import cap from ${JSON.stringify(pathToFileURL(resolve(import.meta.dirname, '../../node_modules/cap/lib/Cap.js')).href)};
			const {open} = cap.Cap.prototype;
			cap.Cap.prototype.open = function (...args) {
				try {
					return open.apply(this, args);
				} finally {
					execFileSync('ip', ['link', 'set', 'near', 'up']);
				}
			};`)}`;
		network.run('near', 'ip', 'link', 'set', 'near', 'down');
		const ours = network.spawn(
			'near',
			...['sh', '-c', 'sleep 60 | "$@"', 'sh', process.execPath, '--import', comesUp, program, 'near', 'udp port 9'],
		);
		let told = '';
		ours.stderr!.on('data', chunk => {
			told += chunk;
		});
		await until('it captures', () => /ready/.test(told));
		ours.kill();
	});

	/** `koffi` as something else, for a process in which what can be collected is. */
	const withKoffi = (koffi: string): readonly string[] => [
		'--expose-gc',
		'--import',
		`data:text/javascript,${encodeURIComponent(`
			setInterval(gc, 20);
			import Module from 'node:module';
			const load = Module._load;
			Module._load = (id, ...rest) => (id === 'koffi' ? (${koffi})(() => load(id, ...rest)) : load(id, ...rest));`)}`,
	];

	it.each([
		['without koffi', "() => { throw new Error('no koffi'); }"],
		[
			'where the kernel refuses the ring',
			// PACKET_VERSION of the packet socket.
			`real => {
				const koffi = real();
				const func = (c, ...rest) => {
					const call = c.func(...rest);
					return rest[0].includes(' setsockopt(') ? Object.assign((...args) => (args[2] === 10 ? -1 : call(...args)), call) : call;
				};
				return {...koffi, load: name => { const c = koffi.load(name); return {func: (...rest) => func(c, ...rest)}; }};
			}`,
		],
	])('reads cap itself %s, and counts what it cannot', async (how, koffi) => {
		const node = [process.execPath, ...withKoffi(koffi), program, 'lo', 'udp port 9'];
		const ours = network.spawn('near', 'sh', '-c', 'sleep 60 | "$@"', 'sh', ...node);
		let told = '';
		ours.stderr!.on('data', chunk => {
			told += chunk;
		});
		const own = collect(ours);
		await until('it captures', () => /ready/.test(told));
		if (how !== 'without koffi') expect(told).toMatch(/the ring cannot be set up/);
		const sent = 40_000;
		// Beside us: what is not read fills the pipe.
		network.spawn(
			'near',
			...[process.execPath, '-e'],
			`const socket = require('dgram').createSocket('udp4');
			const data = Buffer.alloc(500);
			const next = left => left === 0 ? socket.close() : socket.send(data, 9, '127.0.0.1', () => next(left - 1));
			next(${sent});`,
		);
		const dropped = (): number | null => JSON.parse(told.match(/\{"kind":"dropped".*\}/g)!.at(-1)!).total;
		await until('all came or were counted', () => {
			const total = dropped();
			const seen = countOf(own());
			return how === 'without koffi' ? total === null && seen > sent / 2 : seen + Number(total) >= sent;
		});
		expect(ours.exitCode).toBeNull();
		ours.kill();
	});
});
