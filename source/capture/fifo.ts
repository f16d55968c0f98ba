import {execFile} from 'node:child_process';
import {chmodSync, chownSync, closeSync, constants, mkdtempSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Native} from './native.js';

/** Largest pipe that Linux grants without privilege. */
const PIPE_BYTES = 1024 * 1024;
const FIRST_LOOK_MS = 20;
const LAST_LOOK_MS = 1000;

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
	/** Removes the name, which only the opening needs: a program that is killed then leaves nothing behind. */
	remove(): void;
}

/**
 * Makes a FIFO in a private folder of its own. Made for another user, the folder stays with its maker and the reader may only pass through it:
 * he cannot put a link in the place of the FIFO and have it opened by somebody with more rights.
 */
export async function createFifo(name: string, reader: Reader | undefined, native: Native | undefined): Promise<Fifo> {
	const folder = mkdtempSync(join(tmpdir(), 'snitop-'));
	const remove = (): void => rmSync(folder, {recursive: true, force: true});
	let holder: number | undefined;
	try {
		// The ending is one that the AppArmor profile of tcpdump lets it write to.
		const path = join(folder, `${name.replaceAll(/[^\w.-]/g, '_')}.pcap`);
		await promisify(execFile)('mkfifo', ['-m', '600', path]);
		holder = openSync(path, constants.O_RDWR);
		const writeEnd = openSync(path, constants.O_WRONLY);
		if (reader) {
			chownSync(path, reader.uid, reader.gid);
			chownSync(folder, process.getuid!(), reader.gid);
			chmodSync(folder, 0o710);
		}
		native?.setPipeSize(holder, PIPE_BYTES);
		const release = (): void => {
			if (holder !== undefined) closeSync(holder);
			holder = undefined;
		};
		return {path, writeEnd, release, remove};
	} catch (error) {
		if (holder !== undefined) closeSync(holder);
		remove();
		throw error;
	}
}

/** Calls back once this process has opened `path`, in whichever thread; returns what ends the watch. */
export function onceOpened(path: string, opened: () => void): () => void {
	let lookMs = FIRST_LOOK_MS;
	const look = (): void => {
		lookMs = Math.min(lookMs * 2, LAST_LOOK_MS);
		if (isOpen(path)) opened();
		else timer = setTimeout(look, lookMs).unref();
	};
	let timer = setTimeout(look, lookMs).unref();
	return () => clearTimeout(timer);
}

/** Whether a descriptor of this process that only reads leads to `path` (what the maker of a FIFO holds itself can write). */
function isOpen(path: string): boolean {
	return readdirSync('/proc/self/fd').some(fd => {
		try {
			return readlinkSync(`/proc/self/fd/${fd}`) === path && isReader(fd);
		} catch {
			return false; // closed meanwhile
		}
	});
}

const isReader = (fd: string): boolean =>
	(Number.parseInt(/^flags:\s+(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))![1]!, 8) & 3) === constants.O_RDONLY;
