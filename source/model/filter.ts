import type {ConnectionState, EndReason, UnnamedReason} from './connection.js';

/** Values whose word on the screen has the text of a filter in it: what they are called there, the screen alone knows. */
export interface FilterWords {
	readonly categories: readonly string[];
	readonly reasons: readonly UnnamedReason[];
	/** How a connection ended, or else how it is. */
	readonly states: readonly (ConnectionState | EndReason)[];
}

/** Which connections are asked for. */
export interface ConnectionQuery {
	/** Part of what a row shows, in lower case; empty: all. */
	readonly text: string;
	readonly words: FilterWords;
	/** Those that count for one of these tallies alone; empty: all. */
	readonly tallies: readonly number[];
}
