import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {chownSync, closeSync, existsSync, mkdtempSync, openSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Connection, createConnection} from 'mysql2/promise';
import {freePort, otherUser} from './postgres.js';
import {until} from './until.js';

const program = ['/usr/sbin/mariadbd', '/usr/sbin/mysqld', '/usr/local/sbin/mariadbd', '/usr/libexec/mariadbd'].find(path =>
	existsSync(path),
);
const installer = ['/usr/bin/mariadb-install-db', '/usr/local/bin/mariadb-install-db'].find(path => existsSync(path));

/** Whether a MariaDB server can be started here; tests that need one are skipped, and say so, where it cannot. */
export const hasMariadb = program !== undefined && installer !== undefined;

/** Whether certificates can be made here. */
export const hasOpenssl = ['/usr/bin/openssl', '/usr/local/bin/openssl'].some(path => existsSync(path));

/** A real server of its own in a temporary folder, on a loopback port. As root it runs as `mysql` (or `nobody`). */
export class MariadbServer {
	readonly port: number;
	readonly folder: string;
	readonly #identity: {uid: number; gid: number} | undefined;
	#process: ChildProcess | undefined;
	#databases = 0;

	private constructor(folder: string, port: number, identity: {uid: number; gid: number} | undefined) {
		this.folder = folder;
		this.port = port;
		this.#identity = identity;
	}

	static async create(): Promise<MariadbServer> {
		const folder = mkdtempSync(join(tmpdir(), 'snitop-mariadb-'));
		const identity = process.getuid?.() === 0 ? otherUser(['mysql', 'nobody']) : undefined;
		if (identity) chownSync(folder, identity.uid, identity.gid);
		const server = new MariadbServer(folder, await freePort(), identity);
		const install = ['--no-defaults', `--datadir=${join(folder, 'data')}`, '--auth-root-authentication-method=normal', '--skip-test-db'];
		execFileSync(installer!, install, {...identity, cwd: folder, stdio: 'ignore'});
		await server.start();
		// Account names without a password: this server listens on loopback, and lives as long as the test.
		await server.query(server.url('', 'root'), "CREATE USER snitop@'127.0.0.1'; GRANT ALL ON *.* TO snitop@'127.0.0.1' WITH GRANT OPTION");
		return server;
	}

	/** `options` hold until the next start. */
	async start(options: readonly string[] = []): Promise<void> {
		const log = openSync(join(this.folder, 'log'), 'a');
		this.#process = spawn(
			program!,
			[
				'--no-defaults',
				`--datadir=${join(this.folder, 'data')}`,
				`--socket=${join(this.folder, 'socket')}`,
				`--pid-file=${join(this.folder, 'pid')}`,
				`--port=${this.port}`,
				'--bind-address=127.0.0.1',
				'--skip-name-resolve',
				'--innodb-flush-log-at-trx-commit=0',
				'--innodb-buffer-pool-size=32M',
				...options,
			],
			{...this.#identity, cwd: this.folder, stdio: ['ignore', log, log]},
		);
		closeSync(log);
		const answers = () =>
			this.query(this.url('', 'root'), 'SELECT 1').then(
				() => true,
				() => false,
			);
		await until('MariaDB answers', answers, 60_000);
	}

	/** The options for TLS with a certificate made now, signed by itself, for a name; the certificate is in the file `cert`. */
	secure(name: string): {readonly cert: string; readonly options: readonly string[]} {
		const [cert, key] = [join(this.folder, `${name}.crt`), join(this.folder, `${name}.key`)];
		const made = [
			'req',
			'-x509',
			'-newkey',
			'rsa:2048',
			'-nodes',
			'-days',
			'2',
			'-subj',
			`/CN=${name}`,
			'-addext',
			`subjectAltName=DNS:${name}`,
		];
		execFileSync('openssl', [...made, '-out', cert, '-keyout', key], {stdio: 'ignore'});
		if (this.#identity) chownSync(key, this.#identity.uid, this.#identity.gid);
		return {cert, options: [`--ssl-cert=${cert}`, `--ssl-key=${key}`]};
	}

	/** Ends the server as an administrator would: connections break, what was committed stays. */
	async stop(): Promise<void> {
		const server = this.#process;
		this.#process = undefined;
		if (!server || server.exitCode !== null) return;
		const ended = new Promise(resolve => server.once('exit', resolve));
		server.kill('SIGTERM');
		await ended;
	}

	/** The URL of a new, empty database. */
	async database(): Promise<string> {
		const name = `test_${++this.#databases}`;
		await this.query(this.url(''), `CREATE DATABASE ${name} CHARACTER SET latin1`);
		return this.url(name);
	}

	url(database: string, user = 'snitop'): string {
		return `mariadb://${user}@127.0.0.1:${this.port}/${database}`;
	}

	/** The rows of a query (of the last, where there are several) in a connection of its own. */
	async query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
		const client = await createConnection({uri: url, multipleStatements: true});
		try {
			const [result] = await client.query(sql, values);
			const rows = Array.isArray(result) && Array.isArray(result.at(-1)) ? result.at(-1) : result;
			return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : [];
		} finally {
			await client.end();
		}
	}

	/** A connection that stays open, for a transaction that does. */
	session(url: string): Promise<Connection> {
		return createConnection({uri: url, multipleStatements: true});
	}

	async remove(): Promise<void> {
		await this.stop();
		rmSync(this.folder, {recursive: true, force: true});
	}
}
