import {setImmediate} from 'node:timers/promises';
import type {LabelEvent} from '../model/label.js';
import type {Rule} from '../model/rule.js';
import type {Automatic, Findings} from '../state/automatic.js';
import type {MonitorState} from '../state/monitor-state.js';
import type {Session} from './session.js';

/** Between two looks. */
const LOOK_MS = 250;
/** Between two attempts to write what was refused. */
const RETRY_MS = 30_000;

/** Carries out what `state.automatic` finds: the store keeps it; in a replay that leaves no trace it counts in memory alone. */
export class AutomaticRules {
	readonly #state: MonitorState;
	readonly #automatic: Automatic;
	readonly #session: Session;
	readonly #stored: boolean;
	readonly #failed: (reason: string) => void;
	#busy: Promise<unknown> | undefined;
	#notBeforeMs = 0;

	/** `failed` is told what keeps rules from being written. */
	constructor(state: MonitorState, automatic: Automatic, session: Session, stored: boolean, failed: (reason: string) => void) {
		this.#state = state;
		this.#automatic = automatic;
		this.#session = session;
		this.#stored = stored;
		this.#failed = failed;
	}

	/** Looks at a few names every now and then, until the program ends. */
	start(): void {
		setInterval(() => {
			if (this.#busy !== undefined || Date.now() < this.#notBeforeMs) return;
			this.#busy = this.#look().finally(() => {
				this.#busy = undefined;
			});
		}, LOOK_MS).unref();
	}

	/** Resolves when every name was looked at, and what was found is carried out. */
	async settled(): Promise<void> {
		await this.#busy;
		// The first round may have begun in the middle.
		for (let rounds = 0; rounds < 2 && Date.now() >= this.#notBeforeMs; ) {
			if ((await this.#look()).round) rounds++;
			await setImmediate();
		}
	}

	/** A person takes a rule back: it is not made again. */
	async takeBack(rule: Rule): Promise<readonly LabelEvent[]> {
		const events = this.#stored ? await this.#session.store.remove([rule]) : undefined;
		this.#automatic.decline(rule.pattern);
		if (events !== undefined) return events;
		this.#apply({upsert: [], remove: [rule]});
		const {match, pattern, app, category} = rule;
		const {author} = this.#session.config;
		return [{id: 0, action: 'remove', match, pattern, app, category, previousApp: app, author, timeMs: Date.now()}];
	}

	async #look(): Promise<Findings> {
		const found = this.#automatic.look();
		const {upsert, confirm, remove} = found;
		if (upsert.length + confirm.length + remove.length === 0) return found;
		if (!this.#stored) {
			this.#apply(found);
			return found;
		}
		try {
			const events = await this.#session.store.automatic([...upsert, ...confirm], remove);
			const done = new Set(events.map(({pattern}) => pattern));
			if (events.length > 0) this.#log(`classified automatically, or no more: ${events.length} names`);
			for (const {pattern} of upsert) if (!done.has(pattern)) this.#automatic.decline(pattern);
			// The rules themselves come with a message of the store, which is heard in the next turn.
			await setImmediate();
		} catch (error) {
			this.#notBeforeMs = Date.now() + RETRY_MS;
			this.#failed(`names were not classified automatically: ${(error as Error).message}`);
		}
		return found;
	}

	#log(message: string): void {
		this.#session.store.log({kind: 'log', logger: 'db_classification', level: 'info', message});
	}

	#apply({upsert, remove}: Pick<Findings, 'upsert' | 'remove'>): void {
		const change = {full: false, upsert, remove};
		this.#state.applyRules(change);
		this.#session.engine.send({kind: 'rules', change});
	}
}
