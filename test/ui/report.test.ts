import {expect, test} from 'vitest';
import {displayWidth} from '../../source/text/display-width.js';
import {renderReport} from '../../source/ui/report/render-report.js';
import {formatStatusLine} from '../../source/ui/report/status-line.js';
import {stage} from '../support/stage.js';

const whole = {
	list: 'all',
	category: undefined,
	sort: 'bytes',
	filter: '',
	expanded: new Set<string>(),
	offset: 0,
	count: 1,
	steady: false,
} as const;

test.each(['en', 'zh'] as const)('the report in %s', async locale => {
	const {play, state, traffic} = stage(80, 24);
	traffic.kind = 'file';
	traffic.sourceName = 'office.pcap';
	traffic.ledger = {...traffic.ledger, kernelDropped: null, damaged: 2};
	play(20);
	traffic.ended = true;
	state.applyDelta(traffic.delta());
	const report = renderReport(state, {screen: {locale, ascii: false, color: false}, columns: 100, terminal: false});
	// Times are those of the operator's zone.
	const text = report.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, 'DATE');
	await expect(text).toMatchFileSnapshot(`golden/report-${locale}.txt`);
	for (const table of report.split('\n\n')) {
		const widths = table
			.split('\n')
			.filter(line => /^[┌│├└]/.test(line))
			.map(displayWidth);
		expect(new Set(widths).size).toBeLessThanOrEqual(1);
	}
	expect(report).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f\u2060\u202e]/);
});

test('the report of nothing', () => {
	const {state} = stage(80, 24);
	expect(renderReport(state, {screen: {locale: 'en', ascii: true, color: false}, columns: 80, terminal: false})).toContain('No packets.');
});

test('what is no TLS, QUIC or DTLS closes the sum of the unnamed', () => {
	const {state, traffic} = stage(80, 24);
	traffic.count('tcp/443', 4000, 0, {connections: 4, unnamed: 'mid-stream'});
	traffic.count('udp/40000', 1000, 0, {connections: 10});
	traffic.count('tcp/40001', 2000, 0, {connections: 7});
	traffic.count('udp/123', 500, 0, {connections: 2});
	state.applyDelta(traffic.delta());
	const report = renderReport(state, {screen: {locale: 'en', ascii: true, color: false}, columns: 80, terminal: false});
	expect(report).toMatch(/Unnamed +\| +0 \| +21 \|/);
	expect(report).toMatch(/began before the capture +\| +4 \| 4\.00 kB/);
	expect(report).toMatch(/no TLS, QUIC or DTLS to name +\| +17 \| 3\.00 kB/);
});

test('an unbalanced ledger is said', () => {
	const {play, state, traffic} = stage(80, 24);
	play(1);
	const delta = traffic.delta();
	state.applyDelta({...delta, ledger: {...delta.ledger, framesSeen: delta.ledger.framesSeen + 5}, ended: true});
	expect(renderReport(state, {screen: {locale: 'en', ascii: true, color: false}, columns: 80, terminal: false})).toContain(
		'the sum is off by 5',
	);
});

test('the status line is one line', () => {
	const {play, state} = stage(80, 24);
	play(10);
	const line = formatStatusLine(state.getSnapshot(whole));
	expect(line).toMatch(
		/^\d\d:\d\d:\d\d {2}eth0 down [\d.]+ Mb\/s up [\d.]+ Mb\/s, \d+ connections, [\d.]+ MB, named 89\.\d %, unmatched 10, lost 0, PostgreSQL ok$/,
	);
});
