import {execFileSync} from 'node:child_process';
import {chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {udpFrame} from '../../bench/frames.js';
import {tlsConversation} from '../support/conversation.js';
import {Network, whyNoNetwork} from '../support/network.js';
import {pcapOf} from '../support/pcap.js';
import {createHome, run, start} from '../support/program.js';
import {quicHello} from '../support/quic.js';
import {until} from '../support/until.js';

const why = whyNoNetwork();

/** Names by transport, from JSON lines. */
function namesIn(text: string): string[] {
	const found = new Set<string>();
	for (const line of text.split('\n')) {
		if (!line.startsWith('{')) continue;
		const flow = JSON.parse(line) as {event_type: string; app_proto?: string; snitop?: {name: string | null}};
		if (flow.event_type === 'flow' && flow.snitop?.name) found.add(`${flow.app_proto} ${flow.snitop.name}`);
	}
	return [...found].sort();
}

describe.skipIf(why)(`live${why ? ` (${why})` : ''}`, () => {
	const folder = createHome();
	let network: Network;

	beforeAll(async () => {
		network = new Network();
		execFileSync(
			'openssl',
			[
				'req',
				'-x509',
				'-newkey',
				'ec',
				'-pkeyopt',
				'ec_paramgen_curve:prime256v1',
				'-nodes',
				'-subj',
				'/CN=test',
				'-days',
				'2',
				'-keyout',
				join(folder, 'key.pem'),
				'-out',
				join(folder, 'cert.pem'),
			],
			{stdio: 'ignore'},
		);
		network.spawn(
			'near',
			'openssl',
			's_server',
			'-quiet',
			'-www',
			'-accept',
			'443',
			'-key',
			join(folder, 'key.pem'),
			'-cert',
			join(folder, 'cert.pem'),
		);
		const client = {address: Buffer.from([192, 0, 2, 9]), port: 40_000};
		const server = {address: Buffer.from([192, 0, 2, 8]), port: 443};
		const quic = quicHello({sni: 'quic.replayed.example', keyShare: 1216}).map(payload => udpFrame(client, server, payload));
		writeFileSync(join(folder, 'replayed.pcap'), pcapOf([...quic, ...tlsConversation('tls.replayed.example')]));
		await until('the server', () => network.run('near', 'ss', '-Hltn', 'sport = :443').includes(':443'));
	}, 60_000);
	afterAll(() => network?.remove());

	const connect = (name: string): string =>
		network.run('far', 'sh', '-c', `echo Q | openssl s_client -connect 192.0.2.1:443 -servername ${name} 2>&1 || true`);

	test.each(['cap', 'tcpdump'])('%s: every name arrives, and equals what a recording of the same packets gives', async method => {
		const recording = join(folder, `${method}.pcap`);
		network.spawn('near', 'tcpdump', '-i', 'near', '-w', recording, '-U', '-Z', 'root', '--immediate-mode');
		const program = start(['-i', 'near', '--json', '--include-ssh', '--capture', method, '--home', createHome()], {
			wrapper: network.at('near'),
		});
		let out = '';
		let err = '';
		program.stdout.on('data', chunk => (out += chunk));
		program.stderr.on('data', chunk => (err += chunk));
		const ended = new Promise<number | null>(resolve => program.on('close', resolve));
		await until('the recording', () => existsSync(recording) && statSync(recording).size >= 24);
		// The first connections may come before the device is open: they are repeated until one is seen.
		const tried: string[] = [];
		await until(
			'the capture',
			() => {
				tried.push(`start${tried.length}.example`);
				connect(tried.at(-1)!);
				return /snitop":\{"name":"start/.test(out);
			},
			60_000,
		);
		for (let i = 0; i < 5; i++) connect(`name${i}.openssl.example`);
		network.run('far', 'curl', '-sk', '-o', '/dev/null', '--resolve', 'www.curl.example:443:192.0.2.1', 'https://www.curl.example/');
		network.run('far', 'tcpreplay', '-q', '-i', 'far', join(folder, 'replayed.pcap'));
		connect('last.example');
		await until('the last connection', () => out.includes('"last.example"'), 60_000);
		program.kill('SIGTERM');
		expect(await ended, err).toBe(0);
		network.run('near', 'pkill', '-INT', '-f', recording);
		const replayed = await run(['-r', recording, '--json', '--home', createHome()]);
		const live = namesIn(out);
		for (const name of [
			'tls name0.openssl.example',
			'tls name4.openssl.example',
			'tls www.curl.example',
			'quic quic.replayed.example',
			'tls tls.replayed.example',
			'tls last.example',
		])
			expect(live).toContain(name);
		// What was recorded before the program had its device open is known to the recording alone.
		expect(live).toEqual(namesIn(replayed.stdout).filter(name => !name.includes(' start') || live.includes(name)));
	}, 180_000);

	test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s: everything captured is written, exit 0 within two seconds', async signal => {
		const home = createHome();
		const program = start(['-i', 'near', '--headless', '--include-ssh', '--home', home], {wrapper: network.at('near')});
		let err = '';
		program.stderr.on('data', chunk => (err += chunk));
		const ended = new Promise<number | null>(resolve => program.on('close', resolve));
		const csv = join(home, 'output', 'network_traffic.csv');
		await until(
			'the first row',
			() => {
				connect('probe.example');
				return existsSync(csv) && readFileSync(csv, 'utf8').includes('probe.example');
			},
			60_000,
		);
		connect(`last-${signal}.example`);
		// The connection above is in the capture's hands when a later one has its row.
		await until(
			'a row behind it',
			() => {
				connect('behind.example');
				return readFileSync(csv, 'utf8').includes('behind.example');
			},
			60_000,
		);
		const beganMs = performance.now();
		process.kill(program.pid!, signal);
		expect(await ended, err).toBe(0);
		expect(performance.now() - beganMs).toBeLessThan(2500);
		const text = readFileSync(csv, 'utf8');
		expect(text).toContain(`last-${signal}.example`);
		expect(text.endsWith('\n')).toBe(true);
		expect(text.split('\n')[0]).toBe(
			'Timestamp,Source IP,Destination IP,Source Port,Destination Port,Protocol,SNI,Category,App,Packets Up,Packets Down,Bytes Up,Bytes Down,Duration',
		);
		expect(
			readdirSync(join(home, 'log'))
				.filter(name => name.endsWith('.log'))
				.sort(),
		).toEqual(['db_classification.log', 'monitoring.log', 'network_capture.log', 'worker_threads.log']);
	}, 180_000);

	test.each(['log', 'cache', 'output'])('a home whose %s cannot be written ends with a clear line, capture and all', async name => {
		const home = createHome();
		chmodSync(home, 0o777);
		writeFileSync(join(home, name), '');
		const {status, stderr} = await run(['-i', 'near', '--headless', '--include-ssh', '--home', home], {wrapper: network.at('near')});
		expect(stderr).toMatch(new RegExp(`snitop: ${home}/${name} cannot be written: ENOTDIR\\n .*--home\\n$`));
		expect(status).toBe(1);
	}, 30_000);

	test('SIGKILL: the next start finds whole lines only', async () => {
		const home = createHome();
		chmodSync(home, 0o777);
		const csv = join(home, 'output', 'network_traffic.csv');
		const begin = () => start(['-i', 'near', '--headless', '--include-ssh', '--home', home], {wrapper: network.at('near')});
		const first = begin();
		await until(
			'rows',
			() => {
				connect('killed.example');
				return existsSync(csv) && readFileSync(csv, 'utf8').includes('killed.example');
			},
			60_000,
		);
		for (const pid of familyOf(first.pid!)) process.kill(pid, 'SIGKILL');
		writeFileSync(csv, '2026-01-01T00:00:00.000000Z,10.0.0.1,torn li', {flag: 'a'});
		const second = begin();
		const ended = new Promise<number | null>(resolve => second.on('close', resolve));
		await until(
			'rows of the second run',
			() => {
				connect('again.example');
				return readFileSync(csv, 'utf8').includes('again.example');
			},
			60_000,
		);
		process.kill(second.pid!, 'SIGTERM');
		expect(await ended).toBe(0);
		const lines = readFileSync(csv, 'utf8').trimEnd().split('\n');
		expect(lines.filter(line => line.split(',').length !== 14)).toEqual([]);
		expect(lines.filter(line => line.startsWith('Timestamp'))).toHaveLength(1);
	}, 180_000);
});

/** A process and its descendants: supervisor, monitor and capture. */
function familyOf(pid: number): number[] {
	const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
	return [pid, ...children.flatMap(familyOf)];
}
