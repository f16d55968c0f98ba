import {escapeText} from '../text/escape-name.js';
import {formatCount} from '../text/format-quantity.js';
import {pendingMigrations} from './migrate.js';
import {Postgres} from './postgres.js';

/** What the shared database is, in one line (`PostgreSQL 15.4, 1,204 rules`); rejects with why it cannot be reached. */
export async function checkDatabase(url: string): Promise<string> {
	const postgres = await Postgres.connect(url);
	try {
		const {rows} = await postgres.client.query("SELECT current_setting('server_version') AS version");
		const server = `PostgreSQL ${escapeText(String(rows[0].version)).split(' ')[0]}`;
		const pending = await pendingMigrations(postgres.client);
		if (pending.length > 0) return `${server}, to be prepared yet (snitop db migrate, or the next run)`;
		const count = await postgres.client.query('SELECT count(*)::int AS rules FROM app_sni');
		const {writable} = await postgres.surroundings();
		return `${server}, ${formatCount(count.rows[0].rules)} rules${writable ? '' : ', may only be read: labels stay on this machine'}`;
	} finally {
		postgres.close();
	}
}
