/** Signals that end the program: Ctrl-C, `kill`, and the SSH session that drops. */
const ending = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A program that was told to go is gone after two seconds, whatever hangs. */
const PATIENCE_MS = 1800;

/** Resolves at the first signal to end; further ones are ignored, the ending is under way. */
export const untilSignal = (): Promise<void> =>
	new Promise(resolve => {
		for (const signal of ending) process.on(signal, () => resolve());
	});

/** Runs the ending, and leaves with `status` if it does not come to its end in time. */
export async function endWithin(stop: () => Promise<void>, status: number): Promise<void> {
	const deadline = setTimeout(() => {
		process.stderr.write('snitop: the ending took too long; what was not written by now is lost\n');
		process.exit(status || 1);
	}, PATIENCE_MS);
	try {
		await stop();
	} finally {
		clearTimeout(deadline);
	}
}
