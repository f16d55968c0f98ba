import {countLosses, type Snapshot} from '../../state/snapshot.js';
import {escapeText} from '../../text/escape-name.js';
import {formatBytes, formatCount, formatPercent, formatRate} from '../../text/format-quantity.js';
import {localClock} from '../clock.js';
import {en} from '../locales/en.js';

/** One line about a run without a screen, in ASCII as far as the names of its sources are. */
export function formatStatusLine({timeUs, sources, rateDown, rateUp, totals, unmatched, ledger, database}: Snapshot): string {
	const where = sources.map(({name, state}) => escapeText(name) + (state === 'running' ? '' : ` (${state})`)).join(' ');
	const nameable = totals?.nameable ?? 0;
	const {lost, unknown} = ledger === undefined ? {lost: 0, unknown: true} : countLosses(ledger);
	const parts = [
		`${where} down ${formatRate(rateDown)} up ${formatRate(rateUp)}`,
		`${formatCount(totals?.connections ?? 0)} connections, ${formatBytes((totals?.bytesUp ?? 0) + (totals?.bytesDown ?? 0))}`,
		nameable > 0 ? `named ${formatPercent((totals?.named ?? 0) / nameable)}` : 'none to name',
		`unmatched ${formatCount(unmatched.names)}`,
		`lost ${formatCount(lost)}${unknown ? ' and what is not known' : ''}`,
	];
	if (database !== undefined)
		parts.push(
			`${escapeText(database.engine)} ${en.database[database.state]}${database.outbox > 0 ? ` (${formatCount(database.outbox)} waiting)` : ''}`,
		);
	return `${timeUs > 0 ? localClock(timeUs) : '--:--:--'}  ${parts.join(', ')}`;
}
