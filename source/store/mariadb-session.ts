/** A row of an answer; the caller knows what it asked for. Numbers beyond 2^53 do not occur in what is asked. */
// biome-ignore lint/suspicious/noExplicitAny: a row is what the statement says.
export type Row = Record<string, any>;

/** Runs one statement; `?` stands for a value, or for a list of values or of rows. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** µs since 1970 → text that the server reads as a time. */
export const utc = (us: number): string =>
	`${new Date(Math.floor(us / 1000)).toISOString().slice(0, 19).replace('T', ' ')}.${String(Math.round(us) % 1e6).padStart(6, '0')}`;

const errnoOf = (error: unknown): number => (error as {errno?: number}).errno ?? 0;

/** A lock was waited for in vain; a deadlock of which we were the victim; a row that was changed since the transaction began. */
export const isBusy = (error: unknown): boolean => [1205, 1213, 1020].includes(errnoOf(error));

/** No privilege for the table, column or database, or for triggers beside a binary log; a server or a transaction that may only read. */
export const isDenied = (error: unknown): boolean => [1142, 1143, 1044, 1227, 1419, 1290, 1792, 1836].includes(errnoOf(error));

/** A value that a column, a constraint or a trigger does not take. Two of those have no class of their own: 1366 a text, 3819 a check in MySQL. */
export const isRefusal = (error: unknown): boolean =>
	/^(22|23|44|45)/.test((error as {sqlState?: string}).sqlState ?? '') || [1366, 3819].includes(errnoOf(error));

/** The mark cannot be read: the table is not there yet, or not for this role, or (MySQL) it has no history. */
const UNMARKED = [1146, 1142, 1143, 1054];

/**
 * What tells a database from all others, a restored dump of it included: its id, and when its mark was written, which no dump carries along. Without a mark
 * the time at which a table was made; MariaDB asks the file system for that, so `FLUSH TABLES` after a change of its mode is enough to change it, and
 * earlier versions knew a database by it (`formerly`).
 */
export async function readIdentity(query: Query): Promise<{readonly identity: string; readonly formerly: string}> {
	const mark = await query("SELECT CONCAT('mark ', UNIX_TIMESTAMP(row_start)) AS made FROM snitop_mark").catch(error => {
		if (UNMARKED.includes(errnoOf(error))) return [];
		throw error;
	});
	const [row] = await query(
		`SELECT database_id, (SELECT UNIX_TIMESTAMP(create_time) FROM information_schema.tables
			WHERE table_schema = DATABASE() AND table_name = 'snitop_meta') AS created FROM snitop_meta`,
	);
	const {database_id, created} = row!;
	const formerly = `${database_id} ${created}`;
	return {identity: mark.length === 0 ? formerly : `${database_id} ${mark[0]!['made']}`, formerly};
}
