import {MessageChannel} from 'node:worker_threads';
import {describe, expect, test} from 'vitest';
import {Outbox} from '../../source/engine/outbox.js';
import type {FrameSink} from '../../source/model/frame.js';
import {tlsHello} from '../support/client-hello.js';
import {connection} from '../support/connections.js';
import {fragments, Wire} from '../support/wire.js';

/* Every place of the engine that can lose something is made to, and the ledger must say exactly how much. */

const balance = ({ledger}: Wire): number =>
	ledger.framesDecoded + Object.values(ledger.notDecoded).reduce((sum, count) => sum + count, 0) - ledger.framesSeen;

describe('the ledger under load', () => {
	test('a table of connections that is full: one goes for each that comes', () => {
		const wire = new Wire({own: {connections: 100}});
		for (let port = 1; port <= 1000; port++) new Wire({clientPort: port, join: wire}).open();
		expect(wire.ledger.flowsEvicted).toBe(900);
		expect(wire.closed.filter(({endReason}) => endReason === 'evicted')).toHaveLength(900);
		expect(balance(wire)).toBe(0);
		expect(wire.end()).toHaveLength(1000);
	});

	test('a table of names that is full: what shares a tally is counted, and keeps its name', () => {
		const wire = new Wire({own: {names: 50}});
		for (let port = 1; port <= 300; port++) {
			const one = new Wire({clientPort: port, join: wire});
			one.open();
			one.tcp(true, 1001, tlsHello({sni: `host${port}.example`}));
			wire.timeUs = one.timeUs;
		}
		const closed = wire.end();
		expect(new Set(closed.map(({name}) => name)).size).toBe(300);
		// One tally is the shared one itself.
		expect(wire.ledger.namesOverflowed).toBe(300 - 49);
		const {tallies} = wire.pipeline.tallies.takeChanges();
		let connections = 0;
		for (let row = 0; row < tallies.length; row += 9) connections += tallies[row + 1]!;
		expect(connections).toBe(300);
	});

	test('memory for hellos that is spent: each one given up is counted', () => {
		const hello = tlsHello({sni: 'www.example.com', keyShare: 1216});
		// Room for the beginnings of ten hellos, 4 KB each.
		const wire = new Wire({own: {reassemblyBytes: 10 * 4096}});
		for (let port = 1; port <= 25; port++) {
			const one = new Wire({clientPort: port, join: wire});
			one.open();
			one.tcp(true, 1001, hello.subarray(0, 1000));
		}
		expect(wire.ledger.reassemblyGivenUp).toBe(15);
		wire.end();
		expect(wire.pipeline.tracker.reassemblyLeft).toBe(10 * 4096);
	});

	test('drops that files tell of: added up over all of them, unknown where one of them does not know', () => {
		const {pipeline} = new Wire({own: {}});
		const drops = () => pipeline.ledger().kernelDropped;
		const file = (): FrameSink => {
			const sink = pipeline.sink({file: 'twice.pcapng', interfaceName: undefined});
			sink.link(1, undefined);
			return sink;
		};
		pipeline.sink({file: 'missing.pcapng', interfaceName: undefined});
		file().dropped(30);
		expect(drops()).toBe(30);
		const again = file();
		expect(drops()).toBe(null);
		again.dropped(10);
		again.dropped(30);
		expect(drops()).toBe(60);
		file();
		expect(drops()).toBe(null);
	});

	test('fragments whose packet never becomes whole', () => {
		const wire = new Wire({own: {}});
		wire.cutter = frame => fragments(frame, [800], wire.timeUs % 200).slice(0, 1);
		for (let i = 0; i < 120; i++) wire.udp(true, Buffer.alloc(1400));
		expect(wire.ledger.framesDecoded).toBe(120);
		wire.end();
		expect(wire.ledger.fragmentsGivenUp).toBe(120);
		expect(balance(wire)).toBe(0);
	});

	test('frames that are cut, broken or no IP: seen = decoded + not decoded by reason', () => {
		const wire = new Wire({own: {}});
		for (let i = 0; i < 7; i++) wire.udp(true, Buffer.from('whole'));
		for (let i = 0; i < 5; i++) wire.frame(Buffer.alloc(60, 0x08));
		const arp = Buffer.alloc(60);
		arp.writeUInt16BE(0x0806, 12);
		for (let i = 0; i < 3; i++) wire.frame(arp);
		wire.snapLength = 20;
		for (let i = 0; i < 4; i++) wire.udp(true, Buffer.from('cut'));
		const {framesSeen, framesDecoded, notDecoded} = wire.ledger;
		expect({framesSeen, framesDecoded, cut: notDecoded.truncated, other: notDecoded['not-ip']}).toEqual({
			framesSeen: 19,
			framesDecoded: 7,
			cut: 4,
			other: 8,
		});
		expect(balance(wire)).toBe(0);
	});

	test('a store that takes nothing: a live capture drops connections beyond the bound, and counts them', async () => {
		const {port1, port2} = new MessageChannel();
		const outbox = new Outbox(port1, true);
		for (let i = 0; i < 60_000; i++) outbox.add(connection({flowId: i}), false);
		expect(outbox.dropped).toBe(10_000);
		// What the store has dealt with makes room for as many.
		port2.postMessage({kind: 'taken', connections: 1000});
		await new Promise(resolve => port1.once('message', resolve));
		for (let i = 0; i < 3000; i++) outbox.add(connection({flowId: i}), false);
		expect(outbox.dropped).toBe(12_000);
		port1.close();
		port2.close();
	});

	test.each(['a replay', 'the end of a live capture'])('a store that takes nothing: %s waits instead', what => {
		const {port1, port2} = new MessageChannel();
		const outbox = new Outbox(port1, what !== 'a replay');
		outbox.mayDrop = false;
		for (let i = 0; i < 60_000; i++) outbox.add(connection({flowId: i}), false);
		expect(outbox.dropped).toBe(0);
		expect(outbox.room()).toBeInstanceOf(Promise);
		port1.close();
		port2.close();
	});
});
