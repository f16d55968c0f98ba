import type {Layer, MatchKind} from '../../model/rule.js';
import {UserError} from '../../model/user-error.js';
import type {Problems} from './problems.js';

/** A rule as a file has it, not checked yet; what is undefined, the file does not say. */
export interface FileRow {
	readonly line: number;
	/** The list of a folder that it stands in; undefined: the file itself. */
	readonly list?: string | undefined;
	readonly pattern: string;
	/** Undefined: the pattern speaks for itself. */
	readonly match?: MatchKind | undefined;
	/** Undefined: the app given with the command, else that of the list. Empty: not filled in, as in a queue that is half worked through. */
	readonly app?: string | undefined;
	readonly category?: string | undefined;
	/** The category where nothing else is known of the app. */
	readonly guess?: string | undefined;
	/** The list collects names of many apps and is none itself: it counts where the catalogue knows nothing better. */
	readonly isCollected?: boolean | undefined;
	readonly layer?: Layer | undefined;
	readonly priority?: number | undefined;
	readonly author?: string | undefined;
	readonly changedMs?: number | undefined;
}

export interface FileRows {
	readonly format: 'CSV' | 'JSON' | 'SQL dump' | 'names';
	readonly rows: readonly FileRow[];
	/** How a name is compared that does not say so itself. */
	readonly bare: 'exact' | 'suffix';
	readonly problems: Problems;
}

/** Rules of one import; the history keeps as many lines, so that it can be undone. */
const MAX_ROWS = 500_000;

/** Refuses a file of more rows, before it has taken the memory for them. */
export function checkCount(rows: number): void {
	if (rows > MAX_ROWS) throw new UserError(`there are more than ${MAX_ROWS} rows`, 'import them in parts');
}
