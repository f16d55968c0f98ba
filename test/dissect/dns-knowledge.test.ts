import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {AddressNames} from '../../source/dissect/address-names.js';
import {type AddressWords, parseDns} from '../../source/dissect/dns.js';
import {createDnsKnowledge} from '../../source/dissect/dns-knowledge.js';
import {a, cname, dnsMessage, type MessageOptions, pointer} from '../support/dns.js';

const QUESTION = pointer(12);
const v4 = (address: string): AddressWords => [0, 0, 0xffff, Buffer.from(address.split('.').map(Number)).readUInt32BE(0)];
const ALICE = v4('10.0.0.1');
const BOB = v4('10.0.0.2');
const SERVER = v4('192.0.2.1');
const SECOND = 1e6;

function knowing(messages: readonly (readonly [MessageOptions, AddressWords | undefined, number])[], limit = 100) {
	const knowledge = createDnsKnowledge({limit});
	for (const [options, client, timeUs] of messages) {
		const bytes = dnsMessage(options);
		knowledge.learn(parseDns(bytes, 0, bytes.length)!, client, timeUs);
	}
	return knowledge;
}
const answer = (question: string, address = '192.0.2.1', ttl = 60): MessageOptions => ({question, answers: [a(QUESTION, address, ttl)]});

describe('what DNS told', () => {
	test('each client has its own answer, strangers the latest of all', () => {
		const knowledge = knowing([
			[answer('alice.example'), ALICE, 0],
			[answer('bob.example'), BOB, 0],
		]);
		expect(knowledge.nameOf(ALICE, SERVER, SECOND)).toBe('alice.example');
		expect(knowledge.nameOf(BOB, SERVER, SECOND)).toBe('bob.example');
		expect(knowledge.nameOf(v4('10.0.0.3'), SERVER, SECOND)).toBe('bob.example');
		expect(knowledge.nameOf(ALICE, v4('192.0.2.2'), SECOND)).toBeUndefined();
	});

	test('over aliases: what was asked for, whatever the order and the case', () => {
		const answers = [a('b.example', '192.0.2.1'), cname('A.example', 'B.Example'), cname('www.example', 'a.example')];
		const knowledge = knowing([[{question: 'www.example', answers}, ALICE, 0]]);
		expect(knowledge.nameOf(ALICE, SERVER, 0)).toBe('www.example');
		expect(knowledge.chainOf('WWW.example')).toEqual(['a.example', 'b.example']);
		expect(knowledge.canonicalOf('www.example')).toBe('b.example');
		expect(knowledge.canonicalOf('b.example')).toBeUndefined();
	});

	test('aliases in a circle end', () => {
		const answers = [cname('a.example', 'b.example'), cname('b.example', 'a.example'), a('a.example', '192.0.2.1')];
		const knowledge = knowing([[{question: 'other.example', answers}, ALICE, 0]]);
		expect(knowledge.nameOf(ALICE, SERVER, 0)).toMatch(/^[ab]\.example$/);
		expect(knowledge.chainOf('a.example')).toEqual(['b.example', 'a.example']);
	});

	test('expires five minutes after its TTL, and no later than a day', () => {
		const knowledge = knowing([
			[answer('short.example', '192.0.2.1', 60), ALICE, 1000 * SECOND],
			[answer('long.example', '192.0.2.2', 1e9), ALICE, 0],
		]);
		expect(knowledge.nameOf(ALICE, SERVER, 1360 * SECOND)).toBe('short.example');
		expect(knowledge.nameOf(ALICE, SERVER, 1361 * SECOND)).toBeUndefined();
		expect(knowledge.nameOf(ALICE, v4('192.0.2.2'), 86_700 * SECOND)).toBe('long.example');
		expect(knowledge.nameOf(ALICE, v4('192.0.2.2'), 86_701 * SECOND)).toBeUndefined();
	});

	test('queries, errors and multicast', () => {
		const knowledge = knowing([
			[{...answer('query.example'), response: false}, ALICE, 0],
			[{...answer('error.example'), rcode: 3}, ALICE, 0],
			[{answers: [a('printer.local', '192.0.2.9')]}, undefined, 0],
		]);
		expect(knowledge.nameOf(ALICE, SERVER, 0)).toBeUndefined();
		expect(knowledge.nameOf(ALICE, v4('192.0.2.9'), 0)).toBe('printer.local');
		knowledge.clear();
		expect(knowledge.nameOf(ALICE, v4('192.0.2.9'), 0)).toBeUndefined();
	});

	test('bounded: the oldest goes', () => {
		const many = Array.from({length: 300}, (_, i) => [answer(`n${i}.example`, `198.51.${i >> 8}.${i & 255}`), ALICE, 0] as const);
		const knowledge = knowing(many, 100);
		const known = many.filter((_, i) => knowledge.nameOf(ALICE, v4(`198.51.${i >> 8}.${i & 255}`), 0) === `n${i}.example`);
		expect(known).toEqual(many.slice(200));
	});
});

test('names by address pair: as a map would hold them, as long as there is room', () => {
	const word = fc.constantFrom(0, 1, 0xffff, 0x80000000, 0xffffffff);
	const address = fc.tuple(word, word, word, word);
	const entry = fc.tuple(address, address, fc.constantFrom('a', 'b', 'c'), fc.integer({min: 0, max: 10}));
	fc.assert(
		fc.property(fc.array(entry, {maxLength: 120}), entries => {
			const names = new AddressNames(60);
			const map = new Map<string, readonly [string, number]>();
			for (const [x, y, name, expires] of entries) {
				names.set(x, y, name, expires);
				map.set(`${x} ${y}`, [name, expires]);
			}
			for (const [x, y] of entries) {
				const [name, expires] = map.get(`${x} ${y}`)!;
				expect(names.get(x, y, 5)).toBe(expires < 5 ? undefined : name);
			}
		}),
	);
});

test('one that is used again outlives those that are not', () => {
	const names = new AddressNames(2);
	const at = (i: number): AddressWords => [0, 0, 0, i];
	for (let i = 0; i < 4; i++) names.set(ALICE, at(i), `${i}`, 1);
	names.set(ALICE, at(0), 'again', 1);
	names.set(ALICE, at(9), '9', 1);
	expect([0, 1, 2, 3, 9].map(i => names.get(ALICE, at(i), 0))).toEqual(['again', undefined, '2', '3', '9']);
});
