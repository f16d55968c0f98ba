import {randomUUID} from 'node:crypto';
import type {StoredRule} from './label-change.js';
import {keyText} from './label-change.js';
import type {LabelStore} from './label-store.js';
import type {Pulled} from './shared-database.js';
import type {Sql} from './sqlite.js';

/** `reread`: rules were passed over, so all are to be read again when no change of ours waits. */
type Key = 'identity' | 'position' | 'reread';

/** Where the cache stands against the shared database: which database, and how much of it was read. */
export class SyncState {
	readonly #sql: Sql;
	readonly #labels: LabelStore;

	constructor(sql: Sql, labels: LabelStore) {
		this.#sql = sql;
		this.#labels = labels;
	}

	get(key: Key): string | undefined {
		return this.#sql.prepare<[string], {value: string}>('SELECT value FROM sync_state WHERE key = ?').get(key)?.value;
	}

	set(key: Key, value: string): void {
		this.#sql
			.prepare('INSERT INTO sync_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
			.run(key, value);
	}

	/** The position from which to pull: from the start, once, where rules were passed over for changes of ours of which none waits any more. */
	from(): string | undefined {
		if (this.get('reread') !== undefined && this.#labels.outbox.count === 0)
			this.#sql.prepare("DELETE FROM sync_state WHERE key IN ('position', 'reread')").run();
		return this.get('position');
	}

	/** How many of the rules that were pulled are not in the cache as they are there. */
	countNew(pulled: Pulled): number {
		const {rules} = this.#labels;
		const gone = pulled.full ? rules.all().filter(rule => rule.layer !== 'automatic') : [];
		const there = new Set(pulled.rules.map(({key}) => keyText(key)));
		return (
			pulled.rules.filter(({key, rule}) => !sameStored(rules.get(key), rule)).length + gone.filter(rule => !there.has(keyText(rule))).length
		);
	}

	/**
	 * Another database than before, or the first one: offers it the rules that it may lack, through the outbox. All of them where it is empty or the
	 * first; else those made on this machine. Returns how many.
	 */
	adopt(identity: string, empty: boolean): number {
		return this.#labels.transaction(() => {
			const first = this.get('identity') === undefined;
			this.#sql.prepare("DELETE FROM sync_state WHERE key IN ('position', 'reread')").run();
			this.set('identity', identity);
			this.#labels.outbox.retry();
			const group = randomUUID();
			let offered = 0;
			for (const rule of this.#labels.rules.all()) {
				if (rule.layer === 'automatic' || this.#labels.outbox.has(rule)) continue;
				if (!first && !empty && !this.#madeHere(rule)) continue;
				const {layer, match, pattern} = rule;
				const changeId = rule.changeId ?? randomUUID();
				this.#labels.outbox.add({
					id: changeId,
					group,
					action: layer === 'label' ? 'label' : 'import',
					key: {layer, match, pattern},
					rule: {...rule, changeId},
					author: rule.author ?? '',
					timeMs: rule.changedMs ?? 0,
				});
				offered++;
			}
			return offered;
		});
	}

	/** Takes over what was pulled; a rule with a change of ours under way, or one that was refused and is later, keeps ours. Returns the rules of `author` that a colleague has changed. */
	take(
		pulled: Pulled,
		author: string,
	): readonly {readonly before: StoredRule; readonly now: StoredRule | undefined; readonly by: string}[] {
		return this.#labels.transaction(() => {
			const {rules, outbox, history} = this.#labels;
			const overtaken: {before: StoredRule; now: StoredRule | undefined; by: string}[] = [];
			const lastBy = new Map(pulled.events.map(event => [keyText(event), event.author]));
			let skipped = false;
			const set = (key: Pulled['rules'][number]['key'], rule: StoredRule | undefined) => {
				const before = rules.get(key);
				if (sameStored(before, rule)) return;
				if (outbox.has(key)) {
					skipped = true;
					return;
				}
				if (outbox.refusedMs(key) > (rule?.changedMs ?? 0)) return;
				// A row typed in by hand has no event of its own.
				const byHand = rule !== undefined && rule.changeId === undefined;
				const by = (byHand ? undefined : lastBy.get(keyText(key))) ?? rule?.author ?? 'the shared database';
				rules.set(key, rule, by);
				if (key.layer === 'label' && before?.author === author && by !== author) overtaken.push({before, now: rule, by});
			};
			for (const {key, rule} of pulled.rules) set(key, rule);
			if (pulled.full) {
				const there = new Set(pulled.rules.map(({key}) => keyText(key)));
				for (const rule of rules.all()) if (rule.layer !== 'automatic' && !there.has(keyText(rule))) set(rule, undefined);
			}
			for (const event of pulled.events) history.addForeign(event);
			// What was skipped is asked for again, when our own change has arrived there: until then it would be the same again and again.
			if (skipped) this.set('reread', 'yes');
			this.set('position', pulled.position);
			return overtaken;
		});
	}

	#madeHere(rule: StoredRule): boolean {
		return (
			rule.changeId !== undefined &&
			this.#sql.prepare<[string], unknown>('SELECT 1 FROM label_history WHERE change_id = ? AND local = 1').get(rule.changeId) !== undefined
		);
	}
}

const sameStored = (a: StoredRule | undefined, b: StoredRule | undefined): boolean =>
	a === undefined || b === undefined
		? a === b
		: a.changeId === b.changeId && a.app === b.app && a.category === b.category && a.priority === b.priority && a.author === b.author;
