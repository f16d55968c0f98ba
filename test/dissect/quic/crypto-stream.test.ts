import fc from 'fast-check';
import {expect, test} from 'vitest';
import {CryptoStream} from '../../../source/dissect/quic/crypto-stream.js';

const message = Buffer.from(Array.from({length: 6000}, (_, i) => (i * 31 + (i >> 8)) & 0xff));
const add = (stream: CryptoStream, from: number, to: number) => stream.add(from, message, from, to);

test('any pieces, in any order: the beginning is what they cover without a hole', () => {
	const piece = fc.tuple(fc.nat(5999), fc.nat(300)).map(([from, length]) => [from, Math.min(6000, from + length)] as const);
	fc.assert(
		fc.property(fc.array(piece, {maxLength: 60}), pieces => {
			const stream = new CryptoStream(65_536);
			const covered = new Uint8Array(6001);
			for (const [from, to] of pieces) {
				add(stream, from, to);
				covered.fill(1, from, to);
			}
			const ready = covered.indexOf(0);
			expect(stream.ready).toBe(ready);
			expect(stream.bytes.subarray(0, ready).equals(message.subarray(0, ready))).toBe(true);
		}),
	);
});

test('where pieces differ, what came first stays', () => {
	const stream = new CryptoStream(100);
	stream.add(2, Buffer.from('BBBB'), 0, 4);
	stream.add(0, Buffer.from('aaaaaaaa'), 0, 8);
	stream.add(0, Buffer.from('cccccccccc'), 0, 10);
	expect(stream.bytes.toString('latin1', 0, stream.ready)).toBe('aaBBBBaacc');
});

test('too long, or too many holes: given up', () => {
	const long = new CryptoStream(1000);
	add(long, 0, 1000);
	expect(long.spoilt).toBe(false);
	add(long, 1000, 1001);
	expect(long.spoilt).toBe(true);
	const scattered = new CryptoStream(65_536);
	for (let i = 0; i < 3000; i++) scattered.add(2 * i, message, 0, 1);
	expect(scattered.spoilt).toBe(true);
});

test('takes memory only where pieces lie, gives it back, and stops where there is none', () => {
	const budget = {left: 3 * 2048};
	const stream = new CryptoStream(65_536, budget);
	stream.add(60_000, message, 0, 10);
	expect(budget.left).toBe(2 * 2048);
	stream.add(0, message, 0, 4096);
	expect([budget.left, stream.spoilt]).toEqual([0, false]);
	stream.add(4096, message, 0, 1);
	expect(stream.spoilt).toBe(true);
	stream.release();
	expect(budget.left).toBe(3 * 2048);
});
