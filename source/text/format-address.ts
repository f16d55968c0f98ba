/** Four 32-bit words in network order (see `Packet`): IPv4 as `::ffff:a.b.c.d`. */
export type AddressWords = readonly [number, number, number, number];

/** An address as text: dotted IPv4 from its last word, IPv6 by RFC 5952. Words may be signed or unsigned. */
export const formatAddress = (words: AddressWords, ipVersion: 4 | 6): string =>
	ipVersion === 4 ? formatIpv4(words[3]) : formatIpv6(words);

const formatIpv4 = (word: number): string => `${word >>> 24}.${(word >>> 16) & 255}.${(word >>> 8) & 255}.${word & 255}`;

function formatIpv6(words: AddressWords): string {
	// RFC 5952 section 5: IPv4-mapped addresses end in dotted notation.
	if (words[0] === 0 && words[1] === 0 && words[2] >>> 0 === 0xffff) return `::ffff:${formatIpv4(words[3])}`;
	const groups: number[] = [];
	for (const word of words) groups.push(word >>> 16, word & 0xffff);
	const [start, length] = longestZeros(groups);
	if (length < 2) return hex(groups);
	return `${hex(groups.slice(0, start))}::${hex(groups.slice(start + length))}`;
}

/** RFC 5952 section 4.2: the longest run of zero groups is shortened, the first of equals, and never a single group. */
function longestZeros(groups: readonly number[]): readonly [start: number, length: number] {
	let best = 0;
	let bestLength = 0;
	let length = 0;
	for (let i = 0; i < groups.length; i++) {
		length = groups[i] === 0 ? length + 1 : 0;
		if (length > bestLength) {
			bestLength = length;
			best = i - length + 1;
		}
	}
	return [best, bestLength];
}

const hex = (groups: readonly number[]): string => groups.map(group => group.toString(16)).join(':');
