import {accessSync, constants, existsSync, mkdirSync} from 'node:fs';
import {dirname} from 'node:path';
import {UserError} from './user-error.js';

/** Makes a folder of the home, and those above it, for what is to be written there; one that cannot be had is a `UserError`. */
export function makeFolder(path: string): void {
	try {
		make(path);
		accessSync(`${path}/`, constants.W_OK); // with the slash a file is refused
	} catch (error) {
		throw new UserError(`${path} cannot be written: ${(error as NodeJS.ErrnoException).code ?? error}`, 'choose another home with --home');
	}
}

/** One by one: Node's own recursive way never ends under a folder that answers ENOENT to whatever is to be made in it, such as /proc. */
function make(path: string): void {
	if (existsSync(path)) return;
	make(dirname(path));
	try {
		mkdirSync(path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another thread was faster
	}
}
