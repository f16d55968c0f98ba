import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {capturesFolder} from '../support/captures.js';
import {tlsConversation} from '../support/conversation.js';
import {Network, whyNoNetwork} from '../support/network.js';
import {pcapOf} from '../support/pcap.js';
import {createHome, run, start} from '../support/program.js';
import {until} from '../support/until.js';

const why = whyNoNetwork();
const folders = [
	resolve(import.meta.dirname, '../fixtures/captures'),
	...(capturesFolder === undefined ? [] : [join(capturesFolder, 'nDPI/tests/cfgs/default/pcap')]),
];
/** Larger ones would take long, and are of the same kind. */
const LARGEST = 200_000;
const captures = folders.flatMap(folder =>
	readdirSync(folder)
		.filter(name => name.endsWith('.pcap'))
		.map(name => join(folder, name))
		.filter(path => statSync(path).size < LARGEST && isEthernet(path))
		.slice(0, 60),
);

/** Whether a pcap file holds Ethernet frames: others cannot be sent over the cable. */
function isEthernet(path: string): boolean {
	const header = readFileSync(path).subarray(0, 24);
	return [header.readUInt32LE(20), header.readUInt32BE(20)].includes(1);
}

/** Names from handshakes: those inferred from DNS depend on what was seen before. */
function namesIn(text: string): Set<string> {
	const names = new Set<string>();
	for (const line of text.split('\n')) {
		if (!line.startsWith('{')) continue;
		const flow = JSON.parse(line) as {event_type: string; tls?: {sni?: string}};
		if (flow.event_type === 'flow' && flow.tls?.sni) names.add(flow.tls.sni);
	}
	return names;
}

describe.skipIf(why)(`captures sent over a cable${why ? ` (${why})` : ''}`, () => {
	let network: Network;
	beforeAll(() => {
		network = new Network();
		for (const side of ['near', 'far'] as const) network.run(side, 'ip', 'link', 'set', side, 'mtu', '9000');
	});
	afterAll(() => network?.remove());

	test.each(['on', 'off'])('give the same names as from their files, GRO and GSO %s', async offload => {
		for (const side of ['near', 'far'] as const) network.run(side, 'ethtool', '-K', side, 'gro', offload, 'gso', offload, 'tso', offload);
		const program = start(['-i', 'near', '--json', '--include-ssh', '--home', createHome()], {wrapper: network.at('near')});
		let out = '';
		let err = '';
		program.stdout.on('data', chunk => (out += chunk));
		program.stderr.on('data', chunk => (err += chunk));
		const ended = new Promise<number | null>(resolve => program.on('close', resolve));
		const probe = join(createHome(), 'probe.pcap');
		let tries = 0;
		// Another connection each time, until one is seen: the device takes a moment to open.
		await until(
			'the capture',
			() => {
				writeFileSync(probe, pcapOf(tlsConversation('probe.example', {clientPort: 40_000 + ++tries})));
				network.run('far', 'tcpreplay', '-q', '-t', '-i', 'far', probe);
				return namesIn(out).has('probe.example');
			},
			60_000,
		);
		const sent: string[] = [];
		for (const capture of captures) {
			try {
				network.run('far', 'tcpreplay', '-q', '-p', '20000', '-i', 'far', capture);
				sent.push(capture);
			} catch {
				// Frames too long for the cable: it cannot be sent.
			}
		}
		expect(sent.length).toBeGreaterThan(captures.length / 2);
		program.kill('SIGTERM');
		expect(await ended, err).toBe(0);
		const files = await run([...sent.flatMap(file => ['-r', file]), '--json', '--home', createHome()]);
		const expected = namesIn(files.stdout);
		expect(expected.size).toBeGreaterThan(10);
		expect([...expected].filter(name => !namesIn(out).has(name))).toEqual([]);
		expect([...namesIn(out)].filter(name => !expected.has(name) && name !== 'probe.example')).toEqual([]);
	}, 300_000);
});
