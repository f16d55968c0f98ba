import type {DatabaseStatus} from '../model/label.js';

/** Time that whoever needs the rules of the shared database waits for them, ms. */
export const RULES_MS = 2000;
/** How a database stands in which a run that writes nothing makes no tables. */
export const NO_TABLES = 'no tables of this version yet: the first label makes them, or `snitop db migrate`';

/** What to say where its rules are not known; undefined: they are. */
export function rulesMissing({state, detail}: Pick<DatabaseStatus, 'state' | 'detail'>): string | undefined {
	if (detail === NO_TABLES) return `rules of this machine alone: the shared database has ${NO_TABLES}`;
	if (state !== 'away' && state !== 'connecting') return undefined;
	return `rules of this machine alone: the shared database has not answered${detail === undefined ? '' : ` (${detail})`}`;
}
