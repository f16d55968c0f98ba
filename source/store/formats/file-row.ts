import type {Layer, MatchKind} from '../../model/rule.js';

/** A rule as a file has it, not checked yet. */
export interface FileRow {
	readonly line: number;
	readonly pattern: string;
	/** Undefined: the pattern speaks for itself. */
	readonly match: MatchKind | undefined;
	/** Undefined: the app given with the command, or the name of the file. */
	readonly app: string | undefined;
	readonly category: string | undefined;
	readonly layer: Layer | undefined;
	readonly priority: number | undefined;
	readonly author: string | undefined;
	readonly changedMs: number | undefined;
}

/** Something in a file that could not be used as it stands. */
export interface Problem {
	readonly line: number;
	readonly text: string;
	readonly fault: string;
	readonly result: 'left out' | 'merged' | 'overruled' | 'cleaned';
}

export interface FileRows {
	readonly format: 'CSV' | 'JSON' | 'SQL dump' | 'names';
	readonly rows: readonly FileRow[];
	readonly problems: readonly Problem[];
}

/** A row of which only the pattern is known. */
export const bareRow = (line: number, pattern: string): FileRow => ({
	line,
	pattern,
	match: undefined,
	app: undefined,
	category: undefined,
	layer: undefined,
	priority: undefined,
	author: undefined,
	changedMs: undefined,
});
