import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Network, whyNoNetwork} from '../test/support/network.js';
import {capture} from './captures.js';
import {median, quantile} from './measure.js';
import {formatRows, machine, verdictOf} from './print-rows.js';
import {Pty} from './pty.js';
import type {Row} from './rows.js';
import {program} from './snitop.js';

/*
 * npm run bench:live [-- --seconds N] [-- --json FILE] [-- --only start|cap|tcpdump]        (root)
 *
 * Two hosts of its own on a cable of its own: one sends, the other watches with the screen on.
 */
const why = whyNoNetwork();
if (why !== undefined) {
	console.error(`the live part ${why}`);
	process.exit(1);
}
const args = process.argv.slice(2);
const option = (name: string, otherwise: string): string => (args.includes(name) ? args[args.indexOf(name) + 1]! : otherwise);
const seconds = Number(option('--seconds', '60'));
const folder = mkdtempSync(join(tmpdir(), 'snitop-live-'));
const sender = join(folder, 'send');
execFileSync('gcc', ['-O2', '-o', sender, fileURLToPath(new URL('../../bench/send.c', import.meta.url))]);
const traffic = capture('mixed', 3000, 200_000);
const RATE = 250_000;
const [COLUMNS, ROWS] = [160, 45];

interface Sent {
	readonly frames: number;
	readonly perSecond: number;
}

async function send(network: Network, rate: number, forSeconds: number): Promise<Sent> {
	const child = network.spawn('far', sender, 'far', traffic.path, String(rate), String(forSeconds));
	let text = '';
	child.stdout!.on('data', chunk => {
		text += chunk;
	});
	await new Promise(resolve => child.once('close', resolve));
	const [frames, time] = text.trim().split(' ').map(Number);
	if (!frames || !time) throw new Error('the sender failed');
	return {frames, perSecond: frames / time};
}

const cable = (): Network => {
	const network = new Network();
	for (const side of ['near', 'far'] as const) network.run(side, 'ip', 'link', 'set', side, 'mtu', '9000');
	return network;
};

const watch = (network: Network, home: string, method: string): Pty =>
	new Pty(
		[...network.at('near'), process.execPath, program, '-i', 'near', '--capture', method, '--include-ssh', '--home', home],
		COLUMNS,
		ROWS,
	);

/** Packets of all connections that were written down. */
function packetsIn(home: string): number {
	const lines = readFileSync(join(home, 'output', 'network_traffic.csv'), 'latin1')
		.trimEnd()
		.split('\n');
	const header = lines[0]!.split(',');
	const [up, down] = [header.indexOf('Packets Up'), header.indexOf('Packets Down')];
	// Names are quoted where they hold commas, which those that are sent do not.
	return lines.slice(1).reduce((sum, line) => sum + Number(line.split(',')[up]) + Number(line.split(',')[down]), 0);
}

interface Watched {
	readonly sent: Sent;
	readonly seen: number;
	readonly keysMs: readonly number[];
	readonly bytesPerSecond: number;
	readonly cores: number;
}

/** The screen under load: what is lost, how fast keys are, what goes to the terminal. */
async function underLoad(method: string, rate: number): Promise<Watched> {
	const network = cable();
	const home = mkdtempSync(join(folder, 'home-'));
	const pty = watch(network, home, method);
	try {
		await pty.until(/CATEGORY/);
		const sending = send(network, rate, seconds);
		let isOver = false;
		void sending.finally(() => {
			isOver = true;
		});
		await pause(2000);
		const start = performance.now();
		const cpu = pty.cpuMs();
		const bytes = pty.bytes;
		// First what it writes by itself, then with keys.
		await pause(Math.min(10_000, seconds * 400));
		const bytesPerSecond = ((pty.bytes - bytes) / (performance.now() - start)) * 1000;
		const keysMs: number[] = [];
		while (!isOver) {
			keysMs.push(await pty.press('2', /SUGGESTION/), await pty.press('1', /CATEGORY/));
			await pause(150);
		}
		if (process.env.KEYS) console.error(keysMs.map(k => k.toFixed(0)).join(' '));
		const cores = (pty.cpuMs() - cpu) / (performance.now() - start);
		const sent = await sending;
		await pause(1500);
		pty.write('q');
		await pty.exited;
		return {sent, seen: packetsIn(home), keysMs, bytesPerSecond, cores};
	} finally {
		pty.kill();
		network.remove();
	}
}

/** What `cap` delivers to a callback that does nothing. */
async function capAlone(): Promise<number> {
	const network = cable();
	try {
		const child = network.spawn('near', process.execPath, fileURLToPath(new URL('../../bench/cap-alone.mjs', import.meta.url)), 'near');
		await new Promise(resolve => child.stdout!.once('data', resolve));
		await send(network, 0, 5);
		child.kill('SIGTERM');
		const text = await new Promise<string>(resolve => {
			child.stdout!.once('data', chunk => resolve(String(chunk)));
			child.once('close', () => resolve('NaN'));
		});
		return Number(text) / 5;
	} finally {
		network.remove();
	}
}

/** Start to first frame, with everything warm; CPU on a link where nothing happens. */
async function startAndIdle(): Promise<{readonly startMs: readonly number[]; readonly idle: number}> {
	const network = cable();
	const home = mkdtempSync(join(folder, 'home-'));
	const startMs: number[] = [];
	let idle = 0;
	try {
		for (let round = 0; round < 6; round++) {
			const start = performance.now();
			const pty = watch(network, home, 'cap');
			startMs.push((await pty.until(/CATEGORY/)) - start);
			if (round === 5) {
				await pause(3000);
				const [cpu, from] = [pty.cpuMs(), performance.now()];
				await pause(30_000);
				idle = (pty.cpuMs() - cpu) / (performance.now() - from);
			}
			pty.write('q');
			await pty.exited;
		}
	} finally {
		network.remove();
	}
	// The first one was not warm.
	return {startMs: startMs.slice(1), idle};
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

const lossRow = (what: string, {sent, seen, cores}: Watched): Row => ({
	what,
	measured: (100 * (sent.frames - seen)) / sent.frames,
	must: 0,
	goal: 0,
	better: 'less',
	unit: '%',
	detail: `${sent.frames} sent at ${Math.round(sent.perSecond)} a second for ${seconds} s, ${seen} seen; ${cores.toFixed(2)} cores in all`,
});
const keysRow = ({keysMs, sent}: Watched): Row => ({
	what: `key to changed screen, p99, ${Math.round(sent.perSecond / 1000)},000 packets a second`,
	measured: quantile(keysMs, 0.99),
	must: 100,
	goal: 50,
	better: 'less',
	unit: 'ms',
	detail: `median ${median(keysMs).toFixed(0)} ms of ${keysMs.length} keys`,
});
const bytesRow = ({bytesPerSecond, sent}: Watched): Row => ({
	what: `bytes to the terminal, ${COLUMNS}×${ROWS}`,
	measured: bytesPerSecond / 1024,
	must: 4,
	goal: 1.5,
	better: 'less',
	unit: 'KiB/s',
	detail: `at ${Math.round(sent.perSecond)} packets a second`,
});

const parts: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
	async start() {
		const {startMs, idle} = await startAndIdle();
		return [
			{
				what: 'start to first frame, warm',
				measured: median(startMs),
				must: 600,
				goal: 300,
				better: 'less',
				unit: 'ms',
				detail: startMs.map(ms => ms.toFixed(0)).join(' '),
			},
			{what: 'idle link', measured: 100 * idle, must: 3, goal: 1, better: 'less', unit: '%', detail: 'of a core, all processes, over 30 s'},
		];
	},
	async cap() {
		const alone = await capAlone();
		const cap = await underLoad('cap', RATE);
		const most = await underLoad('cap', 0);
		return [
			lossRow('lost, cap, 250,000 packets a second', cap),
			{
				...lossRow('lost, cap, as fast as the sender goes', most),
				must: 100,
				detail: `${lossRow('', most).detail}; cap alone gives an empty callback ${Math.round(alone)} a second`,
			},
			keysRow(cap),
			bytesRow(cap),
		];
	},
	async tcpdump() {
		const tcpdump = await underLoad('tcpdump', 0);
		return [lossRow('lost, tcpdump, as fast as the sender goes', tcpdump), keysRow(tcpdump)];
	},
};
const only = option('--only', '');
const rows: Row[] = [];
for (const [name, part] of Object.entries(parts)) if (only === '' || only === name) rows.push(...(await part()));
rmSync(folder, {recursive: true, force: true});
console.log(`${machine()}\n\n${formatRows(rows)}`);
const json = option('--json', '');
if (json !== '')
	writeFileSync(json, `${JSON.stringify({machine: machine(), rows: rows.map(row => ({...row, reached: verdictOf(row)}))}, null, '\t')}\n`);
