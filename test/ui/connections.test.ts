import {describe, expect, test} from 'vitest';
import {filterWords} from '../../source/ui/filter-words.js';
import {plainText} from '../../source/ui/line.js';
import {createManner} from '../../source/ui/manner.js';
import {connection} from '../support/connections.js';
import {stage} from '../support/stage.js';

const settled = () => new Promise(resolve => setImmediate(resolve));

function office(locale: 'en' | 'zh' = 'en', columns = 80) {
	const set = stage(columns, 24, {locale});
	set.play(5);
	const lines = () => set.frame().map(plainText);
	const press = async (...keys: readonly string[]) => {
		set.keys(...keys);
		await settled();
	};
	return {
		...set,
		lines,
		press,
		/** The rows of a table: what stands under its heading. */
		rows: () =>
			lines()
				.slice(lines().findIndex(line => /NAME|名称|CLIENT|客户端/.test(line)) + 1, -1)
				.filter(line => line.trim() !== ''),
		selected: () => lines().find(line => line.startsWith('▌')),
	};
}

describe('a filter on Live finds the words of the column', () => {
	test('unmatched names', async () => {
		const {press, rows} = office();
		await press('/', ...'unmatched');
		expect(rows().length).toBeGreaterThan(5);
		for (const row of rows()) expect(row).toMatch(/Unmatched/);
	});

	test('what has no name, and why', async () => {
		const {press, rows} = office();
		await press('/', ...'unnamed');
		expect(rows()).toHaveLength(3);
		await press('escape', '/', ...'began before');
		expect(rows()).toHaveLength(1);
		expect(rows()[0]).toContain('tcp/443');
	});

	test('in Chinese', async () => {
		const {press, rows} = office('zh');
		await press('/', ...'视频');
		expect(rows()).toHaveLength(3);
		await press('escape', '/', ...'未匹配');
		for (const row of rows()) expect(row).toContain('未匹配');
	});
});

test('a frozen screen shows a list that is opened, and keeps it as it is', async () => {
	const {press, rows, lines, controller, effects} = office();
	await press('2', 'l', 'enter');
	await press('p', '4');
	expect(lines().filter(line => / label +(exact|suffix) /.test(line)).length).toBeGreaterThan(0);
	await press('3');
	expect(rows().length).toBeGreaterThan(0);
	const asked = effects.asked.length;
	controller.tick();
	await settled();
	expect(effects.asked).toHaveLength(asked);
});

describe('its connections', () => {
	const tls = 'rr4---sn-q4fl6n6z.googlevideo.com';

	test('of a row without a name are asked for by its tally, and Esc comes back to where the key was pressed', async () => {
		const {press, lines, rows, selected, effects, state} = office();
		await press('/', ...'tcp/443', 'enter', 'j');
		const row = selected();
		expect(row).toContain('tcp/443');
		const ids = Array.from({length: 40}, (_, i) => i).filter(i => state.textOf(i) === 'tcp/443');
		effects.open = ids.map(tally => connection({flowId: tally, tally, name: undefined, serverPort: 443}));
		await press('c');
		const asked = effects.asked.at(-1)!;
		expect(asked).toMatch(/^connections {2}of \d+$/);
		expect(ids.map(String)).toContain(asked.split(' ').at(-1));
		expect(lines().join('\n')).toContain('Connections of  tcp/443');
		expect(rows()).toHaveLength(1);
		expect(lines().at(-1)).toContain('Esc back');
		await press('escape');
		expect(selected()).toBe(row);
		expect(lines()[1]).toContain('filter tcp/443');
	});

	test('of a name are there from its details too, with a filter of their own', async () => {
		const {press, lines, rows, effects, traffic} = office();
		const tally = traffic.idOf(tls);
		effects.open = [connection({tally, name: tls}), connection({tally: tally + 1, name: 'other.example'})];
		await press('enter', 'c');
		expect(effects.asked.at(-1)).toBe(`connections  of ${tally}`);
		expect(rows()).toHaveLength(1);
		await press('/', ...'10.0', 'enter');
		expect(effects.asked.at(-1)).toBe(`connections 10.0 of ${tally}`);
		await press('escape');
		expect(lines().join('\n')).toContain(`Connections of  ${tls}`);
		await press('escape');
		expect(lines().join('\n')).toContain('rule');
		await press('escape');
		expect(lines()[1]).not.toContain('filter');
		expect(lines().join('\n')).toContain('CATEGORY');
	});

	test('of a group are those of all its names', async () => {
		const {press, effects, traffic} = office();
		await press('2', 'c');
		const names = ['cdn', 'api', 'img1'].map(label => traffic.idOf(`${label}.k7f2.example`));
		expect(effects.asked.at(-1)!.split(' of ')[1]!.split(' ').map(Number).sort()).toEqual([...names].sort());
	});

	test('those of another row are not shown as its own while the engine is asked', async () => {
		const {press, keys, lines, effects, traffic} = office();
		effects.open = [connection({tally: traffic.idOf(tls), name: tls})];
		await press('3');
		expect(lines().join('\n')).toContain('googlevideo');
		keys('1', 'j', 'c');
		expect(lines().slice(5).join('\n')).not.toContain('googlevideo');
		expect(lines().join('\n')).toContain('asking the engine');
	});
});

test('a filter means what the screen calls things, in its language', () => {
	const {manner} = createManner({locale: 'en', ascii: false, color: false}, 'xterm');
	expect(filterWords('cut off', manner)).toEqual({categories: [], reasons: [], states: ['end']});
	expect(filterWords('clos', manner).states).toEqual(['closed', 'fin']);
	expect(filterWords('unn', manner).categories).toEqual(['Unnamed']);
	expect(filterWords('began', manner).reasons).toEqual(['mid-stream']);
	expect(filterWords('', manner)).toEqual({categories: [], reasons: [], states: []});
	const zh = createManner({locale: 'zh', ascii: false, color: false}, 'xterm').manner;
	expect(filterWords('截断', zh)).toEqual({categories: [], reasons: ['truncated'], states: ['end']});
	expect(filterWords('视频', zh).categories).toEqual(['Video']);
});

describe('a connection without a name', () => {
	const nameless = connection({name: undefined, serverPort: 8443, unnamed: 'mid-stream', verdict: undefined});

	test('is told by its server where that has no column of its own', async () => {
		const {press, rows, lines, effects} = office();
		effects.open = [
			nameless,
			connection({flowId: 7}),
			connection({flowId: 8, name: undefined, ipVersion: 6, server: [0x20010db8, 1, 2, 0x77]}),
		];
		await press('3');
		expect(lines().join('\n')).toContain('NAME / SERVER');
		expect(rows()[0]).toMatch(/10\.0\.0\.2:50000 +93\.184\.216\.34:8443 +closed/);
		expect(rows()[1]).toMatch(/www\.example\.com +closed/);
		expect(rows()[2]).toMatch(/:77\]:443 +closed/);
	});

	test('has a reason there where the server has its column', async () => {
		const {press, lines, rows, effects} = office('en', 130);
		effects.open = [nameless];
		await press('3');
		expect(lines().join('\n')).toMatch(/SERVER .* NAME {2}/);
		expect(rows()[0]).toMatch(/93\.184\.216\.34:8443 .* began before the ca/);
	});

	test('is never new again once it is closed', async () => {
		const {press, rows, effects} = office();
		effects.open = [connection({state: 'closed', endReason: undefined}), connection({flowId: 7, state: 'new', endReason: undefined})];
		await press('3');
		expect(rows()[0]).toContain('closed');
		expect(rows()[1]).toMatch(/ new /);
	});
});
