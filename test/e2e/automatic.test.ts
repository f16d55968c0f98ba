import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {tlsConversation} from '../support/conversation.js';
import {Network, whyNoNetwork} from '../support/network.js';
import {pcapOf} from '../support/pcap.js';
import {createHome, run, start} from '../support/program.js';
import {until} from '../support/until.js';

const folder = createHome();
const capture = join(folder, 'capture.pcap');
const on = join(folder, 'on.yaml');
const known = Array.from({length: 9}, (_, i) => `login${i}.k7f2.example`);

/** A home in which a person has labelled all but two names of a domain. */
async function labelledHome(): Promise<string> {
	const home = createHome();
	const list = join(home, 'labels.csv');
	writeFileSync(list, `app,category,match,pattern,source\n${known.map(name => `K7 游戏,Games,exact,${name},label`).join('\n')}\n`);
	expect(await run(['import', list, '--home', home])).toMatchObject({status: 0});
	return home;
}

beforeAll(() => {
	const names = [...known, 'cdn.k7f2.example', 'api.k7f2.example', 'stranger.example'];
	writeFileSync(capture, pcapOf(names.flatMap((name, i) => tlsConversation(name, {clientPort: 50_000 + i, server: [198, 51, 100, i]}))));
	writeFileSync(on, 'classify:\n  automatic: 0.7\n');
});

const explain = async (home: string, name: string, ...more: readonly string[]) => {
	const {stdout} = await run(['explain', name, '--json', '--home', home, ...more]);
	const {app, layer} = JSON.parse(stdout) as {app: string | null; layer: string | null};
	return [app, layer];
};
const replay = (home: string, ...more: readonly string[]) => run(['report', '-r', capture, '--home', home, ...more]);

describe('automatic classification', () => {
	test('is off unless it is turned on', async () => {
		const home = await labelledHome();
		expect((await replay(home, '--record')).stdout).toMatch(/cdn\.k7f2\.example +│ - /);
		expect(await explain(home, 'cdn.k7f2.example')).toEqual([null, null]);
	});

	test('a replay shows it, and writes nothing', async () => {
		const home = await labelledHome();
		const {stdout} = await replay(home, '--config', on);
		expect(stdout).toMatch(/cdn\.k7f2\.example +│ ~K7 游戏 +│ Games/);
		expect(stdout).toMatch(/stranger\.example +│ - /);
		expect(await explain(home, 'cdn.k7f2.example', '--config', on)).toEqual([null, null]);
		expect(existsSync(join(home, 'output'))).toBe(false);
	});

	test('a run that writes keeps it, until it is turned off', async () => {
		const home = await labelledHome();
		await replay(home, '--record', '--config', on);
		expect(await explain(home, 'cdn.k7f2.example', '--config', on)).toEqual(['K7 游戏', 'automatic']);
		expect((await run(['explain', 'cdn.k7f2.example', '--home', home, '--config', on])).stdout).toMatch(
			/decided by exact:cdn\.k7f2\.example, layer automatic, by automatic, \d{4}-/,
		);
		expect(await explain(home, 'stranger.example', '--config', on)).toEqual([null, null]);
		expect(await explain(home, 'cdn.k7f2.example')).toEqual([null, null]);
		expect(await explain(home, 'cdn.k7f2.example', '--config', on)).toEqual(['K7 游戏', 'automatic']);
		await replay(home, '--record');
		expect(await explain(home, 'cdn.k7f2.example', '--config', on)).toEqual([null, null]);
	});

	test("a person's word goes over it, and what a person takes back is not made again", async () => {
		const home = await labelledHome();
		await run(['label', '=api.k7f2.example', 'Mine', '--home', home]);
		await replay(home, '--record', '--config', on);
		expect(await explain(home, 'api.k7f2.example', '--config', on)).toEqual(['Mine', 'label']);
		expect(await run(['label', '--remove', 'cdn.k7f2.example', '--home', home, '--config', on])).toMatchObject({
			status: 0,
			stdout: 'exact:cdn.k7f2.example is no longer K7 游戏\n',
		});
		await replay(home, '--record', '--config', on);
		expect(await explain(home, 'cdn.k7f2.example', '--config', on)).toEqual([null, null]);
	});

	test('a threshold that makes no sense is refused', async () => {
		const wrong = join(folder, 'wrong.yaml');
		writeFileSync(wrong, 'classify:\n  automatic: 0.2\n');
		const {status, stderr} = await replay(createHome(), '--config', wrong);
		expect(status).toBe(1);
		expect(stderr).toContain('classify.automatic');
	});
});

const why = whyNoNetwork();
test.skipIf(why)(
	`live without a screen names are classified, too${why ? ` (${why})` : ''}`,
	async () => {
		const home = await labelledHome();
		const network = new Network();
		const program = start(['-i', 'near', '--headless', '--include-ssh', '--home', home, '--config', on], {wrapper: network.at('near')});
		const ended = new Promise(resolve => program.on('close', resolve));
		try {
			await until(
				'the rule',
				async () => {
					network.run('far', 'tcpreplay', '-q', '-t', '-i', 'far', capture);
					return (await explain(home, 'cdn.k7f2.example', '--config', on))[1] === 'automatic';
				},
				60_000,
			);
			expect(await explain(home, 'stranger.example', '--config', on)).toEqual([null, null]);
		} finally {
			program.kill('SIGTERM');
			await ended;
			network.remove();
		}
	},
	90_000,
);
