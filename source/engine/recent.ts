import {setImmediate} from 'node:timers/promises';
import {W_TALLY, wordsOf} from '../flows/record-layout.js';
import type {Connection} from '../model/connection.js';
import type {Share, TallyDetails} from '../model/details.js';
import type {ConnectionQuery} from '../model/filter.js';
import {createFilter, OpenRecord} from './connection-filter.js';
import {Latest} from './latest.js';
import type {Pipeline} from './pipeline.js';
import type {TallyNames} from './tally-names.js';

/** Closed connections that details and lists can still show. */
const RECENT_LIMIT = 20_000;
const LIST_LIMIT = 50;
/** Connections made into objects for the details of a name: the thread that answers also reads packets. */
const LOOKED_AT = 40_000;
/** Records that are looked at before packets have their turn again: some milliseconds. */
const AT_ONCE = 8192;
/** Work on verdicts before packets have their turn again, ms: a regular expression may take its time. */
const SLICE_MS = 2;
const SHARES_LIMIT = 12;

/** The latest closed connections, and the questions that the screen asks of them and of the open ones. */
export class Recent {
	readonly #ring: Connection[] = [];
	#next = 0;
	/** Verdicts are those of earlier rules. */
	#isStale = false;

	add(connection: Connection): void {
		this.#ring[this.#next] = connection;
		this.#next = (this.#next + 1) % RECENT_LIMIT;
	}

	/** The rules have changed: those that are over fall into place when somebody looks at them. */
	rulesChanged(): void {
		this.#isStale = true;
	}

	/** Everything known of one tally, most bytes first. */
	details(pipeline: Pipeline, tally: number): TallyDetails {
		const connections = this.#select(pipeline, tally);
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
			protocols: shares(c => (c.protocol === '' || c.protocol === 'failed' ? [] : [c.protocol])),
			versions: shares(c => (c.version ? [`${c.protocol} ${c.version.toString(16).padStart(4, '0')}`] : [])),
			alpn: shares(c => c.helloKind?.alpn ?? []),
			ech: shares(c => (c.helloKind && c.helloKind.ech !== 'none' ? [c.helloKind.ech] : [])),
			ja4: shares(c => (c.helloKind?.ja4 ? [c.helloKind.ja4] : [])),
			connections: connections
				.sort((a, b) => b.endUs - a.endUs)
				.slice(0, LIST_LIMIT)
				.map(connection => ({...connection, verdict: pipeline.tallies.names.verdictNow(connection)})),
		};
	}

	/** The latest `limit` connections that are asked for, open ones first. Objects are made of these alone, and packets are read meanwhile. */
	async list(pipeline: Pipeline, query: ConnectionQuery, limit: number): Promise<Connection[]> {
		const isWanted = createFilter(query);
		const {table} = pipeline;
		await this.#reclassify(pipeline.tallies.names);
		const open = new Latest<number>(limit);
		const over = new Latest<Connection | number>(limit);
		const one = new OpenRecord(pipeline);
		for (let record = 1; record < table.highWater; record++) {
			if (record % AT_ONCE === 0) await setImmediate();
			if (!table.alive(record)) continue;
			one.record = record;
			// Who said goodbye is in the table for a while, but not open.
			if (isWanted(one)) (one.state === 'closed' ? over : open).add(record, one.endUs);
		}
		// Last: what was open when it was looked at may stand here by now, and its record be another's.
		for (const connection of this.#ring) if (isWanted(connection)) over.add(connection, connection.endUs);
		const isThere = (record: number): boolean => {
			one.record = record;
			return table.alive(record) && isWanted(one);
		};
		const latest = [...open.take(), ...over.take()].filter(found => typeof found !== 'number' || isThere(found)).slice(0, limit);
		return latest.map(found => (typeof found === 'number' ? pipeline.connection(found, undefined) : found));
	}

	async #reclassify(names: TallyNames): Promise<void> {
		if (!this.#isStale) return;
		this.#isStale = false;
		let turn = performance.now() + SLICE_MS;
		for (const [i, connection] of this.#ring.entries()) {
			const verdict = names.verdictNow(connection);
			if (verdict !== connection.verdict) this.#ring[i] = {...connection, verdict};
			if (performance.now() < turn) continue;
			await setImmediate();
			turn = performance.now() + SLICE_MS;
		}
	}

	/** Closed and open connections of a tally. */
	#select(pipeline: Pipeline, tally: number): Connection[] {
		const found = this.#ring.filter(connection => connection.tally === tally);
		const {table} = pipeline;
		for (let record = 1; record < table.highWater && found.length < LOOKED_AT; record++) {
			if (table.alive(record) && table.words[wordsOf(record) + W_TALLY] === tally) found.push(pipeline.connection(record, undefined));
		}
		return found;
	}
}

/** Address as hexadecimal words joined by `:`, for whoever shows it to format. */
const wordsText = (words: readonly number[]): string => words.map(w => w.toString(16).padStart(8, '0')).join(':');
