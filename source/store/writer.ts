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

/** A process by its number and the tick it started at, for numbers come again (fields 1 and 22 of proc(5)'s stat); undefined: it does not run. */
function identityOf(pid: number): string | undefined {
	const stat = read(`/proc/${pid}/stat`);
	// From field 3 on: the name of the program before it may hold anything.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const isGone = fields[0] === 'Z' || fields[0] === 'X'; // and nobody has asked how it ended
	return stat === '' || isGone ? undefined : `${pid} ${fields[19]}\n`;
}
