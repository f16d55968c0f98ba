import {createHash} from 'node:crypto';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Md5Message} from '../../source/dissect/tls/md5.js';

test('MD5 is that of node:crypto, for every length around a block, again and again', () => {
	const message = new Md5Message(400);
	const hex = (length: number): string =>
		message
			.digest(length)
			.map(word => (word >>> 0).toString(16).padStart(8, '0'))
			.join('');
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 400}), bytes => {
			message.bytes.set(bytes);
			expect(hex(bytes.length)).toBe(createHash('md5').update(bytes).digest('hex'));
		}),
	);
	for (let length = 0; length <= 130; length++) {
		message.bytes.fill(0xff);
		expect(hex(length)).toBe(createHash('md5').update(Buffer.alloc(length, 0xff)).digest('hex'));
	}
});
