import type {ConnectionState, EndReason} from '../model/connection.js';
import type {Connections} from './connections.js';
import {FLAG_DNS, FLAG_FIN_A, FLAG_FIN_B, FLAG_RST, FLAG_UDP, W_PACKETS_A, W_PACKETS_B, wordsOf} from './record-layout.js';

/*
 * Silence after which a connection is over, µs. The values lean on Linux conntrack's, shortened where nothing is lost by it: an established
 * TCP connection keeps its name through the usual keep-alive pauses of push services (up to 30 minutes).
 */
const CLOSED_US = 5e6;
/** Nothing is to be done with what was heard within this. */
export const SHORTEST_IDLE_US = CLOSED_US;
const TCP_HALF_US = 60e6;
const TCP_US = 3600e6;
const DNS_US = 10e6;
const UDP_HALF_US = 30e6;
const UDP_US = 180e6;

/** How long this connection may be silent. */
export function idleUs(table: Connections, record: number, flags: number): number {
	const w = wordsOf(record);
	const both = table.words[w + W_PACKETS_A] !== 0 && table.words[w + W_PACKETS_B] !== 0;
	if ((flags & FLAG_UDP) !== 0) return (flags & FLAG_DNS) !== 0 ? DNS_US : both ? UDP_US : UDP_HALF_US;
	if (isClosed(flags)) return CLOSED_US;
	return both ? TCP_US : TCP_HALF_US;
}

/** Both ends said goodbye, or one broke off. */
export const isClosed = (flags: number): boolean =>
	(flags & FLAG_RST) !== 0 || (flags & (FLAG_FIN_A | FLAG_FIN_B)) === (FLAG_FIN_A | FLAG_FIN_B);

/** What ended it: `silence` unless the ends said more. */
export const endOf = (flags: number, silence: EndReason): EndReason =>
	(flags & FLAG_RST) !== 0 ? 'rst' : isClosed(flags) ? 'fin' : silence;

/** State as JSON lines tell it. */
export function stateOf(table: Connections, record: number): ConnectionState {
	if (isClosed(table.flags(record))) return 'closed';
	const w = wordsOf(record);
	return table.words[w + W_PACKETS_A] !== 0 && table.words[w + W_PACKETS_B] !== 0 ? 'established' : 'new';
}

/** Records that one sweep visits: a small table whole, of a large one half as many as packets have come since the last sweep, within these shares. */
const SWEEP_LEAST = 1024;
const SWEEP_PARTS = 16;
const SWEEP_MOST_PARTS = 64;

/** How many of the records below `end` a sweep visits. */
export const sweepShare = (end: number, packets: number): number =>
	Math.min(end, Math.max(SWEEP_LEAST, Math.ceil(Math.max(end / SWEEP_MOST_PARTS, Math.min(end / SWEEP_PARTS, packets / 2)))));
