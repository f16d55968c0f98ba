import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {tlsConversation} from '../support/conversation.js';
import {pcapOf} from '../support/pcap.js';
import {hasPostgres, PostgresServer} from '../support/postgres.js';
import {createHome, run, start} from '../support/program.js';

const capture = join(createHome(), 'one.pcap');
beforeAll(() => writeFileSync(capture, pcapOf(tlsConversation('www.facebook.com'))));

const appsOf = (lines: string): unknown[] =>
	lines
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line))
		.filter(line => line.event_type === 'flow')
		.map(line => line.snitop.app);

describe.skipIf(!hasPostgres)('a replay with PostgreSQL (needs its server)', () => {
	let postgres: PostgresServer;
	beforeAll(async () => {
		postgres = await PostgresServer.create();
	}, 60_000);
	afterAll(() => postgres?.remove());

	test('JSON lines, the report and explain have the rules of the database, though this machine has never seen it', async () => {
		const url = await postgres.database();
		await run(['label', 'facebook.com', 'TeamApp', '--category', 'Work', '--database', url, '--home', createHome()]);
		for (let i = 0; i < 3; i++) {
			const {stdout, stderr} = await run(['-r', capture, '--json', '--database', url, '--home', createHome()]);
			expect([appsOf(stdout), stderr]).toEqual([['TeamApp'], '']);
		}
		expect((await run(['report', '-r', capture, '--database', url, '--home', createHome()])).stdout).toContain('TeamApp');
		const explained = await run(['explain', 'www.facebook.com', '--json', '--database', url, '--home', createHome()]);
		expect(JSON.parse(explained.stdout)).toMatchObject({app: 'TeamApp', layer: 'label'});
		const removed = await run(['label', 'facebook.com', '--remove', '--database', url, '--home', createHome()]);
		expect(removed).toMatchObject({status: 0, stdout: 'suffix:facebook.com is no longer TeamApp, shared\n'});
	});

	test('a database without tables stays so, and that is said', async () => {
		const url = await postgres.database();
		const {status, stdout, stderr} = await run(['-r', capture, '--json', '--database', url, '--home', createHome()]);
		expect([status, appsOf(stdout)]).toEqual([0, ['Facebook']]);
		expect(stderr).toMatch(/^snitop: rules of this machine alone: the shared database has no tables .*db migrate`\n$/);
		expect(await postgres.query(url, "SELECT 1 FROM information_schema.tables WHERE table_schema = 'public'")).toEqual([]);
	});
});

test('a server that never answers is waited for two seconds, and no longer than until Ctrl-C', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `postgresql://x@127.0.0.1:${(server.address() as AddressInfo).port}/x`;
	const args = ['report', '-r', capture, '--database', url, '--home', createHome()];
	const {stdout, stderr} = await run(args);
	expect(stdout).toContain('Facebook');
	expect(stderr).toBe('snitop: rules of this machine alone: the shared database has not answered\n');
	const program = start(args);
	await new Promise(resolve => setTimeout(resolve, 700));
	const told = performance.now();
	program.kill('SIGINT');
	await once(program, 'exit');
	expect(performance.now() - told).toBeLessThan(1900);
	server.close();
});

test('what the shared database has not got at the end of a run that writes is said', async () => {
	const url = 'postgresql://x@127.0.0.1:1/x';
	const home = createHome();
	const unmatched = join(home, 'unmatched.pcap');
	writeFileSync(unmatched, pcapOf(tlsConversation('nobody.knows.example')));
	const away =
		'snitop: rules of this machine alone: the shared database has not answered (the server does not answer (connection refused))\n';
	const waits = 'snitop: labels or unmatched names wait for the shared database: a later run brings them\n';
	expect((await run(['-r', unmatched, '--json', '--record', '--database', url, '--home', home])).stderr).toBe(away + waits);
	expect((await run(['-r', unmatched, '--json', '--database', url, '--home', home])).stderr).toBe(away);
	expect((await run(['-r', unmatched, '--json', '--record', '--home', home])).stderr).toBe('');
});
