import type {Layer, Rule, RuleChange, RuleKey, Verdict} from '../model/rule.js';
import {Borders} from './borders.js';
import {bundledNames, bundledShapes} from './bundled-rules.js';
import {canonicalName} from './canonical-name.js';
import type {Classifier, Explanation} from './classifier.js';
import {NameIndex} from './name-index.js';
import {PackedIndex} from './packed-index.js';
import {RegexList} from './regex-list.js';
import {compareRules, rankOf} from './rule-order.js';
import {ServiceIndex} from './service-index.js';

/** The layers that a full change replaces; the others are bundled. */
const changing: readonly Layer[] = ['label', 'shared', 'automatic'];

/**
 * A classifier of these rules and the bundled ones (or `bundled` in their place). Patterns must be canonical (see `parsePattern`); a faulty one covers
 * nothing. Several rules with one key are all kept and compete; a change of a key replaces all of them.
 */
export function createClassifier(rules: Iterable<Rule>, bundled?: Iterable<Rule>): Classifier {
	const borders = new Borders();
	const packed = bundled === undefined ? bundledNames() : new PackedIndex([]);
	const names = new NameIndex();
	const shapes = bundled === undefined ? bundledShapes() : [];
	const regexes = new RegexList(shapes.filter(rule => rule.match === 'regex'));
	const services = new ServiceIndex();
	const indexes = [names, regexes, services];

	const indexOf = ({match}: RuleKey) => (match === 'regex' ? regexes : match === 'port' || match === 'cidr' ? services : names);
	for (const rule of bundled ?? shapes.filter(rule => rule.match !== 'regex')) indexOf(rule).add(rule);
	for (const rule of rules) indexOf(rule).add(rule);

	return {
		name(raw): Verdict | undefined {
			const name = canonicalName(raw);
			borders.walk(name);
			let rule = names.find(name, borders);
			const other = packed.find(name, borders);
			if (other !== undefined && (rule === undefined || compareRules(other, rule) < 0)) rule = other;
			return regexes.find(name, rule === undefined ? Infinity : rankOf(rule)) ?? rule;
		},

		service: (transport, port, server) => services.find(transport, port, server),

		explain(raw): Explanation {
			const name = canonicalName(raw);
			borders.walk(name);
			const all: Rule[] = [];
			names.collect(name, borders, all);
			packed.collect(name, borders, all);
			regexes.collect(name, all);
			const [winner, ...losers] = all.sort(compareRules);
			return {winner, losers};
		},

		apply(change: RuleChange): void {
			if (change.full) {
				for (const index of indexes) index.removeWhere(rule => changing.includes(rule.layer));
			} else {
				for (const rule of change.upsert) indexOf(rule).remove(rule);
			}
			for (const key of change.remove) indexOf(key).remove(key);
			for (const rule of change.upsert) indexOf(rule).add(rule);
		},

		*rules(): Iterable<Rule> {
			for (const index of indexes) yield* index.rules();
			yield* packed.rules();
		},
	};
}
