import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import {isatty} from 'node:tty';
import type {FrameSink} from '../model/frame.js';
import {UserError} from '../model/user-error.js';
import {Gunzip, isGzip} from './gunzip.js';
import {Intake} from './intake.js';
import {readPipe} from './pipe.js';

/** How a capture is read. */
export interface ReadOptions {
	/** Reading stops soon after this is aborted; what was read counts, and the rest is no damage. */
	readonly signal?: AbortSignal;
	/** Called after each piece that was read (`bytes`, at most some hundred kilobytes); while the promise that it may return is open, nothing is read. */
	readonly rest?: (bytes: number) => Promise<void> | undefined;
	/** Called now and then while a pipe is open, whether something comes or not. */
	readonly idle?: () => void;
	/** The event loop gets a turn after so many milliseconds of reading a file; 10 unless given. */
	readonly sliceMs?: number;
}

const SLICE_MS = 10;
const HINT = 'snitop reads pcap and pcapng files, also gzipped';

/** Reads a whole capture: a file, a FIFO, or `-` for standard input. Throws `UserError` if it is missing, unreadable or no capture. */
export async function readCaptureFile(path: string, sink: FrameSink, options: ReadOptions = {}): Promise<void> {
	if (path === '-') return readCaptureStream(0, 'standard input', sink, options);
	let fd: number;
	try {
		// A FIFO that has no writer yet must not block the thread.
		fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
	} catch (error) {
		throw new UserError(`${path}: ${reasonOf(error)}`);
	}
	return readCaptureStream(fd, path, sink, options);
}

/** The same for an open descriptor, which is closed at the end (but for standard input); `name` is what errors call it. */
export async function readCaptureStream(fd: number, name: string, sink: FrameSink, options: ReadOptions = {}): Promise<void> {
	let isOurs = fd > 2;
	try {
		const stat = fstatSync(fd);
		if (stat.isDirectory()) throw new UserError(`${name}: is a directory`);
		const intake = new Intake(sink);
		if (stat.isFIFO() || stat.isSocket()) {
			isOurs = false;
			await readPipe(fd, intake, options);
		} else if (fd === 0 && isatty(0))
			throw new UserError(`${name}: is a terminal`, 'pipe a capture into it, as in tcpdump -w - | snitop -r -');
		else if (stat.isFile() || (fd === 0 && stat.isCharacterDevice())) await readFile(fd, intake, options);
		else throw new UserError(`${name}: is not a file`, HINT);
		if (!intake.recognised && !options.signal?.aborted) {
			const isEmpty = intake.recognised === undefined && intake.offset === 0;
			throw new UserError(`${name}: ${isEmpty ? 'is empty' : 'is not a capture'}`, HINT);
		}
	} catch (error) {
		throw error instanceof UserError ? error : new UserError(`${name}: ${reasonOf(error)}`);
	} finally {
		if (isOurs) closeSync(fd);
	}
}

async function readFile(fd: number, intake: Intake, options: ReadOptions): Promise<void> {
	const {signal, rest, sliceMs = SLICE_MS} = options;
	let gunzip: Gunzip | undefined;
	let sliceEnd = performance.now() + sliceMs;
	while (!signal?.aborted && intake.recognised !== false) {
		const {buffer, offset} = intake;
		let count: number;
		try {
			count = readSync(fd, buffer, offset, buffer.length - offset, null);
		} catch (error) {
			if (!intake.recognised) throw error;
			intake.damaged(`cannot be read further: ${reasonOf(error)}`);
			break;
		}
		if (count === 0) {
			await gunzip?.end();
			intake.end();
			if (gunzip === undefined) intake.close();
			return;
		}
		if (intake.recognised === undefined && isGzip(buffer, offset + count)) gunzip ??= new Gunzip(intake);
		if (gunzip === undefined) intake.filled(count);
		else await gunzip.take(Buffer.from(buffer.subarray(offset, offset + count)));
		const pause = rest?.(count);
		if (pause !== undefined) await pause;
		if (performance.now() >= sliceEnd) {
			await new Promise(resolve => setImmediate(resolve));
			sliceEnd = performance.now() + sliceMs;
		}
	}
	gunzip?.destroy();
}

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'no such file',
	ENOTDIR: 'no such file',
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EISDIR: 'is a directory',
	ENXIO: 'is not a file',
	ELOOP: 'too many symbolic links',
	EBADF: 'is closed',
	EIO: 'input/output error',
};

function reasonOf(error: unknown): string {
	const code = (error as NodeJS.ErrnoException).code;
	return (code === undefined ? undefined : reasons[code]) ?? (error as Error).message;
}
