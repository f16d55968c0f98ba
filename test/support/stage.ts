import type {Rule} from '../../source/model/rule.js';
import {createMonitorState, type MonitorState} from '../../source/state/monitor-state.js';
import {Controller} from '../../source/ui/controller.js';
import {drawFrame} from '../../source/ui/draw-frame.js';
import type {Line} from '../../source/ui/line.js';
import {createManner, type ScreenOptions} from '../../source/ui/manner.js';
import {FakeTraffic, fakeClassifier, fakeEffects} from './fake-traffic.js';
import {playScene, sceneRules} from './scene.js';

/** The scene on a screen of a certain size, without a terminal. */
export function stage(columns: number, rows: number, screen: Partial<ScreenOptions> = {}, rules: readonly Rule[] = sceneRules) {
	const clock = {ms: Date.UTC(2026, 0, 2, 12, 0, 0)};
	const state: MonitorState = createMonitorState({classifier: fakeClassifier(rules), now: () => clock.ms, author: 'op@gateway'});
	state.setDatabase({state: 'ok', engine: 'PostgreSQL', detail: undefined, outbox: 0, lost: 0});
	const traffic = new FakeTraffic();
	const effects = fakeEffects(({upsert, remove}) => state.applyRules({full: false, upsert, remove}));
	const {manner} = createManner({locale: 'en', ascii: false, color: false, ...screen}, 'xterm');
	// The operator's time zone is not the reviewer's.
	const utc = (timeUs: number, date = false) =>
		timeUs > 0
			? new Date(timeUs / 1000)
					.toISOString()
					.slice(date ? 0 : 11, 19)
					.replace('T', ' ')
			: '';
	const controller = new Controller({state, effects, manner: {...manner, clock: utc}, size: {columns, rows}, now: () => clock.ms});
	const tick = {n: 0};
	return {
		state,
		effects,
		traffic,
		clock,
		controller,
		play(seconds: number): void {
			playScene(
				traffic,
				seconds,
				delta => {
					clock.ms += 250;
					state.applyDelta(delta);
				},
				tick,
			);
		},
		keys(...names: readonly string[]): void {
			for (const name of names) controller.key(name);
		},
		frame: (): readonly Line[] => drawFrame(controller.view),
	};
}
