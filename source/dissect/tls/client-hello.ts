import type {EchState, Hello} from '../../model/hello.js';
import {Cursor} from '../cursor.js';
import {hashBytes} from '../hash-bytes.js';
import {ECH_DRAFT_TYPES, ECH_TYPE, readEch} from './ech.js';
import {fingerprint, parts, type Transport} from './fingerprint.js';
import {isGrease} from './grease.js';
import {NO_ALPN} from './hello-kinds.js';
import {nameIn} from './names.js';
import {Remembered} from './remembered.js';

/** Bytes of `random` in every hello (RFC 8446 section 4.1.2). */
const RANDOM_LENGTH = 32;
/** Protocol names that are kept of one hello; more than any client offers. */
const MAX_ALPN = 64;
/** Clients offer few different lists: hellos share them. */
const alpnLists = new Remembered<readonly string[]>(256);
const alpnKey = new Uint16Array(0xffff);

// One hello is parsed at a time: the cursors are reused.
const body = new Cursor();
const suites = new Cursor();
const extensions = new Cursor();
const data = new Cursor();
const list = new Cursor();
const item = new Cursor();

/**
 * Reads the body of a ClientHello in `bytes[start, end)`: what stands behind the handshake header, four bytes in TLS and QUIC, twelve in
 * DTLS (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2, RFC 9147 section 5.3). A broken extension costs that extension alone; of two
 * server_name extensions the first whole name counts. With `cut` the body may end anywhere, and the hello says what was there; a name is
 * whole or not there at all. Undefined where the bytes are no ClientHello.
 */
export function parseClientHello(bytes: Buffer, start: number, end: number, transport: Transport, cut = false): Hello | undefined {
	body.set(bytes, start, end);
	const legacyVersion = body.u16();
	const randomStart = body.position;
	body.skip(RANDOM_LENGTH);
	if (!body.ok || !isVersion(legacyVersion, transport)) return undefined;
	body.vector8(item); // legacy_session_id
	if (transport === 'dtls') body.vector8(item); // cookie
	body.vector16(suites);
	body.vector8(item); // legacy_compression_methods
	if (!body.ok && !cut) return undefined;
	// Without extensions (SSL 3, early TLS) the body ends here. A block that claims more than there is gives what there is.
	if (body.left > 0) body.vector16(extensions);
	else extensions.set(bytes, end, end);

	parts.reset(transport, legacyVersion);
	parts.suites.read(suites);
	let sni: string | undefined;
	let alpn = NO_ALPN;
	let echAt = -1;
	let echEnd = 0;
	let ech: EchState = 'none';
	let version = 0;
	while (extensions.ok && extensions.left > 0) {
		const type = extensions.u16();
		if (!extensions.ok) break;
		parts.types.add(type);
		extensions.vector16(data);
		switch (type) {
			case 0:
				parts.hasName = true;
				sni ??= readServerName();
				break;
			case 10: // supported_groups (RFC 8422 section 5.1.1)
				parts.groups.read(data.vector16(list));
				break;
			case 11: // ec_point_formats (RFC 8422 section 5.1.2)
				parts.readFormats(data.vector8(list));
				break;
			case 13: // signature_algorithms (RFC 8446 section 4.2.3)
				parts.signatures.read(data.vector16(list));
				break;
			case 16:
				if (alpn.length === 0) alpn = readAlpn();
				break;
			case 43:
				version = readVersions(version, transport);
				break;
			case ECH_TYPE:
				echAt = data.position;
				echEnd = data.end;
				break;
			default:
				if (type >= 0xfe08 && ECH_DRAFT_TYPES.includes(type)) ech = 'offered';
		}
	}
	// The outer name may stand behind the ECH extension.
	if (echAt >= 0) ech = readEch(data.set(bytes, echAt, echEnd), sni);
	if (version === 0) version = legacyVersion;
	const {ja3, kinds} = fingerprint(version, alpn[0]);
	return {kind: kinds.of(ech, alpn, cut), sni, ja3, random: hashBytes(bytes, randomStart, randomStart + RANDOM_LENGTH)};
}

/** 3.x in TLS; in DTLS the complement of 1.x, and 1.0 of OpenSSL before its 0.9.8. */
const isVersion = (version: number, transport: Transport): boolean =>
	transport === 'dtls' ? version >> 8 === 0xfe || version === 0x0100 : version >> 8 === 3;

/** The first whole host name (RFC 6066 section 3); an empty one is none. */
function readServerName(): string | undefined {
	data.vector16(list);
	while (list.ok && list.left > 0) {
		const type = list.u8();
		list.vector16(item);
		if (type === 0 && list.ok && item.left > 0) return nameIn(item.bytes, item.position, item.end);
	}
	return undefined;
}

/** application_layer_protocol_negotiation (RFC 7301 section 3.1); a name that is cut is left out. */
function readAlpn(): readonly string[] {
	data.vector16(list);
	const count = list.left;
	for (let i = 0; i < count; i++) alpnKey[i] = list.bytes[list.position + i]!;
	const known = alpnLists.find(alpnKey, count);
	if (known !== undefined) return known;
	const names: string[] = [];
	while (list.ok && list.left > 0 && names.length < MAX_ALPN) {
		list.vector8(item);
		if (list.ok) names.push(item.latin1());
	}
	return alpnLists.keep(alpnKey, count, Object.freeze(names));
}

/** The highest of supported_versions (RFC 8446 section 4.2.1); DTLS counts downwards. */
function readVersions(highest: number, transport: Transport): number {
	data.vector8(list);
	while (list.left >= 2) {
		const version = list.u16();
		if (isGrease(version)) continue;
		if (transport === 'dtls') {
			if (version >> 8 === 0xfe && (highest === 0 || version < highest)) highest = version;
		} else if (version > highest) highest = version;
	}
	return highest;
}
