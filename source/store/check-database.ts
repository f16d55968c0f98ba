import {formatCount} from '../text/format-quantity.js';
import {connectDatabase} from './shared-database.js';

/**
 * What the shared database is, in one line (`PostgreSQL 15.4, 1,204 rules`); rejects with why it cannot be reached. Either may hold what the server says:
 * escape it.
 */
export async function checkDatabase(url: string): Promise<string> {
	const database = await connectDatabase(url);
	try {
		const server = await database.version();
		if ((await database.pending()).length > 0) return `${server}, to be prepared yet (snitop db migrate, or the next run)`;
		const {labels, shared} = await database.counts();
		const {writable} = await database.surroundings();
		return `${server}, ${formatCount(labels + shared)} rules${writable ? '' : ', may only be read: labels stay on this machine'}`;
	} finally {
		database.close();
	}
}
