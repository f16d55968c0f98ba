import {execFileSync} from 'node:child_process';
import {statSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {UserError} from '../model/user-error.js';

/** An account of this machine. */
export interface Account {
	readonly name: string;
	readonly uid: number;
	readonly gid: number;
	readonly home: string;
	readonly shell: string;
}

/**
 * Whom the monitor runs as when the program was started as root: `--user`, else who called sudo, else the owner of the home folder (or of the
 * nearest folder above it that exists). Throws where `user` is no account.
 */
export function findMonitorUser(user: string | undefined, environment: NodeJS.ProcessEnv, home: string): Account {
	if (user !== undefined) {
		const account = findAccount(user);
		if (!account) throw new UserError(`there is no user "${user}"`, '--user takes an account of this machine');
		return account;
	}
	const {SUDO_UID: caller = '0', SUDO_GID: group = caller} = environment;
	// Root calling sudo is a root login.
	const uid = caller === '0' ? String(ownerOf(resolve(home))) : caller;
	// Nobody need be asked who root is.
	if (uid === '0') return {name: 'root', uid: 0, gid: 0, home: '/root', shell: '/bin/sh'};
	return findAccount(uid) ?? {name: uid, uid: Number(uid), gid: Number(caller === '0' ? uid : group), home: '/', shell: '/bin/sh'};
}

/** Root becomes this account for good, with its groups and none of root's. */
export function becomeAccount(account: Pick<Account, 'name' | 'uid' | 'gid'>): void {
	const {uid, gid} = account;
	takeGroups(account);
	process.setgid!(gid);
	process.setuid!(uid);
}

/** The further groups of this process are those of the account. */
export function takeGroups({name, gid}: Pick<Account, 'name' | 'gid'>): void {
	// An account without an entry, known by number alone, has one group.
	if (/^\d+$/.test(name)) process.setgroups!([gid]);
	// Missing in the types of Node 20.
	else (process as unknown as {initgroups(user: string, group: number): void}).initgroups(name, gid);
}

/** By name or number, through the name service, which knows more than `/etc/passwd`. */
function findAccount(key: string): Account | undefined {
	try {
		return parseAccount(execFileSync('getent', ['passwd', '--', key], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}));
	} catch {
		return undefined; // status 2: no such account
	}
}

/** A line of passwd(5); undefined where it is not one. */
export function parseAccount(line: string): Account | undefined {
	const [name, , uid, gid, , home, shell] = line.trim().split(':');
	if (!name || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return undefined;
	return {name, uid: Number(uid), gid: Number(gid), home: home || '/', shell: shell || '/bin/sh'};
}

function ownerOf(path: string): number {
	try {
		return statSync(path).uid;
	} catch {
		return path === dirname(path) ? 0 : ownerOf(dirname(path)); // not made yet
	}
}
