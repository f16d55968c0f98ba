import type {LogLine} from '../model/messages.js';
import {escapeText} from '../text/escape-name.js';
import {HalfMigrated, type SharedDatabase, type Surroundings} from './shared-database.js';
import type {SyncState} from './sync-state.js';

/** A clock that is wrong by more is told, ms. */
const SKEW_MS = 30_000;
/** Lines of the log about values that were cleaned. */
const LINES = 1000;

export interface PrepareOptions {
	/** Whether tables may be made now. */
	readonly mayMake: () => boolean;
	readonly progress: SyncState;
	readonly notice: (level: 'info' | 'warn' | 'error', text: string) => void;
	readonly log: (level: LogLine['level'], message: string) => void;
}

/** What comes before pushing and pulling in each connection. */
export class Preparation {
	readonly #options: PrepareOptions;
	/** Why the steps could not be done. They are not tried again in this run: what old programs work with would come and go with each attempt. */
	#failure: string | undefined;

	constructor(options: PrepareOptions) {
		this.#options = options;
	}

	/**
	 * Does the steps that the database has not had, if this role may, and notices when it is another one than before. Undefined: there are no tables, and
	 * none may be made now.
	 */
	async prepare(database: SharedDatabase): Promise<Surroundings | undefined> {
		if ((await database.pending()).length > 0) {
			if (this.#options.mayMake()) await this.#migrate(database);
			else if (!(await database.isPrepared())) return undefined;
		}
		const {progress, notice} = this.#options;
		const surroundings = await database.surroundings();
		const {identity, formerly, empty, skewMs} = surroundings;
		if (formerly !== undefined && progress.get('identity') === formerly) progress.set('identity', identity);
		const position = progress.get('position');
		const known = progress.get('identity');
		if (known !== identity || (position !== undefined && (await database.isBehind(position)))) {
			const offered = progress.adopt(identity, empty);
			if (known !== undefined)
				notice('warn', `the shared database is another one than before; ${offered} rules of this machine are offered to it`);
		}
		if (Math.abs(skewMs) > SKEW_MS)
			notice('warn', `the clocks of this machine and the database differ by ${Math.round(Math.abs(skewMs) / 1000)} s`);
		return surroundings;
	}

	async #migrate(database: SharedDatabase): Promise<void> {
		const {notice, log} = this.#options;
		if (this.#failure !== undefined) throw new Error(`the tables could not be made (${this.#failure}): run \`snitop db migrate\``);
		if (!(await database.mayMigrate())) {
			if (await database.isPrepared()) return;
			throw new Error('the tables are missing: run `snitop db migrate` once as a role that may create them');
		}
		try {
			const {done, takenOver} = await database.migrate();
			if (done.length > 0) log('info', `database prepared: ${done.join(', ')}`);
			for (const {table, row, value, fault, result} of takenOver.slice(0, LINES))
				log('warn', `taken over: ${escapeText(`${table} ${row}: '${value}': ${fault}: ${result}`)}`);
			if (takenOver.length > 0) notice('info', `older tables were taken over, ${takenOver.length} values cleaned: see take_over_report`);
		} catch (error) {
			// A server that is gone says nothing about the steps.
			const answers = await database.pending().then(
				() => true,
				() => false,
			);
			if (answers) this.#failure = (error as Error).message;
			if (error instanceof HalfMigrated) notice('error', escapeText(error.message));
			throw error;
		}
	}
}
