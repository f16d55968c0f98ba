import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Borders} from '../../source/classify/borders.js';
import {bundledRules} from '../../source/classify/bundled-rules.js';
import {createClassifier} from '../../source/classify/create-classifier.js';
import {PackedIndex, type Section} from '../../source/classify/packed-index.js';
import {naive} from './naive.js';

const domain = fc.array(fc.constantFrom('a', 'b', 'ab', 'x'), {minLength: 1, maxLength: 4}).map(labels => labels.join('.'));
const pattern = fc.tuple(fc.constantFrom('', '=', '*.'), domain).map(parts => parts.join(''));
const line = fc.tuple(fc.constantFrom('One', '二 (Two)', 'Three'), fc.array(pattern, {minLength: 1, maxLength: 5}));
const section = fc.record({
	category: fc.constantFrom('Video', 'Music'),
	layer: fc.constantFrom('catalogue', 'third-party'),
	author: fc.constant('test'),
	text: fc
		.array(line, {maxLength: 6})
		.map(lines => ['# = a comment | a.b', '', ...lines.map(([app, all]) => `${app} |  ${all.join(' ')}`)].join('\n')),
}) as fc.Arbitrary<Section>;

test('finds what a plain search through its rules finds', () => {
	const borders = new Borders();
	fc.assert(
		fc.property(fc.array(section, {maxLength: 4}), fc.array(domain, {minLength: 1, maxLength: 10}), (sections, names) => {
			const index = new PackedIndex(sections);
			const rules = [...index.rules()];
			const written = sections.flatMap(({text}) => text.split('\n').filter(each => !each.startsWith('#')));
			expect(rules).toHaveLength(written.flatMap(each => each.split('|')[1]?.trim().split(' ') ?? []).length);
			for (const name of names) {
				const all = naive(rules, name);
				const found: typeof all = [];
				borders.walk(name);
				index.collect(name, borders, found);
				expect(index.find(name, borders)).toEqual(all[0]);
				expect(new Set(found)).toEqual(new Set(all));
			}
		}),
		{numRuns: 300},
	);
});

test('the bundled rules answer the same, packed or not', () => {
	const packed = createClassifier([]);
	const rules = bundledRules();
	const plain = createClassifier([], rules);
	expect([...packed.rules()].length).toBe(rules.length);
	const domains = rules.filter(({match}) => match === 'exact' || match === 'suffix').map(rule => rule.pattern);
	const names = domains.flatMap(each => [each, `www.${each}`, `a.b.${each}`, `x${each}`]);
	expect(names.filter(name => packed.name(name) !== plain.name(name))).toEqual([]);
});
