import {spawnSync} from 'node:child_process';
import {chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {openCache} from '../../source/store/sqlite.js';
import {becomeWriter} from '../../source/store/writer.js';
import {tlsConversation} from '../support/conversation.js';
import {pcapOf} from '../support/pcap.js';
import {cli, createHome, run} from '../support/program.js';

const capture = join(createHome(), 'one.pcap');
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
const everything = (folder: string) => readdirSync(folder, {recursive: true, encoding: 'utf8'}).map(name => join(folder, name));

beforeAll(() => {
	writeFileSync(capture, pcapOf(tlsConversation('www.youtube.com')));
});

test('what the program makes only its user may read, archives of logs and the journal of SQLite too', async () => {
	const home = join(mkdtempSync(join(tmpdir(), 'snitop-')), 'home');
	for (const full of [false, true]) {
		if (full) writeFileSync(join(home, 'log', 'monitoring.log'), 'x'.repeat(10 << 20));
		// A usual umask, whatever that of the tests is.
		const {status, stderr} = spawnSync(
			'sh',
			['-c', 'umask 022; exec "$@"', 'sh', process.execPath, cli, '-r', capture, '--record', '--home', home],
			{
				encoding: 'utf8',
			},
		);
		expect([status, stderr]).toEqual([0, '']);
	}
	// While the cache is open its journal stands beside it, with the mode of the cache.
	const {sql} = openCache(home, true);
	sql.exec('CREATE TABLE written (x)');
	const made = everything(home);
	expect(made.map(path => path.slice(home.length + 1))).toEqual(
		expect.arrayContaining([
			'cache/snitop.db',
			'cache/snitop.db-wal',
			'cache/snitop.db-shm',
			'output/network_traffic.csv',
			'output/Video_statistics.csv',
			'log/monitoring.log',
			'log/monitoring.1.log.gz',
		]),
	);
	for (const path of [home, ...made]) expect([path, mode(path)]).toEqual([path, statSync(path).isDirectory() ? '700' : '600']);
	sql.close();
});

test('what is there already keeps its mode', async () => {
	const home = createHome();
	mkdirSync(join(home, 'output'));
	chmodSync(join(home, 'output'), 0o755);
	writeFileSync(join(home, 'output', 'network_traffic.csv'), '');
	chmodSync(join(home, 'output', 'network_traffic.csv'), 0o644);
	await run(['-r', capture, '--record', '--home', home]);
	expect(mode(join(home, 'output'))).toBe('755');
	expect(mode(join(home, 'output', 'network_traffic.csv'))).toBe('644');
	expect(mode(join(home, 'output', 'Video_statistics.csv'))).toBe('600');
});

test('of two that write one home the second does not', async () => {
	const home = createHome();
	const writer = becomeWriter(home);
	const second = await run(['-r', capture, '--record', '--json', '--home', home]);
	expect(second).toMatchObject({
		status: 1,
		stderr: expect.stringContaining(`another snitop (process ${process.pid}) writes the files of ${home}`),
	});
	expect(await run(['-r', capture, '--json', '--home', home])).toMatchObject({status: 0, stderr: ''});
	writer.release();
	expect(await run(['-r', capture, '--record', '--json', '--home', home])).toMatchObject({status: 0, stderr: ''});
	expect(readdirSync(join(home, 'cache'))).toEqual(['snitop.db']);
});

const NOBODY = 65_534;
const others = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
const isRoot = process.getuid?.() === 0;
/** Root's home may keep other users from the checkout. */
const isOpen = isRoot && spawnSync(others[0]!, [...others.slice(1), 'cat', cli], {stdio: 'ignore'}).status === 0;

test.skipIf(!isOpen)(
	'what root does in the home of another belongs to that user (needs root, and a checkout that all may read)',
	async () => {
		const home = createHome();
		chownSync(home, NOBODY, NOBODY);
		const open = join(createHome(), 'open.pcap');
		chmodSync(join(open, '..'), 0o755);
		copyFileSync(capture, open);
		expect(await run(['label', 'own.example', 'Own', '--home', home])).toMatchObject({status: 0});
		expect(await run(['-r', open, '--record', '--json', '--home', home])).toMatchObject({status: 0, stderr: ''});
		expect(everything(home).filter(path => statSync(path).uid !== NOBODY)).toEqual([]);
		// What root alone can read is read all the same: a file, one of a further group of root's, a pipe, a list.
		chmodSync(open, 0o600);
		expect(await run(['-r', open, '--json', '--home', home])).toMatchObject({status: 0, stderr: ''});
		chmodSync(open, 0o640);
		const inGroup = {wrapper: ['setpriv', '--groups', '0']};
		expect(await run(['-r', open, '--json', '--home', home], inGroup)).toMatchObject({status: 0, stderr: ''});
		const fromPipe = ['-c', '"$1" "$2" report -r <(cat "$3") --home "$4"', 'bash', process.execPath, cli, open, home];
		expect(await run(fromPipe, {program: 'bash'})).toMatchObject({status: 0, stderr: ''});
		const list = join(createHome(), 'list.csv');
		writeFileSync(list, 'pattern,app\nlisted.example,Listed\n');
		expect(await run(['import', list, '--home', home])).toMatchObject({
			status: 0,
			stderr: expect.stringContaining(`root's: chown -R nobody ${home}`),
		});
		expect(await run(['explain', 'listed.example', '--home', home])).toMatchObject({stdout: expect.stringContaining('Listed')});
	},
);
