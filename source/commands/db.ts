import type {Config} from '../config/config.js';
import {UserError} from '../model/user-error.js';
import {migrate, pendingMigrations} from '../store/migrate.js';
import {Postgres} from '../store/postgres.js';
import {escapeText} from '../text/escape-name.js';
import {formatCount} from '../text/format-quantity.js';
import {type Output, withStore} from './with-store.js';

const SYNC_MS = 60_000;
const REPORT_LINES = 200;

const actions = {migrate: runMigrate, status: runStatus, sync: runSync} as const;

/** `snitop db migrate|status|sync`: prepares the shared database, says how it is doing, brings cache and database in step. */
export async function runDb(config: Config, action: string | undefined, dryRun: boolean, output: Output): Promise<number> {
	if (action === undefined || !Object.hasOwn(actions, action))
		throw new UserError('snitop db does what?', 'snitop db migrate, status or sync', 2);
	if (action === 'migrate' && dryRun) return runPending(config, output);
	return actions[action as keyof typeof actions](config, output);
}

/** What `db migrate` would do, without doing it. */
async function runPending(config: Config, output: Output): Promise<number> {
	const postgres = await connect(config);
	try {
		const pending = await pendingMigrations(postgres.client);
		output.out(
			pending.length === 0 ? 'the database is up to date\n' : `to be done: ${pending.join(', ')}; older tables would be taken over\n`,
		);
		return 0;
	} finally {
		postgres.close();
	}
}

async function runMigrate(config: Config, output: Output): Promise<number> {
	const postgres = await connect(config);
	try {
		const {done, takenOver} = await migrate(postgres.client);
		output.out(done.length === 0 ? 'the database is up to date\n' : `done: ${done.join(', ')}\n`);
		for (const {table, row, value, fault, result} of takenOver.slice(0, REPORT_LINES))
			output.out(`${escapeText(`${table} ${row}: '${value}': ${fault}: ${result}`)}\n`);
		if (takenOver.length > REPORT_LINES) output.out(`… and ${takenOver.length - REPORT_LINES} more: see the table take_over_report\n`);
		if (takenOver.length > 0) output.out(`${takenOver.length} values were cleaned; the old tables stand beside as *_before_snitop\n`);
		return 0;
	} catch (error) {
		throw new UserError(
			`the database could not be prepared: ${escapeText((error as Error).message)}`,
			'nothing was changed; the role must own the tables and may create new ones',
		);
	} finally {
		postgres.close();
	}
}

async function runStatus(config: Config, output: Output): Promise<number> {
	const line = (what: string, value: string | number) =>
		output.out(`${what.padEnd(24)}${typeof value === 'number' ? formatCount(value) : escapeText(value)}\n`);
	await withStore({...config, database: undefined}, output, {shared: false}, async store => {
		line('rules in the cache', store.rules.length);
		line('unmatched in the cache', store.ask({kind: 'unmatched', limit: Number.MAX_SAFE_INTEGER}).rows.length);
	});
	if (config.database === undefined) {
		line('shared database', 'none configured (--database or DATABASE_URL)');
		return 0;
	}
	const postgres = await connect(config);
	try {
		const {client} = postgres;
		const {rows} = await client.query("SELECT current_setting('server_version') AS version, to_regclass('snitop_meta') AS meta");
		line('server', `PostgreSQL ${rows[0].version}`);
		line('steps to be done', (await pendingMigrations(client)).join(', ') || 'none');
		if (rows[0].meta === null) return 0;
		const {writable, skewMs} = await postgres.surroundings();
		line('this role', writable ? 'reads and writes' : 'may only read: labels stay on this machine');
		line('clock difference', `${(skewMs / 1000).toFixed(1)} s`);
		const counts = await client.query(
			`SELECT (SELECT count(*) FROM app_protocol)::int AS apps, (SELECT count(*) FROM app_sni WHERE source = 'label')::int AS labels,
				(SELECT count(*) FROM app_sni WHERE source <> 'label')::int AS shared, (SELECT count(*) FROM unmatched_sni_record)::int AS queue,
				(SELECT count(*) FROM label_history)::int AS history, (SELECT coalesce(max(revision), 0) FROM rule_change)::int AS revision,
				(SELECT count(*) FROM take_over_report)::int AS cleaned`,
		);
		const {apps, labels, shared, queue, history, revision, cleaned} = counts.rows[0];
		line('apps', apps);
		line('labels', labels);
		line('shared rules', shared);
		line('unmatched names', queue);
		line('changes of labels', history);
		line('revision', revision);
		if (cleaned > 0) line('cleaned when taken over', cleaned);
	} finally {
		postgres.close();
	}
	return withStore(config, output, {shared: true}, async store => {
		line('waiting to be pushed', store.status().outbox);
		return 0;
	});
}

async function runSync(config: Config, output: Output): Promise<number> {
	if (config.database === undefined) throw noDatabase();
	return withStore(config, output, {shared: true, keep: true}, async store => {
		const {state, detail, outbox} = await store.settled(SYNC_MS);
		if (state === 'ok' && outbox === 0) {
			output.out(`in step: ${formatCount(store.rules.length)} rules\n`);
			return 0;
		}
		throw new UserError(
			`not in step: the database is ${state}${detail === undefined ? '' : `: ${detail}`}; ${formatCount(outbox)} rows wait`,
			'snitop db status says more',
		);
	});
}

async function connect(config: Config): Promise<Postgres> {
	if (config.database === undefined) throw noDatabase();
	try {
		return await Postgres.connect(config.database);
	} catch (error) {
		if (error instanceof UserError) throw error;
		const {code, message} = error as Error & {code?: string};
		throw new UserError(
			`the database cannot be reached: ${escapeText(message || code || String(error))}`,
			'check --database or DATABASE_URL, and that the server runs',
		);
	}
}

const noDatabase = (): UserError =>
	new UserError('no shared database is configured', 'give --database postgresql://user:password@host:5432/name, or set DATABASE_URL');
