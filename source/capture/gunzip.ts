import {createGunzip} from 'node:zlib';
import type {Intake} from './intake.js';

/** What goes in at once: what a damaged piece decodes to is lost, so it is small. */
const PIECE = 1 << 14;
/** Checksum and length at the very end (RFC 1952 section 2.3.1) go in by themselves, so that wrong ones cost no data. */
const TRAILER = 8;

/** Whether the first `count` bytes begin a gzip member (RFC 1952 section 2.3.1). */
export const isGzip = (bytes: Buffer, count: number): boolean => count >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks gzip into an intake; a cut or damaged stream is told as damage, and what came out before is used. */
export class Gunzip {
	readonly #zlib = createGunzip({chunkSize: 1 << 16});
	readonly #closed: Promise<void>;
	#isOver = false;
	#held: Buffer = Buffer.alloc(0);

	constructor(intake: Intake) {
		this.#zlib.on('data', (bytes: Buffer) => {
			if (intake.recognised === false) this.destroy();
			else intake.take(bytes);
		});
		this.#closed = new Promise(resolve => {
			this.#zlib.once('close', () => {
				this.#isOver = true;
				resolve();
			});
			this.#zlib.once('error', (error: NodeJS.ErrnoException) => {
				this.#isOver = true;
				intake.damaged(error.code === 'Z_BUF_ERROR' ? 'the gzip stream is cut' : `the gzip stream is damaged (${error.message})`);
				resolve();
			});
		});
	}

	/** Takes packed bytes (they are kept until unpacked); resolves when there is room for more. */
	async take(bytes: Buffer): Promise<void> {
		const all = this.#held.length === 0 ? bytes : Buffer.concat([this.#held, bytes]);
		const end = Math.max(0, all.length - TRAILER);
		this.#held = all.subarray(end);
		for (let at = 0; at < end; at += PIECE) await this.#write(all.subarray(at, Math.min(end, at + PIECE)));
	}

	/** All bytes were given; resolves when everything is unpacked. */
	async end(): Promise<void> {
		await this.#write(this.#held);
		if (!this.#isOver) this.#zlib.end();
		await this.#closed;
	}

	destroy(): void {
		this.#isOver = true;
		this.#zlib.destroy();
	}

	async #write(bytes: Buffer): Promise<void> {
		if (this.#isOver || bytes.length === 0) return;
		const written = new Promise<void>(resolve => this.#zlib.write(bytes, () => resolve()));
		await Promise.race([written, this.#closed]);
	}
}
