import {expect, test} from 'vitest';
import {udpFrame} from '../../bench/frames.js';
import {createDnsKnowledge} from '../../source/dissect/dns-knowledge.js';
import {createAliases} from '../../source/engine/aliases.js';
import {createPipeline} from '../support/captures.js';
import {tlsConversation} from '../support/conversation.js';
import {a, cname, dnsMessage} from '../support/dns.js';

const resolver = {address: Buffer.from([192, 0, 2, 53]), port: 53};
const client = {address: Buffer.from([10, 0, 0, 2]), port: 40_000};

test('a name is told with its first server, and with what DNS said that it is an alias of', () => {
	const pipeline = createPipeline(
		() => {},
		() => {},
	);
	const sink = pipeline.sink({file: 'x', interfaceName: undefined});
	const link = sink.link(1, undefined);
	const answer = dnsMessage({
		question: 'WWW.shop.example',
		answers: [
			cname('WWW.shop.example', 'shop.Edge.example'),
			cname('shop.edge.example', 'e7.carrier.example'),
			a('e7.carrier.example', '198.51.100.7'),
		],
	});
	const frames = [
		udpFrame(resolver, client, answer),
		...tlsConversation('www.Shop.example', {server: [198, 51, 100, 7]}),
		...tlsConversation('www.shop.example', {server: [198, 51, 100, 8], clientPort: 50_001}),
		...tlsConversation('plain.example', {server: [203, 0, 113, 9], clientPort: 50_002}),
	];
	for (const [i, frame] of frames.entries()) sink.frame(frame, 0, frame.length, frame.length, 1e15 + i, link);
	while (!pipeline.endCapture());
	const names = pipeline.tallies.takeChanges().born.filter(({kind}) => kind === 'name');
	expect(names.map(({text, server, aliases}) => [text, server?.[3], aliases])).toEqual([
		['www.Shop.example', 0xc6336407, ['shop.edge.example', 'e7.carrier.example']],
		['plain.example', 0xcb007109, undefined],
	]);
});

test('aliases are bounded: in a chain, and in all', () => {
	const dns = createDnsKnowledge({limit: 1_000_000});
	const answered = (from: string, to: string) =>
		dns.learn(
			{id: 1, response: true, rcode: 0, question: from, addresses: [], aliases: [{alias: from, canonical: to, ttl: 60}]},
			undefined,
			1,
		);
	for (let i = 0; i < 16; i++) answered(`n${i}.example`, `n${i + 1}.example`);
	const aliasesOf = createAliases(() => dns);
	expect(aliasesOf('n0.example')).toEqual([1, 2, 3, 4, 5, 6].map(i => `n${i}.example`));
	let told = 0;
	for (let i = 0; i < 100_000; i++) {
		answered(`x${i}.example`, `${'y'.repeat(60)}${i}.example`);
		told += aliasesOf(`x${i}.example`)?.[0]?.length ?? 0;
	}
	expect(told).toBeGreaterThan(3 << 20);
	expect(told).toBeLessThanOrEqual(4 << 20);
});
