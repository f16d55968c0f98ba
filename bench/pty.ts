import {type ChildProcess, execFileSync, spawn} from 'node:child_process';
import {usageOf} from './measure.js';

/** A program in a terminal of its own size: what it writes is counted and looked at, keys are written to it. */
export class Pty {
	/** Bytes written to the terminal so far. */
	bytes = 0;
	readonly exited: Promise<void>;
	readonly #child: ChildProcess;
	#waiting: {readonly pattern: RegExp; readonly resolve: (atMs: number) => void} | undefined;
	#tail = '';

	constructor(command: readonly string[], columns: number, rows: number) {
		const line = `stty cols ${columns} rows ${rows}; exec ${command.map(word => `'${word}'`).join(' ')}`;
		this.#child = spawn('script', ['-qfec', line, '/dev/null'], {
			stdio: ['pipe', 'pipe', 'inherit'],
			env: {...process.env, CI: 'false', TERM: 'xterm-256color', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', SHELL: '/bin/sh'},
		});
		this.exited = new Promise(resolve => this.#child.once('exit', () => resolve()));
		this.#child.stdout!.on('data', (chunk: Buffer) => {
			this.bytes += chunk.length;
			this.#tail = (this.#tail + chunk.toString('latin1')).slice(-20_000);
			if (this.#waiting?.pattern.test(this.#tail)) {
				this.#waiting.resolve(performance.now());
				this.#waiting = undefined;
			}
		});
	}

	/** Writes keys; resolves to the milliseconds until what is written from then on shows the pattern. */
	async press(keys: string, pattern: RegExp): Promise<number> {
		const start = performance.now();
		this.#tail = '';
		const shown = this.until(pattern);
		this.#child.stdin!.write(keys);
		return (await shown) - start;
	}

	/** Resolves, with the time, when what is written shows the pattern; fails after ten seconds. */
	until(pattern: RegExp): Promise<number> {
		return new Promise((resolve, reject) => {
			const timer = setTimeout(
				() => reject(new Error(`${pattern} was not shown; the last was ${JSON.stringify(this.#tail.slice(-400))}`)),
				10_000,
			);
			this.#waiting = {
				pattern,
				resolve(atMs) {
					clearTimeout(timer);
					resolve(atMs);
				},
			};
		});
	}

	write(keys: string): void {
		this.#child.stdin!.write(keys);
	}

	/** CPU time of all processes below it, ms. */
	cpuMs(): number {
		const below = (pid: number): number[] => {
			try {
				const children = execFileSync('pgrep', ['-P', String(pid)], {encoding: 'utf8'})
					.trim()
					.split('\n')
					.map(Number);
				return children.flatMap(child => [child, ...below(child)]);
			} catch {
				// pgrep says so where there are none.
				return [];
			}
		};
		return below(this.#child.pid!).reduce((sum, pid) => sum + (usageOf(pid)?.cpuMs ?? 0), 0);
	}

	kill(): void {
		this.#child.kill('SIGKILL');
	}
}
