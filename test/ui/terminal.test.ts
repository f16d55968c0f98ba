import {EventEmitter} from 'node:events';
import {expect, test, vi} from 'vitest';
import {createMonitorState} from '../../source/state/monitor-state.js';
import {renderApp} from '../../source/ui/render-app.js';
import {FakeTraffic, fakeClassifier, fakeEffects} from '../support/fake-traffic.js';
import {playScene, sceneRules} from '../support/scene.js';

/** A terminal that keeps what is written to it. */
class FakeTerminal extends EventEmitter {
	readonly isTTY = true;
	written = '';
	readonly columns: number;
	readonly rows: number;
	constructor(columns: number, rows: number) {
		super();
		this.columns = columns;
		this.rows = rows;
	}
	write(text: string, done?: () => void): boolean {
		this.written += text;
		done?.();
		return true;
	}
}

class FakeKeyboard extends EventEmitter {
	readonly isTTY = true;
	raw = false;
	setRawMode(on: boolean): this {
		this.raw = on;
		return this;
	}
	setEncoding(): void {}
	ref(): void {}
	unref(): void {}
	read(): null {
		return null;
	}
}

function open(columns: number, rows: number) {
	const clock = {ms: 0};
	const state = createMonitorState({classifier: fakeClassifier(sceneRules), now: () => clock.ms});
	const traffic = new FakeTraffic();
	const tick = {n: 0};
	const play = (seconds: number) =>
		playScene(
			traffic,
			seconds,
			delta => {
				clock.ms += 250;
				state.applyDelta(delta);
			},
			tick,
		);
	const stdout = new FakeTerminal(columns, rows);
	const stdin = new FakeKeyboard();
	play(60);
	const app = renderApp({
		state,
		effects: fakeEffects(() => {}),
		terminal: {stdin: stdin as unknown as NodeJS.ReadStream, stdout: stdout as unknown as NodeJS.WriteStream},
		screen: {locale: 'en', ascii: false, color: true},
		now: () => clock.ms,
		term: 'xterm-256color',
	});
	return {app, stdout, stdin, play, state};
}

test('a second of changing traffic costs few bytes, and never the whole screen', async () => {
	const {app, stdout, play} = open(160, 45);
	await vi.waitFor(() => expect(stdout.written).toContain('googlevideo'));
	const whole = stdout.written.length;
	const costs: number[] = [];
	for (let second = 0; second < 8; second++) {
		const before = Buffer.byteLength(stdout.written);
		play(1);
		await vi.waitFor(() => expect(Buffer.byteLength(stdout.written)).toBeGreaterThan(before));
		// Ink draws at most thirty frames a second: what comes in between belongs to the next one.
		await new Promise(resolve => setTimeout(resolve, 50));
		costs.push(Buffer.byteLength(stdout.written) - before);
	}
	app.unmount();
	expect(costs.reduce((sum, bytes) => sum + bytes, 0) / costs.length).toBeLessThan(4000);
	expect(Math.max(...costs)).toBeLessThan(whole);
	// Erase in display: the screen was never cleared.
	expect(stdout.written.slice(whole)).not.toMatch(/\x1b\[[23]?J/);
});

test('the terminal is given back', async () => {
	const {app, stdout, stdin} = open(80, 24);
	await vi.waitFor(() => expect(stdout.written).toContain('googlevideo'));
	expect(stdout.written).toContain('\x1b[?1049h');
	expect(stdin.raw).toBe(true);
	app.unmount();
	app.unmount();
	await app.waitUntilExit();
	expect(stdout.written.slice(stdout.written.lastIndexOf('\x1b[?1049l'))).not.toContain('googlevideo');
	expect(stdout.written).toContain('\x1b[?25h');
	await vi.waitFor(() => expect(stdin.raw).toBe(false));
	expect(process.listeners('uncaughtExceptionMonitor')).toEqual([]);
});
