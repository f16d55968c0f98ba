import fc from 'fast-check';
import {expect, test} from 'vitest';
import {BATCH, ConnectionTable} from '../../source/flows/connection-table.js';
import {Eviction} from '../../source/flows/eviction.js';
import {hashOf} from '../../source/flows/five-tuple-hash.js';
import {wordsOf} from '../../source/flows/record-layout.js';
import {Packet} from '../../source/model/packet.js';

function packet(client: number, server: number, clientPort: number, serverPort: number, protocol: number, version: 4 | 6): Packet {
	const p = new Packet();
	p.ipVersion = version;
	if (version === 6) {
		p.source0 = 0x20010db8;
		p.dest0 = 0x20010db8;
		p.source2 = client * 7;
		p.dest2 = server * 7;
	}
	p.source3 = client;
	p.dest3 = server;
	p.sourcePort = clientPort;
	p.destPort = serverPort;
	p.protocol = protocol;
	return p;
}

const key = (p: Packet): string =>
	`${p.source2} ${p.source3} ${p.sourcePort} > ${p.dest2} ${p.dest3} ${p.destPort} ${p.protocol} ${p.ipVersion}`;

function reversed(p: Packet): Packet {
	const r = packet(p.dest3, p.source3, p.destPort, p.sourcePort, p.protocol, p.ipVersion as 4 | 6);
	return r;
}

test('finds what was inserted, from both directions, and nothing else, though packets are prepared together: like a Map', () => {
	const step = fc.record({
		remove: fc.boolean(),
		client: fc.nat(2),
		server: fc.nat(2),
		clientPort: fc.nat(1),
		serverPort: fc.nat(1),
		protocol: fc.constantFrom(6, 17),
		version: fc.constantFrom(4 as const, 6 as const),
	});
	fc.assert(
		fc.property(fc.array(step, {maxLength: 300, size: 'max'}), fc.integer({min: 1, max: BATCH / 2}), (steps, together) => {
			const table = new ConnectionTable(2000, 12345);
			const reference = new Map<string, number>();
			const packets = steps.map(s => packet(s.client, s.server, s.clientPort, s.serverPort, s.protocol, s.version));
			const batch = packets.flatMap(p => [p, reversed(p)]);
			for (const [i, s] of steps.entries()) {
				if (i % together === 0) table.prepare(batch.slice(2 * i, 2 * (i + together)), Math.min(together, steps.length - i) * 2);
				const [p, back] = [batch[2 * i]!, batch[2 * i + 1]!];
				const known = reference.get(key(p)) ?? reference.get(key(back)) ?? 0;
				expect(table.find(p)).toBe(known);
				expect(table.find(back)).toBe(known);
				if (known === 0) reference.set(key(p), table.insert(p, reference.size + 1));
				else if (s.remove) {
					table.remove(known);
					reference.delete(key(p));
					reference.delete(key(back));
				}
				expect(table.size).toBe(reference.size);
			}
		}),
		{numRuns: 60},
	);
});

test('a record that is used again is clean', () => {
	const table = new ConnectionTable(10, 1);
	const first = table.insert(packet(1, 2, 3, 4, 6, 4), 1);
	table.words[wordsOf(first) + 12] = 99;
	table.remove(first);
	const second = table.insert(packet(9, 8, 7, 6, 17, 4), 2);
	expect(second).toBe(first);
	expect(table.words[wordsOf(second) + 12]).toBe(0);
});

test('the one that was silent longest makes room', () => {
	const table = new ConnectionTable(8, 1);
	for (let i = 1; i <= 8; i++) {
		const p = packet(i, 100, 1000 + i, 443, 6, 4);
		p.timeUs = i === 3 ? 1 : 1000 + i;
		table.insert(p, i);
	}
	expect(table.full).toBe(true);
	expect(new Eviction().victim(table)).toBe(3);
});

test.each([1, 12345, 0x7fffffff])('ports that complement each other do not collide (seed %i)', seed => {
	for (const version of [4, 6] as const) {
		const hashes = new Set<number>();
		for (let port = 0; port < 32_768; port++) {
			const p = packet(0x0a000001, 0x0a000002, port, 0xffff ^ port, 17, version);
			if (hashOf(reversed(p), seed) !== hashOf(p, seed)) expect.fail(`not symmetric: port ${port}`);
			hashes.add(hashOf(p, seed) & 0x1ffffff);
		}
		expect(hashes.size).toBeGreaterThan(32_768 * 0.99);
	}
});

test('tells two IPv6 hosts apart that have the same port and the same last word', () => {
	const table = new ConnectionTable(100, 12345);
	const p = packet(1, 1, 500, 500, 17, 6);
	p.source0 = 1;
	p.dest0 = 2;
	const back = reversed(p);
	back.source0 = 2;
	back.dest0 = 1;
	table.prepare([p, back], 2);
	const record = table.insert(p, 1);
	expect([table.find(p), table.fromA]).toEqual([record, true]);
	expect([table.find(back), table.fromA]).toEqual([record, false]);
});

test('a record taken out since its packets were prepared is not found', () => {
	const table = new ConnectionTable(100, 12345);
	const p = packet(1, 2, 500, 443, 6, 4);
	table.prepare([p], 1);
	const record = table.insert(p, 1);
	table.prepare([p], 1);
	table.remove(record);
	expect(table.find(p)).toBe(0);
});
