import type {GroupRow, RowKey, SnapshotRequest, SortKey} from './snapshot.js';
import {CLIENTS, CONNECTIONS, FIRST, LAST, type TallyTable} from './tally-table.js';

/** Rows of a table that do nothing else than change places cannot be read. */
const REORDER_MS = 2000;

/** What a list is made of. */
export interface Members {
	/** Ids of the tallies that belong to it now. */
	ids(): number[];
	belongs(id: number): boolean;
}

interface Kept {
	ids: number[];
	atMs: number;
	rulesVersion: number;
	/** Tallies there were: of a long list, later ones come in with the next order. */
	count: number;
	/** Made after the capture had ended: nothing moves any more. */
	isFinal: boolean;
}

/** A list that may fit the screen takes up what is new at once. */
const SHORT = 100;

/** The order of the tallies in each list that is looked at: made anew every two seconds at most, and not while somebody types. */
export class Orders {
	readonly #kept = new Map<string, Kept>();

	get(
		{list, category, sort, steady}: Pick<SnapshotRequest, 'list' | 'category' | 'sort' | 'steady'>,
		table: TallyTable,
		members: Members,
		compare: (a: number, b: number) => number,
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
			kept.ids = reorder(kept.ids, members, compare);
			kept.atMs = nowMs;
			kept.count = table.count;
			kept.isFinal = ended;
		} else if (kept.rulesVersion !== rulesVersion || (kept.count !== table.count && kept.ids.length < SHORT)) {
			// What a label moved comes and goes at once; the rest stays where it is.
			kept.ids = insert(kept.ids, members, compare);
			kept.count = table.count;
		}
		kept.rulesVersion = rulesVersion;
		return kept;
	}
}

/** Sorted from the order before, which is nearly right: that costs one pass. */
function reorder(before: readonly number[], members: Members, compare: (a: number, b: number) => number): number[] {
	const stay = before.filter(id => members.belongs(id));
	const there = new Set(stay);
	for (const id of members.ids()) if (!there.has(id)) stay.push(id);
	return stay.sort(compare);
}

function insert(before: readonly number[], members: Members, compare: (a: number, b: number) => number): number[] {
	const stay = before.filter(id => members.belongs(id));
	const there = new Set(stay);
	const come = members.ids().filter(id => !there.has(id));
	for (const id of come.sort(compare)) {
		const at = stay.findIndex(other => compare(id, other) < 0);
		// Many at once (a rule taken away) would make this slow: the rest follows with the next order.
		if (come.length > 1000 || at < 0) stay.push(id);
		else stay.splice(at, 0, id);
	}
	return stay;
}

/** How two tallies compare; of equals the one with more bytes, then the older one comes first. */
export function compareTallies(sort: SortKey, table: TallyTable, rates: Float64Array): (a: number, b: number) => number {
	const tie = (a: number, b: number) => table.bytes(b) - table.bytes(a) || a - b;
	const most = (value: (id: number) => number) => (a: number, b: number) => value(b) - value(a) || tie(a, b);
	switch (sort) {
		case 'bytes':
			return tie;
		case 'rate':
			return most(id => rates[id] ?? 0);
		case 'connections':
			return most(id => table.get(id, CONNECTIONS));
		case 'clients':
			return most(id => table.get(id, CLIENTS));
		case 'lastSeen':
			return most(id => table.get(id, LAST));
		case 'firstSeen':
			return most(id => table.get(id, FIRST));
		case 'name':
			return (a, b) => byText(table.names[a], table.names[b]) || a - b;
		case 'app':
			// What has no app comes last.
			return (a, b) => byText(table.verdicts[a]?.app ?? '\uffff', table.verdicts[b]?.app ?? '\uffff') || tie(a, b);
	}
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How two groups compare. */
export function compareGroups(sort: SortKey): (a: GroupRow, b: GroupRow) => number {
	const value: (group: GroupRow) => number = {
		bytes: (group: GroupRow) => group.bytes,
		rate: (group: GroupRow) => group.rate,
		connections: (group: GroupRow) => group.connections,
		clients: (group: GroupRow) => group.clients,
		lastSeen: (group: GroupRow) => group.lastSeenUs,
		firstSeen: (group: GroupRow) => group.firstSeenUs,
		name: () => 0,
		app: () => 0,
	}[sort];
	return (a, b) => value(b) - value(a) || (sort === 'bytes' ? 0 : b.bytes - a.bytes) || byText(a.domain, b.domain);
}

/** The place of a key in an order, or −1. */
export const placeOf = (order: readonly RowKey[], key: RowKey | undefined): number => (key === undefined ? -1 : order.indexOf(key));
