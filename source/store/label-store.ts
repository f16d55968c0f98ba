import {randomUUID} from 'node:crypto';
import {parsePattern} from '../classify/parse-pattern.js';
import type {LabelEvent, LabelRequest} from '../model/label.js';
import {AUTOMATIC_AUTHOR, type Rule, type RuleKey} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {bundledCategory} from './app-category.js';
import {automaticSteps} from './automatic-rules.js';
import {bundledCategoryName} from './category-names.js';
import {checkName} from './check-name.js';
import {History} from './history.js';
import {keyText, type LabelChange, type StoredRule, sameRule} from './label-change.js';
import {Outbox} from './outbox.js';
import {RuleTable} from './rule-table.js';
import type {Sql} from './sqlite.js';

/**
 * Labels in the cache. Every change of a rule, its line in the history and its row in the outbox are one transaction, so that a label that was
 * acknowledged is there after a kill, and reaches the shared database some day.
 */
export class LabelStore {
	readonly rules: RuleTable;
	readonly history: History;
	readonly outbox: Outbox;
	readonly #sql: Sql;
	readonly #author: string;
	readonly #now: () => number;

	/** `shared`: a shared database is configured, so changes go to the outbox. `automatic`: rules of that layer count. */
	constructor(
		sql: Sql,
		options: {readonly author: string; readonly shared: boolean; readonly automatic?: boolean; readonly now?: () => number},
	) {
		this.#sql = sql;
		this.#author = options.author;
		this.#now = options.now ?? Date.now;
		this.rules = new RuleTable(sql, options.automatic ?? false);
		this.history = new History(sql);
		this.outbox = new Outbox(sql, options.shared);
	}

	/** Runs `work` so that all of it happens or nothing, alone among the processes that share the file. */
	transaction<T>(work: () => T): T {
		return this.#sql.transaction(work).immediate();
	}

	/** Labels made by a person. Patterns need not be canonical; a faulty one is a `UserError` and nothing is done. Unchanged labels are no events. */
	label(requests: readonly LabelRequest[]): readonly LabelEvent[] {
		return this.transaction(() => {
			const rules = requests.map(request => this.#ruleOf(request));
			return this.#change(
				'label',
				rules.map(rule => ({key: rule, rule})),
			);
		});
	}

	/** Takes labels away, and where there is none the automatic rule of a name; a pattern that has neither is a `UserError`. */
	remove(keys: readonly Pick<LabelRequest, 'match' | 'pattern'>[]): readonly LabelEvent[] {
		return this.transaction(() => {
			const steps = keys.map(({match, pattern}) => {
				const parsed = parsePattern(pattern, match);
				if (typeof parsed === 'string') throw new UserError(parsed);
				const label: RuleKey = {layer: 'label', ...parsed};
				const key: RuleKey = this.rules.get(label) ? label : {layer: 'automatic', match: 'exact', pattern: parsed.pattern};
				if (!this.rules.get(key)) {
					const other = (['exact', 'suffix'] as const).find(kind => kind !== match && this.rules.get({...label, match: kind}));
					const hint = other === undefined ? undefined : `there is one for ${other}:${parsed.pattern}: --match ${other}`;
					throw new UserError(`there is no label for ${match}:${parsed.pattern}`, hint);
				}
				return {key, rule: undefined};
			});
			return this.#change('remove', steps);
		});
	}

	/** Rules that follow suggestions, and those whose ground is gone; they stay on this machine. What is passed over has no event, see `automaticSteps`. */
	automatic(upsert: readonly Rule[], remove: readonly RuleKey[]): readonly LabelEvent[] {
		return this.transaction(() => {
			const steps = automaticSteps(this.rules, this.history, upsert, remove, this.#now());
			return this.#change('label', steps, AUTOMATIC_AUTHOR);
		});
	}

	/** Forgets what is old of the history, and of rules that are gone. */
	prune(): void {
		this.transaction(() => {
			this.history.prune();
			this.rules.prune();
		});
	}

	/** Drops the automatic rules that nothing has confirmed since. */
	expireAutomatic(beforeMs: number): void {
		const steps = this.rules.automatic(beforeMs).map(key => ({key, rule: undefined}));
		if (steps.length > 0) this.transaction(() => this.#change('remove', steps, AUTOMATIC_AUTHOR));
	}

	/** Rules of a list; the keys must be canonical. One transaction, undone as one. */
	import(rules: readonly Rule[]): readonly LabelEvent[] {
		return this.transaction(() =>
			this.#change(
				'import',
				rules.map(rule => ({key: rule, rule})),
			),
		);
	}

	/** Takes the author's latest change back, to exactly what was before; what others have changed since stays and is a `UserError`. */
	undo(): readonly LabelEvent[] {
		return this.transaction(() => {
			const group = this.history.undoable(this.#author);
			if (group.length === 0) throw new UserError('there is nothing to undo');
			for (const event of group) this.#refuseIfChanged(event.key, event.after);
			const events = this.#change('undo', group.map(event => ({key: event.key, rule: event.before})).reverse());
			this.history.markUndone(group[0]!.group, events.at(-1)?.id ?? 0);
			return events;
		});
	}

	/** Does again what was undone last, if the author has changed nothing since. */
	redo(): readonly LabelEvent[] {
		return this.transaction(() => {
			const group = this.history.redoable(this.#author);
			if (group.length === 0) throw new UserError('there is nothing to redo');
			for (const event of group) this.#refuseIfChanged(event.key, event.before);
			const events = this.#change(
				'redo',
				group.map(event => ({key: event.key, rule: event.after})),
			);
			this.history.markUndone(group[0]!.group, 0);
			return events;
		});
	}

	#change(
		action: LabelEvent['action'],
		steps: readonly {readonly key: RuleKey; readonly rule: Rule | StoredRule | undefined}[],
		author = this.#author,
	): LabelEvent[] {
		const group = randomUUID();
		const nowMs = this.#now();
		const events: LabelEvent[] = [];
		const last = new Map(steps.map(step => [keyText(step.key), step]));
		// All are read before any is written: for a long list that is half the time.
		const read = [...last.values()].map(step => {
			const key: RuleKey = {layer: step.key.layer, match: step.key.match, pattern: step.key.pattern};
			return {step, key, before: this.rules.get(key)};
		});
		for (const {step, key, before} of read) {
			if (sameRule(before, step.rule) && action !== 'undo' && action !== 'redo') continue;
			const id = randomUUID();
			// A clock that was set back must not make the newer label the older one.
			const timeMs = Math.max(nowMs, (this.history.latestMs(key) ?? 0) + 1);
			const rule = step.rule && {...step.rule, changeId: action === 'undo' || action === 'redo' ? (step.rule as StoredRule).changeId : id};
			const done = action === 'label' && rule === undefined ? 'remove' : action;
			const change: LabelChange = {id, group, action: done, key, rule, author, timeMs};
			this.rules.set(key, rule, undefined);
			events.push(this.history.add(change, before, true));
			// What a program guessed is nothing that a team should have to undo.
			if (key.layer !== 'automatic') this.outbox.add(change);
		}
		return events;
	}

	#ruleOf(request: LabelRequest): Rule {
		const parsed = parsePattern(request.pattern, request.match);
		if (typeof parsed === 'string') throw new UserError(parsed);
		const app = checkName(request.app, 'app');
		const category =
			request.category.trim() === ''
				? (this.rules.categoryOf(app) ?? bundledCategory(app) ?? 'Other')
				: (bundledCategoryName(request.category) ?? checkName(request.category, 'category'));
		return {...parsed, app, category, layer: 'label', priority: 0, author: this.#author, changedMs: this.#now()};
	}

	#refuseIfChanged(key: RuleKey, expected: StoredRule | undefined): void {
		const now = this.rules.get(key);
		if (now?.changeId === expected?.changeId && now?.app === expected?.app) return;
		throw new UserError(`${key.match}:${key.pattern} was changed since by ${now?.author ?? 'somebody else'}`, 'label it anew instead');
	}
}
