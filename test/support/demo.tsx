/**
 * The screen with made-up traffic, to look at: build with `npx tsc --outDir DIR` and this file beside it (see the end), then run it in a terminal.
 *
 *     DEMO_LOCALE=zh DEMO_ASCII=1 DEMO_END=20 node DIR/test/support/demo.js
 */
import {createMonitorState} from '../../source/state/monitor-state.js';
import {renderApp} from '../../source/ui/render-app.js';
import {FakeTraffic, fakeClassifier, fakeEffects} from './fake-traffic.js';
import {playScene, sceneRules} from './scene.js';

const {env} = process;
const state = createMonitorState({classifier: fakeClassifier(sceneRules), now: Date.now, author: 'op@gateway'});
state.setDatabase({state: 'ok', engine: 'PostgreSQL', detail: undefined, outbox: 0, lost: 0});
const traffic = new FakeTraffic();
const tick = {n: 0};
const effects = fakeEffects(({upsert, remove}) => state.applyRules({full: false, upsert, remove}));
playScene(traffic, Number(env['DEMO_BEFORE'] ?? 20), delta => state.applyDelta(delta), tick);
const app = renderApp({
	state,
	effects: {
		...effects,
		quit() {
			clearInterval(timer);
			app.unmount();
		},
	},
	terminal: {stdin: process.stdin, stdout: process.stdout},
	screen: {locale: env['DEMO_LOCALE'] === 'zh' ? 'zh' : 'en', ascii: env['DEMO_ASCII'] === '1', color: env['NO_COLOR'] === undefined},
	now: Date.now,
	term: env['TERM'],
});
const end = Number(env['DEMO_END'] ?? Infinity) * 4;
const timer = setInterval(() => {
	if (tick.n >= end) traffic.ended = true;
	if (tick.n <= end) playScene(traffic, 0.25, delta => state.applyDelta(delta), tick);
}, 250);
await app.waitUntilExit();
