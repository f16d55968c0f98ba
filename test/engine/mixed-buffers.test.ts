import {expect, test} from 'vitest';
import {Wire} from '../support/wire.js';

test('a datagram behind a segment that lay further on in a larger buffer: nothing of the segment is read again', () => {
	const wire = new Wire({own: {}});
	const link = wire.pipeline.sink({file: undefined, interfaceName: 'large'}).link(1, undefined);
	let segment: Buffer = Buffer.alloc(0);
	let datagram: Buffer = Buffer.alloc(0);
	wire.cutter = frame => {
		segment = frame;
		return [];
	};
	wire.tcp(true, 5000, Buffer.from('hello'));
	wire.cutter = frame => {
		datagram = frame;
		return [];
	};
	wire.udp(true, Buffer.from('hello'));
	const large = Buffer.concat([Buffer.alloc(100_000), segment]);
	wire.pipeline.frame(large, 100_000, large.length, segment.length, 1e6, link);
	const small = Buffer.from(datagram);
	wire.pipeline.frame(small, 0, small.length, small.length, 2e6, link);
	expect(wire.end()).toHaveLength(2);
	expect(wire.ledger.framesDecoded).toBe(2);
});
