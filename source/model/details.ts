import type {Connection} from './connection.js';

/** A value and how often (connections) and how much (bytes) it was seen. */
export interface Share {
	readonly text: string;
	readonly connections: number;
	readonly bytes: number;
}

/** What the engine knows of one tally, asked for when its details are open; from open connections and the latest closed ones. */
export interface TallyDetails {
	readonly tally: number;
	/** Addresses as `"w0 w1 w2 w3"` words are formatted by whoever shows them: keys are hexadecimal words joined by `:`. */
	readonly servers: readonly Share[];
	readonly clients: readonly Share[];
	readonly protocols: readonly Share[];
	readonly versions: readonly Share[];
	readonly alpn: readonly Share[];
	readonly ech: readonly Share[];
	readonly ja4: readonly Share[];
	/** Newest first, at most 50. */
	readonly connections: readonly Connection[];
}
