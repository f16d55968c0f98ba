import type {Connection} from '../model/connection.js';
import type {TallyDetails} from '../model/details.js';
import type {ConnectionQuery} from '../model/filter.js';
import type {LabelEvent, LabelRequest} from '../model/label.js';
import type {Rule} from '../model/rule.js';

/** What the screen can ask of the rest of the program; `commands/monitor.ts` carries it out. No call blocks a key. */
export interface Effects {
	/** Takes effect in the mirror at once, and is written by the store; rejects with the reason when it could not be stored. */
	label(labels: readonly LabelRequest[]): Promise<readonly LabelEvent[]>;
	undo(): Promise<readonly LabelEvent[]>;
	redo(): Promise<readonly LabelEvent[]>;
	/** Takes back what was classified automatically; that name is left alone from then on. */
	takeBack(rule: Rule): Promise<readonly LabelEvent[]>;
	history(limit: number): Promise<readonly LabelEvent[]>;
	inspect(tally: number): Promise<TallyDetails>;
	connections(query: ConnectionQuery, limit: number): Promise<readonly Connection[]>;
	quit(): void;
}
