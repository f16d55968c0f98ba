/** Copies `bytes[start, end)` to the front of `into`. For a few dozen bytes a loop is faster than the call of a library. */
export function copyBytes(bytes: Uint8Array, start: number, end: number, into: Uint8Array): void {
	for (let i = start; i < end; i++) into[i - start] = bytes[i]!;
}

/** A copy of `bytes[start, end)`: of at most 64 bytes, which V8 keeps beside the object. */
export function bytesOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
	const copy = new Uint8Array(end - start);
	copyBytes(bytes, start, end, copy);
	return copy;
}
