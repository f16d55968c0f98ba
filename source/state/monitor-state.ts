import type {Classifier, Explanation} from '../classify/classifier.js';
import type {Suggestion} from '../classify/suggest.js';
import type {DatabaseStatus, LabelRequest} from '../model/label.js';
import type {RuleChange} from '../model/rule.js';
import type {Delta} from '../model/tally.js';
import {Automatic} from './automatic.js';
import {Domains} from './groups.js';
import {inverseOf, likelyScope, ownScope, rulesOf, type Scope, scopesOf} from './labelling.js';
import {Lists} from './lists.js';
import {Mirror} from './mirror.js';
import {REORDER_MS} from './order.js';
import type {Snapshot, SnapshotRequest, TallyRow} from './snapshot.js';
import {type KnownApp, Suggestions} from './suggestions.js';
import {addUp, type Sums} from './sums.js';

/** A line for the operator, and when it was said, milliseconds since 1970. */
export interface Notice {
	readonly level: 'info' | 'warn' | 'error';
	readonly text: string;
	readonly atMs: number;
}

export interface MonitorStateOptions {
	/** Rules as they are now; later changes come through `applyRules`, which applies them to it. */
	readonly classifier: Classifier;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Who labels are made by, until the store says so. */
	readonly author?: string;
	/** How sure a suggestion must be for a rule to be made of it; undefined: none is. */
	readonly automatic?: number | undefined;
}

/** Data is drawn at most this often (a file is read faster than its time goes by); keys and labels are drawn at once. */
const DRAW_MS = 450;
/** Guesses by siblings are made anew this often. */
const SUGGEST_MS = 10_000;

/** Everything the main thread knows of a run: fed by the engine and the store, read by the screen and the printed report. */
export class MonitorState {
	readonly classifier: Classifier;
	/** Finds what can be classified without a person; undefined: that is turned off. */
	readonly automatic: Automatic | undefined;
	readonly #now: () => number;
	readonly #author: string | undefined;
	readonly #mirror: Mirror;
	readonly #domains: Domains;
	readonly #suggestions: Suggestions;
	readonly #lists: Lists;
	readonly #listeners = new Set<() => void>();
	#database: DatabaseStatus | undefined;
	#notice: Notice | undefined;
	#sums: Sums | undefined;
	#sumsSecond = -1;
	#places: ReadonlyMap<string, number> = new Map();
	#placedMs = -Infinity;
	#rulesVersion = 0;
	/** Grows with everything that a frame could show. */
	#version = 0;
	#drawnMs = -Infinity;
	#started = false;
	/** Something came that no frame has shown. */
	#undrawn = false;
	#suggestedMs = 0;
	#answer: {readonly version: number; readonly key: string; readonly snapshot: Snapshot} | undefined;

	constructor({classifier, now, author, automatic}: MonitorStateOptions) {
		this.classifier = classifier;
		this.#now = now;
		this.#author = author;
		this.#mirror = new Mirror(classifier);
		this.#domains = new Domains(this.#mirror.table);
		this.#suggestions = new Suggestions(this.#mirror.table, this.#domains, classifier);
		this.#lists = new Lists(this.#mirror, this.#domains, this.#suggestions);
		this.automatic = automatic === undefined ? undefined : new Automatic(this.#mirror, this.#suggestions, automatic, now);
	}

	applyDelta(delta: Delta): void {
		const ended = delta.ended && !this.#mirror.ended;
		const {second} = this.#mirror.rates;
		this.#mirror.applyDelta(delta);
		this.#suggestions.readAhead();
		const now = this.#now();
		// Rates change with the seconds of packet time; all other numbers wait for them, so that a row is sent to the terminal once a second.
		const isNews = second !== this.#mirror.rates.second || !this.#started;
		this.#started ||= this.#mirror.timeUs > 0;
		if (ended || now - this.#suggestedMs >= SUGGEST_MS) {
			this.#suggestedMs = now;
			this.#suggestions.age();
		}
		if (ended) this.#sums = undefined;
		if (isNews) this.#version++;
		this.#undrawn ||= isNews;
		if (ended || (this.#undrawn && now - this.#drawnMs >= DRAW_MS)) this.#tell();
	}

	/** Rules changed, by the store or ahead of it; every tally has its new verdict when this returns. */
	applyRules(change: RuleChange): void {
		this.#mirror.applyRules(change);
		if (change.more) return;
		this.#suggestions.forget(change);
		this.#rulesVersion++;
		this.#sums = undefined;
		this.#tell();
	}

	/** Applies labels before they are stored; the answer takes them back. */
	applyLabels(labels: readonly LabelRequest[]): () => void {
		const change = rulesOf(labels, this.#author, this.#now());
		const inverse = inverseOf(change, this.classifier);
		this.applyRules(change);
		return () => this.applyRules(inverse);
	}

	setDatabase(status: DatabaseStatus): void {
		this.#database = status;
		this.#tell();
	}

	notice(level: Notice['level'], text: string): void {
		this.#notice = {level, text, atMs: this.#now()};
		this.#tell();
	}

	get latestNotice(): Notice | undefined {
		return this.#notice;
	}

	/** Calls `listener` when there is something to draw; the answer ends that. */
	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	/** What is to be seen now. Frozen: later deltas make a new one. */
	getSnapshot(request: SnapshotRequest): Snapshot {
		const key = keyOf(request);
		if (this.#answer?.version === this.#version && this.#answer.key === key) return this.#answer.snapshot;
		const snapshot = this.#snapshot(request);
		this.#answer = {version: this.#version, key, snapshot};
		return snapshot;
	}

	/** One tally as it is now. */
	tally(id: number): TallyRow | undefined {
		return this.#lists.row(id, this.#addUp());
	}

	/** Grows when rules changed. */
	get rulesVersion(): number {
		return this.#rulesVersion;
	}

	/** Rules that compete for a tally. */
	explain(id: number): Explanation {
		const birth = this.#mirror.table.births[id];
		if (birth?.kind === 'name') return this.classifier.explain(birth.text);
		return {winner: this.#mirror.table.verdicts[id], losers: []};
	}

	/** Guesses for these tallies together, the surest first. */
	suggestionsOf(ids: readonly number[]): readonly Suggestion[] {
		return this.#suggestions.together(ids);
	}

	/** Every app that can be picked. */
	apps(): readonly KnownApp[] {
		return this.#suggestions.apps();
	}

	categoryOf(app: string): string | undefined {
		return this.#suggestions.categoryOf(app);
	}

	/** The scopes that a label for these tallies could have, and the one to offer first. */
	scopes(ids: readonly number[], app: string | undefined): {readonly scopes: readonly Scope[]; readonly likely: number} {
		const {table} = this.#mirror;
		const scopes = scopesOf(ids, table, this.#domains);
		return {scopes, likely: likelyScope(scopes, app, table, this.#domains)};
	}

	/** The scope of a pattern that is typed, or what is wrong with it. */
	ownScope(text: string): Scope | string {
		return ownScope(text, this.#mirror.table);
	}

	/** The text of a tally as it came, for what is said about it. */
	textOf(id: number): string {
		return this.#mirror.table.births[id]?.text ?? '';
	}

	/** Unmatched names of a group, as they are now. */
	unmatchedUnder(domain: string): readonly number[] {
		return this.#domains.members(domain).filter(id => this.#mirror.table.isUnmatched(id));
	}

	#snapshot(request: SnapshotRequest): Snapshot {
		const mirror = this.#mirror;
		const {rates} = mirror;
		const sums = this.#addUp();
		const {order, offset, rows} = this.#lists.part(request, sums, this.#rulesVersion, this.#now());
		return Object.freeze({
			timeUs: mirror.timeUs,
			startUs: mirror.startUs,
			ended: mirror.ended,
			sources: mirror.sources,
			totals: mirror.totals,
			ledger: mirror.ledger,
			database: this.#database,
			rateUp: sums.rateUp,
			rateDown: sums.rateDown,
			mean: sums.mean,
			names: mirror.table.count,
			unmatched: sums.unmatched,
			nothingToName: sums.nothingToName,
			categories: sums.categories,
			trend: rates.shape,
			order,
			offset,
			rows,
			rulesVersion: this.#rulesVersion,
		});
	}

	#addUp(): Sums {
		const {second} = this.#mirror.rates;
		if (this.#sums === undefined || this.#sumsSecond !== second) {
			this.#sums = this.#keepPlaces(addUp(this.#mirror));
			this.#sumsSecond = second;
		}
		return this.#sums;
	}

	/** Panels change places as rarely as rows. */
	#keepPlaces(sums: Sums): Sums {
		const now = this.#now();
		if (now - this.#placedMs >= REORDER_MS) {
			this.#placedMs = now;
			this.#places = new Map(sums.categories.map(({category}, place) => [category, place]));
			return sums;
		}
		const placeOf = ({category}: {category: string}) => this.#places.get(category) ?? Infinity;
		// Both unknown: infinity less infinity is no number, and leaves them as they are.
		return {...sums, categories: [...sums.categories].sort((a, b) => placeOf(a) - placeOf(b) || 0)};
	}

	#tell(): void {
		this.#version++;
		this.#drawnMs = this.#now();
		this.#undrawn = false;
		for (const listener of this.#listeners) listener();
	}
}

/** The state of a run that is about to begin. */
export const createMonitorState = (options: MonitorStateOptions): MonitorState => new MonitorState(options);

const keyOf = ({list, category, sort, filter, expanded, offset, count, steady}: SnapshotRequest): string =>
	[list, category, sort, filter, [...expanded].join(' '), offset, count, steady].join('\n');
