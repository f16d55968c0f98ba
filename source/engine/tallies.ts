import type {Connections} from '../flows/connections.js';
import {
	D_BYTES_A,
	D_BYTES_B,
	D_LAST,
	D_START,
	D_TOLD_A,
	D_TOLD_B,
	doublesOf,
	FLAG_CLIENT_B,
	FLAG_NAMEABLE,
	FLAG_NAMED,
	W_FLAGS,
	W_PACKETS_A,
	W_PACKETS_B,
	W_TALLY,
	W_TOLD_PACKETS,
	wordsOf,
} from '../flows/record-layout.js';
import type {FlowListener} from '../flows/tracker.js';
import type {EndReason, UnnamedReason} from '../model/connection.js';
import {unnamedReasons} from '../model/connection.js';
import type {TallyBirth, Totals} from '../model/tally.js';
import {TALLY_STRIDE} from '../model/tally.js';
import {DistinctClients} from './distinct-clients.js';
import {OVERFLOW, type TallyNames} from './tally-names.js';

const [CONNECTIONS, OPEN, PACKETS, UP, DOWN, FIRST, LAST, CLIENTS] = [1, 2, 3, 4, 5, 6, 7, 8];
/** Records that wait to be told; when there are more, all are told at once. */
const CHANGED_LIMIT = 65_536;

/**
 * Counters per name and per service, and the totals. A packet costs nothing here: it counts in its connection's record, and what has come there
 * since is added up when somebody asks, or when the connection changes its tally or ends.
 */
export class Tallies implements FlowListener {
	readonly names: TallyNames;
	readonly #table: () => Connections;
	readonly #onClosed: (record: number, reason: EndReason) => void;
	readonly #isBrief: boolean;
	readonly #rows: Float64Array;
	readonly #dirty: Int32Array;
	readonly #isDirty: Uint8Array;
	#dirtyCount = 0;
	readonly #changed = new Int32Array(CHANGED_LIMIT);
	#changedCount = 0;
	readonly #clients = new DistinctClients();
	#packets = 0;
	#bytesUp = 0;
	#bytesDown = 0;
	#connections = 0;
	#open = 0;
	#nameable = 0;
	#named = 0;

	constructor(
		names: TallyNames,
		limit: number,
		isBrief: boolean,
		table: () => Connections,
		onClosed: (record: number, reason: EndReason) => void,
	) {
		this.names = names;
		this.#isBrief = isBrief;
		this.#table = table;
		this.#onClosed = onClosed;
		this.#rows = new Float64Array((limit + 1) * TALLY_STRIDE);
		this.#dirty = new Int32Array(limit + 1);
		this.#isDirty = new Uint8Array(limit + 1);
	}

	opened(): void {
		this.#connections++;
		this.#open++;
	}

	changed(record: number): void {
		// Nobody asks before the connection ends.
		if (this.#isBrief) return;
		if (this.#changedCount === CHANGED_LIMIT) this.#tellAll();
		this.#changed[this.#changedCount++] = record;
	}

	settled(record: number): void {
		const table = this.#table();
		this.#tell(table, record);
		const w = wordsOf(record);
		const tally = this.names.idOf(table, record);
		const old = table.words[w + W_TALLY];
		if (old !== tally) {
			if (old !== 0) this.#move(table, record, old, -1);
			this.#move(table, record, tally, 1);
			table.words[w + W_TALLY] = tally;
		}
		this.#stand(table, record);
	}

	turning(record: number): void {
		const table = this.#table();
		this.#tell(table, record);
		const turned = table.bytes(record, true) - table.bytes(record, false);
		this.#bytesUp -= turned;
		this.#bytesDown += turned;
		const tally = table.words[wordsOf(record) + W_TALLY];
		if (tally === 0) return;
		this.#rows[tally * TALLY_STRIDE + UP] -= turned;
		this.#rows[tally * TALLY_STRIDE + DOWN] += turned;
		this.#touch(tally);
	}

	closed(record: number, reason: EndReason): void {
		const table = this.#table();
		this.#tell(table, record);
		const tally = table.words[wordsOf(record) + W_TALLY];
		this.#open--;
		this.#rows[tally * TALLY_STRIDE + OPEN]--;
		this.#touch(tally);
		this.#onClosed(record, reason);
	}

	/** Rows changed since the last call, and the tallies born since. */
	takeChanges(): {readonly born: readonly TallyBirth[]; readonly tallies: Float64Array} {
		this.#tellAll();
		const changed = new Float64Array(this.#dirtyCount * TALLY_STRIDE);
		for (let i = 0; i < this.#dirtyCount; i++) {
			const tally = this.#dirty[i];
			this.#isDirty[tally] = 0;
			changed.set(this.#rows.subarray(tally * TALLY_STRIDE, (tally + 1) * TALLY_STRIDE), i * TALLY_STRIDE);
		}
		this.#dirtyCount = 0;
		return {born: this.names.takeBorn(), tallies: changed};
	}

	totals(): Totals {
		this.#tellAll();
		const unnamed = Object.fromEntries(unnamedReasons.map(reason => [reason, [0, 0]])) as Record<UnnamedReason, [number, number]>;
		for (const {tally, reason} of this.names.unnamed) {
			const sum = unnamed[reason];
			const row = tally * TALLY_STRIDE;
			sum[0] += this.#rows[row + CONNECTIONS];
			sum[1] += this.#rows[row + UP] + this.#rows[row + DOWN];
		}
		return {
			packets: this.#packets,
			bytesUp: this.#bytesUp,
			bytesDown: this.#bytesDown,
			connections: this.#connections,
			open: this.#open,
			nameable: this.#nameable,
			named: this.#named,
			unnamed,
		};
	}

	/** Adds all that a connection has counted to a tally, or takes it away. */
	#move(table: Connections, record: number, tally: number, sign: 1 | -1): void {
		const rows = this.#rows;
		const row = tally * TALLY_STRIDE;
		const d = doublesOf(record);
		rows[row] = tally;
		rows[row + CONNECTIONS] += sign;
		rows[row + OPEN] += sign;
		rows[row + PACKETS] += sign * (table.packets(record, true) + table.packets(record, false));
		rows[row + UP] += sign * table.bytes(record, true);
		rows[row + DOWN] += sign * table.bytes(record, false);
		if (sign > 0 && !this.#isBrief) {
			const start = table.doubles[d + D_START];
			if (rows[row + FIRST] === 0 || start < rows[row + FIRST]) rows[row + FIRST] = start;
			rows[row + LAST] = Math.max(rows[row + LAST], table.doubles[d + D_LAST]);
			rows[row + CLIENTS] = this.#clients.add(tally, table.clientAddress(record));
		}
		if (tally === OVERFLOW && rows[row + CONNECTIONS] === 1 && sign > 0) this.names.bearOverflow();
		this.#touch(tally);
	}

	/** Keeps the count of connections that should have a name, and that have one. */
	#stand(table: Connections, record: number): void {
		const protocol = table.protocol(record);
		const named = table.names[record] !== undefined;
		const nameable = protocol === 'tls' || protocol === 'quic' || protocol === 'dtls' || table.unnamed(record) !== undefined;
		this.#nameable += (nameable ? 1 : 0) - (table.has(record, FLAG_NAMEABLE) ? 1 : 0);
		this.#named += (nameable && named ? 1 : 0) - (table.has(record, FLAG_NAMED) ? 1 : 0);
		table.clear(record, FLAG_NAMEABLE | FLAG_NAMED);
		if (nameable) table.set(record, named ? FLAG_NAMEABLE | FLAG_NAMED : FLAG_NAMEABLE);
	}

	#tellAll(): void {
		const table = this.#table();
		for (let i = 0; i < this.#changedCount; i++) this.#tell(table, this.#changed[i]);
		this.#changedCount = 0;
	}

	/** Adds to the record's tally, and to the totals, what was counted since the last time. Doing it once more adds nothing. */
	#tell(table: Connections, record: number): void {
		const {words, doubles} = table;
		const w = wordsOf(record);
		const d = doublesOf(record);
		const count = (words[w + W_PACKETS_A] + words[w + W_PACKETS_B]) >>> 0;
		const packets = (count - words[w + W_TOLD_PACKETS]) | 0;
		if (packets === 0) return;
		words[w + W_TOLD_PACKETS] = count;
		const a = doubles[d + D_BYTES_A] - doubles[d + D_TOLD_A];
		const b = doubles[d + D_BYTES_B] - doubles[d + D_TOLD_B];
		doubles[d + D_TOLD_A] += a;
		doubles[d + D_TOLD_B] += b;
		const fromB = (words[w + W_FLAGS] & FLAG_CLIENT_B) !== 0;
		const up = fromB ? b : a;
		const down = fromB ? a : b;
		this.#packets += packets;
		this.#bytesUp += up;
		this.#bytesDown += down;
		const tally = words[w + W_TALLY];
		if (tally === 0) return;
		const rows = this.#rows;
		const row = tally * TALLY_STRIDE;
		rows[row + PACKETS] += packets;
		rows[row + UP] += up;
		rows[row + DOWN] += down;
		rows[row + LAST] = Math.max(rows[row + LAST], doubles[d + D_LAST]);
		this.#touch(tally);
	}

	#touch(tally: number): void {
		if (this.#isDirty[tally] !== 0) return;
		this.#isDirty[tally] = 1;
		this.#dirty[this.#dirtyCount++] = tally;
	}
}
