/** Four 32-bit words in network order (see `Packet`): IPv4 as `::ffff:a.b.c.d`. */
export type AddressWords = readonly [number, number, number, number];

/** An address as text: dotted IPv4 from its last word, IPv6 by RFC 5952. Words may be signed or unsigned. */
export const formatAddress = (words: AddressWords, ipVersion: 4 | 6): string =>
	ipVersion === 4 ? formatIpv4(words[3]) : formatIpv6(words);

/** Address and port: `192.0.2.1:443`, `[2001:db8::1]:443`. */
export const formatEndpoint = (words: AddressWords, port: number, ipVersion: 4 | 6): string =>
	ipVersion === 4 ? `${formatIpv4(words[3])}:${port}` : `[${formatIpv6(words)}]:${port}`;

const formatIpv4 = (word: number): string => `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;

function formatIpv6(words: AddressWords): string {
	// RFC 5952 section 5: IPv4-mapped addresses end in dotted notation.
	if (words[0] === 0 && words[1] === 0 && words[2] >>> 0 === 0xffff) return `::ffff:${formatIpv4(words[3])}`;
	// RFC 5952 section 4.2: the longest run of zero groups is shortened, the first of equals, and never a single group.
	let best = 0;
	let bestLength = 1;
	for (let i = 0, length = 0; i < 8; i++) {
		length = groupOf(words, i) === 0 ? length + 1 : 0;
		if (length > bestLength) {
			bestLength = length;
			best = i - length + 1;
		}
	}
	let text = '';
	for (let i = 0; i < 8; i++) {
		if (bestLength > 1 && i === best) {
			text += i === 0 ? '::' : ':';
			i += bestLength - 1;
		} else text += i === 7 ? hexOf(groupOf(words, i)) : `${hexOf(groupOf(words, i))}:`;
	}
	return text;
}

const groupOf = (words: AddressWords, i: number): number => (i % 2 === 0 ? words[i >> 1]! >>> 16 : words[i >> 1]! & 0xffff);

/** Texts of the groups that were met: their making is most of the work. */
const hexTexts: (string | undefined)[] = new Array(65_536).fill(undefined);

function hexOf(group: number): string {
	hexTexts[group] ??= group.toString(16);
	return hexTexts[group]!;
}
