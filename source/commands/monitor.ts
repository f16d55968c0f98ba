import type {Invocation} from './invocation.js';

/** The main job: the screen where there is a terminal, else what fits the streams (design: screens and streams). */
export async function runMonitor(invocation: Invocation): Promise<number> {
	const {config, flags} = invocation;
	if (flags.listInterfaces) {
		const {formatInterfaces, listInterfaces} = await import('../capture/interfaces.js');
		process.stdout.write(`${formatInterfaces(listInterfaces()).join('\n')}\n`);
		return 0;
	}
	const live = config.capture.files.length === 0;
	if (live) {
		const {superviseIfRoot} = await import('../capture/supervisor.js');
		const status = await superviseIfRoot({argv: process.argv.slice(1), user: config.capture.user, home: config.home});
		if (status !== undefined) return status;
	}
	if (config.output.json) return (await import('./json.js')).runJson(invocation);
	const hasScreen = process.stdout.isTTY === true && process.env['TERM'] !== 'dumb';
	if (config.output.headless || !hasScreen) {
		if (live) return (await import('./headless.js')).runHeadless(invocation);
		return (await import('./report.js')).runReportCommand(invocation);
	}
	return (await import('./screen.js')).runScreen(invocation);
}
