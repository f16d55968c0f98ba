import type {Config} from '../config/config.js';
import type {Invocation} from './invocation.js';
import type {StartedCapture} from './session.js';

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
	// The devices are opened while the rest of the program loads.
	const capture = live ? await startCapture(config) : undefined;
	try {
		return await (await jobOf(invocation))({...invocation, capture});
	} finally {
		// Whatever failed: a capture that nobody reads must not keep the program.
		await capture?.started.then(
			started => started.stop(),
			() => {},
		);
	}
}

async function startCapture({capture}: Config): Promise<StartedCapture> {
	const [{chooseInterfaces}, {startLiveCapture}] = await Promise.all([import('../capture/interfaces.js'), import('../capture/live.js')]);
	const interfaces = chooseInterfaces(capture.interfaces);
	const started = startLiveCapture({...capture, interfaces});
	// Whoever awaits it later gets the fault; meanwhile it is not "unhandled".
	started.catch(() => {});
	return {interfaces, started};
}

async function jobOf({config}: Invocation): Promise<(invocation: Invocation) => Promise<number>> {
	if (config.output.json) return (await import('./json.js')).runJson;
	const hasScreen = process.stdout.isTTY === true && process.env['TERM'] !== 'dumb';
	if (!config.output.headless && hasScreen) return (await import('./screen.js')).runScreen;
	return config.capture.files.length === 0 ? (await import('./headless.js')).runHeadless : (await import('./report.js')).runReportCommand;
}
