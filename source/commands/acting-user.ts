import {closeSync, openSync, statSync} from 'node:fs';
import {homedir, userInfo} from 'node:os';
import {type Account, becomeAccount, findMonitorUser} from '../capture/monitor-user.js';

/**
 * For whom the program acts: under sudo the user who called it, to whom its files belong. `become` (commands that capture nothing): this process
 * becomes that user for good, unless one of `files` can be read by root alone.
 */
export function actingUser(files: readonly string[], become: boolean): {readonly name: string; readonly home: string} {
	if (process.getuid?.() !== 0 || process.env['SUDO_UID'] === undefined) return {name: nameOf(), home: homedir()};
	const account = findMonitorUser(undefined, process.env, homedir());
	if (become && account.uid !== 0 && files.every(file => canRead(account, file))) {
		becomeAccount(account);
		process.env['HOME'] = account.home;
	}
	return account;
}

function nameOf(): string {
	try {
		return userInfo().username;
	} catch {
		// No entry for this user number: containers do this.
		return String(process.getuid?.() ?? 'user');
	}
}

function canRead(account: Account, file: string): boolean {
	// A look at a FIFO would end its writer.
	if (file === '-' || statSync(file, {throwIfNoEntry: false})?.isFile() !== true) return true;
	process.setegid!(account.gid);
	process.seteuid!(account.uid);
	try {
		closeSync(openSync(file, 'r'));
		return true;
	} catch (error) {
		// Missing is missing for both, and told later.
		return (error as NodeJS.ErrnoException).code === 'ENOENT';
	} finally {
		process.seteuid!(0);
		process.setegid!(0);
	}
}
