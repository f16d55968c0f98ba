import {closeSync, openSync, type Stats, statSync} from 'node:fs';
import {homedir, userInfo} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type Account, becomeAccount, findMonitorUser, takeGroups} from '../capture/monitor-user.js';

/**
 * For whom the program acts: under sudo the user who called it, to whom its files belong. `become` (commands that capture nothing): this process
 * becomes that user for good, unless one of `files` can be read by root alone.
 */
export function actingUser(files: readonly string[], become: boolean): {readonly name: string; readonly home: string} {
	if (process.getuid?.() !== 0 || process.env['SUDO_UID'] === undefined) return {name: nameOf(), home: homedir()};
	const account = findMonitorUser(undefined, process.env, homedir());
	if (become) becomeReader(account, files);
	return account;
}

/** Root itself becomes the owner of the home, as a live run does: files of root's would keep that run from writing. Files as for `actingUser`; `writes`: the command writes to the home. */
export function becomeOwner(home: string, files: readonly string[], writes: boolean): void {
	if (process.getuid?.() !== 0) return;
	// Where root has made some already, it alone can use them.
	if (['cache', 'output', 'log'].some(name => statSync(join(home, name), {throwIfNoEntry: false})?.uid === 0)) return;
	const account = findMonitorUser(undefined, process.env, home);
	if (becomeReader(account, files) || account.uid === 0 || !writes) return;
	process.stderr.write(
		`snitop: warning: root alone can read ${files.join(' ')}, so what is written to ${home} is root's: chown -R ${account.name} ${home}\n`,
	);
}

/** The program itself must be readable, too: most of it is loaded later. */
function becomeReader(account: Account, files: readonly string[]): boolean {
	if (account.uid === 0 || ![fileURLToPath(import.meta.url), ...files].every(file => canRead(account, file))) return false;
	becomeAccount(account);
	process.env['HOME'] = account.home;
	return true;
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
	const stat = file === '-' ? undefined : statSync(file, {throwIfNoEntry: false});
	// Missing is missing for both, and told later.
	if (stat === undefined) return true;
	const groups = process.getgroups!();
	takeGroups(account);
	process.setegid!(account.gid);
	process.seteuid!(account.uid);
	try {
		// A look at a FIFO would end its writer: its mode says enough.
		if (!stat.isFile()) return mayRead(stat, account.uid, process.getgroups!());
		closeSync(openSync(file, 'r'));
		return true;
	} catch {
		return false;
	} finally {
		process.seteuid!(0);
		process.setegid!(0);
		process.setgroups!(groups);
	}
}

const mayRead = ({uid, gid, mode}: Stats, user: number, groups: readonly number[]): boolean =>
	(mode & (uid === user ? 0o400 : groups.includes(gid) ? 0o040 : 0o004)) !== 0;
