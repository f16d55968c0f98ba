import {mkdirSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import Database from 'better-sqlite3';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {tlsConversation} from '../support/conversation.js';
import {pcapOf} from '../support/pcap.js';
import {createHome, run} from '../support/program.js';

/* Beside a large capture the store is started when the engine has begun to read. */
const folder = createHome();
const small = join(folder, 'small.pcap');
const large = join(folder, 'large.pcap');

beforeAll(() => {
	const capture = pcapOf([...tlsConversation('www.youtube.com'), ...tlsConversation('b.example', {clientPort: 50_001})]);
	writeFileSync(small, capture);
	writeFileSync(large, capture);
	// The rest is zeros, as a crash leaves them.
	truncateSync(large, 1 << 27);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const flowsOf = (stdout: string): string[] => stdout.split('\n').filter(line => line.includes('"event_type":"flow"'));

test('a large capture gives the same lines as a small one', async () => {
	const [first, second] = await Promise.all([small, large].map(file => run(['-r', file, '--json', '--home', createHome()])));
	expect(flowsOf(second!.stdout).map(line => line.replaceAll(large, small))).toEqual(flowsOf(first!.stdout));
	expect(flowsOf(second!.stdout).length).toBe(2);
	expect(second).toMatchObject({status: 0, stderr: expect.stringContaining('a record of zeros')});
});

test('a cache of a newer version is told, and nothing is written', async () => {
	const home = createHome();
	mkdirSync(join(home, 'cache'));
	const cache = new Database(join(home, 'cache', 'snitop.db'));
	cache.pragma('user_version = 9999');
	cache.close();
	const {status, stdout, stderr} = await run(['-r', large, '--json', '--home', home]);
	expect({status, stdout}).toEqual({status: 1, stdout: ''});
	expect(stderr).toContain('newer version');
});

test('a capture that cannot be read beside it is told', async () => {
	const {status, stdout, stderr} = await run(['-r', join(folder, 'missing.pcap'), '-r', large, '--json', '--home', createHome()]);
	expect(status).toBe(1);
	expect(stderr).toContain('no such file');
	expect(flowsOf(stdout).length).toBe(2);
});
