import {hash} from 'node:crypto';
import type {Ja3} from '../../model/hello.js';
import type {Cursor} from '../cursor.js';
import {HelloKinds} from './hello-kinds.js';
import {ja4Alpn, ja4Version} from './ja4.js';
import {Md5Message} from './md5.js';
import {Remembered} from './remembered.js';
import {MAX_WORDS, WordList} from './word-list.js';

/** What carries the hello. */
export type Transport = 'tcp' | 'quic' | 'dtls';

/** JA3, and the kinds of hello that have the JA4. */
export interface Fingerprints {
	readonly ja3: Ja3;
	readonly kinds: HelloKinds;
}

/** Longer lists are sorted by the library: insertion would be quadratic. */
const MAX_INSERTION = 64;
/** Words before the lists: transport and presence of a name, versions, the ALPN. */
const HEAD = 5;

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

// Clients are few: nearly every hello has been seen before, but for clients that shuffle their extensions, whose JA4 has. A memory of theirs would only make garbage.
const known = new Remembered<Fingerprints>(4096, true);
const knownKinds = new Remembered<HelloKinds>(4096);

const key = new Uint16Array(5 * MAX_WORDS + 16);
const sorted = new Uint16Array(3 * MAX_WORDS + 16);
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
	keyLength = HEAD;
	append(parts.suites);
	append(parts.types);
	append(parts.groups);
	append(parts.formats);
	append(parts.signatures);
	const length = keyLength;
	return known.find(key, length) ?? known.keep(key, length, {ja3: ja3(), kinds: kindsOf(version, alpn)});
}

function append(list: WordList): void {
	key[keyLength++] = list.count;
	const words = list.words;
	for (let i = 0; i < list.count; i++) key[keyLength++] = words[i]!;
}

/** JA3's text: decimals joined by `-`, lists by `,`. Written as bytes: shuffled extensions make it new for each hello. */
const message = new Md5Message(6 * 5 * MAX_WORDS + 8);
const text = message.bytes;
let textLength = 0;

function ja3(): Ja3 {
	textLength = 0;
	writeDecimal(parts.legacyVersion);
	for (const list of [parts.suites, parts.types, parts.groups, parts.formats]) {
		text[textLength++] = 0x2c;
		for (let i = 0; i < list.count; i++) {
			if (i > 0) text[textLength++] = 0x2d;
			writeDecimal(list.words[i]!);
		}
	}
	return message.digest(textLength);
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

/**
 * JA4 tells neither the order of suites nor that of extensions. It is looked for by what it is made of: the counts, the sorted suites, the sorted extensions
 * without server_name and ALPN, the signature algorithms in their order.
 */
function kindsOf(version: number, alpn: string | undefined): HelloKinds {
	const {suites, types, signatures} = parts;
	let length = 0;
	while (length < HEAD) sorted[length] = key[length++]!;
	sorted[length++] = suites.count;
	sorted[length++] = types.count;
	const suitesStart = length;
	for (let i = 0; i < suites.count; i++) sorted[length++] = suites.words[i]!;
	const typesStart = length;
	for (let i = 0; i < types.count; i++) {
		const type = types.words[i]!;
		if (type !== 0 && type !== 16) sorted[length++] = type;
	}
	const typesEnd = length;
	sort(suitesStart, typesStart);
	sort(typesStart, typesEnd);
	for (let i = 0; i < signatures.count; i++) sorted[length++] = signatures.words[i]!;
	sorted[length++] = typesEnd;
	const found = knownKinds.find(sorted, length);
	if (found !== undefined) return found;

	const transport = parts.transport === 'tcp' ? 't' : parts.transport === 'quic' ? 'q' : 'd';
	const name = parts.hasName ? 'd' : 'i';
	const counts = twoDigits(suites.count) + twoDigits(types.count);
	const ends = signatures.count === 0 ? '' : `_${hexadecimals(typesEnd, length - 1)}`;
	const extensions = hexadecimals(typesStart, typesEnd) + ends;
	const digests = `${digest(hexadecimals(suitesStart, typesStart))}_${digest(extensions)}`;
	const ja4 = `${transport}${ja4Version(version)}${name}${counts}${ja4Alpn(alpn)}_${digests}`;
	return knownKinds.keep(sorted, length, new HelloKinds(ja4, version));
}

const NO_DIGEST = '000000000000';
const digest = (input: string): string => (input === '' ? NO_DIGEST : hash('sha256', input).slice(0, 12));
const twoDigits = (count: number): string => (count < 10 ? `0${count}` : count > 99 ? '99' : `${count}`);

function hexadecimals(start: number, end: number): string {
	let result = '';
	for (let i = start; i < end; i++) result += `${i === start ? '' : ','}${sorted[i]!.toString(16).padStart(4, '0')}`;
	return result;
}

/** Sorts `sorted[start, end)`. */
function sort(start: number, end: number): void {
	if (end - start > MAX_INSERTION) {
		sorted.subarray(start, end).sort();
		return;
	}
	for (let i = start + 1; i < end; i++) {
		const word = sorted[i]!;
		let at = i;
		while (at > start && sorted[at - 1]! > word) {
			sorted[at] = sorted[at - 1]!;
			at--;
		}
		sorted[at] = word;
	}
}
