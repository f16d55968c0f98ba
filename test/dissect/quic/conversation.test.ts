import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createQuicConversation, type QuicConversation} from '../../../source/dissect/quic/conversation.js';
import {looksLikeQuicLong} from '../../../source/dissect/quic/packet.js';
import type {Finding, Hello} from '../../../source/model/hello.js';
import {
	connectionId,
	cryptoFrame,
	helloMessage,
	initialsOf,
	quicHello,
	retry,
	sealedPacket,
	sealInitial,
	VERSION_1,
	VERSION_2,
	varint,
	versionNegotiation,
} from '../../support/quic.js';

const feed = (conversation: QuicConversation, datagram: Buffer): Finding => conversation.feed(datagram, 0, datagram.length);

function hellosOf(datagrams: readonly Buffer[], conversation = createQuicConversation()): Hello[] {
	const hellos: Hello[] = [];
	for (const datagram of datagrams) {
		for (let found: Finding | undefined = feed(conversation, datagram); found?.kind === 'hello'; found = conversation.next()) {
			hellos.push(found.hello);
		}
	}
	return hellos;
}
const namesOf = (datagrams: readonly Buffer[], conversation?: QuicConversation) =>
	hellosOf(datagrams, conversation).map(hello => hello.sni);

const SERVER = connectionId('server');
const CLIENT = connectionId('client');
const PING = Buffer.from([1]);
const big = {keyShare: 1216};

describe('versions', () => {
	test.each([
		['1', VERSION_1],
		['2', VERSION_2],
		['2 before its number', 0x709a50c4],
		['draft 34', 0xff000022],
		['draft 29', 0xff00001d],
		['draft 27', 0xff00001b],
		['draft 23', 0xff000017],
		['draft 22', 0xff000016],
		['draft 21', 0xff000015],
		['draft 18', 0xff000012],
		['mvfst', 0xfaceb002],
		['mvfst, first', 0xfaceb001],
		['mvfst, alias of 1', 0xfaceb003],
		['picoquic', 0x50435130],
		['greased', 0x1a2a3a4a],
		['quic-go', 0x51474fff],
		['a stranger', 0x12345678],
	])('%s', (_, version) => {
		const datagrams = quicHello({...big, sni: 'www.example.com'}, {version});
		const conversation = createQuicConversation();
		expect(looksLikeQuicLong(datagrams[0]!, 0, datagrams[0]!.length)).toBe(true);
		expect(feed(conversation, datagrams[0]!)).toMatchObject({kind: 'more', protocol: 'quic'});
		expect(namesOf(datagrams.slice(1), conversation)).toEqual(['www.example.com']);
		expect(conversation).toMatchObject({version, undecryptable: 0, givenUp: 0, isQuic: true});
	});

	test.each([0x54303530, 0x54303531])('T05x: TLS in frames of Google', version => {
		const message = helloMessage({sni: 'www.example.com'});
		const payload = Buffer.concat([
			Buffer.from([7]),
			cryptoFrame(100, message.subarray(100), 8),
			cryptoFrame(0, message.subarray(0, 100), 8),
		]);
		expect(namesOf([sealInitial(payload, {version})])).toEqual(['www.example.com']);
	});

	test('Facebook under a salt of another version', () => {
		for (const derivation of [0, 1, 2, 3])
			expect(namesOf(quicHello({sni: 'a.example'}, {version: 0xfaceb010, derivation}))).toEqual(['a.example']);
	});
});

describe('frames and packets', () => {
	const message = helloMessage({sni: 'frames.example'});

	test('other frames in between', () => {
		const middle = Buffer.concat([
			PING,
			Buffer.from([0, 0, 0]),
			// ACK with two ranges, ACK with ECN counts.
			Buffer.concat([Buffer.from([2]), varint(9000), varint(7), varint(2), varint(1), varint(2), varint(3), varint(4), varint(5)]),
			Buffer.from([3, 5, 0, 0, 1, 1, 2, 3]),
			Buffer.from([7, 3, 1, 2, 3]), // NEW_TOKEN
			Buffer.from([0x18, 1, 0, 4, 1, 2, 3, 4, ...Buffer.alloc(16)]), // NEW_CONNECTION_ID
			Buffer.from([0x1c, 0x0a, 0x06, 2, 0x68, 0x69]), // CONNECTION_CLOSE
		]);
		const payload = Buffer.concat([middle, cryptoFrame(90, message.subarray(90)), middle, cryptoFrame(0, message.subarray(0, 90)), middle]);
		expect(namesOf([sealInitial(payload)])).toEqual(['frames.example']);
	});

	test('coalesced with other packets, garbage behind', () => {
		const id = connectionId('dcid');
		const whole = Buffer.concat([
			sealedPacket(1, id, CLIENT),
			sealInitial(cryptoFrame(0, message.subarray(0, 50)), {scid: CLIENT, packetLength: 0}),
			sealedPacket(2, id, CLIENT),
			sealInitial(cryptoFrame(50, message.subarray(50)), {scid: CLIENT, number: 1}),
			Buffer.from([0x40, 1, 2, 3, 0xff, 0xff]),
		]);
		expect(namesOf([whole])).toEqual(['frames.example']);
	});

	test('two connections in one datagram', () => {
		const datagram = Buffer.concat([
			...quicHello({sni: 'one.example', seed: '1'}, {dcid: connectionId('1'), packetLength: 0}),
			...quicHello({sni: 'two.example', seed: '2'}, {dcid: connectionId('2'), packetLength: 0}),
		]);
		expect(namesOf([datagram])).toEqual(['one.example', 'two.example']);
	});

	test('connection IDs of any length', () => {
		for (let length = 0; length <= 20; length++) {
			for (const scid of [Buffer.alloc(0), connectionId('s', length)]) {
				expect(namesOf(quicHello({...big, sni: 'id.example'}, {dcid: connectionId('d', length), scid}))).toEqual(['id.example']);
			}
		}
	});

	test('a token, and packet numbers of each length', () => {
		for (const numberLength of [1, 2, 3, 4] as const) {
			const datagrams = quicHello({...big, sni: 'token.example'}, {token: Buffer.alloc(300, 7), numberLength, number: 100});
			expect(namesOf(datagrams)).toEqual(['token.example']);
		}
	});

	test('a hello beyond 64 KB is given up', () => {
		const conversation = createQuicConversation();
		const head = Buffer.concat([Buffer.from([1, 2, 0, 0]), Buffer.alloc(600)]);
		expect(feed(conversation, sealInitial(cryptoFrame(0, head)))).toMatchObject({kind: 'protocol'});
		expect(conversation.givenUp).toBe(1);
	});
});

describe('conversations', () => {
	const opts = {scid: CLIENT};
	const first = quicHello({...big, sni: 'talk.example'}, opts);
	const answer = sealInitial(Buffer.from([2, 0, 0, 0, 0]), {dcid: CLIENT, scid: SERVER, keyId: connectionId('dcid'), side: 'server'});

	test("the server's Initials in front, in between and alone", () => {
		const conversation = createQuicConversation();
		expect(feed(conversation, answer)).toMatchObject({kind: 'protocol', protocol: 'quic'});
		expect(conversation.undecryptable).toBe(1);
		expect(namesOf([first[0]!, answer, first[1]!], conversation)).toEqual(['talk.example']);
		expect(conversation.undecryptable).toBe(1);
	});

	test.each([[answer], []])("the second Initial goes to the server's ID, whether that was seen or not", (...seen) => {
		const second = initialsOf(helloMessage({...big, sni: 'talk.example'}), {...opts, dcid: SERVER, keyId: connectionId('dcid')});
		expect(namesOf([first[0]!, ...(seen as Buffer[]), second[1]!])).toEqual(['talk.example']);
	});

	test.each([
		{},
		{version: 0xfaceb010, derivation: 2},
	])("behind its hello a client is known by its keys, then by the server's ID that it answers: %j", kind => {
		const conversation = createQuicConversation();
		expect(namesOf(quicHello({...big, sni: 'talk.example'}, {...opts, ...kind}), conversation)).toEqual(['talk.example']);
		const ping = (number: number, keyId: string) =>
			sealInitial(Buffer.from([1, 0, 0, 0]), {...opts, ...kind, dcid: SERVER, keyId: connectionId(keyId), number});
		expect(feed(conversation, ping(9, 'dcid'))).toMatchObject({kind: 'protocol'});
		// Its keys open nothing, and are not asked for any more.
		expect(feed(conversation, ping(10, 'spoilt'))).toMatchObject({kind: 'protocol'});
		expect(conversation.undecryptable).toBe(0);
		// Of a client that nobody knows they are.
		feed(
			conversation,
			sealInitial(Buffer.from([1, 0, 0, 0]), {...kind, dcid: SERVER, scid: connectionId('else'), keyId: connectionId('spoilt')}),
		);
		expect(conversation.undecryptable).toBe(1);
	});

	test('the same hello again is not told again', () => {
		const repeated = quicHello({...big, sni: 'talk.example'}, {...opts, number: 7});
		expect(namesOf([...first, ...repeated, ...first])).toEqual(['talk.example']);
	});

	test('Retry: the same hello under other keys, or with another random', () => {
		const turned = retry(CLIENT, SERVER, Buffer.from('token'));
		const after = {...opts, dcid: SERVER, token: Buffer.from('token')};
		expect(namesOf([...first, turned, ...quicHello({...big, sni: 'talk.example'}, after)])).toEqual(['talk.example']);
		expect(namesOf([...first, turned, ...quicHello({...big, sni: 'talk.example', seed: 'other'}, after)])).toEqual(['talk.example']);
		// The first attempt was only seen in part.
		expect(namesOf([first[0]!, turned, ...quicHello({...big, sni: 'talk.example'}, after)])).toEqual(['talk.example']);
	});

	test('Version Negotiation: begun again with the same ID or another', () => {
		const begun = quicHello({...big, sni: 'talk.example'}, {...opts, version: 0xbabababa});
		const refused = versionNegotiation(CLIENT, connectionId('dcid'), [0x0a1a2a3a, VERSION_1]);
		for (const dcid of [connectionId('dcid'), connectionId('new')]) {
			const again = quicHello({...big, sni: 'talk.example', seed: 'again'}, {...opts, dcid});
			const conversation = createQuicConversation();
			expect(namesOf([...begun, refused, ...again], conversation)).toEqual(['talk.example']);
			expect(conversation.version).toBe(VERSION_1);
		}
	});

	test('a version agreed on the way (RFC 9368): keys of the new version, from the old ID', () => {
		const message = helloMessage({...big, sni: 'talk.example'});
		const second = initialsOf(message, {...opts, version: VERSION_2, dcid: SERVER, keyId: connectionId('dcid'), number: 0})[1]!;
		expect(namesOf([first[0]!, answer, second])).toEqual(['talk.example']);
	});

	test('clients without IDs, several at once', () => {
		const a = quicHello({...big, sni: 'a.example', seed: 'a'}, {dcid: connectionId('a')});
		const b = quicHello({...big, sni: 'b.example', seed: 'b'}, {dcid: connectionId('b')});
		const answers = ['a', 'b'].map(name =>
			sealInitial(PING, {dcid: Buffer.alloc(0), scid: connectionId(`${name} server`), keyId: connectionId(name), side: 'server'}),
		);
		const conversation = createQuicConversation();
		expect(namesOf([a[0]!, b[0]!, ...answers, b[1]!, a[1]!], conversation)).toEqual(['b.example', 'a.example']);
		expect(conversation.undecryptable).toBe(0);
	});

	test('a new connection after many', () => {
		const conversation = createQuicConversation();
		const wanted = Array.from({length: 40}, (_, i) => `n${i}.example`);
		const found = wanted.map((sni, i) => namesOf(quicHello({...big, sni, seed: sni}, {dcid: connectionId(`${i}`)}), conversation)[0]);
		expect(found).toEqual(wanted);
		expect(conversation.givenUp).toBe(0);
	});

	test('unfinished ones beyond the bound are counted', () => {
		const conversation = createQuicConversation();
		for (let i = 0; i < 10; i++) feed(conversation, quicHello({...big, sni: 'x', seed: `${i}`}, {dcid: connectionId(`${i}`)})[0]!);
		expect(conversation.givenUp).toBe(2);
	});

	test('what never became whole gives what can be read', () => {
		const conversation = createQuicConversation();
		feed(conversation, first[0]!);
		expect(conversation.rest()).toMatchObject({sni: 'talk.example', kind: {cut: true}});
		feed(conversation, first[1]!);
		expect(conversation.rest()).toBeUndefined();
	});

	test('a datagram that the capture cut gives the name all the same', () => {
		const [datagram] = quicHello({sni: 'cut.example'}, opts);
		const conversation = createQuicConversation();
		expect(conversation.feed(datagram!, 0, 300, true)).toMatchObject({kind: 'hello', hello: {sni: 'cut.example'}});
		// Before its key is known to be right, noise is not believed.
		const noise = Buffer.from(datagram!);
		noise[8]! ^= 1;
		expect(createQuicConversation().feed(noise, 0, 300, true).kind).toBe('protocol');
	});

	test('what nobody can open is counted, and not tried for ever', () => {
		const conversation = createQuicConversation();
		const strange = sealInitial(cryptoFrame(0, helloMessage({sni: 'x'})), {dcid: SERVER, keyId: connectionId('elsewhere')});
		for (let i = 0; i < 5; i++) expect(feed(conversation, strange)).toMatchObject({kind: 'protocol', protocol: 'quic'});
		expect(conversation.undecryptable).toBe(5);
		expect(namesOf(first, conversation)).toEqual(['talk.example']);
	});

	test('damaged once, whole the second time', () => {
		const [whole] = quicHello({sni: 'talk.example'}, opts);
		const damaged = Buffer.from(whole!);
		damaged[500]! ^= 1;
		expect(namesOf([damaged, whole!])).toEqual(['talk.example']);
	});

	test('what is not QUIC', () => {
		const conversation = createQuicConversation();
		for (const hex of ['', '00', '16fefd0000', '80', 'c000000001', '4001020304', '12345678'.repeat(300), 'c2345678'.repeat(300)]) {
			expect(feed(conversation, Buffer.from(hex, 'hex'))).toEqual({kind: 'unknown'});
		}
		expect(conversation).toMatchObject({isQuic: false, undecryptable: 0});
		// Short headers count once QUIC was seen.
		feed(conversation, answer);
		expect(feed(conversation, Buffer.from('4001020304', 'hex')).kind).toBe('protocol');
	});
});

describe('properties', () => {
	const message = helloMessage({...big, sni: 'any.order.example'});
	const cuts = fc.uniqueArray(fc.integer({min: 1, max: message.length - 1}), {maxLength: 40});

	test('split, scattered, shuffled, repeated, overlapped: the same name, once', () => {
		const repeats = fc.array(fc.tuple(fc.nat(message.length - 1), fc.integer({min: 1, max: 400})), {maxLength: 5});
		const plan = fc.record({
			cuts,
			repeats,
			perPacket: fc.integer({min: 1, max: 8}),
			order: fc.array(fc.nat(), {minLength: 50, maxLength: 50}),
		});
		fc.assert(
			fc.property(plan, fc.constantFrom(VERSION_1, VERSION_2, 0xff00001d), ({cuts: at, repeats: more, perPacket, order}, version) => {
				const edges = [0, ...at.toSorted((a, b) => a - b), message.length];
				const pieces = edges.slice(1).map((to, i) => [edges[i]!, to] as const);
				for (const [from, length] of more) pieces.push([from, Math.min(message.length, from + length)]);
				const shuffled = pieces
					.map((piece, i) => ({piece, rank: order[i % 50]!}))
					.sort((a, b) => a.rank - b.rank)
					.map(({piece: [from, to]}) => Buffer.concat([cryptoFrame(from, message.subarray(from, to)), PING]));
				const datagrams: Buffer[] = [];
				for (let i = 0; i < shuffled.length; i += perPacket) {
					const payload = Buffer.concat(shuffled.slice(i, i + perPacket));
					datagrams.push(sealInitial(payload, {version, number: i}));
				}
				expect(namesOf([...datagrams, datagrams[0]!])).toEqual(['any.order.example']);
			}),
			{numRuns: 60},
		);
	});

	test('every truncation: no exception, no other name', () => {
		const datagrams = quicHello({...big, sni: 'any.order.example'});
		for (const datagram of datagrams) {
			for (let end = 0; end < datagram.length; end++) {
				const conversation = createQuicConversation();
				for (
					let found: Finding | undefined = conversation.feed(datagram, 0, end, true);
					found?.kind === 'hello';
					found = conversation.next()
				) {
					expect(found.hello.sni).toBe('any.order.example');
				}
			}
		}
	});

	test('mutated bytes: no exception, no wrong name', () => {
		const datagrams = [...quicHello({sni: 'any.order.example'}), sealedPacket(2, CLIENT, SERVER), retry(CLIENT, SERVER, PING)];
		fc.assert(
			fc.property(fc.nat(2), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), {maxLength: 6}), (which, changes) => {
				const datagram = Buffer.from(datagrams[which]!);
				for (const [at, value] of changes) if (at < datagram.length) datagram[at] = value;
				for (const name of namesOf([datagram, ...datagrams])) expect(name).toBe('any.order.example');
			}),
			{numRuns: 300},
		);
	});

	test('two connections on one 5-tuple, interleaved: two hellos', () => {
		const a = quicHello({keyShare: 4000, sni: 'a.example', seed: 'a'}, {dcid: connectionId('a')});
		const b = quicHello({keyShare: 4000, sni: 'b.example', seed: 'b'}, {dcid: connectionId('b')});
		fc.assert(
			fc.property(fc.shuffledSubarray([...a, ...b], {minLength: a.length + b.length}), datagrams => {
				expect(namesOf(datagrams).sort()).toEqual(['a.example', 'b.example']);
			}),
		);
	});
});
