import type {Config} from '../config/config.js';
import type {DatabaseStatus, LabelEvent, UnmatchedRow} from '../model/label.js';
import type {FromStore, ToStore} from '../model/messages.js';
import type {Rule} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {RULES_MS, rulesMissing} from '../store/rules-missing.js';
import {Store} from '../store/store.js';

/** Where a command prints: text with its newlines. */
export interface Output {
	readonly out: (text: string) => void;
	readonly err: (text: string) => void;
}

type Request = ToStore extends infer T ? (T extends {readonly request: number} ? Omit<T, 'request'> : never) : never;

/** The store of a command that ends at once: in the main thread, without a capture. */
export interface CommandStore {
	readonly rules: readonly Rule[];
	status(): DatabaseStatus;
	/** Throws a `UserError` that says why something was refused. */
	ask(request: Request): {readonly events: readonly LabelEvent[]; readonly rows: readonly UnmatchedRow[]};
	import(rules: readonly Rule[]): readonly LabelEvent[];
	/** Resolves when everything is in the shared database, or cannot get there now, or after `ms`; at once without one. */
	settled(ms: number): Promise<DatabaseStatus>;
	/** Resolves when the rules of the shared database are here, or after `ms`, and says where they are missing. */
	pulled(ms?: number): Promise<void>;
}

/**
 * Opens the store, does `work`, closes it. Without `shared` the shared database is left alone, with `reads` no tables are made in it; with `keep`
 * the cache is made where there is none, so that what is read stays. Notices go to `err`.
 */
export async function withStore<T>(
	config: Config,
	output: Output,
	options: {readonly shared: boolean; readonly keep?: boolean; readonly reads?: boolean},
	work: (store: CommandStore) => Promise<T>,
): Promise<T> {
	const answers: Extract<FromStore, {readonly kind: 'answer'}>[] = [];
	let status: DatabaseStatus = {state: 'local', engine: 'SQLite', detail: undefined, outbox: 0, lost: 0};
	let statusChanged: () => void = () => {};
	const store = new Store(
		{
			home: config.home,
			database: options.shared ? config.database : undefined,
			prepares: !options.reads,
			patient: false,
			author: config.author,
			sensor: config.sensor,
			csv: false,
			json: false,
			queue: options.keep ?? false,
			automatic: config.classify.automatic !== undefined,
			debug: config.debug,
			engine: undefined,
		},
		message => {
			if (message.kind === 'answer') answers.push(message);
			else if (message.kind === 'notice') output.err(`snitop: ${message.text}\n`);
			if (message.kind !== 'status' && message.kind !== 'ready') return;
			status = message.status;
			statusChanged();
		},
	);
	const settled = (ms: number): Promise<DatabaseStatus> =>
		new Promise(resolve => {
			const done = () => {
				clearTimeout(timer);
				statusChanged = () => {};
				resolve(status);
			};
			const timer = setTimeout(done, ms);
			statusChanged = () => {
				if (status.state === 'away' || status.state === 'local' || status.state === 'read-only') done();
				else if (status.state === 'ok' && status.outbox === 0) done();
			};
			statusChanged();
		});
	try {
		return await work({
			get rules() {
				return store.rules();
			},
			status: () => status,
			ask(request) {
				store.command({...request, request: 0});
				const answer = answers.pop()!;
				if (answer.error !== undefined) throw new UserError(answer.error);
				return answer;
			},
			import: list => store.import(list),
			settled,
			async pulled(ms = RULES_MS) {
				const missing = rulesMissing(await settled(ms));
				if (missing !== undefined) output.err(`snitop: ${missing}\n`);
			},
		});
	} finally {
		await store.close();
	}
}

/** What became of a change in the shared database, as the end of a sentence. */
export function fate(status: DatabaseStatus): string {
	if (status.state === 'local') return '';
	if (status.state === 'ok' && status.outbox === 0) return status.detail === undefined ? ', shared' : `; ${status.detail}`;
	if (status.state === 'read-only') return '; the shared database may only be read, so it stays on this machine';
	return `; the shared database gets it later${status.detail === undefined ? '' : ` (${status.detail})`}`;
}
