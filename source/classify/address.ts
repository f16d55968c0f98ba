import {isIP} from 'node:net';

/** Four 32-bit words in network order, IPv4 as ::ffff:a.b.c.d (as in `Packet`). */
export type Words = readonly [number, number, number, number];

/** An address range: `bits` of `words` count (0-128; IPv4 ranges have 96 or more). Host bits are zero. */
export interface Range {
	readonly words: Words;
	readonly bits: number;
}

/** Whether the words are an IPv4 address. */
export const isIPv4Words = (words: Words): boolean => words[0] === 0 && words[1] === 0 && words[2] === 0xffff;

/** The words of an address in text, undefined where it is none. */
export function parseAddress(text: string): Words | undefined {
	const version = isIP(text);
	if (version === 4) return [0, 0, 0xffff, ipv4(text)];
	if (version !== 6 || text.includes('%')) return undefined;
	const [head = '', tail] = text.split('::');
	const left = groups(head);
	const right = tail === undefined ? [] : groups(tail);
	const all = [...left, ...new Array<number>(8 - left.length - right.length).fill(0), ...right];
	const word = (i: number) => all[i]! * 65536 + all[i + 1]!;
	return [word(0), word(2), word(4), word(6)];
}

/** `192.0.2.0/24`, `2001:db8::/32`, or a single address; host bits are cleared. Undefined where the text is no range. */
export function parseRange(text: string): Range | undefined {
	const [address = '', prefix, ...rest] = text.split('/');
	const parsed = parseAddress(address);
	if (parsed === undefined || rest.length > 0) return undefined;
	const base = address.includes(':') ? 0 : 96;
	if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return undefined;
	const bits = prefix === undefined ? 128 : base + Number(prefix);
	return bits > 128 ? undefined : {words: maskWords(parsed, bits), bits};
}

/** Whether an address lies in a range, given as text. */
export function isInRange(address: Words, range: string): boolean {
	const parsed = parseRange(range);
	if (parsed === undefined || (isIPv4Words(address) && parsed.bits < 96)) return false;
	return maskWords(address, parsed.bits).every((word, i) => word === parsed.words[i]);
}

/** Canonical text of a range: dotted for IPv4, RFC 5952 for IPv6, always with its length. */
export function formatRange({words, bits}: Range): string {
	if (bits >= 96 && isIPv4Words(words)) return `${octets(words[3]).join('.')}/${bits - 96}`;
	const hex = words.flatMap(word => [word >>> 16, word & 0xffff]).map(group => group.toString(16));
	// The URL parser writes IPv6 the canonical way.
	return `${new URL(`http://[${hex.join(':')}]`).hostname.slice(1, -1)}/${bits}`;
}

export const maskWords = (words: Words, bits: number): Words => [
	maskWord(words[0], bits),
	maskWord(words[1], bits - 32),
	maskWord(words[2], bits - 64),
	maskWord(words[3], bits - 96),
];

export function maskWord(word: number, bits: number): number {
	if (bits >= 32) return word;
	return bits <= 0 ? 0 : (word & (-1 << (32 - bits))) >>> 0;
}

const ipv4 = (text: string): number => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

const octets = (word: number): number[] => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255];

/** 16-bit groups of a part of an IPv6 address; a dotted tail makes two. */
function groups(text: string): number[] {
	if (text === '') return [];
	return text.split(':').flatMap(group => {
		if (!group.includes('.')) return [Number.parseInt(group, 16)];
		const address = ipv4(group);
		return [Math.floor(address / 65536), address % 65536];
	});
}
