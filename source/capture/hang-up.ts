import {closeSync} from 'node:fs';
import {isatty} from 'node:tty';

/**
 * Lets this process end with its own exit status after its terminal has gone (SIGHUP). Node restores the terminal at its end and, where that fails with
 * EIO, aborts (`ResetStdio`, Node 20 and 22); it leaves descriptors alone that were closed. To be called once, at the start.
 */
export function surviveHangUp(): void {
	const terminals = [0, 1, 2].filter(fd => isatty(fd));
	process.on('exit', () => {
		for (const fd of terminals) if (!isatty(fd)) closeSync(fd);
	});
}
