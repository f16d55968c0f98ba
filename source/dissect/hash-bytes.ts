/** A hash of 32 bits of `bytes[start, end)`, signed: to know bytes again, not to guard them. A `seed` that nobody else knows makes collisions hard to choose. */
export function hashBytes(bytes: Uint8Array, start: number, end: number, seed = 0): number {
	let hash = (end - start) ^ seed;
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193) ^ (hash >>> 15);
	return hash | 0;
}
