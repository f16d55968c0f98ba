/** A hash of 32 bits of `bytes[start, end)`, signed: to know bytes again, not to guard them. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
	let hash = end - start;
	for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193) ^ (hash >>> 15);
	return hash | 0;
}
