import {execFile} from 'node:child_process';
import {chmodSync, chownSync, closeSync, constants, mkdtempSync, openSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Native} from './native.js';

/** Largest pipe that Linux grants without privilege. */
const PIPE_BYTES = 1024 * 1024;

/** Who reads the streams; undefined: the process that makes them. */
export interface Reader {
	readonly uid: number;
	readonly gid: number;
}

/** A pipe with a name, held open at both ends, so that its writer and its reader open it at once, in any order, and see no false end. */
export interface Fifo {
	readonly path: string;
	/** For the capture process; close it once that process runs. */
	readonly writeEnd: number;
	/** Lets go when the writer has ended: the reader then reads what is left, and the end of the stream. */
	release(): void;
	/** Removes the name. */
	remove(): void;
}

/**
 * A private folder for streams. Made for another user, the folder stays with its maker and the reader may only pass through it:
 * he cannot put a link in the place of a stream and have it opened by somebody with more rights.
 */
export class FifoFolder {
	readonly #path = mkdtempSync(join(tmpdir(), 'snitop-'));
	readonly #reader: Reader | undefined;
	readonly #native: Native | undefined;
	#count = 0;

	constructor(reader: Reader | undefined, native: Native | undefined) {
		this.#reader = reader;
		this.#native = native;
		if (!reader) return;
		chownSync(this.#path, process.getuid!(), reader.gid);
		chmodSync(this.#path, 0o710);
	}

	async create(name: string): Promise<Fifo> {
		// The ending is one that the AppArmor profile of tcpdump lets it write to.
		const path = join(this.#path, `${name.replaceAll(/[^\w.-]/g, '_')}-${this.#count++}.pcap`);
		await promisify(execFile)('mkfifo', ['-m', '600', path]);
		let holder: number | undefined = openSync(path, constants.O_RDWR);
		const writeEnd = openSync(path, constants.O_WRONLY);
		if (this.#reader) chownSync(path, this.#reader.uid, this.#reader.gid);
		this.#native?.setPipeSize(holder, PIPE_BYTES);
		return {
			path,
			writeEnd,
			release() {
				if (holder !== undefined) closeSync(holder);
				holder = undefined;
			},
			remove: () => rmSync(path, {force: true}),
		};
	}

	/** Removes the folder with all that is in it. */
	remove(): void {
		rmSync(this.#path, {recursive: true, force: true});
	}
}
