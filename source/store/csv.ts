import {join} from 'node:path';
import {stringify} from 'csv-stringify/sync';
import type {Connection} from '../model/connection.js';
import {formatAddress} from '../model/format-address.js';
import {makeFolder} from '../model/make-folder.js';
import {UNMATCHED_CATEGORY} from '../model/rule.js';
import {escapeName, escapeText} from '../text/escape-name.js';
import {formatTime} from '../text/format-time.js';
import {LineFile} from './line-file.js';

const HEADER =
	'Timestamp,Source IP,Destination IP,Source Port,Destination Port,Protocol,SNI,Category,App,Packets Up,Packets Down,Bytes Up,Bytes Down,Duration';

/** Rows as CSV lines; a cell that a spreadsheet would take for a formula (`= + - @`, tab, carriage return) gets an apostrophe before it. */
export const csvLines = (rows: readonly (readonly (string | number)[])[]): string =>
	stringify(rows as unknown as (string | number)[][], {escape_formulas: true, record_delimiter: '\n'});

/** `network_traffic.csv`: a row per closed connection, at its end. A name that was only inferred from DNS is not written as SNI. */
export class TrafficCsv {
	readonly #file: LineFile;

	constructor(folder: string) {
		makeFolder(folder);
		this.#file = new LineFile(join(folder, 'network_traffic.csv'), HEADER);
	}

	/** Throws what the file system says; nothing of these rows is written then. */
	write(connections: readonly Connection[]): void {
		if (connections.length > 0) this.#file.write(csvLines(connections.map(toRow)));
	}

	close(): void {
		this.#file.close();
	}
}

const toRow = (c: Connection): (string | number)[] => [
	formatTime(c.endUs),
	formatAddress(c.client, c.ipVersion),
	formatAddress(c.server, c.ipVersion),
	c.clientPort,
	c.serverPort,
	c.protocol === '' || c.protocol === 'failed' ? c.transport : c.protocol.toUpperCase(),
	c.name === undefined || c.source === 'dns' ? '' : escapeName(c.name),
	escapeText(c.verdict?.category ?? UNMATCHED_CATEGORY),
	c.verdict ? escapeText(c.verdict.app) : '',
	c.packetsUp,
	c.packetsDown,
	c.bytesUp,
	c.bytesDown,
	((c.endUs - c.startUs) / 1e6).toFixed(6),
];
