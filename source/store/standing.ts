import {LabelStore} from './label-store.js';
import {QueueStore} from './queue-store.js';
import type {SharedDatabase} from './shared-database.js';
import {openCache} from './sqlite.js';
import {SyncState} from './sync-state.js';

/** Where the cache under a home stands against the shared database. */
export interface Standing {
	/** Labels that the database has not got. */
	readonly labels: number;
	/** Labels that it has refused. */
	readonly refused: number;
	/** Queue rows that it has not got. */
	readonly queue: number;
	/** Rules there that are not in the cache, or others; undefined: the cache was never in step with this database. */
	readonly behind: number | undefined;
}

/** Compares cache and database, and changes neither. */
export async function readStanding(home: string, database: SharedDatabase, sensor: string): Promise<Standing> {
	const {sql} = openCache(home, false);
	try {
		const labels = new LabelStore(sql, {author: '', shared: false});
		const state = new SyncState(sql, labels);
		const position = state.get('position');
		const {identity, formerly} = await database.surroundings();
		const known = position !== undefined && [identity, formerly].includes(state.get('identity'));
		return {
			labels: labels.outbox.count,
			refused: labels.outbox.refused,
			queue: new QueueStore(sql, sensor).waiting,
			behind: known ? state.countNew(await database.pull(state.get('reread') === undefined ? position : undefined)) : undefined,
		};
	} finally {
		sql.close();
	}
}
