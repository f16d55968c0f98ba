import {writeSync} from 'node:fs';

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
	#rest: Buffer | undefined;

	constructor(fd: number, write: typeof writeSync = writeSync) {
		this.#fd = fd;
		this.#write = write;
	}

	/** Writes bytes, which may be reused afterwards; throws what the system says when they cannot be written at all (disk full). */
	add(bytes: Buffer): void {
		const rest = this.#rest;
		this.#rest = undefined;
		this.#put(rest === undefined ? bytes : Buffer.concat([rest, bytes]));
	}

	/** Resolves when everything was taken. */
	async drained(): Promise<void> {
		while (this.#rest !== undefined) {
			await new Promise(resolve => setTimeout(resolve, RETRY_MS));
			const rest: Buffer = this.#rest;
			this.#rest = undefined;
			this.#put(rest);
		}
	}

	#put(bytes: Buffer): void {
		let at = 0;
		while (at < bytes.length && !this.gone) {
			try {
				at += this.#write(this.#fd, bytes, at);
			} catch (error) {
				const {code} = error as NodeJS.ErrnoException;
				if (code === 'EAGAIN') {
					this.#rest = Buffer.from(bytes.subarray(at));
					return;
				}
				if (code !== 'EPIPE') throw error;
				this.gone = true;
			}
		}
	}
}
