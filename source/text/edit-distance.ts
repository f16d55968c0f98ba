/** Insertions, deletions, substitutions and swaps of neighbours that make `b` of `a` (optimal string alignment). */
export function editDistance(a: string, b: string): number {
	let [before, last] = [[] as number[], Array.from({length: b.length + 1}, (_, j) => j)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
		}
		[before, last] = [last, row];
	}
	return last[b.length];
}
