import type {NameSource, UnnamedReason} from './connection.js';
import type {Ledger} from './ledger.js';

/**
 * What counters hang on: a name, or for connections without one their service (`udp/123`: transport and server port).
 * The app is looked up from it, so a relabelling moves all that was counted.
 */
export interface TallyBirth {
	readonly id: number;
	readonly kind: 'name' | 'service';
	/** The name as it first came (one character a byte), or the service. */
	readonly text: string;
	readonly source: NameSource | undefined;
	/** A service whose connections should have had a name: why they have none. Undefined for names, and for services that need none. */
	readonly unnamed?: UnnamedReason | undefined;
	/** The first server of a name; of a service one that is in the address range of a rule, else undefined. Four words. */
	readonly server?: readonly [number, number, number, number] | undefined;
	/** What the name is an alias of as far as DNS had told when it was first seen, nearest first. */
	readonly aliases?: readonly string[] | undefined;
}

/** A row of `Delta.tallies`: totals since the start of the run, not increments. */
export const tallyColumns = [
	'id',
	'connections',
	'open',
	'packets',
	'bytesUp',
	'bytesDown',
	'firstSeenUs',
	'lastSeenUs',
	/** With a half: so many or more. */
	'clients',
] as const;
export const TALLY_STRIDE = tallyColumns.length;

export interface Totals {
	readonly packets: number;
	readonly bytesUp: number;
	readonly bytesDown: number;
	/** All connections so far, and those open now. */
	readonly connections: number;
	readonly open: number;
	/** Connections that carried, or should have carried, TLS, QUIC or DTLS: the base of the named share; and those of them with a name. */
	readonly nameable: number;
	readonly named: number;
	/** Connections with neither a name nor a pending hello, by reason: [connections, bytes]. */
	readonly unnamed: Readonly<Record<UnnamedReason, readonly [number, number]>>;
}

/** A source of frames and how it is doing. */
export interface SourceStatus {
	readonly name: string;
	readonly kind: 'interface' | 'file';
	readonly state: 'running' | 'restarting' | 'ended' | 'failed';
	readonly detail: string | undefined;
}

/** What the engine tells four times a second. */
export interface Delta {
	readonly kind: 'delta';
	/** Packet time now, microseconds since 1970; 0 before the first packet. */
	readonly timeUs: number;
	/** Packet time of the first packet, of several captures of the earliest; 0 before it. */
	readonly startUs: number;
	readonly born: readonly TallyBirth[];
	/** Rows of `TALLY_STRIDE` numbers, of the tallies that changed since the last delta. */
	readonly tallies: Float64Array;
	readonly totals: Totals;
	readonly ledger: Ledger;
	readonly sources: readonly SourceStatus[];
	/** All sources have ended and every connection was closed. */
	readonly ended: boolean;
}
