import {readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads';
import {createStreamReader} from '../source/capture/stream-reader.js';
import type {FrameSink} from '../source/model/frame.js';
import {createPipeline} from '../test/support/captures.js';
import {mutate, type Random, randomOf} from './mutate.js';

/*
 * Mutated captures through the whole engine, from readers to tallies:
 *
 *   npm run fuzz -- --minutes 30 [--seed S] [--case N]
 *
 * Captures come from $SNITOP_CAPTURES, where it is set, and test/fixtures/captures. Case N of seed S is always the same: a failing one is
 * repeated by `--seed S --case N`, and written as a file by `--write FILE` besides. Checked: no exception, no endless loop, bounded memory, a ledger that balances, counters that agree.
 */
interface Job {
	readonly seed: number;
	readonly from: number;
	readonly to: number;
	readonly until: number;
}

/** Longest time for one case, ms; the usual one takes a few. */
const CASE_MS = 20_000;
/** Larger captures are left out: their mutations would be about the same packets. */
const LARGEST = 2 << 20;
const CONNECTIONS = 2000;
const REASSEMBLY_BYTES = 4 << 20;
/** What the heap of the engine may have. */
const HEAP_MB = 256;
/** Growth of the heap and of buffers since the first cases that is no leak, bytes: captures are read all the time. */
const HEAP_GROWTH = 320 << 20;
const CASES_AT_LEAST = 500;

const option = (name: string): string | undefined => {
	const at = process.argv.indexOf(`--${name}`);
	return at < 0 ? undefined : process.argv[at + 1];
};

/** Capture files, always in the same order. */
function corpus(): string[] {
	const folders = [process.env['SNITOP_CAPTURES'], join(import.meta.dirname, '../../test/fixtures/captures')];
	return folders
		.filter(folder => folder !== undefined)
		.flatMap(folder => (readdirSync(folder, {recursive: true}) as string[]).map(file => join(folder, file)))
		.filter(file => /\.(pcap|pcapng|cap|dmp|trace)$/.test(file) && statSync(file).size <= LARGEST && statSync(file).size > 24)
		.sort();
}

/** The capture of a case, and what its reading goes on with. */
function makeCase(files: readonly string[], seed: number, number: number): {readonly bytes: Buffer; readonly random: Random} {
	const random = randomOf(seed, number);
	const pick = (): Buffer => readFileSync(files[random(files.length)]!);
	return {bytes: mutate(pick(), pick, random), random};
}

/** One engine for many cases, so that what one leaves behind shows in the next. */
class Engine {
	frames = 0;
	connections = 0;
	names = 0;
	#closed = 0;
	#sums = {up: 0, down: 0};
	readonly #pipeline = createPipeline(
		c => {
			this.#closed++;
			this.#sums.up += c.bytesUp;
			this.#sums.down += c.bytesDown;
			if (c.name !== undefined) this.names++;
			if (!(c.bytesUp >= 0 && c.bytesDown >= 0 && c.packetsUp >= 0 && c.packetsDown >= 0)) throw new Error('a negative counter');
			if (c.name !== undefined && c.unnamed !== undefined) throw new Error('a name and a reason for none');
		},
		undefined,
		{connections: CONNECTIONS, names: 5000, reassemblyBytes: REASSEMBLY_BYTES},
	);

	run(bytes: Buffer, random: Random): string | undefined {
		const pipeline = this.#pipeline;
		const inner = pipeline.sink({file: 'case', interfaceName: undefined});
		let frames = 0;
		const sink: FrameSink = {
			...inner,
			frame: (frame, start, end, wireLength, timeUs, link) => {
				frames++;
				inner.frame(frame, start, end, wireLength, timeUs, link);
			},
		};
		const before = pipeline.ledger();
		const reader = createStreamReader(sink);
		let done = 0;
		for (let end = 0; end < bytes.length; ) {
			end = Math.min(bytes.length, end + 1 + random(65_536));
			done = reader.consume(bytes, done, end);
		}
		reader.end(bytes.length - done);
		pipeline.endCapture();
		const ledger = pipeline.ledger();
		const lost = Object.values(ledger.notDecoded).reduce((sum, n) => sum + n, 0);
		this.frames += frames;
		this.connections = this.#closed;
		if (ledger.framesSeen !== ledger.framesDecoded + lost) return `ledger: ${ledger.framesSeen} ≠ ${ledger.framesDecoded} + ${lost}`;
		if (ledger.framesSeen - before.framesSeen !== frames) return `${frames} frames, ${ledger.framesSeen - before.framesSeen} seen`;
		const {open, connections, bytesUp, bytesDown} = pipeline.tallies.totals();
		if (open !== 0 || pipeline.table.size !== 0) return `${open} connections are still open, ${pipeline.table.size} in the table`;
		if (connections !== this.#closed) return `${connections} connections opened, ${this.#closed} closed`;
		if (bytesUp !== this.#sums.up || bytesDown !== this.#sums.down)
			return `bytes ${bytesUp}/${bytesDown} in all, ${this.#sums.up}/${this.#sums.down} in connections`;
		const left = pipeline.tracker.reassemblyLeft;
		return left === REASSEMBLY_BYTES ? undefined : `reassembly: ${REASSEMBLY_BYTES - left} bytes were not given back`;
	}
}

function work({seed, from, to, until}: Job): void {
	const files = corpus();
	const engine = new Engine();
	let early = 0;
	let done = 0;
	for (let number = from; number < to && Date.now() < until; number++) {
		parentPort!.postMessage({kind: 'case', number});
		let fault: string | undefined;
		try {
			const {bytes, random} = makeCase(files, seed, number);
			fault = engine.run(bytes, random);
		} catch (error) {
			fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
		}
		if (fault) {
			parentPort!.postMessage({kind: 'fault', number, fault});
			return;
		}
		done++;
		const heap = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
		if (done === CASES_AT_LEAST) early = heap;
		if (done > CASES_AT_LEAST && heap > early + HEAP_GROWTH) {
			parentPort!.postMessage({kind: 'fault', number, fault: `memory: ${early} bytes grew to ${heap}`});
			return;
		}
		if (done % 100 === 0)
			parentPort!.postMessage({kind: 'progress', frames: engine.frames, connections: engine.connections, names: engine.names});
	}
	parentPort!.postMessage({kind: 'done', frames: engine.frames, connections: engine.connections, names: engine.names});
}

type Message =
	| {readonly kind: 'case'; readonly number: number}
	| {readonly kind: 'fault'; readonly number: number; readonly fault: string}
	| {readonly kind: 'progress' | 'done'; readonly frames: number; readonly connections: number; readonly names: number};

async function main(): Promise<void> {
	const seed = Number(option('seed') ?? Math.floor(Math.random() * 2 ** 31));
	const only = option('case');
	const file = option('write');
	if (file !== undefined && only !== undefined) {
		writeFileSync(file, makeCase(corpus(), seed, Number(only)).bytes);
		return;
	}
	const until = only === undefined ? Date.now() + Number(option('minutes') ?? 1) * 60_000 : Number.POSITIVE_INFINITY;
	const totals = {cases: 0, frames: 0, connections: 0, names: 0, faults: 0};
	console.log(`seed ${seed}, ${corpus().length} captures`);
	for (let next = only === undefined ? 0 : Number(only), goOn = true; goOn; ) {
		const job: Job = {seed, from: next, to: only === undefined ? Number.MAX_SAFE_INTEGER : next + 1, until};
		goOn = await new Promise<boolean>(resolve => {
			const worker = new Worker(new URL(import.meta.url), {workerData: job, resourceLimits: {maxOldGenerationSizeMb: HEAP_MB}});
			let progress = {frames: 0, connections: 0, names: 0};
			let startedMs = Date.now();
			const end = (again: boolean): void => {
				clearInterval(watch);
				totals.frames += progress.frames;
				totals.connections += progress.connections;
				totals.names += progress.names;
				void worker.terminate().then(() => resolve(again && only === undefined && Date.now() < until));
			};
			const fail = (number: number, fault: string): void => {
				totals.faults++;
				console.log(`case ${number} of seed ${seed} (npm run fuzz -- --seed ${seed} --case ${number}): ${fault}`);
				next = number + 1;
				end(true);
			};
			const watch = setInterval(() => {
				if (Date.now() - startedMs > CASE_MS) fail(next, `no end within ${CASE_MS / 1000} s`);
			}, 1000);
			worker.on('message', (message: Message) => {
				if (message.kind === 'case') {
					startedMs = Date.now();
					next = message.number;
					totals.cases++;
				} else if (message.kind === 'fault') fail(message.number, message.fault);
				else {
					progress = message;
					if (message.kind === 'done') end(false);
				}
			});
			worker.on('error', error => fail(next, error.stack ?? error.message));
		});
	}
	const {cases, frames, connections, names, faults} = totals;
	console.log(`${cases} cases, ${frames} frames, ${connections} connections, ${names} names: ${faults} faults`);
	process.exitCode = faults > 0 ? 1 : 0;
}

if (isMainThread) await main();
else work(workerData as Job);
