import {hash} from 'node:crypto';
import type {Cursor} from '../cursor.js';
import {ja4Alpn, ja4Version} from './ja4.js';
import {Remembered} from './remembered.js';
import {MAX_WORDS, WordList} from './word-list.js';

/** What carries the hello. */
export type Transport = 'tcp' | 'quic' | 'dtls';

/** Both in hexadecimal as their specifications write them. */
export interface Fingerprints {
	readonly ja3: string;
	readonly ja4: string;
}

/** Longer lists are sorted by the library: insertion would be quadratic. */
const MAX_INSERTION = 64;
const MAX_JA4S = 4096;

/** What the fingerprints of a hello are made of; one hello is collected at a time. */
class Parts {
	transport: Transport = 'tcp';
	legacyVersion = 0;
	hasName = false;
	readonly suites = new WordList();
	readonly types = new WordList();
	readonly groups = new WordList();
	readonly formats = new WordList();
	readonly signatures = new WordList();

	reset(transport: Transport, legacyVersion: number): void {
		this.transport = transport;
		this.legacyVersion = legacyVersion;
		this.hasName = false;
		this.suites.count = 0;
		this.types.count = 0;
		this.groups.count = 0;
		this.formats.count = 0;
		this.signatures.count = 0;
	}

	/** Point formats are single bytes. */
	readFormats(list: Cursor): void {
		this.formats.count = 0;
		while (list.left > 0) this.formats.add(list.u8());
	}
}

/** The parts of the hello that is being read. */
export const parts = new Parts();

// Clients are few: nearly every hello has been seen before, but for clients that shuffle their extensions, whose JA4 parts have.
const known = new Remembered<Fingerprints>(4096);
const knownSuites = new Remembered<string>(1024);
const knownExtensions = new Remembered<string>(1024);

const key = new Uint16Array(5 * MAX_WORDS + 16);
let keyLength = 0;

/**
 * JA3 (MD5 of version, suites, extensions, groups, point formats) and JA4 (FoxIO's TLS client fingerprint) of the parts collected.
 * `version` is the highest offered, `alpn` the first protocol name.
 */
export function fingerprint(version: number, alpn: string | undefined): Fingerprints {
	key[0] = (parts.transport.charCodeAt(0) << 1) | (parts.hasName ? 1 : 0);
	key[1] = parts.legacyVersion;
	key[2] = version;
	// JA4 knows of the name its first and last character alone.
	key[3] = alpn === undefined || alpn === '' ? 0 : (alpn.charCodeAt(0) << 8) | alpn.charCodeAt(alpn.length - 1);
	key[4] = alpn === undefined || alpn === '' ? 0 : 1;
	keyLength = 5;
	append(parts.suites);
	append(parts.types);
	append(parts.groups);
	append(parts.formats);
	append(parts.signatures);
	const length = keyLength;
	return known.find(key, length) ?? known.keep(key, length, {ja3: ja3(), ja4: ja4(version, alpn)});
}

function append(list: WordList): void {
	key[keyLength++] = list.count;
	const words = list.words;
	for (let i = 0; i < list.count; i++) key[keyLength++] = words[i]!;
}

/** JA3's text: decimals joined by `-`, lists by `,`. Written as bytes: shuffled extensions make it new for each hello. */
const text = Buffer.allocUnsafe(6 * 5 * MAX_WORDS + 8);
let textLength = 0;

function ja3(): string {
	textLength = 0;
	writeDecimal(parts.legacyVersion);
	for (const list of [parts.suites, parts.types, parts.groups, parts.formats]) {
		text[textLength++] = 0x2c;
		for (let i = 0; i < list.count; i++) {
			if (i > 0) text[textLength++] = 0x2d;
			writeDecimal(list.words[i]!);
		}
	}
	return hash('md5', text.subarray(0, textLength));
}

function writeDecimal(word: number): void {
	const digits = word < 10 ? 1 : word < 100 ? 2 : word < 1000 ? 3 : word < 10000 ? 4 : 5;
	let rest = word;
	for (let at = textLength + digits - 1; at >= textLength; at--) {
		const tenth = (rest * 0.1) | 0;
		text[at] = 0x30 + rest - tenth * 10;
		rest = tenth;
	}
	textLength += digits;
}

function ja4(version: number, alpn: string | undefined): string {
	const transport = parts.transport === 'tcp' ? 't' : parts.transport === 'quic' ? 'q' : 'd';
	const name = parts.hasName ? 'd' : 'i';
	const counts = twoDigits(parts.suites.count) + twoDigits(parts.types.count);
	return shared(`${transport}${ja4Version(version)}${name}${counts}${ja4Alpn(alpn)}_${suiteDigest()}_${extensionDigest()}`);
}

const ja4s = new Map<string, string>();

/** One string for all hellos of a fingerprint, also where the client shuffles its extensions. */
function shared(text: string): string {
	const known = ja4s.get(text);
	if (known !== undefined) return known;
	if (ja4s.size >= MAX_JA4S) ja4s.clear();
	ja4s.set(text, text);
	return text;
}

const NO_DIGEST = '000000000000';
const sorted = new Uint16Array(2 * MAX_WORDS + 1);

function suiteDigest(): string {
	const {words, count} = parts.suites;
	if (count === 0) return NO_DIGEST;
	for (let i = 0; i < count; i++) sorted[i] = words[i]!;
	sort(count);
	return knownSuites.find(sorted, count) ?? knownSuites.keep(sorted, count, sha256(hexadecimals(sorted, 0, count)));
}

function extensionDigest(): string {
	const {types, signatures} = parts;
	let count = 0;
	for (let i = 0; i < types.count; i++) {
		const type = types.words[i]!;
		if (type !== 0 && type !== 16) sorted[count++] = type; // server_name and ALPN are left out
	}
	sort(count);
	// Behind the types the signature algorithms in their order, and the border between the two.
	let length = count;
	for (let i = 0; i < signatures.count; i++) sorted[length++] = signatures.words[i]!;
	sorted[length++] = count;
	const found = knownExtensions.find(sorted, length);
	if (found !== undefined) return found;
	const ends = signatures.count === 0 ? '' : `_${hexadecimals(sorted, count, length - 1)}`;
	const input = hexadecimals(sorted, 0, count) + ends;
	return knownExtensions.keep(sorted, length, input === '' ? NO_DIGEST : sha256(input));
}

const twoDigits = (count: number): string => (count < 10 ? `0${count}` : count > 99 ? '99' : `${count}`);
const sha256 = (input: string): string => hash('sha256', input).slice(0, 12);

function hexadecimals(words: Uint16Array, start: number, end: number): string {
	let result = '';
	for (let i = start; i < end; i++) result += `${i === start ? '' : ','}${words[i]!.toString(16).padStart(4, '0')}`;
	return result;
}

/** Sorts the first `count` of `sorted`. */
function sort(count: number): void {
	if (count > MAX_INSERTION) {
		sorted.subarray(0, count).sort();
		return;
	}
	for (let i = 1; i < count; i++) {
		const word = sorted[i]!;
		let at = i;
		while (at > 0 && sorted[at - 1]! > word) {
			sorted[at] = sorted[at - 1]!;
			at--;
		}
		sorted[at] = word;
	}
}
