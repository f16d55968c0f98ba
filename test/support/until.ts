/** Waits until `fact` holds and returns what it gave; fails with `what` after `ms`. */
export async function until<T>(what: string, fact: () => T | Promise<T>, ms = 10_000): Promise<NonNullable<T>> {
	const end = performance.now() + ms;
	for (;;) {
		const value = await fact();
		if (value) return value as NonNullable<T>;
		if (performance.now() > end) throw new Error(`waited in vain for: ${what}`);
		await new Promise(resolve => setTimeout(resolve, 10));
	}
}
