import {canonicalName} from '../classify/canonical-name.js';
import {parsePattern} from '../classify/parse-pattern.js';
import type {Delta} from '../model/tally.js';
import {TALLY_STRIDE} from '../model/tally.js';
import type {Sighting} from './queue-store.js';

const [CONNECTIONS, UP, DOWN, FIRST, LAST, CLIENTS] = [1, 4, 5, 6, 7, 8];
/** What is remembered of a tally: its latest row, and what of it was told. */
const KEPT = 6;

/**
 * Turns the totals of deltas into what is new since the last time, for names without a rule. A name that is no host name is left out: no rule could
 * ever cover it, and nothing hostile gets into the databases.
 */
export class Sightings {
	readonly #matched: (name: string) => boolean;
	/** Canonical names by tally; undefined for services and for what is no host name. */
	readonly #names: (string | undefined)[] = [];
	#kept = new Float64Array(1024 * KEPT);
	readonly #dirty = new Set<number>();
	#taken: (readonly [tally: number, connections: number, bytes: number])[] = [];

	constructor(matched: (name: string) => boolean) {
		this.#matched = matched;
	}

	add(delta: Delta): void {
		for (const birth of delta.born) if (birth.kind === 'name') this.#names[birth.id] = hostName(birth.text);
		const rows = delta.tallies;
		for (let i = 0; i < rows.length; i += TALLY_STRIDE) {
			const tally = rows[i]!;
			if (this.#names[tally] === undefined) continue;
			const at = tally * KEPT;
			if (at + KEPT > this.#kept.length) this.#grow(at + KEPT);
			const kept = this.#kept;
			kept[at] = rows[i + CONNECTIONS]!;
			kept[at + 1] = rows[i + UP]! + rows[i + DOWN]!;
			if (kept[at + 2] === 0) kept[at + 2] = rows[i + FIRST]!;
			kept[at + 3] = rows[i + LAST]!;
			this.#clients[tally] = rows[i + CLIENTS]!;
			this.#dirty.add(tally);
		}
	}

	/** What was taken last could not be kept: it is new again. */
	refused(): void {
		for (const [tally, connections, bytes] of this.#taken) {
			const at = tally * KEPT;
			this.#kept[at + 4]! -= connections;
			this.#kept[at + 5]! -= bytes;
			this.#dirty.add(tally);
		}
		this.#taken = [];
	}

	/** What is new of unmatched names, as increments. What a name had while a rule covered it is told when the rule is gone. */
	take(): Sighting[] {
		const sightings: Sighting[] = [];
		this.#taken = [];
		for (const tally of this.#dirty) {
			const name = this.#names[tally]!;
			if (this.#matched(name)) continue;
			const kept = this.#kept;
			const at = tally * KEPT;
			const connections = kept[at]! - kept[at + 4]!;
			const bytes = kept[at + 1]! - kept[at + 5]!;
			kept[at + 4] = kept[at]!;
			kept[at + 5] = kept[at + 1]!;
			if (connections === 0 && bytes === 0) continue;
			this.#taken.push([tally, connections, bytes]);
			sightings.push({
				name,
				firstMs: Math.floor(kept[at + 2]! / 1000),
				lastMs: Math.floor(kept[at + 3]! / 1000),
				connections,
				bytes,
				clients: Math.floor(this.#clients[tally]!),
			});
		}
		this.#dirty.clear();
		return sightings;
	}

	readonly #clients: number[] = [];

	#grow(least: number): void {
		const larger = new Float64Array(Math.max(least, this.#kept.length * 2));
		larger.set(this.#kept);
		this.#kept = larger;
	}
}

function hostName(raw: string): string | undefined {
	const parsed = parsePattern(canonicalName(raw), 'exact');
	return typeof parsed === 'string' ? undefined : parsed.pattern;
}
