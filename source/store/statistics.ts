import {join} from 'node:path';
import type {Connection} from '../model/connection.js';
import {makeFolder} from '../model/make-folder.js';
import {UNMATCHED_CATEGORY} from '../model/rule.js';
import {formatTime} from '../text/format-time.js';
import {csvLines} from './csv.js';
import {LineFile} from './line-file.js';

const HEADER = 'Timestamp,Connections,Packets Up,Packets Down,Bytes Up,Bytes Down,Names';
const MINUTE_US = 60e6;
/** Distinct names that are told apart in a category and minute. */
const NAMES_LIMIT = 100_000;
/** Rows that wait for a disk that takes none, some hours of them; beyond, the oldest go and their connections are counted as lost. */
const UNWRITTEN_LIMIT = 20_000;
/** Files open at once; categories that people made up go into the last one beyond. */
const FILES_LIMIT = 500;

interface Sums {
	readonly minute: number;
	readonly category: string;
	connections: number;
	unwritten: number;
	packetsUp: number;
	packetsDown: number;
	bytesUp: number;
	bytesDown: number;
	readonly names: Set<number>;
}

/** A row whose minute is over. */
interface Row {
	readonly category: string;
	readonly connections: number;
	/** Those of them that are not in the traffic file. */
	readonly unwritten: number;
	readonly text: string;
}

/** Connections that are in no row; `elsewhere`: those of them that the traffic file lacks, too. */
export interface LostRows {
	readonly connections: number;
	readonly elsewhere: number;
}

/** What is told of the disk. */
export interface StatisticsTold {
	/** Something cannot be written; `lost` had to be given up. */
	readonly failed: (error: unknown, lost: LostRows) => void;
	/** All rows that waited are written. */
	readonly recovered: () => void;
}

/**
 * `<Category>_statistics.csv`: the sums of the connections that ended in a minute, `Unclassified_statistics.csv` for those without a rule. The rows of
 * all files together are the rows of `network_traffic.csv`. A connection that was silent before it timed out counts for the minute of its last packet:
 * that minute may have several rows, the later ones further down.
 */
export class Statistics {
	readonly #folder: string;
	readonly #told: StatisticsTold;
	readonly #limit: number;
	readonly #files = new Map<string, LineFile>();
	/** By minute and category. */
	readonly #sums = new Map<string, Sums>();
	/** In order. */
	#unwritten: Row[] = [];
	#minute = 0;
	#capture: string | undefined;

	/** Rows that the file system refuses are kept, up to `limit`, and written with a later minute. */
	constructor(folder: string, told: StatisticsTold, limit = UNWRITTEN_LIMIT) {
		makeFolder(folder);
		this.#told = told;
		this.#limit = limit;
		this.#folder = folder;
	}

	/** Counts a connection, and whether it stands in the traffic file; may write the minute before. */
	add(c: Connection, isWritten = true): void {
		if (c.file !== this.#capture) {
			this.flush();
			this.#capture = c.file;
			this.#minute = 0;
		}
		const minute = Math.floor(c.endUs / MINUTE_US);
		if (minute > this.#minute) this.advance(c.endUs);
		const category = c.verdict?.category ?? UNMATCHED_CATEGORY;
		const key = `${minute} ${category}`;
		let sums = this.#sums.get(key);
		if (!sums) {
			sums = {minute, category, connections: 0, unwritten: 0, packetsUp: 0, packetsDown: 0, bytesUp: 0, bytesDown: 0, names: new Set()};
			this.#sums.set(key, sums);
		}
		sums.connections++;
		if (!isWritten) sums.unwritten++;
		sums.packetsUp += c.packetsUp;
		sums.packetsDown += c.packetsDown;
		sums.bytesUp += c.bytesUp;
		sums.bytesDown += c.bytesDown;
		if (c.name !== undefined && sums.names.size < NAMES_LIMIT) sums.names.add(c.tally);
	}

	/** Packet time goes on, or was set back: writes the minute that is over. */
	advance(timeUs: number): void {
		const minute = Math.floor(timeUs / MINUTE_US);
		if (minute === this.#minute) return;
		this.flush();
		this.#minute = minute;
	}

	/** Writes what can be written; the rest waits. */
	flush(): void {
		this.#flush(this.#limit);
	}

	/** Writes what can be written; the rest is lost. */
	end(): void {
		this.#flush(0);
	}

	close(): void {
		this.end();
		for (const file of this.#files.values()) file.close();
	}

	/** Keeps `most` rows that are refused. */
	#flush(most: number): void {
		for (const sums of this.#sums.values()) {
			const {minute, category, connections, unwritten, packetsUp, packetsDown, bytesUp, bytesDown, names} = sums;
			const row = [formatTime(minute * MINUTE_US), connections, packetsUp, packetsDown, bytesUp, bytesDown, names.size];
			this.#unwritten.push({category, connections, unwritten, text: csvLines([row])});
		}
		this.#sums.clear();
		const rows = this.#unwritten;
		// A file that refused one row refuses the next: each is tried once.
		const refused = new Map<string, unknown>();
		this.#unwritten = rows.filter(row => {
			if (refused.has(row.category)) return true;
			try {
				this.#file(row.category).write(row.text);
				return false;
			} catch (error) {
				refused.set(row.category, error);
				return true;
			}
		});
		const [error] = refused.values();
		if (refused.size > 0) {
			const over = this.#unwritten.splice(0, Math.max(0, this.#unwritten.length - most));
			this.#told.failed(error, {
				connections: over.reduce((sum, row) => sum + row.connections, 0),
				elsewhere: over.reduce((sum, row) => sum + row.unwritten, 0),
			});
		} else if (rows.length > 0) this.#told.recovered();
	}

	#file(category: string): LineFile {
		const stem =
			category === UNMATCHED_CATEGORY || (this.#files.size >= FILES_LIMIT && !this.#files.has(fileStem(category)))
				? 'Unclassified'
				: fileStem(category);
		let file = this.#files.get(stem);
		if (!file) {
			file = new LineFile(join(this.#folder, `${stem}_statistics.csv`), HEADER);
			this.#files.set(stem, file);
		}
		return file;
	}
}

/** A category as part of a file name: what could leave the folder or hide is written as `%XX`. */
const fileStem = (category: string): string =>
	encodeURIComponent(category.slice(0, 60).replace(/\p{Cs}/gu, '_'))
		.replace(/%[C-F][0-9A-F](%[89AB][0-9A-F])+/g, sequence => decodeURIComponent(sequence))
		.replace(/^\./, '%2E');
