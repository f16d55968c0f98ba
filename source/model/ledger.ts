import type {DecodeResult} from './packet.js';

/** Where something can be lost, each counted by itself. `null`: cannot be known here. */
export interface Ledger {
	readonly framesSeen: number;
	readonly framesDecoded: number;
	readonly notDecoded: Readonly<Partial<Record<Exclude<DecodeResult, 'decoded'>, number>>>;
	/** Dropped by the kernel before the capture process read them. */
	readonly kernelDropped: number | null;
	/** Dropped because the capture pipe was full. */
	readonly pipeDropped: number | null;
	/** Places where a capture file was damaged and something was skipped. */
	readonly damaged: number;
	/** IP fragments whose packet never became whole. */
	readonly fragmentsGivenUp: number;
	/** TCP prefixes, QUIC and DTLS hellos given up: too large, too scattered, or out of memory for them. */
	readonly reassemblyGivenUp: number;
	/** Connections thrown out early because the table was full. */
	readonly flowsEvicted: number;
	/** Names that had to share the overflow tally because the table of names was full. */
	readonly namesOverflowed: number;
	/** Closed connections that the store did not take. */
	readonly storeDropped: number;
}
