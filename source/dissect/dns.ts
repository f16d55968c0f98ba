import {Cursor} from './cursor.js';
import {nameEnd, readName} from './dns-name.js';

/** Four 32-bit words in network order, IPv4 as ::ffff:a.b.c.d (see `Packet`). */
export type AddressWords = readonly [number, number, number, number];

/** An address that a name has, from A, AAAA or the hints of SVCB and HTTPS records. */
export interface DnsAddress {
	readonly owner: string;
	readonly address: AddressWords;
	/** Seconds. */
	readonly ttl: number;
}

/** CNAME, or SVCB and HTTPS in alias mode. */
export interface DnsAlias {
	readonly alias: string;
	readonly canonical: string;
	readonly ttl: number;
}

/** What a DNS message says, names as they came (see `readName`). mDNS and LLMNR are the same on the wire. */
export interface DnsMessage {
	readonly id: number;
	readonly response: boolean;
	readonly rcode: number;
	/** The first name asked for; undefined where nothing is asked (answers of mDNS). */
	readonly question: string | undefined;
	readonly addresses: readonly DnsAddress[];
	readonly aliases: readonly DnsAlias[];
}

const HEADER_LENGTH = 12;
/** Records that are read of one message, and questions that it may have: mDNS asks for dozens at once. */
const MAX_RECORDS = 256;
/** Resolvers follow about a dozen. */
const MAX_ALIASES = 32;
/** Query, inverse query, status, notify, update, stateful operations (RFC 8490). */
const HIGHEST_OPCODE = 6;
const IN = 1;
const A = 1;
const CNAME = 5;
const AAAA = 28;
const SVCB = 64;
const HTTPS = 65;
const IPV4_HINT = 4;
const IPV6_HINT = 6;

const cursor = new Cursor();
const data = new Cursor();

/**
 * Reads the DNS message in `bytes[start, end)` (RFC 1035 section 4, RFC 9460 for SVCB and HTTPS). Answers count, and additional records
 * unless they stand behind an authority section, whose glue nobody asked for. Of a message that is cut, what is there. Undefined where
 * the bytes are no DNS message.
 */
export function parseDns(bytes: Buffer, start: number, end: number): DnsMessage | undefined {
	if (end - start < HEADER_LENGTH) return undefined;
	cursor.set(bytes, start, end);
	const id = cursor.u16();
	const flags = cursor.u16();
	const questions = cursor.u16();
	const answers = cursor.u16();
	const authorities = cursor.u16();
	const additional = cursor.u16();
	if (((flags >> 11) & 0x0f) > HIGHEST_OPCODE || questions > MAX_RECORDS || questions + answers === 0) return undefined;
	let question: string | undefined;
	for (let i = 0; i < questions; i++) {
		const name = readName(bytes, cursor.position, start, end);
		if (name === undefined) return undefined;
		question ??= name;
		cursor.position = nameEnd;
		cursor.skip(4);
		if (!cursor.ok) return undefined;
	}
	const addresses: DnsAddress[] = [];
	const aliases: DnsAlias[] = [];
	let left = Math.min(MAX_RECORDS, authorities === 0 ? answers + additional : answers);
	while (left-- > 0 && readRecord(bytes, start, end, addresses, aliases)) {}
	return {id, response: (flags & 0x8000) !== 0, rcode: flags & 0x0f, question, addresses, aliases};
}

/**
 * The next message of DNS over TCP in `bytes[start, end)`, behind its two bytes of length (RFC 1035 section 4.2.2). One that goes on in
 * later segments ends where the bytes do. Undefined where there is none, or less than its header.
 */
export function nextDnsTcp(bytes: Buffer, start: number, end: number): {readonly start: number; readonly end: number} | undefined {
	if (end - start < 2 + HEADER_LENGTH) return undefined;
	const length = bytes.readUInt16BE(start);
	return length < HEADER_LENGTH ? undefined : {start: start + 2, end: Math.min(start + 2 + length, end)};
}

/** A record (RFC 1035 section 4.1.3); false where the message is broken or at its end. */
function readRecord(bytes: Buffer, start: number, end: number, addresses: DnsAddress[], aliases: DnsAlias[]): boolean {
	const owner = readName(bytes, cursor.position, start, end);
	if (owner === undefined) return false;
	cursor.position = nameEnd;
	const type = cursor.u16();
	// mDNS puts a flag on top (RFC 6762 section 10.2).
	const internet = (cursor.u16() & 0x7fff) === IN;
	const seconds = cursor.u32();
	// A TTL is a positive signed number (RFC 2181 section 8).
	const ttl = seconds >= 0x80000000 ? 0 : seconds;
	cursor.vector16(data);
	if (!cursor.ok) return false;
	if (!internet) return true;
	if (type === A && data.left === 4) addresses.push({owner, address: [0, 0, 0xffff, data.u32()], ttl});
	else if (type === AAAA && data.left === 16) addresses.push({owner, address: readIpv6(), ttl});
	else if (type === CNAME) addAlias(bytes, start, owner, ttl, aliases);
	else if (type === SVCB || type === HTTPS) readService(bytes, start, owner, ttl, addresses, aliases);
	return true;
}

function addAlias(bytes: Buffer, start: number, alias: string, ttl: number, aliases: DnsAlias[]): void {
	if (aliases.length >= MAX_ALIASES) return;
	const canonical = readName(bytes, data.position, start, data.end);
	if (canonical !== undefined && canonical !== '' && canonical !== alias) aliases.push({alias, canonical, ttl});
}

/** Priority, target name, parameters; priority 0 is alias mode (RFC 9460 section 2.2). */
function readService(bytes: Buffer, start: number, owner: string, ttl: number, addresses: DnsAddress[], aliases: DnsAlias[]): void {
	if (data.u16() === 0) {
		addAlias(bytes, start, owner, ttl, aliases);
		return;
	}
	if (readName(bytes, data.position, start, data.end) === undefined) return;
	data.position = nameEnd;
	while (data.ok && data.left > 0 && addresses.length < MAX_RECORDS) {
		const key = data.u16();
		const next = data.u16() + data.position;
		if (!data.ok || next > data.end) return;
		if (key === IPV4_HINT) while (next - data.position >= 4) addresses.push({owner, address: [0, 0, 0xffff, data.u32()], ttl});
		if (key === IPV6_HINT) while (next - data.position >= 16) addresses.push({owner, address: readIpv6(), ttl});
		data.position = next;
	}
}

const readIpv6 = (): AddressWords => [data.u32(), data.u32(), data.u32(), data.u32()];
