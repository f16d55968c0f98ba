import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseAddress} from '../../source/classify/address.js';
import {checkRules} from '../../source/classify/check-rules.js';
import {createClassifier} from '../../source/classify/create-classifier.js';
import {parsePattern} from '../../source/classify/parse-pattern.js';
import type {Layer, MatchKind, Rule, RuleKey} from '../../source/model/rule.js';
import {layers} from '../../source/model/rule.js';
import {naive, naiveService} from './naive.js';

const rule = (match: MatchKind, pattern: string, app: string, more: Partial<Rule> = {}): Rule => ({
	match,
	pattern,
	app,
	category: 'Tech',
	layer: 'label',
	priority: 0,
	author: undefined,
	changedMs: undefined,
	...more,
});

// Few letters and few labels, so that names and rules meet.
const domain = fc.array(fc.constantFrom('a', 'b', 'ab', 'x'), {minLength: 1, maxLength: 4}).map(labels => labels.join('.'));
const pattern = fc.oneof(
	fc.tuple(fc.constantFrom<MatchKind>('exact', 'suffix'), domain),
	domain.map(text => ['wildcard', `*.${text}`] as [MatchKind, string]),
	fc.constantFrom('^a', 'b$', 'a.b', 'x|ab').map(text => ['regex', text] as [MatchKind, string]),
);
const anyRule = (from: readonly Layer[]): fc.Arbitrary<Rule> =>
	fc
		.record({
			pattern,
			app: fc.constantFrom('One', 'Two', 'Three'),
			layer: fc.constantFrom(...from),
			priority: fc.integer({min: 0, max: 2}),
			changedMs: fc.constantFrom(undefined, 1, 2),
		})
		.map(({pattern: [match, text], ...more}) => rule(match, text, more.app, more));
const changing = ['label', 'shared', 'automatic'] as const;
const rules = fc.array(anyRule(layers), {maxLength: 40});

describe('a classifier', () => {
	test('finds what a plain search through all rules finds, losers in order', () => {
		fc.assert(
			fc.property(rules, fc.array(domain, {minLength: 1, maxLength: 10}), (all, names) => {
				const classifier = createClassifier(all, []);
				for (const name of names) {
					const [winner, ...losers] = naive(all, name);
					expect(classifier.name(name)).toEqual(winner);
					expect(classifier.explain(name)).toEqual({winner, losers});
				}
			}),
			{numRuns: 500},
		);
	});

	test('after changes is the same as one built anew', () => {
		const change = fc.record({
			full: fc.boolean(),
			upsert: fc.array(anyRule(changing), {maxLength: 10}),
			remove: fc.array(anyRule(changing), {maxLength: 5}),
		});
		fc.assert(
			fc.property(rules, fc.array(change, {maxLength: 6}), fc.array(domain, {minLength: 1, maxLength: 10}), (start, changes, names) => {
				const classifier = createClassifier(start, []);
				let kept = start;
				const same = (a: RuleKey) => (b: RuleKey) => a.layer === b.layer && a.match === b.match && a.pattern === b.pattern;
				for (const {full, upsert, remove} of changes) {
					classifier.apply({full, upsert, remove});
					kept = kept.filter(old => !(full && changing.includes(old.layer as never)) && ![...upsert, ...remove].some(same(old)));
					kept = [...kept, ...upsert];
				}
				for (const name of names) {
					const [winner, ...losers] = naive(kept, name);
					expect(classifier.explain(name)).toEqual({winner, losers});
					expect(classifier.name(name)).toEqual(winner);
				}
				expect([...classifier.rules()].map(each => JSON.stringify(each)).sort()).toEqual(kept.map(each => JSON.stringify(each)).sort());
			}),
			{numRuns: 300},
		);
	});

	test('keeps its old rules until the last part of a full change is there, and takes labels in between', () => {
		fc.assert(
			fc.property(
				rules,
				fc.array(anyRule(changing), {maxLength: 20}),
				anyRule(changing),
				fc.array(domain, {minLength: 1, maxLength: 8}),
				(start, full, label, names) => {
					const classifier = createClassifier(start, []);
					const same = (other: Rule) => other.layer === label.layer && other.match === label.match && other.pattern === label.pattern;
					const expectRules = (wanted: readonly Rule[]) => {
						for (const name of names) expect(classifier.name(name)).toEqual(naive(wanted, name)[0]);
					};
					const half = full.length >> 1;
					classifier.apply({full: true, upsert: full.slice(0, half), remove: [], more: true});
					expectRules(start);
					classifier.apply({full: false, upsert: [label], remove: []});
					expectRules([...start.filter(old => !same(old)), label]);
					classifier.apply({full: true, upsert: full.slice(half), remove: [], more: false});
					const fixed = start.filter(({layer}) => !changing.includes(layer as never));
					// The label fell between the parts: it replaced what had come of its key, and what comes after stands beside it.
					expectRules([...fixed, ...full.slice(0, half).filter(old => !same(old)), label, ...full.slice(half)]);
				},
			),
			{numRuns: 300},
		);
	});

	test('takes names in any case, with a final dot, in U-labels or A-labels, and rules written either way', () => {
		const labels = fc.constantFrom(
			['bücher', 'xn--bcher-kva'],
			['例子', 'xn--fsqu00a'],
			['a', 'a'],
			['x-1', 'x-1'],
			['中国', 'xn--fiqs8s'],
		);
		fc.assert(
			fc.property(
				fc.array(labels, {minLength: 2, maxLength: 4}),
				fc.constantFrom<MatchKind>('exact', 'suffix', 'wildcard'),
				fc.boolean(),
				fc.boolean(),
				(parts, match, ruleInU, dot) => {
					const written = parts.map(([u, a]) => (ruleInU ? u : a)).join('.');
					const parsed = parsePattern(match === 'wildcard' ? `*.${written.toUpperCase()}` : written.toUpperCase(), match);
					if (typeof parsed === 'string') throw new Error(parsed);
					const classifier = createClassifier([rule(match, parsed.pattern, 'Hit')], []);
					for (const spelling of [parts.map(([u]) => u), parts.map(([, a]) => a)]) {
						const base = `${spelling.join('.')}${dot ? '.' : ''}`;
						for (const text of [base, base.toUpperCase()]) {
							const wire = (prefix: string) => Buffer.from(prefix + text, 'utf8').toString('latin1');
							expect(classifier.name(wire(''))?.app).toBe(match === 'wildcard' ? undefined : 'Hit');
							expect(classifier.name(wire('Www.'))?.app).toBe(match === 'exact' ? undefined : 'Hit');
							expect(classifier.name(wire('a.b.'))?.app).toBe(match === 'suffix' ? 'Hit' : undefined);
							expect(classifier.name(wire('not'))?.app).toBeUndefined();
						}
					}
				},
			),
		);
	});

	test('is not slowed by very many regular expressions: to bring 50,000 costs no more than a few looks at each', () => {
		const many = Array.from({length: 50_000}, (_, i) => rule('regex', `^h${i}[0-9]+\\.cdn${i}\\.`, `App ${i}`, {priority: i}));
		const classifier = createClassifier([], []);
		let reads = 0;
		const get = (target: Rule, key: string | symbol) => {
			reads++;
			return Reflect.get(target, key);
		};
		const counted = many.map(each => new Proxy(each, {get}));
		for (let at = 0; at < counted.length; at += 2000) classifier.apply({full: false, upsert: counted.slice(at, at + 2000), remove: []});
		expect(reads).toBeLessThan(50_000 * 20);
		expect(classifier.name('h499991.cdn49999.example')?.app).toBe('App 49999');
		expect(classifier.name('h11.cdn1.example')).toBeUndefined();
	});

	test('keeps its answers while it grows and shrinks', () => {
		const classifier = createClassifier([], []);
		const many = Array.from({length: 30_000}, (_, i) => rule('suffix', `host${i}.example.net`, `App ${i}`));
		classifier.apply({full: false, upsert: many, remove: []});
		classifier.apply({full: false, upsert: [], remove: many.filter((_, i) => i % 3 === 0)});
		const survivor = rule('suffix', 'survivor.example', 'Survivor');
		classifier.apply({full: false, upsert: [survivor], remove: []});
		classifier.apply({full: false, upsert: many.map(each => ({...each, pattern: `new-${each.pattern}`})), remove: []});
		const wrong = many.filter((each, i) => classifier.name(`www.${each.pattern}`)?.app !== (i % 3 === 0 ? undefined : each.app));
		expect(wrong).toEqual([]);
		expect(many.filter(each => classifier.name(`new-${each.pattern}`)?.app !== each.app)).toEqual([]);
		expect(classifier.name('survivor.example')).toBe(survivor);
	});

	test.each(['t.co', 'x.com', 'line.me', 'mi.com', 'so.com', '58.com'])('%s matches on label borders only', short => {
		const classifier = createClassifier([rule('suffix', short, 'Short')], []);
		for (const name of [short, `www.${short}`, `a.b.${short}.`, short.toUpperCase()]) expect(classifier.name(name)?.app).toBe('Short');
		for (const name of [`my${short}`, `my-${short}`, `${short}.example.org`, `${short}m`, short.slice(1), `www.0${short}`]) {
			expect(classifier.name(name)).toBeUndefined();
		}
	});

	test('a label beats every bundled rule, and its removal brings the bundled one back', () => {
		const bundled = [rule('exact', 'www.example.com', 'Bundled', {layer: 'catalogue'})];
		const label = rule('suffix', 'com', 'Mine');
		const classifier = createClassifier([label], bundled);
		expect(classifier.name('www.example.com')?.app).toBe('Mine');
		classifier.apply({full: true, upsert: [], remove: []});
		expect(classifier.name('www.example.com')?.app).toBe('Bundled');
	});

	test('a regular expression that is faulty, or would backtrack for ever, does no harm', () => {
		const classifier = createClassifier([rule('regex', '(', 'Faulty'), rule('regex', '^(a+)+$', 'Slow'), rule('suffix', 'org', 'Org')], []);
		expect(classifier.name('example.org')?.app).toBe('Org');
		expect(classifier.name(`${'a'.repeat(200)}!`)).toBeUndefined();
		expect(classifier.name('aaa')?.app).toBe('Slow');
	});

	test('of too many regular expressions the weakest are left out, never the bundled shapes', () => {
		const many = Array.from({length: 1005}, (_, i) => rule('regex', `^host${i}$`, `App ${i}`, {priority: -i}));
		const classifier = createClassifier(many);
		expect(classifier.name('host999')?.app).toBe('App 999');
		expect(classifier.name('host1000')).toBeUndefined();
		expect(classifier.name('smtp.unheard-of.example')?.layer).toBe('structural');
		expect(checkRules(many)).toHaveLength(5);
	});

	test('any bytes are a name: nothing is thrown, and explain agrees', () => {
		const classifier = createClassifier([rule('suffix', 'example.com', 'Example'), rule('regex', 'x$', 'X')]);
		const bytes = fc.array(fc.integer({min: 0, max: 255}), {maxLength: 600}).map(codes => String.fromCharCode(...codes));
		const labels = fc
			.array(fc.constantFrom('', '.', 'example', 'com', '\0', '\x1b[2J', 'xn--a', 'é', '*'), {maxLength: 300})
			.map(all => all.join('.'));
		fc.assert(
			fc.property(fc.oneof(bytes, labels), name => {
				expect(classifier.explain(name).winner).toBe(classifier.name(name));
			}),
		);
		expect(classifier.name(`${'a.'.repeat(40_000)}example.com`)?.app).toBe('Example');
		expect(classifier.name('..example.com')?.app).toBe('Example');
		expect(classifier.name('')).toBeUndefined();
	});

	test('U-labels in bytes of UTF-8 meet rules in A-labels', () => {
		const classifier = createClassifier([rule('suffix', 'xn--fiqs8s', 'China'), rule('exact', 'xn--bcher-kva.example', 'Books')], []);
		const wire = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
		expect(classifier.name(wire('例子.中国'))?.app).toBe('China');
		expect(classifier.name(wire('BÜCHER.example.'))?.app).toBe('Books');
		expect(classifier.name('b\xfccher.example')).toBeUndefined();
	});
});

describe('services', () => {
	const classifier = createClassifier(
		[
			rule('port', 'udp/123', 'Wide', {layer: 'shared'}),
			rule('cidr', '192.0.2.0/24', 'Net', {layer: 'shared'}),
			rule('cidr', '192.0.2.128/25', 'Half', {layer: 'shared'}),
			rule('cidr', '2001:db8::/32', 'Six', {layer: 'shared'}),
			rule('cidr', '::/0', 'All six', {layer: 'shared'}),
			rule('port', 'tcp/22', 'Ours'),
			rule('cidr', 'nonsense', 'Never'),
		],
		[rule('port', 'udp/123', 'NTP', {layer: 'port'}), rule('port', 'udp/53', 'DNS', {layer: 'port'})],
	);
	const v4 = (last: number) => [0, 0, 0xffff, 0xc0000200 + last] as const;

	test('go by layer, then the narrower range, then the port', () => {
		expect(classifier.service('udp', 123)?.app).toBe('Wide');
		expect(classifier.service('udp', 123, v4(1))?.app).toBe('Net');
		expect(classifier.service('udp', 123, v4(200))?.app).toBe('Half');
		expect(classifier.service('tcp', 22, v4(200))?.app).toBe('Ours');
		expect(classifier.service('udp', 53, [0, 0, 0xffff, 0x08080808])?.app).toBe('DNS');
		expect(classifier.service('tcp', 9, [0x20010db8, 0, 0, 1])?.app).toBe('Six');
		expect(classifier.service('tcp', 9, [0x20010db9, 0, 0, 1])?.app).toBe('All six');
		expect(classifier.service('tcp', 9, [0, 0, 0xffff, 0x08080808])).toBeUndefined();
	});

	test('are found as a plain search through all rules finds them, after any changes', () => {
		const bits4 = fc.constantFrom(0, 1, 8, 24, 31, 32);
		const ip4 = fc.constantFrom('192.0.2.1', '192.0.2.130', '192.0.3.7', '10.0.0.1', '255.255.255.255', '0.0.0.0');
		const ip6 = fc.constantFrom('2001:db8::1', '2001:db8:1::1', '::1', 'ffff::', '::fffe:0:1');
		const anyService = fc
			.record({
				pattern: fc.oneof(
					fc.tuple(ip4, bits4).map(([ip, bits]) => `${ip}/${bits}`),
					fc.tuple(ip6, fc.constantFrom(0, 32, 48, 95, 96, 97, 128)).map(([ip, bits]) => `${ip}/${bits}`),
					fc.constantFrom('tcp/22', 'udp/53', 'tcp/0', 'tcp/65535'),
				),
				layer: fc.constantFrom(...layers),
				priority: fc.integer({min: 0, max: 2}),
				app: fc.constantFrom('One', 'Two'),
			})
			.map(({pattern: text, app, ...more}) => {
				const parsed = parsePattern(text);
				if (typeof parsed === 'string') throw new Error(parsed);
				return rule(parsed.match, parsed.pattern, app, more);
			});
		const change = fc.record({
			full: fc.boolean(),
			upsert: fc.array(
				anyService.filter(({layer}) => changing.includes(layer as never)),
				{maxLength: 8},
			),
			remove: fc.array(
				anyService.filter(({layer}) => changing.includes(layer as never)),
				{maxLength: 4},
			),
		});
		const asked = fc.tuple(
			fc.constantFrom<'tcp' | 'udp'>('tcp', 'udp'),
			fc.constantFrom(22, 53, 0, 65535, 9),
			fc.option(fc.oneof(ip4, ip6), {nil: undefined}),
		);
		fc.assert(
			fc.property(
				fc.array(anyService, {maxLength: 25}),
				fc.array(change, {maxLength: 4}),
				fc.array(asked, {minLength: 1, maxLength: 8}),
				(start, changes, questions) => {
					const subject = createClassifier(start, []);
					let kept = start;
					for (const {full, upsert, remove} of changes) {
						subject.apply({full, upsert, remove});
						const gone = (old: Rule) =>
							[...upsert, ...remove].some(key => key.layer === old.layer && key.match === old.match && key.pattern === old.pattern);
						kept = [...kept.filter(old => !(full && changing.includes(old.layer as never)) && !gone(old)), ...upsert];
					}
					for (const [transport, port, server] of questions) {
						const wanted = naiveService(kept, transport, port, server);
						expect(subject.service(transport, port, server === undefined ? undefined : parseAddress(server))).toEqual(wanted);
					}
				},
			),
			{numRuns: 400},
		);
	});

	test('a range that is removed covers nothing more', () => {
		classifier.apply({full: false, upsert: [], remove: [{layer: 'shared', match: 'cidr', pattern: '192.0.2.128/25'}]});
		expect(classifier.service('udp', 123, v4(200))?.app).toBe('Net');
	});

	test('the bundled ports name the common protocols, and never 443', () => {
		const plain = createClassifier([]);
		expect(plain.service('udp', 53)).toMatchObject({app: 'DNS', category: 'DNS', layer: 'port'});
		expect(plain.service('tcp', 3389)?.category).toBe('Remote');
		expect(plain.service('tcp', 443)).toBeUndefined();
		expect(plain.service('udp', 443)).toBeUndefined();
	});
});
