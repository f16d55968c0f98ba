import {accessSync, constants, existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {listInterfaces} from '../capture/interfaces.js';
import {startLiveCapture} from '../capture/live.js';
import {hasLibrary, loadNative} from '../capture/native.js';
import type {Config} from '../config/config.js';
import {UserError} from '../model/user-error.js';
import {escapeText} from '../text/escape-name.js';
import {makeHelper} from './make-helper.js';

/** What the doctor looks at; everything outside the program comes in here. */
export interface DoctorOptions {
	readonly config: Pick<Config, 'home' | 'database' | 'capture'>;
	/** Make the capture helper first. */
	readonly setcap: boolean;
	readonly environment: NodeJS.ProcessEnv;
	readonly terminal: {readonly isTTY?: boolean; readonly columns?: number; readonly rows?: number};
	/** Asked when a database is configured: resolves to what it is (`PostgreSQL 15, 1,204 rules`), rejects with why it cannot be reached. */
	readonly checkDatabase: () => Promise<string>;
	readonly write: (line: string) => void;
}

interface Finding {
	/** `worse`: works, with less. */
	readonly state: 'good' | 'worse' | 'bad';
	readonly text: string;
	readonly todo?: string;
}
type Check = (options: DoctorOptions) => Finding | Promise<Finding>;

const good = (text: string): Finding => ({state: 'good', text});
const worse = (text: string, todo?: string): Finding => ({state: 'worse', text, todo});
const bad = (text: string, todo?: string): Finding => ({state: 'bad', text, todo});
const marks = {good: 'ok', worse: '! ', bad: '!!'} as const;

const checks: Readonly<Record<string, Check>> = {
	node: () => {
		const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
		const text = `Node ${process.versions.node}`;
		return major > 20 || (major === 20 && minor >= 19) ? good(text) : bad(text, 'install Node 20.19 or later');
	},
	interfaces: () => {
		const interfaces = listInterfaces();
		const text = interfaces.map(({name, state, isDefault}) => `${name} ${state}${isDefault ? ' (default route)' : ''}`).join(', ');
		return interfaces.some(({state, kind}) => state === 'up' && kind !== 'loopback')
			? good(text)
			: worse(text || 'none', 'ip link set NAME up');
	},
	capture: async ({config}) => {
		try {
			const live = await startLiveCapture({...config.capture, includeSsh: true});
			const state = await new Promise<string>(resolve => live.onEvent(event => resolve(event.detail ?? event.state)));
			await live.stop();
			const text = `${live.method} on ${live.interfaces.join(', ')}: ${state}`;
			return state === 'running' ? good(text) : worse(text);
		} catch (error) {
			return error instanceof UserError ? bad(error.message, error.hint) : bad(String(error));
		}
	},
	libpcap: () =>
		hasLibrary('libpcap.so')
			? good('libpcap.so is found: packets are shown at once')
			: worse('libpcap.so is not found: packets may be shown up to a second late', 'apt-get install libpcap-dev'),
	koffi: () => {
		let reason = '';
		const native = loadNative(why => {
			reason = why;
		});
		return native
			? good('loads: cap is read at full speed, kernel drops are known')
			: worse(`cap is slower, and kernel drops stay unknown: ${reason}`, 'npm rebuild koffi');
	},
	database: async ({config, checkDatabase}) => {
		if (config.database === undefined) return good('SQLite alone (--database URL adds PostgreSQL or MariaDB)');
		try {
			return good(await checkDatabase());
		} catch (error) {
			return bad((error as Error).message, 'the program runs without it and catches up later; check the URL, the server and the password');
		}
	},
	terminal: ({terminal: {isTTY, columns = 80, rows = 24}, environment}) => {
		const text = `${environment.TERM ?? 'TERM unset'}, ${columns}x${rows}`;
		if (!isTTY) return worse('standard output is no terminal: no screen', 'run it in a terminal, or with --headless or --json');
		if (!environment.TERM || environment.TERM === 'dumb') return worse(text, 'set TERM, for example TERM=xterm-256color');
		return columns < 80 || rows < 24 ? worse(text, 'the screen is made for 80x24 and more') : good(text);
	},
	encoding: ({environment}) => {
		const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || 'C';
		return /utf-?8/i.test(locale)
			? good(locale)
			: worse(`${locale} is not UTF-8: names in other scripts may be unreadable`, 'export LANG=C.UTF-8');
	},
	home: ({config}) => {
		const existing = nearest(config.home);
		try {
			accessSync(existing, constants.W_OK | constants.X_OK);
			return good(`${config.home} is writable`);
		} catch (error) {
			return bad((error as Error).message, 'choose another with --home DIR or SNITOP_HOME');
		}
	},
};

/** Looks at everything a run needs and says what to do, a line each; the exit status is 0 when nothing stands in the way. */
export async function runDoctor(options: DoctorOptions): Promise<number> {
	// A database server, an interface or a variable may have put anything into it.
	const write = (line: string) => options.write(escapeText(line));
	if (options.setcap) write(await makeHelper(options.environment));
	let status = 0;
	for (const [name, check] of Object.entries(checks)) {
		const {state, text, todo} = await check(options);
		write(`${marks[state]} ${name.padEnd(10)} ${text}`);
		if (todo !== undefined) write(`   ${''.padEnd(10)} -> ${todo}`);
		if (state === 'bad') status = 1;
	}
	return status;
}

const nearest = (path: string): string => (existsSync(path) || path === dirname(path) ? path : nearest(dirname(path)));
