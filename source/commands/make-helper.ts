import {spawnSync} from 'node:child_process';
import {chmodSync, copyFileSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync} from 'node:fs';
import {homedir} from 'node:os';
import {dirname} from 'node:path';
import {helperPath} from '../capture/methods.js';
import {findMonitorUser} from '../capture/monitor-user.js';
import {UserError} from '../model/user-error.js';

/**
 * Makes the capture helper: a copy of this node that only its owner may run, with the one capability of opening packet sockets. The capture process gives
 * the capability up once its device is open. Returns a line that says what was done; throws `UserError` where it cannot be done.
 */
export async function makeHelper(environment: NodeJS.ProcessEnv): Promise<string> {
	const root = process.getuid!() === 0;
	if (root && environment.SUDO_UID === undefined)
		throw new UserError('root captures without a helper', 'run `snitop doctor --setcap` as the user who is to capture');
	const owner = root ? findMonitorUser(undefined, environment, homedir()) : undefined;
	const setcap = ['/usr/sbin/setcap', '/sbin/setcap', '/usr/bin/setcap'].find(path => existsSync(path));
	if (!setcap) throw new UserError('setcap is not installed', 'apt-get install libcap2-bin');
	const path = helperPath(owner?.home ?? homedir());
	const fresh = `${path}.new`;
	try {
		if (owner) becomeEffective(owner.uid, owner.gid); // in a folder of the user's root writes nothing
		mkdirSync(dirname(path), {recursive: true, mode: 0o700});
		rmSync(fresh, {force: true});
		copyFileSync(realpathSync(process.execPath), fresh);
		chmodSync(fresh, 0o700);
	} catch (error) {
		throw new UserError(`the capture helper cannot be made: ${(error as Error).message}`);
	} finally {
		if (owner) becomeEffective(0, 0);
	}
	const command = [...(root ? [] : ['sudo']), setcap, 'cap_net_raw+ep', fresh];
	const {status, error} = spawnSync(command[0]!, command.slice(1), {stdio: 'inherit'});
	if (status !== 0) {
		rmSync(fresh, {force: true});
		throw new UserError(
			`the helper got no privilege: ${error?.message ?? `setcap ended with status ${status}`}`,
			root ? 'the file system must keep capabilities' : 'setcap needs root: sudo must be installed, and allow you to run it',
		);
	}
	renameSync(fresh, path);
	return `made ${path} (cap_net_raw): this user now captures without sudo`;
}

function becomeEffective(uid: number, gid: number): void {
	if (uid === 0) process.seteuid!(0);
	process.setegid!(gid);
	if (uid !== 0) process.seteuid!(uid);
}
