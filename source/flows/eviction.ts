import type {ConnectionTable} from './connection-table.js';
import {D_LAST, doublesOf} from './record-layout.js';

/** Of so many records the one that was silent longest makes room. */
const SAMPLE = 16;

/** Who has to go when the table is full. */
export class Eviction {
	#sample = 1;

	/** The record that was silent longest among the next few. */
	victim(table: ConnectionTable): number {
		let best = 0;
		let oldest = Number.POSITIVE_INFINITY;
		for (let looked = 0, steps = 0; looked < SAMPLE && steps < table.highWater; steps++) {
			this.#sample = this.#sample + 1 < table.highWater ? this.#sample + 1 : 1;
			if (!table.alive(this.#sample)) continue;
			looked++;
			const last = table.doubles[doublesOf(this.#sample) + D_LAST];
			if (last < oldest) {
				oldest = last;
				best = this.#sample;
			}
		}
		return best;
	}
}
