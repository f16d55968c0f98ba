import type {Config} from '../config/config.js';
import type {Flags} from '../config/flags.js';
import type {StartedCapture} from './session.js';

/** What every command gets. */
export interface Invocation {
	readonly config: Config;
	readonly flags: Flags;
	/** What stands behind the command's name. */
	readonly args: readonly string[];
	readonly fail: (message: string) => void;
	/** Under way already, where the command captures. */
	readonly capture?: StartedCapture;
}
