import {unnamedReasons} from '../../model/connection.js';
import type {Ledger} from '../../model/ledger.js';
import {displayWidth, padEnd, padStart} from '../../text/display-width.js';
import {bytesQuantity, countQuantity, formatBytes, formatCount, formatPercent} from '../../text/format-quantity.js';
import {BAD, blank, type Line, PLAIN, QUIET, type Segment, STRONG, segment} from '../line.js';
import {quantity} from '../table.js';
import type {Manner, View} from '../view.js';

/** Why connections have no name, and what was lost on the way, in `width` columns. */
export function unnamedDetails(view: View): readonly Line[] {
	const {snapshot, manner} = view;
	const {messages} = manner;
	const {totals, ledger, nothingToName} = snapshot;
	if (totals === undefined || ledger === undefined) return [blank, [segment(`  ${messages.noTraffic}`, QUIET)]];
	const nameless = totals.nameable - totals.named;
	const bytes = unnamedReasons.reduce((sum, reason) => sum + totals.unnamed[reason][1], 0);
	const rows: (readonly [text: string, connections: number, bytes: number])[] = [
		...unnamedReasons.map(reason => [messages.reasons[reason], ...totals.unnamed[reason]] as const),
		[messages.nothingToName, nothingToName.connections, nothingToName.bytes],
	];
	const widest = Math.max(...rows.map(([text]) => displayWidth(text)));
	const lines: Line[] = [
		[
			segment(` ${messages.unnamedTitle}`, STRONG),
			segment(`  ${messages.unnamedOf(formatCount(nameless), formatCount(totals.nameable))}`, QUIET),
			segment(totals.nameable > 0 ? ` (${formatPercent(nameless / totals.nameable)}), ${formatBytes(bytes)}` : '', QUIET),
		],
	];
	for (const [text, connections, size] of rows) {
		const style = connections > 0 ? PLAIN : QUIET;
		lines.push([
			segment(`   ${padEnd(text, widest)}  `, style),
			segment(padStart(formatCount(connections), 9), connections > 0 ? STRONG : QUIET),
			segment('  '),
			quantity(bytesQuantity(size), 2, style),
		]);
	}
	// What the disk refused is known to the store alone.
	const storeDropped = ledger.storeDropped + (snapshot.database?.lost ?? 0);
	return [...lines, blank, ...ledgerLines({...ledger, storeDropped}, manner)];
}

const losses = [
	'kernelDropped',
	'pipeDropped',
	'damaged',
	'fragmentsGivenUp',
	'reassemblyGivenUp',
	'flowsEvicted',
	'namesOverflowed',
	'storeDropped',
] as const satisfies readonly (keyof Ledger)[];

function ledgerLines(ledger: Ledger, {messages}: Manner): Line[] {
	const not = Object.entries(ledger.notDecoded).filter(([, count]) => count > 0);
	const rows: (readonly [string, number | null, boolean])[] = [
		[messages.ledger.framesSeen, ledger.framesSeen, false],
		[messages.ledger.framesDecoded, ledger.framesDecoded, false],
		...not.map(([reason, count]) => [messages.notDecoded[reason as keyof typeof messages.notDecoded], count, false] as const),
		...losses.map(key => [messages.ledger[key], ledger[key], true] as const),
	];
	const widest = Math.max(...rows.map(([text]) => displayWidth(text)));
	const half = Math.ceil(rows.length / 2);
	const cell = ([text, count, loss]: (typeof rows)[number]): Segment[] => {
		const style = count === null || count === 0 ? QUIET : loss ? STRONG | BAD : PLAIN;
		const {value, unit} = countQuantity(count ?? 0);
		return [segment(`   ${padEnd(text, widest)}  `, style & QUIET), segment(padStart(count === null ? '?' : value + unit, 9), style)];
	};
	return [
		[segment(` ${messages.ledgerTitle}`, STRONG)],
		...Array.from({length: half}, (_, i) => [...cell(rows[i]), ...(rows[i + half] === undefined ? [] : cell(rows[i + half]))]),
	];
}
