import {describe, expect, test} from 'vitest';
import {type AddressWords, formatAddress} from '../../source/model/format-address.js';

describe('formatAddress', () => {
	const words = (...groups: number[]): AddressWords =>
		[0, 2, 4, 6].map(i => ((groups[i]! << 16) | groups[i + 1]!) >>> 0) as unknown as AddressWords;
	test.each([
		[words(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1), '2001:db8::1'],
		[words(0x2001, 0xdb8, 0, 0, 1, 0, 0, 1), '2001:db8::1:0:0:1'],
		[words(0x2001, 0xdb8, 0, 1, 1, 1, 1, 1), '2001:db8:0:1:1:1:1:1'],
		[words(0, 0, 0, 0, 0, 0, 0, 0), '::'],
		[words(0, 0, 0, 0, 0, 0, 0, 1), '::1'],
		[words(0xfe80, 0, 0, 0, 0, 0, 0, 0), 'fe80::'],
		[words(0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201), '::ffff:192.0.2.1'],
	])('%j', (address, text) => expect(formatAddress(address, 6)).toBe(text));
	test('IPv4', () => expect(formatAddress([0, 0, 0xffff, 0xfffefd01], 4)).toBe('255.254.253.1'));
});
