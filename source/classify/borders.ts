import {EXACT, SUFFIX, WILDCARD} from './rule-order.js';

/** No domain is longer (RFC 1035 section 3.1, without the final dot), so no rule can end further to the left. */
const MAX_DOMAIN = 253;
const DOT = 0x2e;
// FNV-1a, 32 bits.
const HASH_SEED = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

/**
 * The domains that a name ends in, on label borders, with their hashes. The hash runs from right to left, so that one pass over a name has them all,
 * and no substring is ever made.
 *
 *     name   a . c d n . e x a m p l e . c o m
 *                ◄─────────────────────────────  at each dot: what lies to its right
 */
export class Borders {
	readonly hashes = new Int32Array(MAX_DOMAIN + 2);
	/** Where each domain begins in the name; shortest domain first. */
	readonly starts = new Int32Array(MAX_DOMAIN + 2);
	count = 0;

	/** Finds the domains of a canonical name; overwrites those of the name before. */
	walk(name: string): void {
		let hash = HASH_SEED;
		let count = 0;
		const stop = Math.max(0, name.length - MAX_DOMAIN - 1);
		for (let i = name.length - 1; i >= stop; i--) {
			const code = name.charCodeAt(i);
			if (code === DOT) {
				this.hashes[count] = hash;
				this.starts[count++] = i + 1;
			}
			hash = Math.imul(hash ^ code, HASH_PRIME);
		}
		if (stop === 0) {
			this.hashes[count] = hash;
			this.starts[count++] = 0;
		}
		this.count = count;
	}
}

/** Hash of the domain `text[start, end)`, as `Borders` has it. */
export function hashDomain(text: string, start: number, end: number): number {
	let hash = HASH_SEED;
	for (let i = end - 1; i >= start; i--) hash = Math.imul(hash ^ text.charCodeAt(i), HASH_PRIME);
	return hash;
}

/** First slot for a hash in a table of pairs of which `mask + 1` is the length, a power of two. */
export const slotOf = (hash: number, mask: number): number => ((hash ^ (hash >>> 15)) << 1) & mask;

/** Whether a rule of this kind on the domain that begins at `start` of `name` covers it: a wildcard stands for exactly one label, not an empty one. */
export function covers(kind: number, name: string, start: number): boolean {
	if (kind === SUFFIX) return true;
	if (kind === EXACT) return start === 0;
	return kind === WILDCARD && start > 1 && name.indexOf('.') === start - 1;
}
