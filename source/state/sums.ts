import {IGNORED_APP, UNMATCHED_CATEGORY, UNNAMED_CATEGORY, type Verdict} from '../model/rule.js';
import type {Mirror} from './mirror.js';
import {TREND} from './rates.js';
import {CONNECTIONS, DOWN, NAME, OVERFLOW, UP} from './tally-table.js';

/** Bits per second, bytes since the start. */
export interface AppSum {
	readonly app: string;
	readonly names: number;
	readonly connections: number;
	readonly bytes: number;
	readonly rate: number;
}

export interface CategorySum {
	readonly category: string;
	readonly names: number;
	readonly connections: number;
	readonly bytesUp: number;
	readonly bytesDown: number;
	readonly rateUp: number;
	readonly rateDown: number;
	/** Bytes per bucket, oldest first. */
	readonly trend: Float32Array;
	/** The largest first. */
	readonly apps: readonly AppSum[];
}

export interface Sums {
	/** The largest first. */
	readonly categories: readonly CategorySum[];
	readonly rateUp: number;
	readonly rateDown: number;
	readonly unmatched: {readonly names: number; readonly connections: number; readonly bytes: number};
	/** Connections of other protocols that no rule covers: what is without a name beyond those that should have one. */
	readonly nothingToName: {readonly connections: number; readonly bytes: number};
	/** Bits per second of every tally, both directions together. */
	readonly rates: Float64Array;
	/** Rates are means over the whole run, for the capture has ended. */
	readonly mean: boolean;
}

type Growing<T> = {-readonly [K in keyof T]: T[K]};
type Building = Omit<Growing<CategorySum>, 'apps'> & {readonly apps: Map<string, Growing<AppSum>>};

/** Categories that are kept apart; names of further ones are counted together. Only a broken rule base has more. */
const MAX_CATEGORIES = 500;

export const categoryOf = (verdict: Verdict | undefined, isName: boolean): string =>
	verdict?.category ?? (isName ? UNMATCHED_CATEGORY : UNNAMED_CATEGORY);

/**
 * Adds up all tallies anew: one pass of a few milliseconds over 50,000, once a second of packet time and after a change of rules. So a relabelling needs
 * no book-keeping, and sums cannot drift.
 */
export function addUp({table, rates, ended}: Mirror): Sums {
	const categories = new Map<string, Building>();
	const perTally = new Float64Array(table.count + 1);
	const unmatched = {names: 0, connections: 0, bytes: 0};
	const nothingToName = {connections: 0, bytes: 0};
	let [rateUp, rateDown] = [0, 0];
	const bits = ended ? 8 / Math.max(rates.elapsed, 0.001) : 0;
	for (let id = 1; id <= table.count; id++) {
		if (table.kinds[id] === 0) continue;
		const bytesUp = table.get(id, UP);
		const bytesDown = table.get(id, DOWN);
		const connections = table.get(id, CONNECTIONS);
		// A tally whose connections all got a name counts nothing any more.
		if (connections <= 0 && bytesUp + bytesDown <= 0) continue;
		const up = ended ? bytesUp * bits : rates.up(id);
		const down = ended ? bytesDown * bits : rates.down(id);
		perTally[id] = up + down;
		rateUp += up;
		rateDown += down;
		const verdict = table.verdicts[id];
		const isName = table.kinds[id] === NAME;
		const name = categoryOf(verdict, isName);
		const sum = categories.get(name) ?? open(categories, name);
		const bytes = bytesUp + bytesDown;
		if (isName) sum.names++;
		sum.connections += connections;
		sum.bytesUp += bytesUp;
		sum.bytesDown += bytesDown;
		sum.rateUp += up;
		sum.rateDown += down;
		rates.addTrend(id, sum.trend);
		if (verdict !== undefined && verdict.app !== IGNORED_APP) {
			const app = appIn(sum, verdict.app);
			app.names++;
			app.connections += connections;
			app.bytes += bytes;
			app.rate += up + down;
		} else if (verdict === undefined && isName && id !== OVERFLOW) {
			unmatched.names++;
			unmatched.connections += connections;
			unmatched.bytes += bytes;
		} else if (verdict === undefined && !isName && table.births[id]?.unnamed === undefined) {
			nothingToName.connections += connections;
			nothingToName.bytes += bytes;
		}
	}
	return {
		categories: [...categories.values()]
			.map(sum => ({...sum, apps: [...sum.apps.values()].sort((a, b) => b.bytes - a.bytes)}))
			.sort((a, b) => b.bytesUp + b.bytesDown - a.bytesUp - a.bytesDown),
		rateUp,
		rateDown,
		unmatched,
		nothingToName,
		rates: perTally,
		mean: ended,
	};
}

function appIn({apps}: Building, name: string): Growing<AppSum> {
	let app = apps.get(name);
	if (app === undefined) {
		app = {app: name, names: 0, connections: 0, bytes: 0, rate: 0};
		apps.set(name, app);
	}
	return app;
}

function open(categories: Map<string, Building>, name: string): Building {
	const category = categories.size < MAX_CATEGORIES ? name : 'Other';
	let sum = categories.get(category);
	if (sum === undefined) {
		sum = {
			category,
			names: 0,
			connections: 0,
			bytesUp: 0,
			bytesDown: 0,
			rateUp: 0,
			rateDown: 0,
			trend: new Float32Array(TREND),
			apps: new Map(),
		};
		categories.set(category, sum);
	}
	return sum;
}
