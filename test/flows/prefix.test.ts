import fc from 'fast-check';
import {expect, test} from 'vitest';
import {PREFIX_LIMIT, Prefix} from '../../source/flows/prefix.js';

const budget = () => ({left: 1 << 24});

/** Cuts of `whole` that cover it, overlap at random, and come in any order. */
const pieces = fc
	.record({
		whole: fc.uint8Array({minLength: 1, maxLength: 3000}),
		cuts: fc.array(fc.tuple(fc.nat(), fc.nat()), {maxLength: 20}),
		seed: fc.nat(),
		base: fc.integer({min: 0, max: 0xffffffff}),
	})
	.map(({whole, cuts, seed, base}) => {
		const spans: (readonly [number, number])[] = cuts.map(([a, b]) => {
			const from = a % whole.length;
			return [from, Math.min(whole.length, from + 1 + (b % 700))] as const;
		});
		for (let at = 0; at < whole.length; at += 333) spans.push([at, Math.min(whole.length, at + 400)]);
		const order = spans.map((span, i) => ({span, key: Math.imul(i + 1, seed | 1) >>> 0})).sort((x, y) => x.key - y.key);
		return {whole: Buffer.from(whole), base, spans: order.map(entry => entry.span)};
	});

test('segments in any order, repeated and overlapping, give the stream; sequence numbers wrap', () => {
	fc.assert(
		fc.property(pieces, ({whole, base, spans}) => {
			const prefix = new Prefix(base, true, budget());
			for (const [from, to] of spans) expect(prefix.add((base + from) >>> 0, whole, from, to)).toBe(true);
			expect(prefix.length).toBe(whole.length);
			expect(prefix.bytes.subarray(0, prefix.length).equals(whole)).toBe(true);
			expect(prefix.other).toBeUndefined();
			expect(prefix.gap).toBe(false);
		}),
	);
});

test('without a known beginning, earlier segments move it back', () => {
	fc.assert(
		fc.property(pieces, ({whole, base, spans}) => {
			const [first] = spans;
			const prefix = new Prefix((base + first![0]) >>> 0, false, budget());
			for (const [from, to] of spans) expect(prefix.add((base + from) >>> 0, whole, from, to)).toBe(true);
			expect(prefix.base).toBe(base);
			expect(prefix.bytes.subarray(0, prefix.length).equals(whole)).toBe(true);
		}),
	);
});

test('where segments disagree, the first and the last word are both kept', () => {
	const prefix = new Prefix(100, true, budget());
	prefix.add(100, Buffer.from('\0\0'), 0, 2);
	prefix.add(100, Buffer.from('hello world'), 0, 11);
	expect(prefix.bytes.subarray(0, prefix.length).toString()).toBe('\0\0llo world');
	expect(prefix.other?.subarray(0, prefix.length).toString()).toBe('hello world');
});

test('a hole is a gap until it is filled', () => {
	const prefix = new Prefix(0, true, budget());
	prefix.add(5, Buffer.from('56789'), 0, 5);
	expect([prefix.length, prefix.gap]).toEqual([0, true]);
	prefix.add(0, Buffer.from('01234'), 0, 5);
	expect([prefix.length, prefix.gap]).toEqual([10, false]);
});

test('what is too far away, too scattered or too much is refused, and memory comes back', () => {
	const memory = {left: 10_000};
	const prefix = new Prefix(0, true, memory);
	expect(prefix.add(PREFIX_LIMIT + 1, Buffer.from('x'), 0, 1)).toBe(false);
	expect(prefix.add(9000, Buffer.from('x'), 0, 1)).toBe(false);
	expect(prefix.add(0, Buffer.from('x'), 0, 1)).toBe(true);
	expect(memory.left).toBeLessThan(10_000);
	prefix.release();
	expect(memory.left).toBe(10_000);
	const scattered = new Prefix(0, true, budget());
	const accepted = Array.from({length: 800}, (_, i) => scattered.add(2 * i + 1, Buffer.from('x'), 0, 1));
	expect(accepted).toContain(false);
});
