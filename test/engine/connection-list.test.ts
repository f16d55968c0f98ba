import fc from 'fast-check';
import {expect, test} from 'vitest';
import {createIpv4Filter} from '../../source/engine/ipv4-filter.js';
import {Latest} from '../../source/engine/latest.js';
import {Recent} from '../../source/engine/recent.js';
import type {Connection} from '../../source/model/connection.js';
import type {ConnectionQuery} from '../../source/model/filter.js';
import type {Rule} from '../../source/model/rule.js';
import {createPipeline, noRules} from '../support/captures.js';
import {tlsHello} from '../support/client-hello.js';
import {Wire} from '../support/wire.js';

const video: Rule = {
	match: 'suffix',
	pattern: 'example.com',
	app: 'Example Tube',
	category: 'Video',
	layer: 'catalogue',
	priority: 0,
	author: undefined,
	changedMs: undefined,
};
const classifier = {...noRules, name: (name: string) => (name.endsWith('.example.com') ? video : undefined)};

/** An open connection with a rule, one without, a UDP one and one over IPv6 without names, and one that is over. */
function watched() {
	const recent = new Recent();
	const wire = new Wire({own: {classifier}});
	const {pipeline} = wire;
	const speak = (link: Wire, sni: string) => {
		link.open();
		link.tcp(true, 1001, tlsHello({sni, seed: sni}));
		return link;
	};
	speak(wire, 'www.example.com');
	const other = speak(new Wire({join: wire, clientPort: 60_561, serverPort: 8443}), 'stranger.example.net');
	const six = new Wire({join: other, ip: 6, clientPort: 50_007, serverPort: 4443});
	six.open();
	six.tcp(true, 1001, Buffer.from('no hello'));
	const udp = new Wire({join: six, clientPort: 50_002, serverPort: 16_332});
	for (let i = 0; i < 3; i++) udp.udp(i < 2, Buffer.from('conference'));
	const over = speak(new Wire({join: udp, clientPort: 50_003}), 'over.example.net');
	over.tcp(true, 2000, undefined, 'fin');
	over.tcp(false, 9001, undefined, 'fin');
	pipeline.flush();
	const ask = (query: Partial<ConnectionQuery>, limit = 50): Promise<readonly Connection[]> =>
		recent.list(pipeline, {text: '', words: {categories: [], reasons: [], states: []}, tallies: [], ...query}, limit);
	const ports = async (query: Partial<ConnectionQuery>) => (await ask(query)).map(({clientPort}) => clientPort);
	return {recent, pipeline, ask, ports};
}

const [RULED, OTHER, SIX, UDP, OVER] = [50_000, 60_561, 50_007, 50_002, 50_003];

test('open connections come first, the latest before the others; who said goodbye is not open', async () => {
	expect(await watched().ports({})).toEqual([UDP, SIX, OTHER, RULED, OVER]);
});

test.each<[string, number[]]>([
	['www.example', [RULED]],
	['tube', [RULED]],
	['video', [RULED]],
	['192.0.2.1', [UDP, OTHER, RULED, OVER]],
	['192.0.2.1:60561', [OTHER]],
	['60561', [OTHER]],
	['16332', [UDP]],
	['udp/16332', [UDP]],
	['2001:db8', [SIX]],
	['[2001:db8::2]:4443', [SIX]],
	['tls', [OTHER, RULED, OVER]],
	['tcp', [SIX]],
	['failed', []],
	['no such thing', []],
	['192.0.2.9', []],
])('a filter finds what a row shows: %s', async (text, expected) => {
	expect(await watched().ports({text})).toEqual(expected);
});

test.each<[string, Partial<ConnectionQuery['words']>, number[]]>([
	['states', {states: ['closed']}, [OVER]],
	['categories of rules', {categories: ['Video']}, [RULED]],
	['names without a rule', {categories: ['Unmatched']}, [OTHER, OVER]],
	['what has neither name nor rule', {categories: ['Unnamed']}, [UDP, SIX]],
])('and what its text means in the words of the screen: %s', async (_, words, expected) => {
	expect(await watched().ports({text: '不在行中', words: {categories: [], reasons: [], states: [], ...words}})).toEqual(expected);
});

/** Connections without a name that are over: one that began before the capture, and UDP to two ports. */
function ended() {
	const recent = new Recent();
	const pipeline = createPipeline(connection => recent.add(connection));
	const wire = new Wire({join: {pipeline, timeUs: 1_750_000_000e6, closed: []} as unknown as Wire});
	wire.tcp(true, 5000, Buffer.from([0x17, 3, 3, 0, 100, ...Buffer.alloc(100)]));
	for (const serverPort of [16_332, 3478]) new Wire({join: wire, serverPort}).udp(true, Buffer.from('conference'));
	while (!pipeline.endCapture());
	return (query: Partial<ConnectionQuery>): Promise<readonly Connection[]> =>
		recent.list(pipeline, {text: '', words: {categories: [], reasons: [], states: []}, tallies: [], ...query}, 10);
}

test('connections of a tally are found without a name', async () => {
	const ask = ended();
	const [udp] = await ask({text: 'udp/16332'});
	expect((await ask({tallies: [udp!.tally]})).map(({serverPort}) => serverPort)).toEqual([16_332]);
	const others = (await ask({})).filter(({serverPort}) => serverPort !== 16_332);
	expect(await ask({tallies: others.map(({tally}) => tally)})).toEqual(others);
});

test('closed connections are looked through too, by how they ended and why they have no name', async () => {
	const ask = ended();
	const found = async (words: Partial<ConnectionQuery['words']>) =>
		(await ask({text: '截断', words: {categories: [], reasons: [], states: [], ...words}})).length;
	expect(await found({states: ['end']})).toBe(3);
	expect(await found({reasons: ['mid-stream']})).toBe(1);
	expect(await found({states: ['rst'], reasons: ['gap']})).toBe(0);
});

test('of many no more are made into objects than are asked for', async () => {
	const latest = new Latest<number>(3);
	for (let i = 0; i < 10_000; i++) latest.add(i, (i * 7919) % 10_007);
	const all = Array.from({length: 10_000}, (_, i) => i).sort((a, b) => ((b * 7919) % 10_007) - ((a * 7919) % 10_007));
	expect(latest.take()).toEqual(all.slice(0, 3));
	const {ask, pipeline} = watched();
	let made = 0;
	const {connection} = pipeline;
	pipeline.connection = (...of) => {
		made++;
		return connection.apply(pipeline, of);
	};
	expect(await ask({}, 2)).toHaveLength(2);
	expect(made).toBe(2);
});

test('packets have their turn while many are looked through, and what ends meanwhile is told once', async () => {
	const recent = new Recent();
	const closed: Connection[] = [];
	const pipeline = createPipeline(connection => {
		closed.push(connection);
		recent.add(connection);
	});
	const wire = new Wire({join: {pipeline, timeUs: 1_750_000_000e6, closed: []} as unknown as Wire});
	let last = wire;
	for (let clientPort = 20_001; clientPort <= 38_000; clientPort++) {
		last = new Wire({join: last, clientPort, serverPort: 16_332});
		last.udp(true, Buffer.from('conference'));
	}
	pipeline.flush();
	const asked = recent.list(pipeline, {text: '16332', words: {categories: [], reasons: [], states: []}, tallies: []}, 20_000);
	// Before the second part: all end, and others take their records.
	while (!pipeline.endCapture());
	for (let clientPort = 40_001; clientPort <= 40_100; clientPort++) {
		last = new Wire({join: last, clientPort, serverPort: 3478});
		last.udp(true, Buffer.from('conference'));
	}
	const found = await asked;
	expect(closed).toHaveLength(18_000);
	expect(new Set(found.map(({flowId}) => flowId)).size).toBe(found.length);
	expect(found.map(({clientPort}) => clientPort).sort((a, b) => a - b)).toEqual(Array.from({length: 18_000}, (_, i) => 20_001 + i));
	expect(found.every(({endReason}) => endReason !== undefined)).toBe(true);
});

test('part of an IPv4 address and port is found as in its text', () => {
	const octet = fc.constantFrom(0, 1, 6, 10, 16, 19, 61, 160, 161, 192, 255);
	const port = fc.constantFrom(0, 1, 16, 61, 443, 1610, 16_161, 65_535);
	const endpoint = fc.tuple(octet, octet, octet, octet, port);
	const textOf = ([a, b, c, d, p]: readonly number[]) => `${a}.${b}.${c}.${d}:${p}`;
	fc.assert(
		fc.property(endpoint, endpoint, fc.nat(20), fc.nat(20), (one, other, from, length) => {
			const text = textOf(one).slice(from, from + length + 1);
			fc.pre(text !== '');
			const [a, b, c, d, p] = other;
			const word = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
			expect(createIpv4Filter(text)?.(word, p) ?? false).toBe(textOf(other).includes(text));
		}),
		{numRuns: 200},
	);
	for (const text of ['tcp', '1.2.3.4.5', '1:2:3', '1:2.3', 'a.b']) expect(createIpv4Filter(text)).toBeUndefined();
});

test.each([
	['each with a tally of its own', 100],
	['of names that share one', 2],
])('a label moves what is over too, %s', async (_, names) => {
	let rules = noRules;
	const changing = {
		...noRules,
		name: (name: string) => rules.name(name),
		service: (...of: Parameters<typeof rules.service>) => rules.service(...of),
	};
	const recent = new Recent();
	const pipeline = createPipeline(connection => recent.add(connection), undefined, {classifier: changing, names});
	let wire = new Wire({join: {pipeline, timeUs: 1_750_000_000e6, closed: []} as unknown as Wire});
	for (const [i, sni] of ['a.example.net', 'www.example.com', 'b.example.net'].entries()) {
		wire = new Wire({join: wire, clientPort: 40_000 + i});
		wire.open();
		wire.tcp(true, 1001, tlsHello({sni}));
	}
	new Wire({join: wire, serverPort: 3478}).udp(true, Buffer.from('conference'));
	while (!pipeline.endCapture());
	const apps = async () => {
		const all = await recent.list(pipeline, {text: '', words: {categories: [], reasons: [], states: []}, tallies: []}, 10);
		return Object.fromEntries(all.map(({name, verdict}) => [name, verdict?.app]));
	};
	expect(await apps()).toEqual({});
	rules = {...classifier, service: (_, port) => (port === 3478 ? {...video, app: 'STUN'} : undefined)};
	pipeline.tallies.names.forgetVerdicts();
	recent.rulesChanged();
	expect(await apps()).toEqual({'www.example.com': 'Example Tube', undefined: 'STUN'});
	rules = noRules;
	pipeline.tallies.names.forgetVerdicts();
	recent.rulesChanged();
	expect(await apps()).toEqual({});
});
