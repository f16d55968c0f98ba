import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parsePattern} from '../../source/classify/parse-pattern.js';
import {type MatchKind, matchKinds} from '../../source/model/rule.js';

test.each<[string, MatchKind, string]>([
	['example.com', 'suffix', 'example.com'],
	[' .Example.COM. ', 'suffix', 'example.com'],
	['=www.example.com', 'exact', 'www.example.com'],
	['*.cdn.example.com', 'wildcard', '*.cdn.example.com'],
	['*.bücher.example', 'wildcard', '*.xn--bcher-kva.example'],
	['re:^ads?\\.', 'regex', '^ads?\\.'],
	['UDP/123', 'port', 'udp/123'],
	['tcp/022', 'port', 'tcp/22'],
	['192.0.2.77/24', 'cidr', '192.0.2.0/24'],
	['192.0.2.77', 'cidr', '192.0.2.77/32'],
	['2001:DB8:0:0::1/32', 'cidr', '2001:db8::/32'],
	['::ffff:192.0.2.1/120', 'cidr', '192.0.2.0/24'],
	['::/0', 'cidr', '::/0'],
	['0.0.0.0/0', 'cidr', '0.0.0.0/0'],
	['_dmarc.example.com', 'suffix', '_dmarc.example.com'],
])('%s is a pattern', (text, match, pattern) => {
	expect(parsePattern(text)).toEqual({match, pattern});
	expect(parsePattern(pattern, match)).toEqual({match, pattern});
});

test.each<[string, string | undefined, string]>([
	['', undefined, 'empty'],
	['https://www.example.com/a', undefined, "'www.example.com'"],
	['example.com:443', undefined, "a port: give the host name alone, 'example.com'"],
	['example.com/path', undefined, 'a path'],
	['exa mple.com', undefined, 'a blank'],
	['a..example.com', undefined, 'empty label'],
	['a.*.example.com', undefined, 'a star'],
	['*', undefined, 'a star'],
	['*.', undefined, 'no host name'],
	['*.com*', undefined, 'a star'],
	['.', undefined, 'no host name'],
	['exam\0ple.com', undefined, 'no host name'],
	['192.0.2.0/33', undefined, 'no address range'],
	['192.0.2.300', undefined, 'no address range'],
	['10.0.0/8', undefined, 'no address range'],
	['192.0.2.0/24/1', undefined, 'no address range'],
	['fe80::1%eth0', 'cidr', 'no address range'],
	['udp/65536', undefined, '65535'],
	['udp/x', undefined, 'no port'],
	['re:(', undefined, 'missing closing ): `(`'],
	['re:(a)\\1', undefined, 'regular expression'],
	[`re:${'a'.repeat(1001)}`, undefined, '1001 characters'],
	['re:', undefined, 'empty'],
	[`${'a'.repeat(64)}.com`, undefined, '63 characters'],
	[`${'a.'.repeat(127)}com`, undefined, '253 characters'],
	['example.com', 'wildcard', "does not begin with '*.'"],
])('%j is refused, saying why', (text, match, why) => {
	expect(parsePattern(text, match as MatchKind | undefined)).toContain(why);
});

test('never throws, and what it gives it takes again', () => {
	const text = fc.oneof(fc.string({unit: 'binary'}), fc.webUrl(), fc.domain(), fc.ipV6(), fc.stringMatching(/^[*.:/=a-z0-9]{1,12}$/));
	fc.assert(
		fc.property(text, fc.constantFrom(undefined, ...matchKinds), (input, match) => {
			const parsed = parsePattern(input, match);
			if (typeof parsed !== 'string') expect(parsePattern(parsed.pattern, parsed.match)).toEqual(parsed);
		}),
		{numRuns: 3000},
	);
});
