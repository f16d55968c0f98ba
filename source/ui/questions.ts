import type {Connection} from '../model/connection.js';
import type {TallyDetails} from '../model/details.js';
import type {ConnectionQuery} from '../model/filter.js';
import type {LabelEvent} from '../model/label.js';
import type {Effects} from '../state/effects.js';

/** Lists longer than this are looked through with a filter. */
const CONNECTIONS = 500;
const EVENTS = 500;

/** What is shown, and so has to be asked for. */
export interface Asked {
	readonly tally: number | undefined;
	readonly connections: ConnectionQuery | undefined;
	readonly history: boolean;
}

/** The latest answers of the engine and the store. One question of a kind is under way at a time; a later one waits, and the latest wins. */
export class Questions {
	details: TallyDetails | undefined;
	connections: readonly Connection[] = [];
	/** The tallies that they are the connections of; undefined: nothing was answered yet. */
	connectionsOf: readonly number[] | undefined;
	history: readonly LabelEvent[] = [];
	readonly #effects: Effects;
	readonly #failed: (message: string) => void;
	readonly #answered: () => void;
	readonly #busy = new Set<string>();
	readonly #next = new Map<string, () => void>();
	#closed = false;
	#told = false;

	constructor(effects: Effects, failed: (message: string) => void, answered: () => void) {
		this.#effects = effects;
		this.#failed = failed;
		this.#answered = answered;
	}

	ask({tally, connections, history}: Asked): void {
		if (tally !== undefined) {
			this.#one(
				'details',
				() => this.#effects.inspect(tally),
				details => (this.details = details),
			);
		}
		if (connections !== undefined) {
			this.#one(
				'connections',
				() => this.#effects.connections(connections, CONNECTIONS),
				list => {
					this.connections = list;
					this.connectionsOf = connections.tallies;
				},
			);
		}
		if (history) {
			this.#one(
				'history',
				() => this.#effects.history(EVENTS),
				list => (this.history = list),
			);
		}
	}

	close(): void {
		this.#closed = true;
		this.#next.clear();
	}

	#one<T>(kind: string, question: () => Promise<T>, take: (answer: T) => void): void {
		if (this.#busy.has(kind)) {
			this.#next.set(kind, () => this.#one(kind, question, take));
			return;
		}
		this.#busy.add(kind);
		question()
			.then(
				answer => {
					take(answer);
					this.#told = false;
				},
				(error: unknown) => {
					// Asked again every second: said once.
					if (!this.#told && !this.#closed) this.#failed(error instanceof Error ? error.message : String(error));
					this.#told = true;
				},
			)
			.finally(() => {
				this.#busy.delete(kind);
				if (this.#closed) return;
				const next = this.#next.get(kind);
				this.#next.delete(kind);
				next?.();
				this.#answered();
			});
	}
}
