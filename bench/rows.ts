import {type Capture, capture} from './captures.js';
import {type Cost, measure, median} from './measure.js';
import {isInstalled, peers} from './peers.js';
import {costOfMore, namesFound, replay} from './snitop.js';

/** One line of the table. */
export interface Row {
	readonly what: string;
	/** Undefined: it could not be measured here, `detail` says why. */
	readonly measured: number | undefined;
	readonly must: number;
	readonly goal: number;
	/** Less is better, or more. */
	readonly better: 'less' | 'more';
	readonly unit: string;
	readonly detail: string;
}

/** How much is measured: `full` is what the table is about, `smoke` shows in seconds that all of it works. */
export interface Sizes {
	readonly rounds: number;
	readonly mixed: readonly [connections: number, packets: number];
	readonly storm: number;
	readonly few: number;
	readonly many: number;
	/** Packets by which the cost of one is told. */
	readonly more: number;
}
export const full: Sizes = {rounds: 5, mixed: [38_000, 2_700_000], storm: 300_000, few: 1000, many: 1_000_000, more: 2_000_000};
export const smoke: Sizes = {rounds: 1, mixed: [400, 12_000], storm: 1000, few: 50, many: 500, more: 4000};

const wall = (costs: readonly Cost[]): number => median(costs.map(({wallMs}) => wallMs));
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
/** As root tcpdump would give /dev/null away, to the user it becomes. */
const asRoot = process.getuid?.() === 0 ? ['-Z', 'root'] : [];
/** A figure counts only with all names of the truth. */
const share = (found: number): string => (found === 1 ? 'all names' : `${(100 * found).toFixed(2)} % of the names`);

/** Replay against tcpdump and the peers, turn by turn. */
export async function replayRows({rounds, mixed: [connections, packets]}: Sizes): Promise<Row[]> {
	const file = capture('mixed', connections, packets);
	const found = await namesFound(file);
	const own: Cost[] = [];
	const copy: Cost[] = [];
	const cat: Cost[] = [];
	for (let round = 0; round < rounds; round++) {
		own.push(await replay([file.path], true));
		copy.push(await measure('tcpdump', [...asRoot, '-r', file.path, '-w', '/dev/null'], {stdio: 'ignore'}, true));
		cat.push(await measure('sh', ['-c', 'cat "$1" > /dev/null', 'sh', file.path], {}, true));
	}
	const ownMs = wall(own);
	const rows: Row[] = [
		{
			what: 'replay to JSON lines, × tcpdump -w /dev/null',
			measured: found === 1 ? ownMs / wall(copy) : undefined,
			must: 1.25,
			goal: 0.8,
			better: 'less',
			unit: '×',
			detail: `${seconds(ownMs)}, tcpdump ${seconds(wall(copy))}, cat ${seconds(wall(cat))}; ${file.packets} packets, ${share(found)}`,
		},
	];
	for (const peer of peers) {
		const row = {what: `replay, times faster than ${peer.name}`, must: peer.must, goal: peer.goal, better: 'more' as const, unit: '×'};
		if (!isInstalled(peer)) {
			rows.push({...row, measured: undefined, detail: 'not installed'});
			continue;
		}
		const theirs = [await peer.run(file)];
		// One that takes long is not asked again.
		for (let round = 1; round < rounds && theirs[0]!.wallMs < 20_000; round++) theirs.push(await peer.run(file));
		const names = shareOf(peer.names(file), file);
		rows.push({...row, measured: wall(theirs) / ownMs, detail: `${seconds(wall(theirs))}, ${(100 * names).toFixed(1)} % of the names`});
	}
	return rows;
}

/** The share of a capture's names in a list that may repeat them. */
function shareOf(found: readonly string[], {names}: Capture): number {
	const left = new Map<string, number>();
	for (const name of names) left.set(name, (left.get(name) ?? 0) + 1);
	let right = 0;
	for (const name of found) {
		const count = left.get(name) ?? 0;
		if (count === 0) continue;
		left.set(name, count - 1);
		right++;
	}
	return right / names.length;
}

/** Memory and cost a packet with many connections open at the same time. */
export async function connectionRows({rounds, few, many, more}: Sizes): Promise<Row[]> {
	const [fewOpen, manyOpen] = [few, many].map(count => {
		// What the longer one has more is packets of connections that are all open.
		const [bare, some, longer] = [0, 2 * count + more, 2 * count + 3 * more].map(packets => capture('concurrent', count, packets));
		return {bare: bare!, some: some!, longer: longer!, peaks: [] as number[], costs: [] as number[]};
	});
	for (let round = 0; round < rounds; round++)
		for (const {bare, some, longer, peaks, costs} of [fewOpen!, manyOpen!]) {
			peaks.push((await replay([bare.path])).peakBytes);
			costs.push(await costOfMore(longer, some));
		}
	const [fewBytes, manyBytes] = [fewOpen!, manyOpen!].map(({peaks}) => Math.max(...peaks));
	// The least of all rounds: what disturbs makes them slower only.
	const [atFew, atMany] = [fewOpen!, manyOpen!].map(({costs}) => Math.min(...costs));
	const found = await namesFound(manyOpen!.bare);
	return [
		{
			what: `memory a connection, ${many} open`,
			measured: found === 1 ? (manyBytes! - fewBytes!) / (many - few) : undefined,
			must: 450,
			goal: 250,
			better: 'less',
			unit: 'bytes',
			detail: `peak ${mib(manyBytes!)}, with ${few} open ${mib(fewBytes!)}; ${share(found)}, 40,000 different ones`,
		},
		{
			what: `cost a packet, ${many} : ${few} connections`,
			measured: Number.isNaN(atMany! / atFew!) ? undefined : atMany! / atFew!,
			must: 2,
			goal: 1.3,
			better: 'less',
			unit: '×',
			detail: `${atMany!.toFixed(0)} ns : ${atFew!.toFixed(0)} ns of CPU, for ${2 * more} packets`,
		},
	];
}

/** Memory when the same capture is read again and again by one process. */
export async function growthRow({rounds, mixed: [connections, packets]}: Sizes): Promise<Row> {
	const {path} = capture('mixed', connections, packets);
	const [twice, often]: [number[], number[]] = [[], []];
	for (let round = 0; round < rounds; round++) {
		twice.push((await replay([path, path])).peakBytes);
		often.push((await replay(Array.from({length: 10}, () => path))).peakBytes);
	}
	return {
		what: 'memory, the same capture 10 times : twice',
		measured: median(often) / median(twice),
		must: 1.05,
		goal: 1.05,
		better: 'less',
		unit: '×',
		detail: `peak ${mib(median(often))} : ${mib(median(twice))}`,
	};
}

/** A capture of hellos only. */
export async function stormRow({rounds, storm}: Sizes): Promise<Row> {
	const file = capture('storm', storm);
	const found = await namesFound(file);
	const tiny = capture('storm', 10);
	const all: number[] = [];
	for (let round = 0; round < rounds; round++)
		all.push((await replay([file.path], true)).wallMs - (await replay([tiny.path], true)).wallMs);
	return {
		what: 'hellos with JA4, reassembly, classification',
		measured: found === 1 ? storm / (median(all) / 1000) : undefined,
		must: 60_000,
		goal: 150_000,
		better: 'more',
		unit: 'a second',
		detail: `${seconds(median(all))} without the start for ${storm} connections, ${share(found)}`,
	};
}

const mib = (bytes: number): string => `${(bytes / (1 << 20)).toFixed(0)} MiB`;
