import {expect, test} from 'vitest';
import {SpareBuffers} from '../../source/dissect/spare-buffers.js';

test('a buffer that was given back is taken again, and no two owners have the same one', () => {
	const spare = new SpareBuffers(32);
	const first = spare.take();
	const second = spare.take();
	expect([first.length, second.length, first === second]).toEqual([32, 32, false]);
	spare.give(first);
	expect(spare.take()).toBe(first);
	expect(spare.take()).not.toBe(first);
});

test('what is given back beyond a bound is left to the garbage collector', () => {
	const spare = new SpareBuffers(8);
	const given: Buffer[] = Array.from({length: 1000}, () => Buffer.alloc(8));
	for (const buffer of given) spare.give(buffer);
	const taken = Array.from({length: 1000}, () => spare.take());
	expect(taken.filter(buffer => given.includes(buffer))).toHaveLength(64);
});
