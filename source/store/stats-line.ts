import type {Ledger} from '../model/ledger.js';
import type {Totals} from '../model/tally.js';

/** The last line of a run: the ledger and the totals. Unknown losses are null. */
export function statsLine(ledger: Ledger, totals: Totals): string {
	return `${JSON.stringify({
		event_type: 'stats',
		frames_seen: ledger.framesSeen,
		frames_decoded: ledger.framesDecoded,
		not_decoded: ledger.notDecoded,
		kernel_dropped: ledger.kernelDropped,
		pipe_dropped: ledger.pipeDropped,
		damaged: ledger.damaged,
		fragments_given_up: ledger.fragmentsGivenUp,
		reassembly_given_up: ledger.reassemblyGivenUp,
		flows_evicted: ledger.flowsEvicted,
		names_overflowed: ledger.namesOverflowed,
		store_dropped: ledger.storeDropped,
		packets: totals.packets,
		bytes_toserver: totals.bytesUp,
		bytes_toclient: totals.bytesDown,
		connections: totals.connections,
		nameable: totals.nameable,
		named: totals.named,
		unnamed: Object.fromEntries(Object.entries(totals.unnamed).map(([reason, [connections, bytes]]) => [reason, {connections, bytes}])),
	})}\n`;
}
