import type {LogLine} from '../model/messages.js';
import {formatRule} from '../model/rule.js';
import {escapeText} from '../text/escape-name.js';
import type {LabelChange, Outcome} from './label-change.js';
import type {LabelStore} from './label-store.js';
import type {QueueStore} from './queue-store.js';
import {Refused, type SharedDatabase} from './shared-database.js';

/** Changes and queue rows in one transaction: short, since others wait for it. */
const CHANGES = 500;
const QUEUE_ROWS = 1000;

export interface PushOptions {
	readonly sensor: string;
	readonly labels: LabelStore;
	readonly queue: QueueStore;
	readonly statusChanged: () => void;
	readonly notice: (level: 'info' | 'warn' | 'error', text: string) => void;
	readonly log: (level: LogLine['level'], message: string) => void;
}

/** Pushes the outbox, then the queue. What the database refuses for good is set aside and told, so that nothing waits behind it. */
export async function push(database: SharedDatabase, skewMs: number, options: PushOptions): Promise<void> {
	const {labels, queue, sensor, statusChanged, notice, log} = options;
	const refused: string[] = [];
	const apply = async (changes: readonly LabelChange[], ids: readonly number[]): Promise<readonly Outcome[]> => {
		try {
			const outcomes = await database.apply(changes, skewMs);
			labels.transaction(() => labels.outbox.done(ids));
			return outcomes;
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			if (changes.length > 1) {
				const outcomes: Outcome[] = [];
				for (const [i, change] of changes.entries()) outcomes.push(...(await apply([change], [ids[i]!])));
				return outcomes;
			}
			labels.transaction(() => labels.outbox.refuse(ids[0]!));
			const {key, rule} = changes[0]!;
			refused.push(escapeText(`${formatRule(key)}${rule === undefined ? '' : ` as ${rule.app} (${rule.category})`}: ${error.message}`));
			log('error', `refused by the database: ${refused.at(-1)}`);
			return ['known'];
		}
	};
	try {
		for (;;) {
			const {changes, ids} = labels.outbox.take(CHANGES);
			if (changes.length === 0) break;
			const outcomes = await apply(changes, ids);
			for (const [i, outcome] of outcomes.entries())
				if (outcome === 'overtaken') log('warn', `overtaken by a later label: ${formatRule(changes[i]!.key)}`);
			statusChanged();
		}
	} finally {
		const more = refused.length > 1 ? ` (and ${refused.length - 1} more: see the log)` : '';
		if (refused.length > 0) notice('error', `the shared database refuses a change, which stays on this machine: ${refused[0]}${more}`);
	}
	for (;;) {
		const batch = queue.batch(QUEUE_ROWS);
		if (!batch) break;
		try {
			await database.pushQueue(batch, sensor);
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			queue.lost += batch.rows.length;
			log('error', `${batch.rows.length} rows of the queue are refused by the database: ${escapeText(error.message)}`);
		}
		queue.batchDone(batch.id);
	}
}
