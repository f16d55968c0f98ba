import type {Classifier} from '../classify/classifier.js';
import {isCarrier, LEAST_CONFIDENCE, type NamedVerdict, type Suggestion, suggest} from '../classify/suggest.js';
import {WordReader} from '../classify/words.js';
import {IGNORED_APP, type Rule, type RuleChange, type Verdict} from '../model/rule.js';
import {Addresses} from './addresses.js';
import type {Domains} from './groups.js';
import type {TallyTable} from './tally-table.js';

export type {Suggestion} from '../classify/suggest.js';

/** An app that rules know, and the category it mostly stands in. */
export interface KnownApp {
	readonly app: string;
	readonly category: string;
}

/** Reading all rules takes a tenth of a second: after fewer changes than this, what these say is added instead. */
const FEW_RULES = 100;
/** Rules read ahead at a time: a few milliseconds. */
const READ_AHEAD = 1000;
const MAX_CACHED = 20_000;
/** Known siblings that are asked, and names among which they are sought: a domain of thousands tells no more than its first ones. */
const MAX_SIBLINGS = 500;
const MAX_MEMBERS = 5000;
/** Names of a group that are asked what the group is. */
const SPOKESMEN = 8;

const collator = new Intl.Collator('en');

/** What somebody said of a name. Guesses tell nothing, or it would depend on their order what they are. */
const said = (verdict: Verdict | undefined): Verdict | undefined => (verdict?.layer === 'automatic' ? undefined : verdict);

/** Guesses for unmatched names, and the apps that can be picked. */
export class Suggestions {
	readonly #table: TallyTable;
	readonly #domains: Domains;
	readonly #addresses: Addresses;
	readonly #classifier: Classifier;
	readonly #cache = new Map<number, readonly Suggestion[]>();
	#words = new WordReader();
	#apps = new Map<string, string>();
	#sorted: readonly KnownApp[] | undefined;
	/** Rules that are still to be read; undefined: none is. */
	#unread: Iterator<Rule> | undefined;

	constructor(table: TallyTable, domains: Domains, classifier: Classifier) {
		this.#table = table;
		this.#domains = domains;
		this.#addresses = new Addresses(table);
		this.#classifier = classifier;
		this.#begin();
	}

	/** Reads some of the rules, so that the first question needs not wait for all of them. */
	readAhead(): void {
		this.#read(READ_AHEAD);
	}

	/** Guesses for a name, the surest first. */
	of(id: number): readonly Suggestion[] {
		const cached = this.#cache.get(id);
		if (cached !== undefined) return cached;
		this.#read();
		const table = this.#table;
		const birth = table.births[id];
		if (birth?.kind !== 'name') return [];
		const found = suggest(birth.text, {
			siblings: this.#siblings(id),
			sameAddress: this.#neighbours(id),
			aliases: this.#aliases(id),
			words: this.#words.words,
		});
		if (this.#cache.size >= MAX_CACHED) this.#cache.clear();
		this.#cache.set(id, found);
		return found;
	}

	/** Guesses for several names together, the surest first: less sure where only some of them point there. */
	together(ids: readonly number[]): readonly Suggestion[] {
		if (ids.length === 1) return this.of(ids[0]);
		const asked = ids.slice(0, SPOKESMEN);
		const sums = new Map<string, {readonly best: Suggestion; readonly sum: number}>();
		for (const guess of asked.flatMap(id => this.of(id))) {
			const key = `${guess.app}\n${guess.category}`;
			const {best, sum} = sums.get(key) ?? {best: guess, sum: 0};
			sums.set(key, {best: guess.confidence > best.confidence ? guess : best, sum: sum + guess.confidence});
		}
		return [...sums.values()]
			.map(({best, sum}) => ({...best, confidence: sum / asked.length}))
			.filter(({confidence}) => confidence >= LEAST_CONFIDENCE)
			.sort((a, b) => b.confidence - a.confidence);
	}

	/** Every app that the rules know, by the alphabet. */
	apps(): readonly KnownApp[] {
		this.#read();
		this.#sorted ??= [...this.#apps].map(([app, category]) => ({app, category})).sort((a, b) => collator.compare(a.app, b.app));
		return this.#sorted;
	}

	categoryOf(app: string): string | undefined {
		this.#read();
		return this.#apps.get(app);
	}

	/** Rules changed; of a change in parts, the last one: the classifier has all of them now. */
	forget({full, upsert}: RuleChange): void {
		this.#cache.clear();
		this.#sorted = undefined;
		if (full || upsert.length > FEW_RULES) this.#begin();
		else for (const {app, category} of upsert) if (app !== IGNORED_APP) this.#apps.set(app, category);
	}

	/** More names are there: guesses by siblings may differ. */
	age(): void {
		this.#cache.clear();
	}

	readonly #named = (id: number): NamedVerdict => ({name: this.#table.births[id]!.text, verdict: said(this.#table.verdicts[id])});

	#siblings(id: number): readonly NamedVerdict[] {
		const {verdicts} = this.#table;
		const siblings: NamedVerdict[] = [];
		const members = this.#domains.members(this.#domains.of(id));
		const end = Math.min(members.length, MAX_MEMBERS);
		for (let i = 0; i < end && siblings.length < MAX_SIBLINGS; i++) if (said(verdicts[members[i]])) siblings.push(this.#named(members[i]));
		return siblings;
	}

	#aliases(id: number): readonly NamedVerdict[] {
		return (this.#table.births[id]?.aliases ?? []).map(name => ({name, verdict: said(this.#classifier.name(name))}));
	}

	/** Names on the same address; none where one of them says that the address is a carrier's. */
	#neighbours(id: number): readonly NamedVerdict[] {
		const ids = this.#addresses.neighbours(id);
		const carried = ids.some(other => this.#aliases(other).some(({verdict}) => isCarrier(verdict)));
		return carried ? [] : ids.map(this.#named);
	}

	#begin(): void {
		this.#words = new WordReader();
		this.#apps = new Map();
		this.#unread = this.#classifier.rules()[Symbol.iterator]();
	}

	#read(most = Number.POSITIVE_INFINITY): void {
		for (let left = most; this.#unread !== undefined && left > 0; left--) {
			const {value: rule, done} = this.#unread.next();
			this.#sorted = undefined;
			if (done) {
				this.#unread = undefined;
				return;
			}
			this.#words.read(rule);
			const {app, category, layer} = rule;
			if (app === IGNORED_APP || layer === 'third-party') continue;
			// What people said counts more than what the program came with.
			if (!this.#apps.has(app) || layer === 'label') this.#apps.set(app, category);
		}
	}
}
