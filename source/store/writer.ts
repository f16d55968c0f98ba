import {closeSync, openSync, readFileSync, rmSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import {makeFolder} from '../model/make-folder.js';

/** The one process that writes the files of a home: of two, each would write every connection. */
export interface Writer {
	/** Process that writes already; undefined: this one does, from now on. */
	readonly other: number | undefined;
	/** Another process may be the writer. Twice does no harm. */
	release(): void;
}

/** Becomes the writer of a home, unless another process that still runs is. A home that cannot be written is a `UserError`. */
export function becomeWriter(home: string): Writer {
	makeFolder(join(home, 'cache'));
	const path = join(home, 'cache', 'writer');
	for (let tried = 0; ; tried++) {
		try {
			const fd = openSync(path, 'wx', 0o600);
			writeSync(fd, identityOf(process.pid)!);
			closeSync(fd);
			return {other: undefined, release: () => read(path) === identityOf(process.pid) && rmSync(path, {force: true})};
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tried > 0) throw error;
		}
		const written = read(path);
		const pid = Number.parseInt(written, 10);
		if (written !== '' && identityOf(pid) === written) return {other: pid, release() {}};
		// It was killed.
		rmSync(path, {force: true});
	}
}

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return ''; // gone meanwhile, or another user's: then it is not ours
	}
}

/** A process by its number and the tick it started at (proc(5), field 22), for numbers come again; undefined: it does not run. */
function identityOf(pid: number): string | undefined {
	const stat = read(`/proc/${pid}/stat`);
	return stat === '' ? undefined : `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}\n`;
}
