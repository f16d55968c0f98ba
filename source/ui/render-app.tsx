import {render} from 'ink';
import type {Effects} from '../state/effects.js';
import type {MonitorState} from '../state/monitor-state.js';
import {App} from './app.js';
import {Controller} from './controller.js';
import {createManner, type ScreenOptions} from './manner.js';

export interface AppOptions {
	readonly state: MonitorState;
	readonly effects: Effects;
	/** `stdin`: a terminal; `/dev/tty` where standard input is the capture. */
	readonly terminal: {readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream};
	readonly screen: ScreenOptions;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** `TERM`. */
	readonly term: string | undefined;
}

/** The running screen. */
export interface RunningApp {
	/** Resolves when the screen is gone and the terminal as it was; rejects where it failed. */
	waitUntilExit(): Promise<void>;
	/** Draws no more and gives the terminal back. Twice does no harm. */
	unmount(): void;
}

/**
 * Shows the screen on its own page of the terminal until `unmount`. Keys that end the program call `effects.quit`: the caller ends what runs, then unmounts.
 * Signals are the caller's. Should the program crash, the terminal is given back first, so that the reason can be read.
 */
export function renderApp({state, effects, terminal, screen, now, term}: AppOptions): RunningApp {
	const {stdin, stdout} = terminal;
	const {manner, theme} = createManner(screen, term);
	const size = {columns: stdout.columns || 80, rows: stdout.rows || 24};
	// What is typed before the first frame must not be echoed into it; nor may the frame begin behind what was echoed already.
	if (stdin.isTTY) stdin.setRawMode(true);
	stdout.write('\r');
	const controller = new Controller({state, effects, manner, size, now});
	const ink = render(<App controller={controller} theme={theme} />, {
		stdin,
		stdout,
		exitOnCtrlC: false,
		alternateScreen: true,
		incrementalRendering: true,
		interactive: true,
		patchConsole: false,
		// Data comes twice a second; this is how soon a key shows.
		maxFps: 30,
	});
	let mounted = true;
	const unmount = (): void => {
		if (!mounted) return;
		mounted = false;
		process.off('uncaughtExceptionMonitor', panic);
		controller.close();
		ink.unmount();
	};
	const panic = (): void => {
		unmount();
		// Ink gives the keyboard back in a microtask, which a crash does not wait for.
		if (stdin.isTTY) stdin.setRawMode(false);
	};
	process.on('uncaughtExceptionMonitor', panic);
	return {
		unmount,
		async waitUntilExit() {
			try {
				await ink.waitUntilExit();
			} finally {
				unmount();
			}
		},
	};
}
