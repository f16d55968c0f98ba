import type {GroupRow, RowKey, SnapshotRequest, SortKey} from './snapshot.js';
import {CLIENTS, CONNECTIONS, FIRST, LAST, type TallyTable} from './tally-table.js';

/** Rows of a table that do nothing else than change places cannot be read. */
export const REORDER_MS = 2000;

/** Whether a tally belongs to a list now. */
export type Membership = (id: number) => boolean;

interface Kept {
	ids: number[];
	atMs: number;
	rulesVersion: number;
	/** Tallies there were: of a long list, later ones come in with the next order. */
	count: number;
	/** Made after the capture had ended: nothing moves any more. */
	isFinal: boolean;
}

/** More rows than this that come at once (a list taken away) are not sorted in at once: they follow with the next order. */
export const MANY = 1000;
/** A list that may fit the screen takes up what is new at once. */
const SHORT = 100;

/** The order of the tallies in each list that is looked at: made anew every two seconds at most, and not while somebody types. */
export class Orders {
	readonly #kept = new Map<string, Kept>();

	get(
		{list, category, sort, steady}: Pick<SnapshotRequest, 'list' | 'category' | 'sort' | 'steady'>,
		table: TallyTable,
		belongs: Membership,
		rates: Float64Array,
		rulesVersion: number,
		nowMs: number,
		ended: boolean,
	): {readonly ids: readonly number[]; readonly atMs: number} {
		const key = `${list} ${sort} ${category ?? ''}`;
		let kept = this.#kept.get(key);
		if (kept === undefined) {
			// A screen or two are looked at, with a few orders each.
			if (this.#kept.size >= 16) this.#kept.clear();
			kept = {ids: [], atMs: -Infinity, rulesVersion, count: 0, isFinal: false};
			this.#kept.set(key, kept);
		}
		const stale = (nowMs - kept.atMs >= REORDER_MS && table.count + kept.count > 0) || (ended && !kept.isFinal);
		if (kept.atMs === -Infinity || (stale && !steady)) {
			kept.ids = members(kept.ids, belongs, table).sort(compareTallies(sort, table, rates));
			kept.atMs = nowMs;
			kept.count = table.count;
			kept.isFinal = ended;
		} else if (kept.rulesVersion !== rulesVersion || (kept.count !== table.count && kept.ids.length < SHORT)) {
			// What a label moved comes and goes at once; the rest stays where it is.
			kept.ids = insert(kept.ids, belongs, table, compareTallies(sort, table, rates));
			kept.count = table.count;
		}
		kept.rulesVersion = rulesVersion;
		return kept;
	}
}

/** The members of a list in the order of before, which is nearly right so that sorting costs little, and then the new ones. */
function members(before: readonly number[], belongs: Membership, table: TallyTable): number[] {
	const seen = new Uint8Array(table.count + 1);
	const ids: number[] = [];
	for (const id of before) {
		if (!belongs(id)) continue;
		seen[id] = 1;
		ids.push(id);
	}
	for (let id = 1; id <= table.count; id++) if (seen[id] === 0 && table.kinds[id] !== 0 && belongs(id)) ids.push(id);
	return ids;
}

function insert(before: readonly number[], belongs: Membership, table: TallyTable, compare: (a: number, b: number) => number): number[] {
	const stay = before.filter(belongs);
	const come = members(stay, belongs, table).slice(stay.length);
	if (come.length > MANY) return [...stay, ...come];
	return mergeInto(stay, come, compare);
}

/** Puts each of `come` where it belongs in `stay`, whose members keep their order. */
export function mergeInto<T>(stay: readonly T[], come: readonly T[], compare: (a: T, b: T) => number): T[] {
	const merged: T[] = [];
	let done = 0;
	for (const one of [...come].sort(compare)) {
		let [low, high] = [done, stay.length];
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (compare(one, stay[middle]) < 0) high = middle;
			else low = middle + 1;
		}
		while (done < low) merged.push(stay[done++]);
		merged.push(one);
	}
	while (done < stay.length) merged.push(stay[done++]);
	return merged;
}

/** How two tallies compare; of equals the one with more bytes, then the older one comes first. */
function compareTallies(sort: SortKey, table: TallyTable, rates: Float64Array): (a: number, b: number) => number {
	const tie = (a: number, b: number) => table.bytes(b) - table.bytes(a) || a - b;
	if (sort === 'name') return (a, b) => byText(table.names[a], table.names[b]) || a - b;
	// What has no app comes last.
	if (sort === 'app') return (a, b) => byText(table.verdicts[a]?.app ?? '\uffff', table.verdicts[b]?.app ?? '\uffff') || tie(a, b);
	const keys = new Float64Array(table.count + 1);
	const column = {connections: CONNECTIONS, clients: CLIENTS, lastSeen: LAST, firstSeen: FIRST, bytes: 0, rate: 0}[sort];
	for (let id = 1; id <= table.count; id++)
		keys[id] = sort === 'bytes' ? table.bytes(id) : sort === 'rate' ? (rates[id] ?? 0) : table.get(id, column);
	return (a, b) => keys[b] - keys[a] || tie(a, b);
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How two groups compare. */
export function compareGroups(sort: SortKey): (a: GroupRow, b: GroupRow) => number {
	if (sort === 'name') return (a, b) => byText(a.domain, b.domain);
	const value: (group: GroupRow) => number = {
		bytes: (group: GroupRow) => group.bytes,
		rate: (group: GroupRow) => group.rate,
		connections: (group: GroupRow) => group.connections,
		clients: (group: GroupRow) => group.clients,
		lastSeen: (group: GroupRow) => group.lastSeenUs,
		firstSeen: (group: GroupRow) => group.firstSeenUs,
		app: () => 0,
	}[sort];
	return (a, b) => value(b) - value(a) || (sort === 'bytes' ? 0 : b.bytes - a.bytes) || byText(a.domain, b.domain);
}

/** The place of a key in an order, or −1. */
export const placeOf = (order: readonly RowKey[], key: RowKey | undefined): number => (key === undefined ? -1 : order.indexOf(key));
