import {connectionStates, endReasons, nameSources, unnamedReasons} from '../model/connection.js';
import {appProtocols} from '../model/hello.js';
import {ascii} from './byte-writer.js';

// What a `flow` line is made of, in bytes.

const named = (text: string): Uint8Array => ascii(`"version":"${text}",`);

/** Versions as EVE writes them; DTLS counts downwards (RFC 9147 section 5.3), the drafts of TLS 1.3 are 0x7fNN. */
const versions: Readonly<Record<number, Uint8Array>> = {
	0: ascii(''),
	2: named('SSLv2'),
	768: named('SSLv3'),
	769: named('TLSv1'),
	770: named('TLS 1.1'),
	771: named('TLS 1.2'),
	772: named('TLS 1.3'),
	65279: named('DTLS 1.0'),
	65277: named('DTLS 1.2'),
	65276: named('DTLS 1.3'),
	256: named('DTLS 1.0'),
};

export const NO_VERDICT = ascii('"app":null,"category":null,"layer":null,"rule":null');

// What stands between values.
export const TIMESTAMP = ascii('{"timestamp":"');
export const FLOW_ID_IS = ascii('","event_type":"flow","flow_id":');
export const SRC_IP = ascii(',"src_ip":"');
export const SRC_PORT = ascii('","src_port":');
export const DEST_IP = ascii(',"dest_ip":"');
export const DEST_PORT = ascii('","dest_port":');
export const TCP = ascii(',"proto":"TCP","app_proto":"');
export const UDP = ascii(',"proto":"UDP","app_proto":"');
export const PKTS_TOCLIENT = ascii(',"pkts_toclient":');
export const BYTES_TOSERVER = ascii(',"bytes_toserver":');
export const BYTES_TOCLIENT = ascii(',"bytes_toclient":');
export const START_IS = ascii(',"start":"');
export const END_IS = ascii('","end":"');
export const TLS = ascii(',"tls":{');
export const SNI = ascii('"sni":');
export const HOSTNAME = ascii(',"http":{"hostname":');
export const NAME = ascii(',"snitop":{"name":');
export const NO_NAME = ascii(',"snitop":{"name":null,"source":null,');
export const NO_REASON = ascii(',"unnamed":null}}\n');

// Values of few kinds, with what stands around them.
export const protocols = appProtocols.map(protocol => ascii(`${protocol || 'failed'}","flow":{"pkts_toserver":`));
export const states = connectionStates.map(state => ascii(`","state":"${state}","reason":"`));
export const ends = endReasons.map(reason => ascii(`${reason}"}`));
export const NO_END = ascii('end"}');
export const sources = nameSources.map(source => ascii(`,"source":"${source}",`));
export const reasons = unnamedReasons.map(reason => ascii(`,"unnamed":"${reason}"}}\n`));

/** With its key; empty where it is not known. Few are known by name; the others are made up by whoever sends them. */
export const version = (word: number): Uint8Array => versions[word] ?? named(unknownVersion(word));

const unknownVersion = (word: number): string =>
	word >>> 8 === 0x7f ? `TLS 1.3 draft-${word & 0xff}` : `0x${word.toString(16).padStart(4, '0')}`;
