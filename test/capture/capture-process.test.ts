import {statSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {captureMethods, parseTcpdumpLine} from '../../source/capture/methods.js';
import {findMonitorUser, parseAccount} from '../../source/capture/monitor-user.js';
import {createClock} from '../../source/capture/process/clock.js';
import {parsePacketInodes} from '../../source/capture/process/packet-socket.js';
import {PcapWriter} from '../../source/capture/process/pcap-writer.js';
import {ringBytes} from '../../source/capture/ring.js';

describe('tcpdump', () => {
	it.each([
		['tcpdump: listening on va, link-type EN10MB (Ethernet), snapshot length 16384 bytes', {kind: 'ready'}],
		['listening on any, link-type LINUX_SLL2 (Linux cooked v2), capture size 16384 bytes', {kind: 'ready'}],
		[
			'tcpdump: 4 packets captured, 17 packets received by filter, 12 packets dropped by kernel',
			{kind: 'dropped', total: 12, counts: {came: 5, taken: 4}},
		],
		['1 packet dropped by kernel', {kind: 'dropped', total: 1}],
		['4 packets captured', 'noise'],
		['7 packets dropped by interface', 'noise'],
		['Warning: va: no IPv4 address assigned', 'noise'],
		['tcpdump: va: No such device exists', undefined],
	])('says "%s"', (line, note) => {
		expect(parseTcpdumpLine(line)).toEqual(note);
	});

	it('takes a filter that looks like a flag for a filter', () => {
		expect(captureMethods.tcpdump.command('eth0', '-w /etc/passwd').slice(-2)).toEqual(['--', '-w /etc/passwd']);
	});
});

it('finds packet sockets in /proc/net/packet', () => {
	const text =
		'sk               RefCnt Type Proto  Iface R Rmem   User   Inode\n' +
		'ffff8881040e2000 3      3    0003   3     1 0      0      24601 \nffff888104000000 3      2    888e   2     1 0      0      777\n';
	expect([...parsePacketInodes(text)]).toEqual(['24601', '777']);
	expect(parsePacketInodes('').size).toBe(0);
});

describe('the pcap stream of the capture process', () => {
	/** A writer onto a pipe that takes at most `most` bytes a write. */
	const writerTo = (chunks: Buffer[], most = Number.POSITIVE_INFINITY): PcapWriter =>
		new PcapWriter(1, 113, 1000, ((_fd: number, bytes: Buffer, offset: number, length: number) => {
			const taken = Math.min(length, most);
			chunks.push(Buffer.from(bytes.subarray(offset, offset + taken)));
			return taken;
		}) as never);

	it('is little endian with microseconds', () => {
		const chunks: Buffer[] = [];
		const writer = writerTo(chunks);
		writer.add(Buffer.from('abcdef'), 3, 1_700_000_000_123_456);
		writer.flush();
		writer.flush();
		expect(Buffer.concat(chunks).toString('hex')).toBe(
			`d4c3b2a1020004000000000000000000e803000071000000${'00f15365'}${'40e20100'}${'0300000003000000'}616263`,
		);
	});

	it('is whole through short writes, and cut at the snap length', () => {
		const [whole, short]: [Buffer[], Buffer[]] = [[], []];
		for (const [chunks, most] of [
			[whole, 1e9],
			[short, 777],
		] as const) {
			const writer = writerTo(chunks, most);
			for (let i = 0; i < 700; i++) writer.add(Buffer.alloc(1500, i), 1 + ((i * 37) % 1500), i * 1e5);
			writer.flush();
		}
		expect(whole.length, 'batches').toBeLessThan(5);
		const bytes = Buffer.concat(whole);
		expect(Buffer.concat(short).equals(bytes)).toBe(true);
		let at = 24;
		for (let i = 0; i < 700; i++) {
			const length = 1 + ((i * 37) % 1500);
			expect([bytes.readUInt32LE(at + 8), bytes.readUInt32LE(at + 12)]).toEqual([Math.min(length, 1000), length]);
			at += 16 + Math.min(length, 1000);
		}
		expect(at).toBe(bytes.length);
	});
});

it('keeps a clock that never goes back, near the time of day', () => {
	const clock = createClock();
	let last = 0;
	for (let i = 0; i < 1000; i++) {
		const now = clock.nowUs();
		expect(now).toBeGreaterThanOrEqual(last);
		last = now;
	}
	clock.follow();
	expect(Math.abs(clock.nowUs() / 1000 - Date.now())).toBeLessThan(50);
});

it('takes a ring that suits the memory', () => {
	const gib = 1024 ** 3;
	expect([gib / 4, 2 * gib, 64 * gib].map(memory => ringBytes(memory) / 1024 ** 2)).toEqual([16, 32, 128]);
});

describe('the user of the monitor', () => {
	it('reads passwd lines', () => {
		expect(parseAccount('ann:x:1000:1001:Ann,,,:/home/ann:/bin/zsh\n')).toEqual({
			name: 'ann',
			uid: 1000,
			gid: 1001,
			home: '/home/ann',
			shell: '/bin/zsh',
		});
		expect(parseAccount('')).toBeUndefined();
		expect(parseAccount('x:x:-1:y::/:')).toBeUndefined();
	});

	it('is who is asked for, else who called sudo, else the owner of the home folder', () => {
		expect(findMonitorUser('root', {SUDO_UID: '4711'}, '/').uid).toBe(0);
		expect(findMonitorUser(undefined, {SUDO_UID: '47110', SUDO_GID: '47111'}, '/')).toMatchObject({name: '47110', uid: 47110, gid: 47111});
		expect(findMonitorUser(undefined, {}, `${import.meta.dirname}/not/made/yet`).uid).toBe(statSync(import.meta.dirname).uid);
		expect(findMonitorUser(undefined, {SUDO_UID: '0', SUDO_GID: '0'}, import.meta.dirname).uid).toBe(statSync(import.meta.dirname).uid);
		expect(() => findMonitorUser('no-such-user', {}, '/')).toThrow('there is no user "no-such-user"');
	});
});
