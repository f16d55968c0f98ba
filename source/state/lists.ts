import type {Verdict} from '../model/rule.js';
import type {Domains} from './groups.js';
import type {Mirror} from './mirror.js';
import {compareGroups, MANY, mergeInto, Orders} from './order.js';
import {TREND} from './rates.js';
import type {GroupRow, ListRow, RowKey, SnapshotRequest, TallyRow} from './snapshot.js';
import type {Suggestions} from './suggestions.js';
import {categoryOf, type Sums} from './sums.js';
import {CLIENTS, CONNECTIONS, DOWN, FIRST, LAST, NAME, OPEN, UP} from './tally-table.js';

/** The rows of a list that were asked for, and the keys of all of it. */
export interface ListPart {
	readonly order: readonly RowKey[];
	readonly offset: number;
	readonly rows: readonly ListRow[];
}

/** Turns tallies into the rows of a table. */
export class Lists {
	readonly domains: Domains;
	readonly #mirror: Mirror;
	readonly #suggestions: Suggestions;
	readonly #orders = new Orders();
	#groupOrder: readonly string[] = [];
	#groupStamp = '';
	readonly #lower = new WeakMap<Verdict, string>();

	constructor(mirror: Mirror, domains: Domains, suggestions: Suggestions) {
		this.#mirror = mirror;
		this.domains = domains;
		this.#suggestions = suggestions;
	}

	part(request: SnapshotRequest, sums: Sums, rulesVersion: number, nowMs: number): ListPart {
		const {table} = this.#mirror;
		const {ids, atMs} = this.#orders.get(request, table, this.#membership(request), sums.rates, rulesVersion, nowMs, this.#mirror.ended);
		const shown = request.filter === '' ? ids : ids.filter(id => this.#matches(id, request));
		return request.list === 'unmatched' ? this.#queue(request, shown, sums, `${request.sort} ${atMs}`) : this.#flat(request, shown, sums);
	}

	row(id: number, sums: Sums): TallyRow | undefined {
		const {table, rates} = this.#mirror;
		const birth = table.births[id];
		if (birth === undefined) return undefined;
		const {verdicts} = table;
		const bits = 8 / Math.max(rates.elapsed, 0.001);
		const trend = new Float32Array(TREND);
		rates.addTrend(id, trend);
		return {
			id,
			kind: birth.kind,
			text: birth.text,
			source: birth.source,
			unnamed: birth.unnamed,
			verdict: verdicts[id],
			category: categoryOf(verdicts[id], birth.kind === 'name'),
			connections: table.get(id, CONNECTIONS),
			open: table.get(id, OPEN),
			clients: table.get(id, CLIENTS),
			bytesUp: table.get(id, UP),
			bytesDown: table.get(id, DOWN),
			rateUp: sums.mean ? table.get(id, UP) * bits : rates.up(id),
			rateDown: sums.mean ? table.get(id, DOWN) * bits : rates.down(id),
			firstSeenUs: table.get(id, FIRST),
			lastSeenUs: table.get(id, LAST),
			trend,
		};
	}

	#flat(request: SnapshotRequest, order: readonly number[], sums: Sums): ListPart {
		const offset = clampOffset(request, order.length);
		const rows: ListRow[] = order
			.slice(offset, offset + request.count)
			.map(id => ({kind: 'tally', key: id, tally: this.row(id, sums)!, child: false, suggestion: undefined}));
		return {order, offset, rows};
	}

	/** Names under one registrable domain in a group; a name that is alone stands for itself. */
	#queue(request: SnapshotRequest, ids: readonly number[], sums: Sums, stamp: string): ListPart {
		const byDomain = new Map<string, number[]>();
		for (const id of ids) {
			const domain = this.domains.of(id);
			const members = byDomain.get(domain);
			if (members === undefined) byDomain.set(domain, [id]);
			else members.push(id);
		}
		const groups = new Map([...byDomain].map(([domain, members]) => [domain, this.#group(domain, members, sums)]));
		const keys: RowKey[] = [];
		for (const domain of this.#arrange(request, groups, stamp)) {
			const members = byDomain.get(domain)!;
			if (members.length === 1) {
				keys.push(members[0]);
				continue;
			}
			keys.push(domain);
			if (request.expanded.has(domain)) keys.push(...members);
		}
		const offset = clampOffset(request, keys.length);
		const rows = keys.slice(offset, offset + request.count).map((key): ListRow => {
			if (typeof key === 'string') {
				const group = groups.get(key)!;
				return {kind: 'group', key, group, open: request.expanded.has(key), suggestion: this.#suggestions.together(group.ids)[0]};
			}
			const child = (byDomain.get(this.domains.of(key))?.length ?? 0) > 1;
			return {kind: 'tally', key, tally: this.row(key, sums)!, child, suggestion: this.#suggestions.of(key)[0]};
		});
		return {order: keys, offset, rows};
	}

	/** Domains in order; they change places only when the names did. */
	#arrange({sort, filter}: SnapshotRequest, groups: ReadonlyMap<string, GroupRow>, stamp: string): readonly string[] {
		const compare = compareGroups(sort);
		if (stamp === this.#groupStamp && filter === '') {
			const there = new Set(this.#groupOrder);
			const come = [...groups.keys()].filter(domain => !there.has(domain));
			// What a label moved comes and goes at once; many (a list taken away) follow with the next order.
			const known = this.#groupOrder.filter(domain => groups.has(domain));
			if (come.length > MANY) return [...known, ...come];
			return mergeInto(known, come, (a, b) => compare(groups.get(a)!, groups.get(b)!));
		}
		const order = [...groups.values()].sort(compare).map(({domain}) => domain);
		if (filter === '') {
			this.#groupOrder = order;
			this.#groupStamp = stamp;
		}
		return order;
	}

	#group(domain: string, ids: readonly number[], sums: Sums): GroupRow {
		const {table} = this.#mirror;
		let [connections, bytes, clients, rate, first, last] = [0, 0, 0, 0, Infinity, 0];
		for (const id of ids) {
			connections += table.get(id, CONNECTIONS);
			bytes += table.bytes(id);
			clients = Math.max(clients, table.get(id, CLIENTS));
			rate += sums.rates[id] ?? 0;
			first = Math.min(first, table.get(id, FIRST));
			last = Math.max(last, table.get(id, LAST));
		}
		return {domain, ids, names: ids.length, connections, bytes, clients, rate, firstSeenUs: first, lastSeenUs: last};
	}

	#membership({list, category}: SnapshotRequest): (id: number) => boolean {
		const {table} = this.#mirror;
		const counts = (id: number) => table.get(id, CONNECTIONS) > 0 || table.bytes(id) > 0;
		switch (list) {
			case 'all':
				return counts;
			case 'category':
				return id => counts(id) && categoryOf(table.verdicts[id], table.kinds[id] === NAME) === category;
			case 'unmatched':
				return id => table.isUnmatched(id) && counts(id);
		}
	}

	#matches(id: number, {filter, words}: SnapshotRequest): boolean {
		const {table} = this.#mirror;
		if (table.names[id].includes(filter)) return true;
		const verdict = table.verdicts[id];
		if (verdict !== undefined && this.#searchable(verdict).includes(filter)) return true;
		if (words === undefined) return false;
		const unnamed = table.births[id]?.unnamed;
		return (
			words.categories.includes(categoryOf(verdict, table.kinds[id] === NAME)) || (unnamed !== undefined && words.reasons.includes(unnamed))
		);
	}

	/** App and category in lower case, made once for a rule; of an automatic one that it is one, so that all of them can be looked through. */
	#searchable(verdict: Verdict): string {
		let text = this.#lower.get(verdict);
		if (text === undefined) {
			text = `${verdict.app}\n${verdict.category}${verdict.layer === 'automatic' ? '\nautomatic\n自动' : ''}`.toLowerCase();
			this.#lower.set(verdict, text);
		}
		return text;
	}
}

const clampOffset = ({offset, count}: SnapshotRequest, length: number): number => Math.max(0, Math.min(offset, length - count));
