import {hash} from 'node:crypto';
import type {Cursor} from '../cursor.js';
import {isGrease} from './grease.js';

export type Transport = 'tcp' | 'quic' | 'dtls';

export interface Fingerprints {
	readonly ja3: string;
	readonly ja4: string;
}

/** Digests that are remembered of each kind; at the bound the memory starts anew. Clients are few, so nearly every look-up hits. */
const MAX_REMEMBERED = 4096;
/** Longest key that is remembered, in characters: a usual client's has about 60. */
const MAX_KEY = 512;
/** Longer lists are sorted by the library: insertion would be quadratic. */
const MAX_INSERTION = 64;

/** Words of each list that are fingerprinted: as many as a hello of 64 KB can hold. */
const MAX_WORDS = 32768;
const suiteWords = new Uint16Array(MAX_WORDS);
const typeWords = new Uint16Array(MAX_WORDS);
const groupWords = new Uint16Array(MAX_WORDS);
const formatWords = new Uint16Array(256);
const signatureWords = new Uint16Array(MAX_WORDS);
const sortWords = new Uint16Array(MAX_WORDS);
let suiteCount = 0;
let typeCount = 0;
let groupCount = 0;
let formatCount = 0;
let signatureCount = 0;
let hasName = false;
let legacyVersion = 0;
let transport: Transport = 'tcp';

/** Collects what the fingerprints of one hello are made of, GREASE left out (RFC 8701); one hello at a time. */
export const parts = {
	reset(of: Transport, version: number, suites: Cursor): void {
		transport = of;
		legacyVersion = version;
		typeCount = groupCount = formatCount = signatureCount = 0;
		hasName = false;
		suiteCount = readWords(suites, suiteWords);
	},
	groups(list: Cursor): void {
		groupCount = readWords(list, groupWords);
	},
	signatures(list: Cursor): void {
		signatureCount = readWords(list, signatureWords);
	},
	pointFormats(list: Cursor): void {
		formatCount = 0;
		while (list.left > 0) formatWords[formatCount++] = list.u8();
	},
};

/** The next extension type, in the order of the hello. */
export function addExtension(type: number): void {
	if (isGrease(type) || typeCount === MAX_WORDS) return;
	typeWords[typeCount++] = type;
	if (type === 0) hasName = true;
}

function readWords(list: Cursor, into: Uint16Array): number {
	let count = 0;
	while (list.left >= 2) {
		const word = list.u16();
		if (!isGrease(word)) into[count++] = word;
	}
	return count;
}

/** Digests by their input; and JA4 strings by their own text, so that hellos share them. */
const md5s = new Map<string, string>();
const suiteDigests = new Map<string, string>();
const extensionDigests = new Map<string, string>();
const ja4s = new Map<string, string>();

/**
 * JA3 (MD5 of version, suites, extensions, groups, point formats) and JA4 (the TLS client fingerprint of FoxIO's specification) of the
 * parts collected. `version` is the highest offered, `alpn` the first protocol name.
 */
export function fingerprint(version: number, alpn: string | undefined): Fingerprints {
	return {ja3: ja3(), ja4: ja4(version, alpn)};
}

function ja3(): string {
	// The lists as characters are a shorter key than the text that is hashed, and cheaper to make.
	const key =
		String.fromCharCode(legacyVersion, suiteCount, typeCount, groupCount) +
		text(suiteWords, suiteCount) +
		text(typeWords, typeCount) +
		text(groupWords, groupCount) +
		text(formatWords, formatCount);
	return (
		md5s.get(key) ??
		remember(
			md5s,
			key,
			hash(
				'md5',
				`${legacyVersion},${decimals(suiteWords, suiteCount)},${decimals(typeWords, typeCount)},${decimals(groupWords, groupCount)},${decimals(formatWords, formatCount)}`,
			),
		)
	);
}

function ja4(version: number, alpn: string | undefined): string {
	const first = `${transport === 'tcp' ? 't' : transport === 'quic' ? 'q' : 'd'}${ja4Versions[version] ?? '00'}${hasName ? 'd' : 'i'}${twoDigits(suiteCount)}${twoDigits(typeCount)}${ja4Alpn(alpn)}`;
	const whole = `${first}_${suiteDigest()}_${extensionDigest()}`;
	return ja4s.get(whole) ?? remember(ja4s, whole, whole);
}

function suiteDigest(): string {
	if (suiteCount === 0) return NO_DIGEST;
	const key = text(suiteWords, suiteCount);
	const known = suiteDigests.get(key);
	if (known !== undefined) return known;
	sortWords.set(suiteWords.subarray(0, suiteCount));
	sort(suiteCount);
	return remember(suiteDigests, key, sha256(hexadecimals(sortWords, suiteCount)));
}

function extensionDigest(): string {
	if (typeCount === 0) return NO_DIGEST;
	let count = 0;
	for (let i = 0; i < typeCount; i++) {
		const type = typeWords[i]!;
		if (type !== 0 && type !== 16) sortWords[count++] = type; // server_name and ALPN are left out
	}
	sort(count);
	const key = String.fromCharCode(count) + text(sortWords, count) + text(signatureWords, signatureCount);
	const known = extensionDigests.get(key);
	if (known !== undefined) return known;
	const types = hexadecimals(sortWords, count);
	const input = signatureCount === 0 ? types : `${types}_${hexadecimals(signatureWords, signatureCount)}`;
	return remember(extensionDigests, key, input === '' ? NO_DIGEST : sha256(input));
}

const NO_DIGEST = '000000000000';

/** JA4's two characters by the version on the wire; others are 00. */
const ja4Versions: Readonly<Record<number, string>> = {
	2: 's2',
	512: 's2',
	768: 's3',
	769: '10',
	770: '11',
	771: '12',
	772: '13',
	65279: 'd1',
	65277: 'd2',
	65276: 'd3',
};

/** First and last character, or, unless both are alphanumeric, first and last digit of the hexadecimal form. */
function ja4Alpn(alpn: string | undefined): string {
	if (alpn === undefined || alpn.length === 0) return '00';
	const first = alpn[0]!;
	const last = alpn[alpn.length - 1]!;
	if (/^[0-9A-Za-z]{2}$/.test(first + last)) return first + last;
	const hex = Buffer.from(alpn, 'latin1').toString('hex');
	return hex[0]! + hex[hex.length - 1]!;
}

const twoDigits = (count: number): string => (count < 10 ? `0${count}` : count > 99 ? '99' : `${count}`);
const sha256 = (input: string): string => hash('sha256', input).slice(0, 12);

function text(words: Uint16Array, count: number): string {
	let result = '';
	for (let i = 0; i < count; i++) result += String.fromCharCode(words[i]!);
	return result;
}

function decimals(words: Uint16Array, count: number): string {
	return words.subarray(0, count).join('-');
}

function hexadecimals(words: Uint16Array, count: number): string {
	let result = '';
	for (let i = 0; i < count; i++) result += `${i === 0 ? '' : ','}${words[i]!.toString(16).padStart(4, '0')}`;
	return result;
}

/** Sorts the first `count` of `sortWords`. */
function sort(count: number): void {
	if (count > MAX_INSERTION) {
		sortWords.subarray(0, count).sort();
		return;
	}
	for (let i = 1; i < count; i++) {
		const word = sortWords[i]!;
		let at = i;
		while (at > 0 && sortWords[at - 1]! > word) {
			sortWords[at] = sortWords[at - 1]!;
			at--;
		}
		sortWords[at] = word;
	}
}

function remember(digests: Map<string, string>, key: string, digest: string): string {
	if (digests.size >= MAX_REMEMBERED) digests.clear();
	if (key.length <= MAX_KEY) digests.set(key, digest);
	return digest;
}
