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
	const shapes = bundled === undefined ? bundledShapes() : [];
	const given = [...rules];
	const fixed = [...(bundled ?? shapes.filter(rule => rule.match !== 'regex')), ...given.filter(rule => !changing.includes(rule.layer))];

	/** Indexes of what never changes alone. */
	const fresh = (): Indexes => {
		const indexes = {
			names: new NameIndex(),
			regexes: new RegexList(shapes.filter(rule => rule.match === 'regex')),
			services: new ServiceIndex(),
		};
		for (const rule of fixed) indexOf(indexes, rule).add(rule);
		return indexes;
	};
	let now = fresh();
	/** What takes the place of `now` when the last part of a full change has come. */
	let next: Indexes | undefined;
	for (const rule of given) if (changing.includes(rule.layer)) indexOf(now, rule).add(rule);

	return {
		name(raw): Verdict | undefined {
			const name = canonicalName(raw);
			borders.walk(name);
			let rule = now.names.find(name, borders);
			const other = packed.find(name, borders);
			if (other !== undefined && (rule === undefined || compareRules(other, rule) < 0)) rule = other;
			return now.regexes.find(name, rule === undefined ? Infinity : rankOf(rule)) ?? rule;
		},

		service: (transport, port, server) => now.services.find(transport, port, server),

		explain(raw): Explanation {
			const name = canonicalName(raw);
			borders.walk(name);
			const all: Rule[] = [];
			now.names.collect(name, borders, all);
			packed.collect(name, borders, all);
			now.regexes.collect(name, all);
			const [winner, ...losers] = all.sort(compareRules);
			return {winner, losers};
		},

		apply(change: RuleChange): void {
			if (change.full && (change.more || next !== undefined)) {
				next ??= fresh();
				for (const rule of change.upsert) indexOf(next, rule).add(rule);
				if (change.more) return;
				now = next;
				next = undefined;
				return;
			}
			if (change.full) for (const index of all(now)) index.removeWhere(rule => changing.includes(rule.layer));
			replace(now, change);
			if (next !== undefined) replace(next, change);
		},

		*rules(): Iterable<Rule> {
			for (const index of all(now)) yield* index.rules();
			yield* packed.rules();
		},
	};
}

/** Rules by the way they are looked for. */
interface Indexes {
	readonly names: NameIndex;
	readonly regexes: RegexList;
	readonly services: ServiceIndex;
}

const indexOf = ({names, regexes, services}: Indexes, {match}: Pick<RuleKey, 'match'>): NameIndex | RegexList | ServiceIndex =>
	match === 'regex' ? regexes : match === 'port' || match === 'cidr' ? services : names;

const all = ({names, regexes, services}: Indexes) => [names, regexes, services];

function replace(indexes: Indexes, {full, upsert, remove}: RuleChange): void {
	if (!full) for (const rule of upsert) indexOf(indexes, rule).remove(rule);
	for (const key of remove) indexOf(indexes, key).remove(key);
	for (const rule of upsert) indexOf(indexes, rule).add(rule);
}
