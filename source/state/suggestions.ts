import type {Classifier} from '../classify/classifier.js';
import {type Suggestion, suggest} from '../classify/suggest.js';
import {readWords, type Words} from '../classify/words.js';
import {IGNORED_APP, type Rule} from '../model/rule.js';
import type {Domains} from './groups.js';
import type {TallyTable} from './tally-table.js';

/** An app that rules know, and the category it mostly stands in. */
export interface KnownApp {
	readonly app: string;
	readonly category: string;
}

/** Reading all rules takes a tenth of a second: after fewer changes than this, what these say is added instead. */
const FEW_RULES = 100;
const MAX_CACHED = 2000;
/** Siblings looked at: a domain of thousands tells no more than its first hundreds. */
const MAX_SIBLINGS = 500;

const collator = new Intl.Collator('en');

/** Guesses for unmatched names, and the apps that can be picked. */
export class Suggestions {
	readonly #table: TallyTable;
	readonly #domains: Domains;
	readonly #classifier: Classifier;
	readonly #cache = new Map<number, readonly Suggestion[]>();
	#words: Words = new Map();
	#apps = new Map<string, string>();
	#sorted: readonly KnownApp[] | undefined;
	#known = false;

	constructor(table: TallyTable, domains: Domains, classifier: Classifier) {
		this.#table = table;
		this.#domains = domains;
		this.#classifier = classifier;
	}

	/** Guesses for a name, the surest first. */
	of(id: number): readonly Suggestion[] {
		const cached = this.#cache.get(id);
		if (cached !== undefined) return cached;
		this.#read();
		const table = this.#table;
		const birth = table.births[id];
		if (birth?.kind !== 'name') return [];
		const siblings = this.#domains.members(this.#domains.of(id)).slice(0, MAX_SIBLINGS);
		const found = suggest(birth.text, {
			siblings: siblings.map(sibling => ({name: table.births[sibling]!.text, verdict: table.verdicts[sibling]})),
			sameAddress: [],
			cname: undefined,
			words: this.#words,
		});
		if (this.#cache.size >= MAX_CACHED) this.#cache.clear();
		this.#cache.set(id, found);
		return found;
	}

	best(id: number): Suggestion | undefined {
		return this.of(id)[0];
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

	/** Rules changed; `added` are those that came. */
	forget(added: readonly Rule[]): void {
		this.#cache.clear();
		this.#sorted = undefined;
		if (added.length > FEW_RULES) this.#known = false;
		else for (const {app, category} of added) if (app !== IGNORED_APP) this.#apps.set(app, category);
	}

	/** More names are there: guesses by siblings may differ. */
	age(): void {
		this.#cache.clear();
	}

	#read(): void {
		if (this.#known) return;
		this.#known = true;
		this.#sorted = undefined;
		this.#words = readWords(this.#classifier.rules());
		this.#apps = new Map();
		for (const {app, category, layer} of this.#classifier.rules()) {
			if (app === IGNORED_APP || layer === 'third-party') continue;
			// What people said counts more than what the program came with.
			if (!this.#apps.has(app) || layer === 'label') this.#apps.set(app, category);
		}
	}
}
