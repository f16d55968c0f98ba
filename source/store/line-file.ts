import {closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync, renameSync, rmSync, statSync, writeSync} from 'node:fs';
import {dirname} from 'node:path';
import {makeFolder} from '../model/make-folder.js';

/** Bytes after which a file is set aside, and how many of those are kept. */
const ROTATE_BYTES = 64 << 20;
const KEEP = 9;
/** Longest last line that is looked at when a file is opened. */
const TAIL_BYTES = 1 << 20;

/**
 * A file of lines that is appended to over many runs and never holds half a line: a line torn by a kill is cut off at the next start, one torn by a
 * full disk at once. Not `rotating-file-stream`: that takes no notice of a short write, and ends for good at the first error.
 */
export class LineFile {
	readonly #path: string;
	readonly #header: string;
	readonly #rotateBytes: number;
	#fd: number | undefined;
	#size = 0;
	#inode = 0;

	/** `header` is the first line of every file, without its newline. The file is opened by the first write. */
	constructor(path: string, header: string, rotateBytes = ROTATE_BYTES) {
		this.#path = path;
		this.#header = `${header}\n`;
		this.#rotateBytes = rotateBytes;
	}

	/** Appends whole lines; to a new file, where somebody has moved or removed the one before. Throws what the file system says; the file is then as it was before, and a later write may work again. */
	write(lines: string): void {
		if (this.#fd !== undefined && statSync(this.#path, {throwIfNoEntry: false})?.ino !== this.#inode) this.close();
		this.#fd ??= this.#open();
		this.#append(this.#fd, this.#size === 0 ? this.#header + lines : lines);
		if (this.#size >= this.#rotateBytes) this.#rotate();
	}

	close(): void {
		if (this.#fd === undefined) return;
		closeSync(this.#fd);
		this.#fd = undefined;
	}

	#open(): number {
		makeFolder(dirname(this.#path));
		const fd = openSync(this.#path, 'a+', 0o600);
		try {
			const {size, ino} = fstatSync(fd);
			this.#size = size;
			this.#inode = ino;
			if (this.#size > 0) this.#cutTornLine(fd);
			return fd;
		} catch (error) {
			closeSync(fd);
			throw error;
		}
	}

	#cutTornLine(fd: number): void {
		const tail = Buffer.alloc(Math.min(this.#size, TAIL_BYTES));
		const read = readSync(fd, tail, 0, tail.length, this.#size - tail.length);
		const end = tail.lastIndexOf(0x0a, read - 1) + 1;
		if (end === read) return;
		this.#size -= read - end;
		ftruncateSync(fd, this.#size);
	}

	#append(fd: number, text: string): void {
		const bytes = Buffer.from(text, 'utf8');
		let written = 0;
		try {
			while (written < bytes.length) written += writeSync(fd, bytes, written);
		} catch (error) {
			// Another process may append to the same file: only what is surely ours is taken back.
			if (written > 0 && fstatSync(fd).size === this.#size + written) ftruncateSync(fd, this.#size);
			throw error;
		}
		this.#size += written;
	}

	#rotate(): void {
		this.close();
		const numbered = (n: number) => this.#path.replace(/(\.[^./]*)?$/, `.${n}$1`);
		rmSync(numbered(KEEP), {force: true});
		for (let n = KEEP - 1; n >= 1; n--) if (existsSync(numbered(n))) renameSync(numbered(n), numbered(n + 1));
		renameSync(this.#path, numbered(1));
	}
}
