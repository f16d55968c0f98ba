import {type End, udpFrame} from '../../bench/frames.js';
import {tlsConversation} from './conversation.js';
import {a, cname, dnsMessage} from './dns.js';
import {pcapOf} from './pcap.js';

const client: End = {address: Buffer.from([10, 0, 0, 2]), port: 40_000};
const resolver: End = {address: Buffer.from([192, 0, 2, 53]), port: 53};

/** Name, bytes, last byte of its server's address, and what DNS says that it is an alias of. */
/** Names that are of one app, to be labelled one by one. */
export const knownNames: readonly string[] = Array.from({length: 10}, (_, i) => `login${i}.k7f2.example`);

const seen: readonly (readonly [string, number, number, string?])[] = [
	['www.youtube.com', 55_000, 1],
	['upos-sz.bilivideo.com', 52_000, 2],
	// Ten names of a game, and what else lives under its domain.
	...knownNames.map(name => [name, 1000, 3] as const),
	['cdn.k7f2.example', 48_000, 4],
	['api.k7f2.example', 45_000, 4],
	// A partner on the servers of the game.
	['play.partner.example', 40_000, 3],
	// An alias of what is known.
	['video.mirror.example', 30_000, 5, 'upos-hz.bilivideo.com'],
	// An address of many: nothing follows from it.
	...['shop', 'blog', 'forum', 'wiki', 'news'].map((label, i) => [`${label}.stranger${i}.example`, 9000 - i * 100, 6] as const),
	['one.anonymous.example', 8000, 7],
	['two.anonymous.example', 7000, 8],
	['evil\x1b[31m\x07name.example', 5000, 9],
];

/** A capture to work a queue on: names with a group, with suggestions of every reason, without any, and a hostile one. */
export const queueCapture = (): Buffer =>
	pcapOf(
		seen.flatMap(([name, bytes, host, alias], i) => [
			...(alias === undefined
				? []
				: [udpFrame(resolver, client, dnsMessage({question: name, answers: [cname(name, alias), a(alias, `198.51.100.${host}`)]}))]),
			...tlsConversation(name, {clientPort: 50_000 + i, server: [198, 51, 100, host], bytes}),
		]),
	);
