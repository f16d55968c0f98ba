import {hasMariadb, MariadbServer} from './mariadb.js';
import {hasPostgres, PostgresServer} from './postgres.js';

/** A real server of a shared database, as tests use it. */
export interface DatabaseServer {
	readonly port: number;
	start(): void | Promise<void>;
	stop(): void | Promise<void>;
	/** The URL of a new, empty database. */
	database(): Promise<string>;
	url(database: string, user?: string): string;
	/** The rows of one query in a connection of its own. */
	query(url: string, sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
	/** A connection that stays open, for a transaction that does. */
	session(url: string): Promise<{query(sql: string): Promise<unknown>; end(): Promise<void>}>;
	remove(): void | Promise<void>;
}

/** The engines of a shared database, whether their programs are here, and how to start a server. */
export const servers = [
	{engine: 'PostgreSQL', here: hasPostgres, create: (): Promise<DatabaseServer> => PostgresServer.create()},
	{engine: 'MariaDB', here: hasMariadb, create: (): Promise<DatabaseServer> => MariadbServer.create()},
] as const;
