import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {registrableDomain} from '../../source/classify/registrable-domain.js';
import {type Knowledge, type NamedVerdict, suggest} from '../../source/classify/suggest.js';
import {readWords} from '../../source/classify/words.js';
import {IGNORED_APP, type Layer, type Verdict} from '../../source/model/rule.js';

const verdict = (app: string, category = 'Video', layer: Layer = 'catalogue', pattern = 'x.example'): Verdict => ({
	match: 'suffix',
	pattern,
	app,
	category,
	layer,
	priority: 0,
	author: undefined,
	changedMs: undefined,
});
const seen = (name: string, ...rest: Parameters<typeof verdict> | []): NamedVerdict => ({
	name,
	verdict: rest.length === 0 ? undefined : verdict(...(rest as Parameters<typeof verdict>)),
});
const nothing: Knowledge = {siblings: [], sameAddress: [], aliases: [], words: new Map()};
const words = readWords([
	verdict('哔哩哔哩 (Bilibili)', 'Video', 'catalogue', 'bilibili.com'),
	verdict('Netflix Telemetry', 'Telemetry', 'catalogue', 'logs.netflix.com'),
	verdict('Netflix', 'Video', 'catalogue', 'netflix.com'),
	verdict('SiteGround', 'Hosting', 'catalogue', 'siteground.com'),
	verdict('Big Shop', 'Shopping', 'catalogue', 'partner.bigco.com'),
	verdict('Ad Tail', 'Ads', 'third-party', 'stranger.com'),
]);

test.each([
	['www.example.com', 'example.com'],
	['a.b.example.co.uk', 'example.co.uk'],
	['me.github.io', 'me.github.io'],
	['d1.cloudfront.net', 'd1.cloudfront.net'],
	['x.y.cloudfront.net', 'y.cloudfront.net'],
	['a.b.akamaized.net', 'b.akamaized.net'],
	['s3.eu-west-1.amazonaws.com', undefined],
	['bucket.s3.eu-west-1.amazonaws.com', 'bucket.s3.eu-west-1.amazonaws.com'],
	['thing.eu-west-9.amazonaws.com', 'eu-west-9.amazonaws.com'],
	['fastly.net', undefined],
	['com', undefined],
	['', undefined],
	['192.0.2.1', undefined],
	['a\0b.com', undefined],
])('the registrable domain of %j is %j', (name, domain) => expect(registrableDomain(name)).toBe(domain));

describe('suggestions', () => {
	test('siblings: more of them, and agreement, make it surer', () => {
		const guess = (...siblings: NamedVerdict[]) => suggest('new.example.com', {...nothing, siblings});
		const one = guess(seen('www.example.com', 'Example'));
		const three = guess(...['a', 'b', 'c'].map(label => seen(`${label}.example.com`, 'Example')), seen('other.example.org', 'Other'));
		const split = guess(seen('a.example.com', 'Example'), seen('b.example.com', 'Other'));
		expect(one).toMatchObject([{app: 'Example', category: 'Video', reason: 'siblings', ground: 'example.com', names: 1, of: 1}]);
		expect(three).toHaveLength(1);
		expect(three[0]!.confidence).toBeGreaterThan(0.8);
		expect(one[0]!.confidence).toBeLessThan(three[0]!.confidence);
		expect(split[0]!.confidence).toBeLessThan(one[0]!.confidence / 2);
	});

	test('nearer siblings count more', () => {
		const siblings = [seen('www.example.com', 'Search'), seen('img1.cdn.mail.example.com', 'Mail')];
		expect(suggest('img2.cdn.mail.example.com', {...nothing, siblings})[0]?.app).toBe('Mail');
	});

	test('strangers under a cloud, guesses, shapes and ignored names are no ground', () => {
		const guess = (name: string, sibling: NamedVerdict) => suggest(name, {...nothing, siblings: [sibling]});
		expect(guess('d2.cloudfront.net', seen('d1.cloudfront.net', 'Example'))).toEqual([]);
		expect(guess('a.akamaized.net', seen('b.akamaized.net', 'Example'))).toEqual([]);
		expect(guess('a.example.com', seen('b.example.com', 'Example', 'Video', 'automatic'))).toEqual([]);
		expect(guess('a.example.com', seen('mail.example.com', 'Mail server', 'Mail', 'structural'))).toEqual([]);
		expect(guess('a.example.com', seen('b.example.com', IGNORED_APP, 'Other', 'label'))).toEqual([]);
		expect(guess('a.example.com', seen('b.example.com'))).toEqual([]);
	});

	test('the same address tells, unless many apps share it', () => {
		const neighbours = (count: number) => Array.from({length: 4}, (_, i) => seen(`n${i}.example.net`, `App ${i % count}`));
		const guess = (sameAddress: NamedVerdict[]) => suggest('www.example.com', {...nothing, sameAddress});
		expect(guess(neighbours(1))).toMatchObject([{app: 'App 0', reason: 'same-address', names: 4, of: 4}]);
		expect(guess(neighbours(1))[0]!.confidence).toBeGreaterThan(0.5);
		expect(guess(neighbours(4))).toEqual([]);
		expect(guess([seen('x.example.net', 'Some CDN', 'CDN')])).toEqual([]);
		expect(guess([...neighbours(1), seen('x.example.net', 'Some CDN', 'CDN')])).toEqual([]);
	});

	test('unknown names of others on the address make it a shared one; relatives of the name do not', () => {
		const guess = (...others: NamedVerdict[]) =>
			suggest('www.example.com', {...nothing, sameAddress: [seen('a.known.net', 'Known'), seen('b.known.net', 'Known'), ...others]})[0]
				?.confidence ?? 0;
		const alone = guess();
		expect(guess(seen('api.example.com'))).toBe(alone);
		expect(guess(seen('www.stranger.org'))).toBeLessThanOrEqual(alone / 2);
		expect(guess(...Array.from({length: 9}, (_, i) => seen(`www.stranger${i}.org`)))).toBe(0);
	});

	test('one neighbour is a hint, no answer that Enter takes', () => {
		const [only] = suggest('www.example.com', {...nothing, sameAddress: [seen('a.known.net', 'Known')]});
		expect(only!.confidence).toBeLessThan(0.4);
	});

	test('an alias tells, less so where it leads to a carrier', () => {
		const guess = (...aliases: NamedVerdict[]) => suggest('www.example.com', {...nothing, aliases})[0]!;
		const edge = seen('edge.example.net', 'Example');
		const carrier = seen('d1.carrier.net', 'Carrier', 'CDN');
		expect(guess(edge)).toMatchObject({app: 'Example', reason: 'cname', ground: 'edge.example.net'});
		expect(guess(carrier).confidence).toBeLessThan(guess(edge).confidence / 2);
		expect(guess(seen('unknown.example.org'), edge, carrier)).toMatchObject({app: 'Example', ground: 'edge.example.net'});
		expect(guess(carrier, edge).app).toBe('Example');
	});

	test("on an address that the alias says is a carrier's, neighbours say nothing", () => {
		const sameAddress = Array.from({length: 4}, (_, i) => seen(`n${i}.known.net`, 'Known'));
		const aliases = [seen('d1.carrier.net', 'Carrier', 'CDN')];
		expect(suggest('www.example.com', {...nothing, sameAddress, aliases}).map(({app}) => app)).toEqual(['Carrier']);
	});

	test.each([
		['netflix.tv', 'Netflix', 'Video'],
		['www.netflix-images.com', 'Netflix', 'Video'],
		['api.bili.example', '哔哩哔哩 (Bilibili)', 'Video'],
		['ads.example.com', 'Example', 'Ads'],
		['ntp3.example.com', 'NTP', 'Time'],
		['img-cdn.example.com', 'Example', 'CDN'],
	])('words of %s → %s, %s', (name, app, category) => {
		const [best] = suggest(name, {...nothing, words});
		expect(best).toMatchObject({app, category, reason: 'words'});
		expect(best!.confidence).toBeLessThan(0.7);
	});

	test("an app in front of a stranger's domain is no answer that Enter takes", () => {
		const surest = (name: string) => suggest(name, {...nothing, words})[0]!.confidence;
		expect(surest('netflix.tv')).toBeGreaterThan(0.4);
		expect(surest('netflix.com.billing.info')).toBeLessThan(0.4);
		expect(surest('www.netflix-images.com')).toBeLessThan(0.4);
	});

	test('words that say nothing give nothing', () => {
		for (const name of [
			'www.example.com',
			'stranger.example',
			'loads.example.com',
			'constructor.example.com',
			'cdn.com',
			'bil.example',
			'site9.example',
			'shop.example',
			'partner.example',
		]) {
			expect(suggest(name, {...nothing, words})).toEqual([]);
		}
	});

	test('the surest comes first, each app once, whatever the name', () => {
		const knowledge: Knowledge = {
			siblings: [seen('a.netflix.tv', 'Netflix')],
			sameAddress: [seen('other.example', 'Other')],
			aliases: [seen('x.example', 'Netflix')],
			words,
		};
		const all = suggest('www.netflix.tv', knowledge);
		expect(all.map(({app, reason}) => [app, reason])).toEqual([
			['Netflix', 'siblings'],
			['Other', 'same-address'],
		]);
		fc.assert(
			fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.domain()), name => {
				for (const {confidence} of suggest(name, knowledge)) expect(confidence > 0 && confidence <= 1).toBe(true);
			}),
		);
	});
});
