import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {checkRules} from '../../source/classify/check-rules.js';
import {createClassifier} from '../../source/classify/create-classifier.js';
import type {Layer, MatchKind, Rule, RuleKey} from '../../source/model/rule.js';
import {layers} from '../../source/model/rule.js';
import {naive} from './naive.js';

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
