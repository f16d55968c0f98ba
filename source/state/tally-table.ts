import {canonicalName} from '../classify/canonical-name.js';
import type {Verdict} from '../model/rule.js';
import {TALLY_STRIDE, type TallyBirth} from '../model/tally.js';

export const [CONNECTIONS, OPEN, PACKETS, UP, DOWN, FIRST, LAST, CLIENTS] = [1, 2, 3, 4, 5, 6, 7, 8];
export const NAME = 1;
export const SERVICE = 2;
/** The tally that all names share which found no room of their own; it has no verdict and is no name to label. */
export const OVERFLOW = 1;
/** The engine keeps fewer (`limits.names` ends there); what it could not send is not kept. */
const MAX_TALLIES = 4_000_001;
const FIRST_ROOM = 1024;

/** Tallies of the engine, by their id: 1 to `count`. Numbers stand in one table as the engine sends them, see `tallyColumns`. */
export class TallyTable {
	count = 0;
	rows = new Float64Array(FIRST_ROOM * TALLY_STRIDE);
	readonly births: (TallyBirth | undefined)[] = [undefined];
	/** 0: no such tally, `NAME`, `SERVICE`; beside the births so that a pass over all stays in little memory. */
	kinds = new Uint8Array(FIRST_ROOM);
	/** Canonical names; services as they are. */
	readonly names: string[] = [''];
	readonly verdicts: (Verdict | undefined)[] = [undefined];

	/** False where there is no room for it. */
	bear(birth: TallyBirth): boolean {
		const {id} = birth;
		if (!Number.isInteger(id) || id < 1 || id > MAX_TALLIES) return false;
		while (this.count < id) {
			this.count++;
			this.births.push(undefined);
			this.names.push('');
			this.verdicts.push(undefined);
		}
		if ((id + 1) * TALLY_STRIDE > this.rows.length) this.rows = grown(this.rows, (id + 1) * TALLY_STRIDE);
		if (id >= this.kinds.length) this.kinds = grown(this.kinds, id + 1);
		this.kinds[id] = birth.kind === 'name' ? NAME : SERVICE;
		this.births[id] = birth;
		this.names[id] = birth.kind === 'name' ? canonicalName(birth.text) : birth.text;
		return true;
	}

	get(id: number, column: number): number {
		return this.rows[id * TALLY_STRIDE + column];
	}

	bytes(id: number): number {
		return this.rows[id * TALLY_STRIDE + UP] + this.rows[id * TALLY_STRIDE + DOWN];
	}

	isName(id: number): boolean {
		return this.kinds[id] === NAME && id !== OVERFLOW;
	}

	/** A name that no rule covers. */
	isUnmatched(id: number): boolean {
		return this.verdicts[id] === undefined && this.isName(id);
	}
}

/** A copy with room for at least `length`, doubling, so that growing costs little in all. */
export function grown<T extends Float64Array | Float32Array | Int32Array | Uint8Array>(old: T, length: number): T {
	let size = old.length * 2;
	while (size < length) size *= 2;
	const larger = new (old.constructor as new (size: number) => T)(size);
	larger.set(old);
	return larger;
}
