import type {Config} from '../config/config.js';
import {UserError} from '../model/user-error.js';
import {connectDatabase, HalfMigrated, type SharedDatabase} from '../store/shared-database.js';
import {readStanding} from '../store/standing.js';
import type {TakenOver} from '../store/take-over.js';
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
	if (action === 'migrate') return runMigrate(config, output, dryRun);
	return actions[action as keyof typeof actions](config, output);
}

/** Prepares the database. A dry run does the same and takes it back: what it reports is what would be. */
async function runMigrate(config: Config, output: Output, dryRun = false): Promise<number> {
	const database = await connect(config);
	try {
		const {done, takenOver} = await database.migrate(dryRun);
		output.out(done.length === 0 ? 'the database is up to date\n' : `${dryRun ? 'would be done' : 'done'}: ${done.join(', ')}\n`);
		const lines = dryRun ? takenOver : takenOver.slice(0, REPORT_LINES);
		for (const value of lines) output.out(`${formatTakenOver(value)}\n`);
		if (takenOver.length > lines.length)
			output.out(`… and ${formatCount(takenOver.length - lines.length)} more: see the table take_over_report\n`);
		if (takenOver.length === 0) return 0;
		const count = `${formatCount(takenOver.length)} value${takenOver.length === 1 ? '' : 's'}`;
		output.out(
			dryRun ? `${count} would be cleaned; nothing was changed\n` : `${count} cleaned; the old tables stand beside as *_before_snitop\n`,
		);
		return 0;
	} catch (error) {
		throw new UserError(
			`the database could not be prepared: ${escapeText((error as Error).message)}`,
			error instanceof HalfMigrated
				? 'nothing is lost: mend the cause and run it again, or rename those tables back'
				: 'what was there is as it was; the role must own the tables and be allowed to make tables and triggers',
		);
	} finally {
		database.close();
	}
}

const formatTakenOver = ({table, row, value, fault, result}: TakenOver): string =>
	escapeText(`${table} ${row}: '${value}': ${fault}: ${result}`);

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
	const database = await connect(config);
	try {
		line('server', await database.version());
		line('steps to be done', (await database.pending()).join(', ') || 'none');
		if (!(await database.isPrepared())) return 0;
		const {writable, skewMs} = await database.surroundings();
		line('this role', writable ? 'reads and writes' : 'may only read: labels stay on this machine');
		line('clock difference', `${(skewMs / 1000).toFixed(1)} s`);
		const {apps, labels, shared, queue, history, revision, cleaned} = await database.counts();
		line('apps', apps);
		line('labels', labels);
		line('shared rules', shared);
		line('unmatched names', queue);
		line('changes of labels', history);
		line('revision', revision);
		if (cleaned > 0) line('cleaned when taken over', cleaned);
		const standing = await readStanding(config.home, database, config.sensor);
		line('rules to be read', standing.behind ?? 'all: the cache was never in step with this database');
		line('labels to be pushed', standing.labels);
		line('queue to be pushed', standing.queue);
		if (standing.refused > 0) line('labels refused', `${formatCount(standing.refused)}: they stay on this machine, the log says why`);
		return 0;
	} finally {
		database.close();
	}
}

async function runSync(config: Config, output: Output): Promise<number> {
	if (config.database === undefined) throw noDatabase();
	return withStore(config, output, {shared: true, keep: true}, async store => {
		const {state, detail, outbox} = await store.settled(SYNC_MS);
		if (state === 'ok' && outbox === 0) {
			output.out(`in step: ${formatCount(store.rules.length)} rules${detail === undefined ? '' : `; ${detail}`}\n`);
			return 0;
		}
		throw new UserError(
			`not in step: the database is ${state}${detail === undefined ? '' : `: ${detail}`}; ${formatCount(outbox)} rows wait`,
			'snitop db status says more',
		);
	});
}

async function connect(config: Config): Promise<SharedDatabase> {
	if (config.database === undefined) throw noDatabase();
	try {
		return await connectDatabase(config.database);
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
	new UserError(
		'no shared database is configured',
		'give --database postgresql://user:password@host:5432/name (or mariadb://…), or set DATABASE_URL',
	);
