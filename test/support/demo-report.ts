/** Prints the report of the made-up traffic; built and run as `demo.tsx`. */
import {createMonitorState} from '../../source/state/monitor-state.js';
import {renderReport} from '../../source/ui/report/render-report.js';
import {FakeTraffic, fakeClassifier} from './fake-traffic.js';
import {playScene, sceneRules} from './scene.js';

const state = createMonitorState({classifier: fakeClassifier(sceneRules), now: Date.now});
const traffic = new FakeTraffic();
traffic.kind = 'file';
traffic.sourceName = 'office.pcap';
playScene(traffic, 20, delta => state.applyDelta(delta));
traffic.ended = true;
state.applyDelta(traffic.delta());
process.stdout.write(
	renderReport(state, {
		screen: {locale: process.env['DEMO_LOCALE'] === 'zh' ? 'zh' : 'en', ascii: false, color: false},
		columns: 100,
		terminal: false,
	}),
);
