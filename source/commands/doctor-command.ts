import {checkDatabase} from '../store/check-database.js';
import {refuseMore} from './check-flags.js';
import {runDoctor} from './doctor.js';
import type {Invocation} from './invocation.js';

/** `snitop doctor`: what is missing, and what to do. */
export async function runDoctorCommand({config, flags, args}: Invocation): Promise<number> {
	refuseMore(args, 0, 'snitop doctor');
	return runDoctor({
		config,
		setcap: flags.setcap ?? false,
		environment: process.env,
		terminal: process.stdout,
		checkDatabase: () => checkDatabase(config.database!),
		write: line => process.stdout.write(`${line}\n`),
	});
}
