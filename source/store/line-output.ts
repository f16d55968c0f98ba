import {writeSync} from 'node:fs';

/** Characters that are gathered before a write. */
const CHUNK = 1 << 18;
/** Wait before a full pipe is tried again, ms. */
const RETRY_MS = 2;

/**
 * Lines for a file descriptor, in large writes. Pipes may be non-blocking: what they do not take waits here, and `drained` resolves when it has
 * gone, so the writer can hold back. When the reader has gone away the rest is dropped and `gone` is true.
 */
export class LineOutput {
	gone = false;
	readonly #fd: number;
	readonly #write: typeof writeSync;
	#text = '';
	#rest: Buffer | undefined;

	constructor(fd: number, write: typeof writeSync = writeSync) {
		this.#fd = fd;
		this.#write = write;
	}

	/** Takes lines; throws what the system says when they cannot be written at all (disk full). */
	add(lines: string): void {
		this.#text += lines;
		if (this.#text.length >= CHUNK) this.#flush();
	}

	/** Writes everything gathered so far. */
	async drained(): Promise<void> {
		this.#flush();
		while (this.#rest !== undefined) {
			await new Promise(resolve => setTimeout(resolve, RETRY_MS));
			this.#flush();
		}
	}

	/** True while a full pipe holds lines back. */
	get blocked(): boolean {
		return this.#rest !== undefined;
	}

	#flush(): void {
		let bytes = this.#rest;
		this.#rest = undefined;
		if (bytes === undefined || this.#text.length >= CHUNK) {
			const fresh = Buffer.from(this.#text, 'utf8');
			this.#text = '';
			bytes = bytes === undefined ? fresh : Buffer.concat([bytes, fresh]);
		}
		let at = 0;
		while (at < bytes.length && !this.gone) {
			try {
				at += this.#write(this.#fd, bytes, at);
			} catch (error) {
				const {code} = error as NodeJS.ErrnoException;
				if (code === 'EAGAIN') {
					this.#rest = bytes.subarray(at);
					return;
				}
				if (code !== 'EPIPE') throw error;
				this.gone = true;
			}
		}
		if (this.#text !== '' && !this.gone) this.#flush();
		if (this.gone) this.#text = '';
	}
}
