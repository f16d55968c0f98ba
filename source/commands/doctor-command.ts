import {Postgres} from '../store/postgres.js';
import {runDoctor} from './doctor.js';
import type {Invocation} from './invocation.js';

/** `snitop doctor`: what is missing, and what to do. */
export const runDoctorCommand = ({config, flags}: Invocation): Promise<number> =>
	runDoctor({
		config,
		setcap: flags.setcap ?? false,
		environment: process.env,
		terminal: process.stdout,
		checkDatabase: () => describeServer(config.database!),
		write: line => process.stdout.write(`${line}\n`),
	});

async function describeServer(url: string): Promise<string> {
	const postgres = await Postgres.connect(url);
	try {
		const {rows} = await postgres.client.query("SELECT current_setting('server_version') AS version");
		return `PostgreSQL ${rows[0].version}`;
	} finally {
		postgres.close();
	}
}
