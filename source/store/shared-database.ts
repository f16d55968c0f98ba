import type {RuleKey} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import type {ForeignEvent} from './history.js';
import type {LabelChange, Outcome, StoredRule} from './label-change.js';
import type {QueueBatch} from './queue-store.js';
import type {TakenOver} from './take-over.js';

/** The rules that changed in the shared database, and the position from which to ask the next time. */
export interface Pulled {
	readonly position: string;
	/** True: these are all rules there are. */
	readonly full: boolean;
	readonly rules: readonly {readonly key: RuleKey; readonly rule: StoredRule | undefined}[];
	readonly events: readonly ForeignEvent[];
}

/** What kind of database this is, asked once a connection. */
export interface Surroundings {
	/** Changes when the database is another one, also when it was restored from a dump. */
	readonly identity: string;
	/** What earlier versions had as its identity, where that was another. */
	readonly formerly?: string;
	readonly writable: boolean;
	/** Server time minus ours, ms. */
	readonly skewMs: number;
	readonly empty: boolean;
}

/** What a migration did. */
export interface Migrated {
	/** Names of the steps that were done now. */
	readonly done: readonly string[];
	/** What was changed in the tables that were there before. */
	readonly takenOver: readonly TakenOver[];
}

/** How much is in the shared database. */
export interface Counts {
	readonly apps: number;
	readonly labels: number;
	readonly shared: number;
	readonly queue: number;
	readonly history: number;
	readonly revision: number;
	/** Values that were cleaned when older tables were taken over. */
	readonly cleaned: number;
}

/**
 * A connection to the shared database. Its methods reject when the server is away, and one that leaves a question unanswered for
 * some seconds counts as away. Only one method runs at a time.
 */
export interface SharedDatabase {
	/** Without a notification, how often to ask for changes, ms. */
	readonly pollMs: number;
	/** The server and its version: `PostgreSQL 15.4`. */
	version(): Promise<string>;
	/** Names of the steps in `db/` that it has not had. */
	pending(): Promise<readonly string[]>;
	/** True where our tables are there, of whatever version. */
	isPrepared(): Promise<boolean>;
	/** True where this role may make what the steps to be done make: tables, triggers. */
	mayMigrate(): Promise<boolean>;
	/** Brings the database to this version, and takes over what older tables hold. Several instances take turns. A dry run changes nothing. */
	migrate(dryRun?: boolean): Promise<Migrated>;
	surroundings(): Promise<Surroundings>;
	/** Calls `changed` when rules change in any session, where the server tells such things. */
	listen(changed: () => void): Promise<void>;
	/** What changed since `position`, all of it without one. Some changes may come twice, none is left out. */
	pull(position: string | undefined): Promise<Pulled>;
	/** True when the server is younger than the position: it was swapped or set up anew. */
	isBehind(position: string): Promise<boolean>;
	/** Applies changes in order, in one transaction; repeating it does no harm. `skewMs` is what the clock here lacks. Rejects with `Busy`, `Refused`. */
	apply(changes: readonly LabelChange[], skewMs?: number): Promise<readonly Outcome[]>;
	/** Adds a batch of the queue; one that has arrived before is left out. Rejects with `Busy`, `Refused`. */
	pushQueue(batch: QueueBatch, sensor: string): Promise<void>;
	counts(): Promise<Counts>;
	/** Ends the connection; does not wait for a server that is silent. */
	close(): void;
}

/** Another session keeps locked what is to be written: nothing was changed, try again later. */
export class Busy extends Error {
	constructor() {
		super('another session keeps the rules locked');
	}
}

/** The database will never take what was to be written: nothing was changed, and trying again does not help. */
export class Refused extends Error {}

/** A migration has failed, and what was there before could not be given its old names: the message says where it stands. */
export class HalfMigrated extends Error {}

/** A server that does not take a connection in this time is away, ms. */
export const CONNECT_MS = 5000;
/** A lock of another session is waited for this long, ms: pulling waits meanwhile. */
export const LOCK_MS = 1000;
/** Events of colleagues that are read at once; older ones stay in the shared history alone. */
export const HISTORY_ROWS = 1000;

const engines = {'postgres:': 'PostgreSQL', 'postgresql:': 'PostgreSQL', 'mysql:': 'MariaDB', 'mariadb:': 'MariaDB'} as const;

/** The engine that a database URL names; a `UserError` where it names none. */
export function engineOf(url: string): (typeof engines)[keyof typeof engines] {
	const engine = URL.canParse(url) ? engines[new URL(url).protocol as keyof typeof engines] : undefined;
	if (engine !== undefined) return engine;
	throw new UserError(
		'the database URL is not one',
		'write postgresql://user:password@host:5432/database or mariadb://user:password@host:3306/database',
	);
}

/** Fires once when the connection breaks. */
export type Lost = (error: Error | undefined) => void;

/** Connects, until `signal` fires. Drivers are loaded here: they take longer to load than the rest of a start. */
export async function connectDatabase(url: string, lost: Lost = () => {}, signal?: AbortSignal): Promise<SharedDatabase> {
	return engineOf(url) === 'PostgreSQL'
		? (await import('./postgres.js')).Postgres.connect(url, lost, signal)
		: (await import('./mariadb.js')).Mariadb.connect(url, lost, signal);
}
