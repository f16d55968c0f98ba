import {chmodSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {beforeAll, describe, expect, test} from 'vitest';
import {tlsConversation} from '../support/conversation.js';
import {pcapOf} from '../support/pcap.js';
import {cli, createHome, run} from '../support/program.js';

const folder = createHome();
const home = createHome();
const capture = pcapOf([
	...tlsConversation('www.youtube.com'),
	...tlsConversation('cdn.unknown-site.example', {clientPort: 50_001}),
	...tlsConversation(undefined, {clientPort: 50_002}),
]);
const good = join(folder, 'good.pcap');
/** As much of a line's fields as is looked at here. */
interface Line {
	readonly event_type: string;
	readonly src_port: number;
	readonly flow_id: number;
	readonly snitop: Readonly<Record<string, unknown>>;
}
const flows = (text: string) =>
	text
		.trim()
		.split('\n')
		.map(line => JSON.parse(line) as Line);

beforeAll(() => {
	writeFileSync(good, capture);
	writeFileSync(join(folder, 'good.pcap.gz'), gzipSync(capture));
	writeFileSync(join(folder, 'torn.pcap'), capture.subarray(0, capture.length - 30));
	writeFileSync(join(folder, 'text.txt'), 'this is no capture\n');
	writeFileSync(join(folder, 'empty.pcap'), '');
});

describe('JSON lines', () => {
	test('a connection is a flow object with its name, app and ledger as the contract says', async () => {
		const {status, stdout, stderr} = await run(['-r', good, '--json', '--home', home]);
		expect({status, stderr}).toEqual({status: 0, stderr: ''});
		const lines = flows(stdout);
		const flow = lines.find(line => line.snitop?.name === 'www.youtube.com')!;
		expect(flow).toMatchObject({
			event_type: 'flow',
			src_ip: '10.0.0.2',
			src_port: 50_000,
			dest_ip: '192.0.2.1',
			dest_port: 443,
			proto: 'TCP',
			app_proto: 'tls',
			pcap_filename: good,
			flow: {pkts_toserver: 5, pkts_toclient: 3, state: 'closed', reason: 'fin', start: '2025-10-09T08:53:20.000000Z'},
			tls: {sni: 'www.youtube.com', version: 'TLS 1.3', alpn: ['h2'], ech: 'none'},
			snitop: {
				name: 'www.youtube.com',
				source: 'tls',
				app: 'YouTube',
				category: 'Video',
				layer: 'catalogue',
				rule: 'suffix:youtube.com',
				unnamed: null,
			},
		});
		expect(lines.find(line => line.src_port === 50_001)!.snitop).toMatchObject({
			app: null,
			category: null,
			layer: null,
			rule: null,
			unnamed: null,
		});
		expect(lines.find(line => line.src_port === 50_002)!.snitop).toMatchObject({name: null, source: null, unnamed: 'no-sni'});
		expect(lines.at(-1)).toMatchObject({event_type: 'stats', frames_seen: 24, frames_decoded: 24, not_decoded: {}});
	});

	test('a replay writes nothing but to its output', async () => {
		const fresh = createHome();
		await run(['-r', good, '--json', '--home', fresh]);
		expect(readdirSync(fresh)).toEqual([]);
	});

	test('gzip, standard input and several files give the same', async () => {
		const plain = await run(['-r', good, '--json', '--home', home]);
		const names = (text: string) =>
			flows(text)
				.filter(line => line.event_type === 'flow')
				.map(line => line.snitop.name);
		const zipped = await run(['-r', join(folder, 'good.pcap.gz'), '--json', '--home', home]);
		const piped = await run(['-r', '-', '--json', '--home', home], {input: capture});
		const twice = await run(['-r', good, '-r', join(folder, 'good.pcap.gz'), '--json', '--home', home]);
		expect(names(zipped.stdout)).toEqual(names(plain.stdout));
		expect(names(piped.stdout)).toEqual(names(plain.stdout));
		expect(names(twice.stdout)).toEqual([...names(plain.stdout), ...names(plain.stdout)]);
		expect(new Set(flows(twice.stdout).map(line => line.flow_id)).size).toBe(7);
	});

	test('a torn capture is used as far as it is whole', async () => {
		const {status, stdout, stderr} = await run(['-r', join(folder, 'torn.pcap'), '--json', '--home', home]);
		expect(status).toBe(0);
		expect(stderr).toContain('torn.pcap');
		expect(flows(stdout).filter(line => line.event_type === 'flow')).toHaveLength(3);
	});
});

describe('bad input', () => {
	test.each([
		['a file that is not there', ['-r', '/nowhere/x.pcap', '--json'], 1, /no such file/i],
		['a folder', ['-r', folder, '--json'], 1, /directory/],
		['a file that is no capture', ['-r', join(folder, 'text.txt'), '--json'], 1, /not a capture/],
		['an empty file', ['-r', join(folder, 'empty.pcap'), '--json'], 1, /is empty/],
		['a flag without its value', ['-r', '--json'], 2, /-r needs a value/],
		['a choice that is none', ['--capture', 'foo'], 2, /cap, tcpdump/],
		['an unknown flag', ['--nonsense'], 2, /nonsense/],
		['an unknown command', ['frobnicate'], 2, /frobnicate/],
		['a wrong database URL', ['-r', good, '--json', '--database', 'nonsense'], 1, /postgresql:\/\//],
		[
			'a configuration that is missing',
			['-r', good, '--config', '/nowhere.yaml'],
			1,
			/^snitop: the configuration \/nowhere\.yaml is not there\n {2}check --config\n$/,
		],
	])('%s: one clear line, and the status', async (_, args, status, message) => {
		const result = await run([...args, '--home', home]);
		expect(result.status).toBe(status);
		expect(result.stderr).toMatch(message);
		expect(result.stderr).not.toMatch(/\n\s+at /);
	});

	test.each([
		['an empty pipe', ': |'],
		['/dev/null', '</dev/null'],
	])('%s as standard input is said to be empty', async (_, from) => {
		const command = '"$1" "$2" report -r - --home "$3"';
		const script = from.endsWith('|') ? `${from} ${command}` : `${command} ${from}`;
		const {status, stderr} = await run(['-c', script, 'sh', process.execPath, cli, home], {program: 'sh'});
		expect([status, stderr]).toEqual([1, 'snitop: standard input: is empty; snitop reads pcap and pcapng files, also gzipped\n']);
	});

	test('the other files are read all the same', async () => {
		const {status, stdout} = await run(['-r', '/nowhere/x.pcap', '-r', good, '--json', '--home', home]);
		expect(status).toBe(1);
		expect(flows(stdout).filter(line => line.event_type === 'flow')).toHaveLength(3);
	});

	test('output that cannot be written is told', async () => {
		const {status, stderr} = await run(['-c', `"${process.execPath}" "${cli}" -r "${good}" --json --home "${home}" > /dev/full`], {
			program: 'sh',
		});
		expect(status).toBe(1);
		expect(stderr).toMatch(/ENOSPC|no space/i);
	});

	test.each(['--json', 'report'])('a reader that goes away ends %s quietly', async what => {
		const args = what === 'report' ? `report -r "${good}"` : `-r "${good}" --json`;
		const {status, stderr} = await run(['-o', 'pipefail', '-c', `"${process.execPath}" "${cli}" ${args} --home "${home}" | true`], {
			program: 'bash',
		});
		expect({status, stderr}).toEqual({status: 0, stderr: ''});
	});

	test('a read-only home does not matter to a replay', async () => {
		const locked = createHome();
		chmodSync(locked, 0o500);
		expect((await run(['-r', good, '--json', '--home', locked])).status).toBe(0);
	});
});

test('the report tells categories, names, the unnamed and the ledger', async () => {
	const {status, stdout} = await run(['report', '-r', good, '--home', home]);
	expect(status).toBe(0);
	for (const text of ['Video', 'YouTube', 'cdn.unknown-site.example', '24']) expect(stdout).toContain(text);
});

test('a capture through a pipe begins with its first packet too, though nothing could be counted of it yet', async () => {
	const [first, ...rest] = tlsConversation('late.example', {clientPort: 49_999});
	const others = Array.from({length: 100}, (_, i) => tlsConversation('www.youtube.com', {clientPort: 50_000 + i})).flat();
	// The hello of the first connection comes after more than a pipe holds.
	const late = Buffer.concat([pcapOf([first!]), pcapOf([...others, ...rest], 1, 1_760_000_003_000_000).subarray(24)]);
	const path = join(folder, 'late.pcap');
	writeFileSync(path, late);
	const span = ({stdout}: {stdout: string}) => stdout.split('\n')[1];
	const script = 'cat "$1" | "$2" "$3" report -r - --home "$4"';
	const piped = span(await run(['-c', script, 'sh', path, process.execPath, cli, home], {program: 'sh'}));
	expect(piped).toMatch(/, 0:00:03$/);
	expect(span(await run(['report', '-r', path, '--home', home]))).toBe(piped);
});
