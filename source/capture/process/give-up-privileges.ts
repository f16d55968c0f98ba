import type {Native} from '../native.js';

/** `nobody` and `nogroup` on every Linux; by number, as a container need not have the names. */
const NOBODY = 65534;

/** Gives up what opening the device needed: root becomes nobody without groups, capabilities go, and none can be gained again. Throws where that fails. */
export function giveUpPrivileges(native: Native | undefined): void {
	if (process.getuid!() === 0) {
		process.setgroups!([]);
		process.setgid!(NOBODY);
		process.setuid!(NOBODY);
	}
	native?.keepCapabilities(0n); // a helper with file capabilities keeps its user
	native?.noNewPrivileges();
	native?.noCoreFile();
}
