import {checkDatabase} from '../store/check-database.js';
import {runDoctor} from './doctor.js';
import type {Invocation} from './invocation.js';

/** `snitop doctor`: what is missing, and what to do. */
export const runDoctorCommand = ({config, flags}: Invocation): Promise<number> =>
	runDoctor({
		config,
		setcap: flags.setcap ?? false,
		environment: process.env,
		terminal: process.stdout,
		checkDatabase: () => checkDatabase(config.database!),
		write: line => process.stdout.write(`${line}\n`),
	});
