import {openSync} from 'node:fs';
import {ReadStream} from 'node:tty';
import {surviveHangUp} from '../capture/hang-up.js';
import {UserError} from '../model/user-error.js';
import type {Effects} from '../state/effects.js';
import {renderApp} from '../ui/render-app.js';
import type {Invocation} from './invocation.js';
import {endWithin, untilSignal} from './signals.js';
import {watchSession} from './watched.js';

/** The live screen: of a capture, or of files as they are replayed. */
export async function runScreen(invocation: Invocation): Promise<number> {
	const {config} = invocation;
	// The supervisor of a live capture has seen to it already.
	if (config.capture.files.length > 0) surviveHangUp();
	const stdin = keyboard(config.capture.files.includes('-'));
	const signal = untilSignal();
	const {session, state, automatic} = await watchSession(invocation, signal);
	const {engine, store, capture} = session;
	if (capture?.sshNote) state.notice('info', capture.sshNote);

	let quit: () => void = () => {};
	const asked = new Promise<void>(resolve => {
		quit = resolve;
	});
	const effects: Effects = {
		label: labels => store.label(labels),
		undo: () => store.undo(),
		redo: () => store.redo(),
		takeBack: rule => (automatic ? automatic.takeBack(rule) : store.remove([rule])),
		history: limit => store.history(limit),
		inspect: tally => engine.inspect(tally),
		connections: (query, limit) => engine.connections(query, limit),
		quit,
	};
	const app = renderApp({
		state,
		effects,
		terminal: {stdin, stdout: process.stdout},
		screen: config.screen,
		now: Date.now,
		term: process.env['TERM'],
	});
	// An engine that dies takes the screen with it: what it shows would be old.
	const died = engine.done.then(() => new Promise<never>(() => {}));
	try {
		await Promise.race([asked, signal, app.waitUntilExit(), died]);
	} finally {
		app.unmount();
		store.on('notice', ({text}) => invocation.fail(text));
		await endWithin(session, 0);
	}
	if (stdin !== process.stdin) stdin.destroy();
	return session.failures.length > 0 ? 1 : 0;
}

/** Where keys come from: standard input, or the terminal itself where that is the capture. */
function keyboard(taken: boolean): NodeJS.ReadStream {
	if (!taken && process.stdin.isTTY) return process.stdin;
	try {
		return new ReadStream(openSync('/dev/tty', 'r'));
	} catch (error) {
		throw new UserError(`there is no keyboard: ${(error as Error).message}`, 'use --json, --headless or `snitop report`');
	}
}
