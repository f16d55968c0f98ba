import type {MatchKind} from '../../model/rule.js';

/** A name in a list. */
export interface ListEntry {
	readonly line: number;
	readonly pattern: string;
	readonly match: MatchKind | undefined;
	readonly attributes: readonly string[];
	readonly affiliations: readonly string[];
	/** The category that lists which include it tell of it, and over how many includes. */
	hint: {readonly category: string; readonly distance: number} | undefined;
}

/** `include:name @a @-b`: of that list what has all attributes of `having`, and none of `lacking`. */
export interface Include {
	readonly line: number;
	readonly key: string;
	readonly having: readonly string[];
	readonly lacking: readonly string[];
}

export interface DomainList {
	/** The name without case: lists include each other so. */
	readonly key: string;
	readonly name: string;
	readonly entries: readonly ListEntry[];
	readonly includes: readonly Include[];
}

export type DomainLists = ReadonlyMap<string, DomainList>;

/** Lists looked at from one; attributes can make more ways through a few lists than anybody has time for. */
const MAX_STEPS = 10_000;

/**
 * Visits a list and all that it includes, the nearest first, with the entries that come through the filters on the way. A cycle is gone round once. False
 * where it had to give up.
 */
export function walkIncludes(
	start: DomainList,
	lists: DomainLists,
	visit: (entry: ListEntry, list: DomainList, distance: number) => void,
): boolean {
	const seen = new Set<string>([start.key]);
	const steps = [{list: start, filters: [] as readonly Include[], distance: 0}];
	// The list grows while it is walked.
	for (const {list, filters, distance} of steps) {
		for (const entry of list.entries) if (filters.every(filter => passes(entry, filter))) visit(entry, list, distance);
		for (const include of list.includes) {
			const included = lists.get(include.key);
			if (included === undefined || seen.has(include.key)) continue;
			const next = include.having.length + include.lacking.length === 0 ? filters : [...filters, include];
			const way = [include.key, ...new Set(next.map(({having, lacking}) => `${having.join()} ${lacking.join()}`).sort())].join('\n');
			if (seen.has(way)) continue;
			if (steps.length >= MAX_STEPS) return false;
			seen.add(way);
			steps.push({list: included, filters: next, distance: distance + 1});
		}
	}
	return true;
}

const passes = ({attributes}: ListEntry, {having, lacking}: Include): boolean =>
	having.every(attribute => attributes.includes(attribute)) && !lacking.some(attribute => attributes.includes(attribute));

/** How many entries each list has, those of its includes counted: the fewer, the more it says of a name. `cycle` is told of includes that lead back. */
export function sizesOf(
	lists: DomainLists,
	cycle: (list: DomainList, include: Include, way: readonly string[]) => void,
): ReadonlyMap<string, number> {
	const sizes = new Map<string, number>();
	for (const start of lists.values()) {
		const way = sizes.has(start.key) ? [] : [{list: start, next: 0, size: start.entries.length}];
		const open = new Set([start.key]);
		for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
			const include = top.list.includes[top.next++];
			if (include === undefined) {
				way.pop();
				open.delete(top.list.key);
				sizes.set(top.list.key, top.size);
				const above = way.at(-1);
				if (above) above.size += top.size;
				continue;
			}
			const list = lists.get(include.key);
			if (open.has(include.key)) {
				const names = way.map(step => step.list.name);
				cycle(top.list, include, [...names.slice(way.findIndex(step => step.list.key === include.key)), list!.name]);
			} else if (sizes.has(include.key)) top.size += sizes.get(include.key)!;
			else if (list) {
				open.add(list.key);
				way.push({list, next: 0, size: list.entries.length});
			}
		}
	}
	return sizes;
}
