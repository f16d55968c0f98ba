import type {Suggestion} from '../classify/suggest.js';
import type {NameSource, UnnamedReason} from '../model/connection.js';
import type {FilterWords} from '../model/filter.js';
import type {DatabaseStatus} from '../model/label.js';
import type {Ledger} from '../model/ledger.js';
import type {Verdict} from '../model/rule.js';
import type {SourceStatus, Totals} from '../model/tally.js';
import type {TrendShape} from './rates.js';
import type {CategorySum} from './sums.js';

/** What a table can be ordered by; always the most first, names and apps by the alphabet. */
export const sortKeys = ['bytes', 'rate', 'connections', 'clients', 'lastSeen', 'firstSeen', 'name', 'app'] as const;
export type SortKey = (typeof sortKeys)[number];

/** A row of a table: the id of a tally, or the registrable domain of a group of unmatched names. */
export type RowKey = number | string;

/** What the screen wants to see. Requests that say the same get the same answer until something changed. */
export interface SnapshotRequest {
	/** All tallies, those of one category, or the queue in groups. */
	readonly list: 'all' | 'category' | 'unmatched';
	readonly category: string | undefined;
	readonly sort: SortKey;
	/** Substring of name, app or category, lower case; empty: all. */
	readonly filter: string;
	/** What the filter means in the words of the screen. */
	readonly words?: FilterWords;
	/** Groups that are open. */
	readonly expanded: ReadonlySet<string>;
	/** Rows wanted: `count` from `offset` on; the end of the list moves `offset` back. */
	readonly offset: number;
	readonly count: number;
	/** Rows keep their order, for somebody is typing or moving. */
	readonly steady: boolean;
}

/** A tally at one moment. Times in microseconds since 1970, rates in bits per second. */
export interface TallyRow {
	readonly id: number;
	readonly kind: 'name' | 'service';
	/** As it came, one character a byte: hostile. */
	readonly text: string;
	readonly source: NameSource | undefined;
	readonly unnamed: UnnamedReason | undefined;
	readonly verdict: Verdict | undefined;
	readonly category: string;
	readonly connections: number;
	readonly open: number;
	readonly clients: number;
	readonly bytesUp: number;
	readonly bytesDown: number;
	readonly rateUp: number;
	readonly rateDown: number;
	readonly firstSeenUs: number;
	readonly lastSeenUs: number;
	/** Bytes per bucket, oldest first. */
	readonly trend: Float32Array;
}

/** Unmatched names under one registrable domain. */
export interface GroupRow {
	readonly domain: string;
	readonly ids: readonly number[];
	readonly names: number;
	readonly connections: number;
	readonly bytes: number;
	/** At least so many: those of the name that has most of them, since how many two names share is not known. */
	readonly clients: number;
	readonly rate: number;
	readonly firstSeenUs: number;
	readonly lastSeenUs: number;
}

export type ListRow =
	| {
			readonly kind: 'tally';
			readonly key: number;
			readonly tally: TallyRow;
			readonly child: boolean;
			readonly suggestion: Suggestion | undefined;
	  }
	| {
			readonly kind: 'group';
			readonly key: string;
			readonly group: GroupRow;
			readonly open: boolean;
			readonly suggestion: Suggestion | undefined;
	  };

/** All that a frame shows, at one moment. */
export interface Snapshot {
	readonly timeUs: number;
	readonly startUs: number;
	readonly ended: boolean;
	readonly sources: readonly SourceStatus[];
	readonly totals: Totals | undefined;
	readonly ledger: Ledger | undefined;
	readonly database: DatabaseStatus | undefined;
	/** Bits per second; `mean`: over the whole run, for it has ended. */
	readonly rateUp: number;
	readonly rateDown: number;
	readonly mean: boolean;
	/** Names (tallies) so far. */
	readonly names: number;
	readonly unmatched: {readonly names: number; readonly connections: number; readonly bytes: number};
	readonly nothingToName: {readonly connections: number; readonly bytes: number};
	readonly categories: readonly CategorySum[];
	readonly trend: TrendShape;
	/** Keys of the whole list in order, and the rows that were asked for. */
	readonly order: readonly RowKey[];
	readonly offset: number;
	readonly rows: readonly ListRow[];
	/** Grows when rules changed. */
	readonly rulesVersion: number;
}

/** All that is lost so far, and whether a place is among it that cannot be known. */
export function countLosses(ledger: Ledger): {readonly lost: number; readonly unknown: boolean} {
	const lost =
		(ledger.kernelDropped ?? 0) +
		(ledger.pipeDropped ?? 0) +
		ledger.damaged +
		ledger.fragmentsGivenUp +
		ledger.reassemblyGivenUp +
		ledger.flowsEvicted +
		ledger.namesOverflowed +
		ledger.storeDropped +
		(ledger.notDecoded.truncated ?? 0) +
		(ledger.notDecoded.malformed ?? 0);
	return {lost, unknown: ledger.kernelDropped === null || ledger.pipeDropped === null};
}
