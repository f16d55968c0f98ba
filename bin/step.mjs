/** Tells on standard error that something begins which takes its time; what is returned ends the line with the time it took. */
export function begin(what) {
	process.stderr.write(`snitop set-up: ${what} … `);
	const begun = performance.now();
	return () => process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s\n`);
}
