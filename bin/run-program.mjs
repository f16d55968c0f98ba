import {spawn, spawnSync} from 'node:child_process';
import {join} from 'node:path';

const commands = ['report', 'label', 'unmatched', 'explain', 'import', 'export', 'db', 'doctor'];
const harmless = /^(-r|--read|--read=.*|-r.+|-h|--help|--version|--list-interfaces)$/;

/** Starts the program with the checkout as its home, through sudo where it captures live and may not; resolves to its exit status. */
export function runProgram(root, args, say) {
	const env = {...process.env, SNITOP_HOME: process.env.SNITOP_HOME || root};
	let command = process.execPath;
	let commandArgs = [join(root, 'dist', 'cli.js'), ...args];
	const live = !commands.includes(args[0]) && !args.some(arg => harmless.test(arg));
	if (live && process.getuid() !== 0 && spawnSync('sh', ['-c', 'command -v sudo'], {stdio: 'ignore'}).status === 0) {
		say('capturing needs privileges: starting with sudo (they are given away once the device is open)');
		// sudo clears the environment: what the program reads of it is handed over by name.
		const kept = ['SNITOP_HOME', 'DATABASE_URL', 'TERM', 'LANG', 'LC_ALL', 'LC_CTYPE', 'NO_COLOR', 'COLORTERM', 'SSH_CONNECTION', 'TZ'];
		commandArgs = ['env', ...kept.filter(name => env[name]).map(name => `${name}=${env[name]}`), command, ...commandArgs];
		command = 'sudo';
	}
	return new Promise(resolve => {
		const child = spawn(command, commandArgs, {stdio: 'inherit', env});
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
		child.on('error', error => {
			say(`the program cannot be started: ${error.message}`);
			resolve(1);
		});
		child.on('exit', (code, signal) => resolve(signal ? 1 : code));
	});
}
