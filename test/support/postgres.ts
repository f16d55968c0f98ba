import {execFileSync} from 'node:child_process';
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import pg from 'pg';

const versions = '/usr/lib/postgresql';
const bin = existsSync(versions)
	? readdirSync(versions)
			.map(version => join(versions, version, 'bin'))
			.filter(folder => existsSync(join(folder, 'initdb')))
			.sort()
			.at(-1)
	: undefined;

/** Whether a PostgreSQL server can be started here; tests that need one are skipped, and say so, where it cannot. */
export const hasPostgres = bin !== undefined;

/** A real server of its own in a temporary folder, on a loopback port. As root it runs as `postgres` (or `nobody`), since it refuses to run as root. */
export class PostgresServer {
	readonly port: number;
	readonly #folder: string;
	readonly #identity: {uid: number; gid: number} | undefined;
	#databases = 0;

	private constructor(folder: string, port: number, identity: {uid: number; gid: number} | undefined) {
		this.#folder = folder;
		this.port = port;
		this.#identity = identity;
	}

	static async create(): Promise<PostgresServer> {
		const folder = mkdtempSync(join(tmpdir(), 'snitop-pg-'));
		const identity = process.getuid?.() === 0 ? otherUser(['postgres', 'nobody']) : undefined;
		if (identity) chownSync(folder, identity.uid, identity.gid);
		const server = new PostgresServer(folder, await freePort(), identity);
		server.#run('initdb', ['-D', join(folder, 'data'), '-U', 'snitop', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync']);
		server.start();
		return server;
	}

	start(): void {
		const options = `-p ${this.port} -k ${this.#folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
		this.#run('pg_ctl', ['-D', join(this.#folder, 'data'), '-l', join(this.#folder, 'log'), '-o', options, '-w', 'start']);
	}

	stop(): void {
		this.#run('pg_ctl', ['-D', join(this.#folder, 'data'), '-m', 'fast', '-w', 'stop']);
	}

	/** The URL of a new, empty database. */
	async database(): Promise<string> {
		const name = `test_${++this.#databases}`;
		await this.query(this.url('postgres'), `CREATE DATABASE ${name}`);
		return this.url(name);
	}

	url(database: string, user = 'snitop'): string {
		return `postgresql://${user}@127.0.0.1:${this.port}/${database}`;
	}

	/** The rows of one query in a connection of its own. */
	async query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
		const client = new pg.Client({connectionString: url});
		await client.connect();
		try {
			return (await client.query(sql, values)).rows ?? [];
		} finally {
			await client.end();
		}
	}

	/** A connection that stays open, for a transaction that does. */
	async session(url: string): Promise<pg.Client> {
		const client = new pg.Client({connectionString: url});
		await client.connect();
		return client;
	}

	remove(): void {
		try {
			this.stop();
		} catch {
			// It was stopped by the test already.
		}
		rmSync(this.#folder, {recursive: true, force: true});
	}

	#run(program: string, args: string[]): void {
		execFileSync(join(bin!, program), args, {...this.#identity, cwd: this.#folder, stdio: 'ignore'});
	}
}

/** The first of these users that there is: servers refuse to run as root. */
export function otherUser(names: readonly string[]): {uid: number; gid: number} {
	for (const name of names) {
		try {
			const id = (flag: string) => Number(execFileSync('id', [flag, name], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}));
			return {uid: id('-u'), gid: id('-g')};
		} catch {
			// No such user here: the next one.
		}
	}
	throw new Error(`none of the users ${names.join(', ')} is here to run a server as`);
}

/** A port of loopback that nobody listens on. */
export const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const probe = createServer().once('error', reject);
		probe.listen(0, '127.0.0.1', () => {
			const {port} = probe.address() as {port: number};
			probe.close(() => resolve(port));
		});
	});
