import meow from 'meow';
import {type Flags, flags, helpText} from '../config/flags.js';
import {loadConfig} from '../config/load-config.js';
import {UserError} from '../model/user-error.js';
import {actingUser, becomeOwner} from './acting-user.js';
import {checkUse, checkWords, helpOf} from './check-flags.js';
import type {Invocation} from './invocation.js';

type Command = (invocation: Invocation) => Promise<number>;

/** Command → its module, loaded when it is called. Without a name: `monitor`. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
	monitor: async () => (await import('./monitor.js')).runMonitor,
	report: async () => (await import('./report.js')).runReportCommand,
	label: async () => (await import('./rules.js')).runLabelCommand,
	unmatched: async () => (await import('./rules.js')).runUnmatchedCommand,
	explain: async () => (await import('./rules.js')).runExplainCommand,
	import: async () => (await import('./rules.js')).runImportCommand,
	export: async () => (await import('./rules.js')).runExportCommand,
	db: async () => (await import('./rules.js')).runDbCommand,
	doctor: async () => (await import('./doctor-command.js')).runDoctorCommand,
};

/** Runs the command line (without node and script); resolves to the exit status: 0 done, 1 failed, 2 wrong usage. */
export async function main(argv: readonly string[]): Promise<number> {
	const debug = argv.includes('--debug');
	// `| head` has what it wanted.
	process.stdout.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code !== 'EPIPE') process.stderr.write(`snitop: standard output cannot be written: ${error.code ?? error.message}\n`);
		process.exit(error.code === 'EPIPE' ? 0 : 1);
	});
	try {
		checkWords(argv);
		const cli = meow(helpText, {
			importMeta: import.meta,
			argv: readsStandardInput(argv),
			flags,
			description: 'snitop: which applications and services a network talks to, live in a terminal',
			allowUnknownFlags: false,
			// What was not given must not go over the configuration file.
			booleanDefault: undefined,
		});
		if (cli.flags.help) {
			process.stdout.write(helpOf(cli.input[0], cli.help));
			return 0;
		}
		if (cli.flags.version) cli.showVersion();
		const name = cli.input[0] ?? 'monitor';
		const load = Object.hasOwn(commands, name) && (name !== 'monitor' || cli.input.length === 0) ? commands[name] : undefined;
		if (!load) throw new UserError(`there is no command "${name}"`, 'snitop --help lists them; a capture file is read with -r FILE', 2);
		const given: Flags = cli.flags;
		const files = given.read ?? [];
		checkUse(name, given);
		const captures = name === 'monitor' && files.length === 0 && given.listInterfaces !== true;
		// What a command reads that the user may not be able to.
		const reads = name === 'import' ? cli.input.slice(1, 2) : files;
		const user = actingUser(reads, !captures);
		const config = await loadConfig(given, {env: process.env, userHome: user.home, userName: user.name, cwd: process.cwd()});
		// What the doctor looks at is what root may do.
		if (!captures && name !== 'doctor') becomeOwner(config.home, reads, name === 'import' || given.record === true);
		const command = await load();
		return await command({config, flags: given, args: cli.input.slice(1), fail: message => process.stderr.write(`snitop: ${message}\n`)});
	} catch (error) {
		return tell(error, debug);
	}
}

/** meow takes `-r -` for an empty flag and an argument: `--read=-` says the same. */
const readsStandardInput = (argv: readonly string[]): string[] =>
	argv.flatMap((word, at) => {
		if (word === '-' && (argv[at - 1] === '-r' || argv[at - 1] === '--read')) return [];
		return (word === '-r' || word === '--read') && argv[at + 1] === '-' ? ['--read=-'] : [word];
	});

/** One clear line and a hint; the stack only for faults of the program, or with --debug. */
function tell(error: unknown, debug: boolean): number {
	if (!(error instanceof UserError)) {
		const fault = error instanceof Error ? error : new Error(String(error));
		process.stderr.write(`snitop: ${debug ? fault.stack : `${fault.message} (a fault of the program: --debug shows where)`}\n`);
		return 1;
	}
	process.stderr.write(`snitop: ${error.message}\n${error.hint === undefined ? '' : `  ${error.hint}\n`}`);
	if (debug) process.stderr.write(`${error.stack}\n`);
	return error.exitCode;
}
