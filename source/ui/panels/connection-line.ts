import type {Connection} from '../../model/connection.js';
import {formatEndpoint} from '../../model/format-address.js';
import {displayWidth} from '../../text/display-width.js';
import {bytesQuantity, formatDuration} from '../../text/format-quantity.js';
import {stateName} from '../filter-words.js';
import {GOOD, type Line, PLAIN, QUIET, type Segment, segment} from '../line.js';
import {showName} from '../show-name.js';
import {type Column, chooseColumns, quantity, rowLine} from '../table.js';
import {appName, type Manner} from '../view.js';

/** Who said goodbye is not open any more, though the table keeps it a while. */
function state({endReason, state: now}: Connection, manner: Manner): Segment {
	const style = endReason !== undefined || now === 'closed' ? QUIET : now === 'established' ? GOOD : PLAIN;
	return segment(stateName(endReason ?? now, manner), style);
}

function nameCell({name, unnamed, source}: Connection, {messages, glyphs}: Manner, width: number): readonly Segment[] {
	if (name === undefined) return [segment(unnamed === undefined ? glyphs.none : messages.reasons[unnamed], QUIET)];
	// A name that is only inferred is never shown as certain.
	return source === 'dns'
		? [segment(showName(name, width - 5, glyphs.cut)), segment(` ${messages.inferred}`, QUIET)]
		: [segment(showName(name, width, glyphs.cut))];
}

/** Fewer columns of a reason tell nothing. */
const LEAST_REASON = 8;

/** Without a name the server is what tells connections apart. */
function nameOrServer(connection: Connection, manner: Manner, width: number): readonly Segment[] {
	const {name, unnamed, server, serverPort, ipVersion} = connection;
	if (name !== undefined) return nameCell(connection, manner, width);
	const shown = showName(formatEndpoint(server, serverPort, ipVersion), width, manner.glyphs.cut);
	const hasRoom = width - displayWidth(shown) - 2 >= LEAST_REASON;
	return [segment(shown), segment(unnamed === undefined || !hasRoom ? '' : `  ${manner.messages.reasons[unnamed]}`, QUIET)];
}

/** What stands in the list of connections. */
const everyColumn: readonly Column<Connection>[] = [
	{heading: 'colLastSeen', width: 8, align: 'left', rank: 3, cell: ({endUs}, {clock}) => segment(clock(endUs), QUIET)},
	{
		heading: 'colClient',
		width: 21,
		align: 'left',
		rank: 1,
		cell: ({client, clientPort, ipVersion}) => segment(formatEndpoint(client, clientPort, ipVersion)),
	},
	{
		heading: 'colServer',
		width: 21,
		align: 'left',
		rank: 5,
		cell: ({server, serverPort, ipVersion}) => segment(formatEndpoint(server, serverPort, ipVersion)),
	},
	{
		heading: 'colProtocol',
		width: 6,
		align: 'left',
		rank: 6,
		cell: ({protocol, transport}) => segment(protocol === '' || protocol === 'failed' ? transport.toLowerCase() : protocol),
	},
	{heading: 'colName', width: 0, align: 'left', rank: 0, cell: nameCell},
	{heading: 'colApp', width: 12, align: 'left', rank: 7, cell: ({verdict}, manner) => segment(appName(verdict, manner))},
	{heading: 'colState', width: 9, align: 'left', rank: 4, cell: state},
	{
		heading: 'colDuration',
		width: 8,
		align: 'right',
		rank: 8,
		cell: ({startUs, endUs}) => segment(formatDuration((endUs - startUs) / 1000), QUIET),
	},
	{heading: 'colUp', width: 7, align: 'right', rank: 9, cell: ({bytesUp}) => quantity(bytesQuantity(bytesUp), 2)},
	{heading: 'colDown', width: 7, align: 'right', rank: 10, cell: ({bytesDown}) => quantity(bytesQuantity(bytesDown), 2)},
	{
		heading: 'colBytes',
		width: 7,
		align: 'right',
		rank: 2,
		cell: ({bytesUp, bytesDown}) => quantity(bytesQuantity(bytesUp + bytesDown), 2, PLAIN),
	},
];

const narrowColumns = everyColumn.map(column =>
	column.heading === 'colName' ? {...column, heading: 'colNameOrServer' as const, cell: nameOrServer} : column,
);

/** A name shorter than this cannot be told. */
const LEAST_NAME = 18;

/** The columns of the list of connections that have room in `width`: where the server has none of its own, it stands in place of a name that is missing. */
export function connectionColumns(width: number): ReturnType<typeof chooseColumns<Connection>> {
	const chosen = chooseColumns(everyColumn, width, LEAST_NAME);
	return chosen.some(({column}) => column.heading === 'colServer') ? chosen : chooseColumns(narrowColumns, width, LEAST_NAME);
}

const within: readonly Column<Connection>[] = [
	{heading: 'colLastSeen', width: 8, align: 'left', rank: 3, cell: ({endUs}, {clock}) => segment(clock(endUs), QUIET)},
	{
		heading: 'colClient',
		width: 0,
		align: 'left',
		rank: 0,
		cell: ({client, clientPort, ipVersion}) => segment(formatEndpoint(client, clientPort, ipVersion)),
	},
	{
		heading: 'colServer',
		width: 21,
		align: 'left',
		rank: 4,
		cell: ({server, serverPort, ipVersion}) => segment(formatEndpoint(server, serverPort, ipVersion)),
	},
	{heading: 'colState', width: 9, align: 'left', rank: 2, cell: state},
	{heading: 'colBytes', width: 7, align: 'right', rank: 1, cell: ({bytesUp, bytesDown}) => quantity(bytesQuantity(bytesUp + bytesDown), 2)},
];

/** A connection under the name that it belongs to. */
export const connectionLine = (connection: Connection, width: number, manner: Manner): Line =>
	rowLine(chooseColumns(within, width, 15), connection, manner, {selected: false});
