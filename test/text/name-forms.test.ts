import {expect, test} from 'vitest';
import {nameForms} from '../../source/text/name-forms.js';

const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

test.each([
	['www.example.com', undefined, true],
	['_dmarc.example.com.', undefined, true],
	['192.0.2.1', undefined, true],
	['xn--fsqu00a.xn--0zwm56d', '例子.测试', true],
	[bytes('例子.测试'), 'xn--fsqu00a.xn--0zwm56d', true],
	['bad name', undefined, false],
	['-x.example', undefined, false],
	['evil\x1b[31m.example', undefined, false],
	['xn--\x00.example', undefined, false],
	[`${'a'.repeat(64)}.example`, undefined, false],
	['', undefined, false],
])('%j has the other form %j; valid: %j', (raw, other, valid) => {
	expect(nameForms(raw)).toEqual({other, valid});
});
