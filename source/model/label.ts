import type {MatchKind} from './rule.js';

/** What a person asks for: this pattern belongs to this app. */
export interface LabelRequest {
	readonly match: MatchKind;
	readonly pattern: string;
	readonly app: string;
	readonly category: string;
}

/** One line of the history of labels, newest first where listed. */
export interface LabelEvent {
	readonly id: number;
	readonly action: 'label' | 'remove' | 'undo' | 'redo' | 'import';
	readonly match: MatchKind;
	readonly pattern: string;
	readonly app: string;
	readonly category: string;
	/** The app that this pattern had before, where it had one. */
	readonly previousApp: string | undefined;
	readonly author: string;
	readonly timeMs: number;
}

/** How the shared database is doing, for the header of the screen. */
export interface DatabaseStatus {
	/** `local`: none configured, SQLite alone. `away`: configured and not reachable; retried. */
	readonly state: 'local' | 'connecting' | 'ok' | 'read-only' | 'away';
	/** `PostgreSQL`, `MariaDB` (MySQL too), `SQLite`. */
	readonly engine: string;
	/** One line for people: why away, why labels wait, or undefined. */
	readonly detail: string | undefined;
	/** Labels and queue rows that wait to be pushed. */
	readonly outbox: number;
	/** What had to be given up because a queue was full. */
	readonly lost: number;
}

/** A row of the queue of unmatched names, as stored over runs. */
export interface UnmatchedRow {
	readonly name: string;
	readonly firstSeenMs: number;
	readonly lastSeenMs: number;
	readonly connections: number;
	readonly bytes: number;
	readonly clients: number;
}
