import {createCipheriv, createHmac} from 'node:crypto';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {encryptBlock, expandKey} from '../../../source/dissect/quic/aes.js';
import {Hmac} from '../../../source/dissect/quic/sha256.js';

const bytes = (minLength: number, maxLength: number) => fc.uint8Array({minLength, maxLength});

test('HMAC-SHA-256 is that of node:crypto, also with another key and again', () => {
	const hmac = new Hmac(new Uint8Array(0));
	fc.assert(
		fc.property(bytes(0, 64), bytes(0, 55), bytes(0, 55), (key, first, second) => {
			hmac.setKey(key);
			for (const message of [first, second])
				expect(Buffer.from(hmac.digest(message)).toString('hex')).toBe(createHmac('sha256', key).update(message).digest('hex'));
		}),
	);
});

test('a block of AES-128 is that of node:crypto', () => {
	const result = new Uint8Array(8);
	fc.assert(
		fc.property(bytes(16, 16), bytes(16, 40), fc.nat(24), (key, text, offset) => {
			const at = Math.min(offset, text.length - 16);
			encryptBlock(expandKey(key), text, at, result);
			const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
			expect(Buffer.from(result)).toEqual(cipher.update(text.subarray(at, at + 16)).subarray(0, 8));
		}),
	);
});
