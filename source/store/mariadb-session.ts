/** A row of an answer; the caller knows what it asked for. Numbers beyond 2^53 do not occur in what is asked. */
// biome-ignore lint/suspicious/noExplicitAny: a row is what the statement says.
export type Row = Record<string, any>;

/** Runs one statement; `?` stands for a value, or for a list of values or of rows. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** µs since 1970 → text that the server reads as a time. */
export const utc = (us: number): string =>
	`${new Date(Math.floor(us / 1000)).toISOString().slice(0, 19).replace('T', ' ')}.${String(Math.round(us) % 1e6).padStart(6, '0')}`;
