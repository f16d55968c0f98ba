import {W_TALLY, wordsOf} from '../flows/record-layout.js';
import type {Connection} from '../model/connection.js';
import type {Share, TallyDetails} from '../model/details.js';
import type {Pipeline} from './pipeline.js';

/** Closed connections that details and lists can still show. */
const RECENT_LIMIT = 20_000;
const LIST_LIMIT = 50;
/** Connections made into objects for one question: the thread that answers also reads packets. */
const LOOKED_AT = 40_000;
const SHARES_LIMIT = 12;

/** The latest closed connections, and the questions that the screen asks of them and of the open ones. */
export class Recent {
	readonly #ring: Connection[] = [];
	#next = 0;

	add(connection: Connection): void {
		this.#ring[this.#next] = connection;
		this.#next = (this.#next + 1) % RECENT_LIMIT;
	}

	/** Everything known of one tally, most bytes first. */
	details(pipeline: Pipeline, tally: number): TallyDetails {
		const connections = this.#select(pipeline, c => c.tally === tally, tally);
		const shares = (texts: (c: Connection) => readonly string[]): Share[] => {
			const sums = new Map<string, {text: string; connections: number; bytes: number}>();
			for (const c of connections) {
				for (const text of texts(c)) {
					const sum = sums.get(text) ?? {text, connections: 0, bytes: 0};
					sum.connections++;
					sum.bytes += c.bytesUp + c.bytesDown;
					sums.set(text, sum);
				}
			}
			return [...sums.values()].sort((a, b) => b.bytes - a.bytes).slice(0, SHARES_LIMIT);
		};
		return {
			tally,
			servers: shares(c => [wordsText(c.server)]),
			clients: shares(c => [wordsText(c.client)]),
			protocols: shares(c => (c.protocol ? [c.protocol] : [])),
			versions: shares(c => (c.version ? [`${c.protocol} ${c.version.toString(16).padStart(4, '0')}`] : [])),
			alpn: shares(c => c.hello?.alpn ?? []),
			ech: shares(c => (c.hello && c.hello.ech !== 'none' ? [c.hello.ech] : [])),
			ja4: shares(c => (c.hello?.ja4 ? [c.hello.ja4] : [])),
			connections: connections.sort((a, b) => b.endUs - a.endUs).slice(0, LIST_LIMIT),
		};
	}

	/** Open connections, the latest first, then closed ones; `filter` is part of a name or app in lower case. */
	list(pipeline: Pipeline, filter: string, limit: number): Connection[] {
		const wanted = (c: Connection): boolean => filter === '' || `${c.name ?? ''} ${c.verdict?.app ?? ''}`.toLowerCase().includes(filter);
		const all = this.#select(pipeline, wanted);
		const openFirst = (c: Connection): number => (c.endReason === undefined ? 1 : 0);
		return all.sort((a, b) => openFirst(b) - openFirst(a) || b.endUs - a.endUs).slice(0, limit);
	}

	/** Closed and open connections that are wanted; with a tally, records of others are passed over before they are looked at. */
	#select(pipeline: Pipeline, wanted: (connection: Connection) => boolean, tally?: number): Connection[] {
		const found = this.#ring.filter(wanted);
		const table = pipeline.table;
		for (let record = 1; record < table.highWater; record++) {
			if (!table.alive(record) || (tally !== undefined && table.words[wordsOf(record) + W_TALLY] !== tally)) continue;
			if (found.length >= LOOKED_AT) break;
			const connection = pipeline.connection(record, undefined);
			if (wanted(connection)) found.push(connection);
		}
		return found;
	}
}

/** Address as hexadecimal words joined by `:`, for whoever shows it to format. */
const wordsText = (words: readonly number[]): string => words.map(w => w.toString(16).padStart(8, '0')).join(':');
