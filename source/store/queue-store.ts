import {randomUUID} from 'node:crypto';
import type {UnmatchedRow} from '../model/label.js';
import type {Sql} from './sqlite.js';

/** Names in the queue; beyond, those with the fewest bytes go, and are counted. */
const QUEUE_LIMIT = 200_000;

/** Shortest time between two counts of what waits, ms. */
const RECOUNT_MS = 1000;

/** What was seen of an unmatched name since it was told last. `clients` is a number of this run, not an increment. */
export interface Sighting {
	readonly name: string;
	readonly firstMs: number;
	readonly lastMs: number;
	readonly connections: number;
	readonly bytes: number;
	readonly clients: number;
}

/** Rows for the shared database, and the UUID by which it knows them when they come twice. */
export interface QueueBatch {
	readonly id: string;
	readonly rows: readonly Sighting[];
}

interface Row {
	sni: string;
	first_seen_ms: number;
	last_seen_ms: number;
	connections: number;
	bytes: number;
	clients: number;
}

/** The queue of unmatched names over runs, and what of it the shared database has not been told. */
export class QueueStore {
	/** Names given up because the queue was full. */
	lost = 0;
	/** Names that the disk has refused: they are to be added again. */
	refused = 0;
	readonly #sql: Sql;
	readonly #sensor: string;
	readonly #limit: number;
	readonly #upsert;
	readonly #countWaiting;
	#counted: number | undefined;
	#recountMs = 0;
	#touched = false;
	#version = 0;

	constructor(sql: Sql, sensor: string, limit = QUEUE_LIMIT) {
		this.#sql = sql;
		this.#sensor = sensor;
		this.#limit = limit;
		this.#countWaiting = sql.prepare<[], {count: number}>(
			`SELECT (SELECT count(*) FROM unmatched_sni_record WHERE new_connections <> 0 OR new_bytes <> 0)
				+ (SELECT count(*) FROM queue_batch) AS count`,
		);
		this.#upsert = sql.prepare(
			`INSERT INTO unmatched_sni_record
				(sni, first_seen_ms, last_seen_ms, connections, bytes, clients, sensor, new_connections, new_bytes)
			VALUES (@name, @firstMs, @lastMs, @connections, @bytes, @clients, @sensor, @connections, @bytes)
			ON CONFLICT (sni) DO UPDATE SET
				first_seen_ms = min(first_seen_ms, excluded.first_seen_ms), last_seen_ms = max(last_seen_ms, excluded.last_seen_ms),
				connections = connections + excluded.connections, bytes = bytes + excluded.bytes, clients = max(clients, excluded.clients),
				new_connections = new_connections + excluded.connections, new_bytes = new_bytes + excluded.bytes`,
		);
	}

	/** Adds what was seen, in one transaction. */
	add(sightings: readonly Sighting[]): void {
		if (sightings.length === 0) return;
		this.#touched = true;
		this.#sql
			.transaction(() => {
				for (const sighting of sightings) this.#upsert.run({...sighting, sensor: this.#sensor});
				const over =
					this.#sql.prepare<[], {count: number}>('SELECT count(*) AS count FROM unmatched_sni_record').get()!.count - this.#limit;
				if (over > 0) this.#giveUp(over);
			})
			.immediate();
	}

	/** The same, and why not, where the disk refuses. */
	tryToAdd(sightings: readonly Sighting[]): string | undefined {
		try {
			this.add(sightings);
			this.refused = 0;
			return undefined;
		} catch (error) {
			this.refused = sightings.length;
			return (error as Error).message;
		}
	}

	/** By bytes, the largest first; names that `matched` knows are left out. */
	list(limit: number, matched: (name: string) => boolean): UnmatchedRow[] {
		const rows: UnmatchedRow[] = [];
		const all = this.#sql.prepare<[], Row>('SELECT * FROM unmatched_sni_record ORDER BY bytes DESC, sni');
		for (const row of all.iterate()) {
			if (matched(row.sni)) continue;
			rows.push({
				name: row.sni,
				firstSeenMs: row.first_seen_ms,
				lastSeenMs: row.last_seen_ms,
				connections: row.connections,
				bytes: row.bytes,
				clients: row.clients,
			});
			if (rows.length >= limit) break;
		}
		return rows;
	}

	/** The batch under way, or the next one; undefined where nothing is new. It stays the same until `batchDone`, also over a restart. */
	batch(limit: number): QueueBatch | undefined {
		return this.#sql
			.transaction(() => {
				const state = this.#sql.prepare<[], {value: string}>("SELECT value FROM sync_state WHERE key = 'queue_batch'").get();
				if (!state && !this.#fillBatch(limit)) return undefined;
				const id = this.#sql.prepare<[], {value: string}>("SELECT value FROM sync_state WHERE key = 'queue_batch'").get()!.value;
				const rows = this.#sql.prepare<[], Row>('SELECT * FROM queue_batch').all();
				return {
					id,
					rows: rows.map(row => ({
						name: row.sni,
						firstMs: row.first_seen_ms,
						lastMs: row.last_seen_ms,
						connections: row.connections,
						bytes: row.bytes,
						clients: row.clients,
					})),
				};
			})
			.immediate();
	}

	batchDone(id: string): void {
		this.#sql
			.transaction(() => {
				// Another process that shares the file may have pushed it, and begun the next one.
				const {changes} = this.#sql.prepare("DELETE FROM sync_state WHERE key = 'queue_batch' AND value = ?").run(id);
				if (changes === 0) return;
				const rows = this.#sql.prepare('DELETE FROM queue_batch').run().changes;
				if (this.#counted !== undefined) this.#counted = Math.max(0, this.#counted - rows);
				this.#touched = true;
			})
			.immediate();
	}

	/** Names that the shared database has not been told of in full. Counting reads every one of them, so the number may be a second old. */
	get waiting(): number {
		const nowMs = performance.now();
		if (this.#counted === undefined || (nowMs >= this.#recountMs && this.#changed())) {
			this.#counted = this.#countWaiting.get()!.count;
			// Where there are very many, counting takes a twentieth of the time, not more.
			this.#recountMs = nowMs + Math.max(RECOUNT_MS, 20 * (performance.now() - nowMs));
		}
		return this.#counted;
	}

	/** Whether there are any, now. */
	get waits(): boolean {
		return (
			this.#sql
				.prepare(
					`SELECT 1 FROM queue_batch UNION ALL SELECT 1 FROM unmatched_sni_record WHERE new_connections <> 0 OR new_bytes <> 0 LIMIT 1`,
				)
				.get() !== undefined
		);
	}

	/** Whether the queue may have changed since it was counted, by us or by another process. */
	#changed(): boolean {
		const version = this.#sql.pragma('data_version', {simple: true}) as number;
		const changed = this.#touched || version !== this.#version;
		this.#version = version;
		this.#touched = false;
		return changed;
	}

	#fillBatch(limit: number): boolean {
		const fresh = 'FROM unmatched_sni_record WHERE new_connections <> 0 OR new_bytes <> 0 ORDER BY sni LIMIT ?';
		const {changes} = this.#sql
			.prepare(
				`INSERT INTO queue_batch (sni, first_seen_ms, last_seen_ms, connections, bytes, clients)
				SELECT sni, first_seen_ms, last_seen_ms, new_connections, new_bytes, clients ${fresh}`,
			)
			.run(limit);
		if (changes === 0) return false;
		this.#sql
			.prepare('UPDATE unmatched_sni_record SET new_connections = 0, new_bytes = 0 WHERE sni IN (SELECT sni FROM queue_batch)')
			.run();
		this.#sql.prepare("INSERT INTO sync_state (key, value) VALUES ('queue_batch', ?)").run(randomUUID());
		return true;
	}

	#giveUp(count: number): void {
		const {changes} = this.#sql
			.prepare('DELETE FROM unmatched_sni_record WHERE sni IN (SELECT sni FROM unmatched_sni_record ORDER BY bytes, last_seen_ms LIMIT ?)')
			.run(count);
		this.lost += changes;
	}
}
