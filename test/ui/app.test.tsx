import {render} from 'ink-testing-library';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {App} from '../../source/ui/app.js';
import {createTheme} from '../../source/ui/theme.js';
import {stage} from '../support/stage.js';

// The library's terminal has 100 columns and no rows: Ink takes the size from here then.
beforeEach(() => {
	vi.stubEnv('COLUMNS', '100');
	vi.stubEnv('LINES', '30');
});

let unmount = () => {};
afterEach(() => {
	unmount();
	vi.unstubAllEnvs();
});

function open() {
	const set = stage(100, 30);
	set.play(20);
	const app = render(<App controller={set.controller} theme={createTheme({ascii: false, color: false}, 'dumb')} />);
	unmount = () => {
		app.unmount();
		set.controller.close();
	};
	const shows = (text: string | RegExp) => vi.waitFor(() => expect(app.lastFrame()).toMatch(text), {timeout: 5000});
	/** Bytes a terminal would send. */
	const press = async (...keys: readonly string[]) => {
		for (const key of keys) app.stdin.write(key);
	};
	return {...set, app, shows, press};
}

const ENTER = '\r';
const DOWN = '\x1b[B';
const ESC = '\x1b';

test('an unmatched name is labelled with three keys: it leaves the queue, and its bytes stand under the category', async () => {
	const {shows, press, effects, state, app} = open();
	await shows('snitop');
	await press('2');
	await shows(/k7f2\.example +3/);
	await press('l');
	await shows(/App.*K7 Games/);
	await shows('everything under k7f2.example');
	await press(ENTER);
	await shows('labelled 4 names as K7 Games, u undoes');
	expect(app.lastFrame()).not.toContain('k7f2');
	expect(effects.asked).toContain('label suffix:k7f2.example K7 Games Games');
	const games = () =>
		state
			.getSnapshot({list: 'all', category: undefined, sort: 'bytes', filter: '', expanded: new Set(), offset: 0, count: 1, steady: true})
			.categories.find(({category}) => category === 'Games');
	expect(games()?.names).toBe(4);

	await press('u');
	await shows('undone: k7f2.example (K7 Games)');
	await shows(/k7f2\.example +3/);
	expect(games()?.names).toBe(1);

	await press('r');
	await shows('done again');
	expect(games()?.names).toBe(4);
});

test('a queue is worked through with l Enter l Enter, even when the keys come faster than frames', async () => {
	const {shows, press, effects} = open();
	await press('2');
	await shows(/k7f2\.example +3/);
	await press(`l${ENTER}lAcme Cloud${ENTER}`);
	await shows('labelled 2 names as Acme Cloud');
	expect(effects.asked.filter(asked => asked.startsWith('label'))).toEqual([
		'label suffix:k7f2.example K7 Games Games',
		'label suffix:hw-cdn.example Acme Cloud Other',
	]);
});

test('a label that cannot be stored is taken back and said', async () => {
	const {shows, press, effects} = open();
	effects.fail = 'disk full';
	await press('2');
	await shows(/k7f2\.example +3/);
	await press('l', ENTER);
	await shows('the label was not stored: disk full');
	await shows(/k7f2\.example +3/);
});

test('marked names are labelled together', async () => {
	const {shows, press, effects} = open();
	await press('2', DOWN, DOWN, ' ');
	await shows('1 marked');
	await press(DOWN, ' ');
	await shows('2 marked');
	await press('l');
	await shows(/App/);
	await press('Office', ENTER);
	await shows('as Office');
	expect(effects.asked.at(-1)).toMatch(/^label .*telemetry|acme/);
});

test('ignored names leave the queue and are no unmatched ones', async () => {
	const {shows, press, effects} = open();
	await press('2');
	await shows('Unmatched 10');
	await press(DOWN, DOWN, 'i');
	await shows('ignored 1 name, u undoes');
	await shows('Unmatched 9');
	expect(effects.asked).toContain('label exact:telemetry.acme.example Ignored Other');
});

test('Enter opens the details, which are asked for; Esc goes back', async () => {
	const {shows, press, effects, traffic} = open();
	await shows('rr4---sn');
	await press(ENTER);
	await shows(/QUIC \(31\) +TLS 1\.3 \(7\)/);
	await shows('172.217.18.10');
	await shows('2001:4860:4802:32::a');
	expect(effects.asked).toContain(`inspect ${traffic.idOf('rr4---sn-q4fl6n6z.googlevideo.com')}`);
	await press(ESC);
	await shows('NAME');
});

test('a frozen screen stands still while counting goes on', async () => {
	const {shows, press, play, app} = open();
	await shows('0:00:20');
	await press('p');
	await shows('FROZEN');
	const before = app.lastFrame();
	play(5);
	await press(DOWN);
	await vi.waitFor(() => expect(app.lastFrame()).not.toBe(before));
	expect(app.lastFrame()).toContain('0:00:20');
	await press('p');
	await shows('0:00:25');
});

test('filter, help and quit', async () => {
	const {shows, press, effects, app} = open();
	await press('/', 'bili');
	await shows('filter / bili');
	expect(app.lastFrame()).not.toContain('googlevideo');
	await press(ENTER);
	await shows(/filter bili/);
	await press('?');
	await shows('Moving');
	await press('q');
	await vi.waitFor(() => expect(effects.asked).toContain('quit'));
	await press('\x03');
	await vi.waitFor(() => expect(effects.asked.filter(asked => asked === 'quit')).toHaveLength(2));
});
