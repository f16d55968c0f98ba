import {execFileSync, spawnSync} from 'node:child_process';
import {until} from './until.js';

/** Why the program cannot be tested in a terminal here; undefined: it can. */
export const whyNoTerminal = (): string | undefined => (spawnSync('tmux', ['-V']).error ? 'needs tmux' : undefined);

let count = 0;

/** A terminal of tmux's with a shell in it. */
export class Terminal {
	readonly #server = `snitop-test-${process.pid}-${++count}`;

	constructor(columns = 80, rows = 24) {
		// CI=true would keep Ink from drawing; PS1 makes the prompt something to wait for.
		const env = {
			...process.env,
			CI: 'false',
			TERM: 'xterm-256color',
			LANG: 'C.UTF-8',
			LC_ALL: 'C.UTF-8',
			PS1: 'ready> ',
			SSH_CONNECTION: '',
		};
		execFileSync(
			'tmux',
			[
				'-L',
				this.#server,
				'-f',
				'/dev/null',
				'new-session',
				'-d',
				'-s',
				't',
				'-x',
				`${columns}`,
				'-y',
				`${rows}`,
				'bash --norc --noprofile',
			],
			{env},
		);
	}

	/** Types a line and Enter. */
	line(text: string): void {
		this.#tmux('send-keys', '-t', 't', '-l', text);
		this.keys('Enter');
	}

	/** Presses keys by tmux's names, one after the other. */
	keys(...names: readonly string[]): void {
		for (const name of names) this.#tmux('send-keys', '-t', 't', name);
	}

	/** Types characters. */
	type(text: string): void {
		this.#tmux('send-keys', '-t', 't', '-l', text);
	}

	resize(columns: number, rows: number): void {
		this.#tmux('resize-window', '-t', 't', '-x', `${columns}`, '-y', `${rows}`);
	}

	/** What is to be seen, a line each. */
	screen(): string[] {
		return this.#tmux('capture-pane', '-t', 't', '-p').replace(/\n$/, '').split('\n');
	}

	/** Waits until the screen shows this. */
	async until(what: string | RegExp, ms?: number): Promise<string[]> {
		const shows = (lines: readonly string[]): boolean => {
			const text = lines.join('\n');
			return typeof what === 'string' ? text.includes(what) : what.test(text);
		};
		try {
			return await until(`${what}`, () => (shows(this.screen()) ? this.screen() : undefined), ms);
		} catch (error) {
			throw new Error(`${(error as Error).message}; the screen shows:\n${this.screen().join('\n')}`);
		}
	}

	/** Whether the alternate screen is on, and the cursor to be seen. */
	state(): {readonly alternate: boolean; readonly cursor: boolean} {
		const [alternate, cursor] = this.#tmux('display-message', '-t', 't', '-p', '#{alternate_on} #{cursor_flag}').trim().split(' ');
		return {alternate: alternate === '1', cursor: cursor === '1'};
	}

	/** Process numbers of what the shell runs. */
	children(): number[] {
		const shell = this.#tmux('display-message', '-t', 't', '-p', '#{pane_pid}').trim();
		return execFileSync('pgrep', ['-P', shell], {encoding: 'utf8'}).trim().split('\n').map(Number);
	}

	remove(): void {
		spawnSync('tmux', ['-L', this.#server, 'kill-server']);
	}

	#tmux(...args: readonly string[]): string {
		return execFileSync('tmux', ['-L', this.#server, ...args], {encoding: 'utf8'});
	}
}
