import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {readCaptureFile} from '../../source/capture/file.js';
import type {Classifier} from '../../source/classify/classifier.js';
import {Pipeline, type PipelineOptions} from '../../source/engine/pipeline.js';
import type {Connection} from '../../source/model/connection.js';
import type {Ledger} from '../../source/model/ledger.js';
import {UserError} from '../../source/model/user-error.js';

/** Folder with captures of other projects and their truth; tests that need it are skipped without. */
export const capturesFolder = process.env['SNITOP_CAPTURES'];

export interface TrueName {
	readonly proto: 'tcp' | 'quic' | 'dtls';
	readonly src: string;
	readonly sport: number;
	readonly dst: string;
	readonly dport: number;
	readonly sni: string;
	readonly alpn?: readonly string[];
	readonly ja3?: string;
	readonly ja4?: string;
}

export interface Truth {
	readonly file: string;
	readonly n_packets: number;
	readonly sni: readonly TrueName[];
	readonly doubtful?: readonly TrueName[];
	readonly http: readonly {
		readonly src: string;
		readonly sport: number;
		readonly dst: string;
		readonly dport: number;
		readonly host: string;
	}[];
}

/** The truth of every capture that is there. */
export function readTruth(): Truth[] {
	if (capturesFolder === undefined) return [];
	return readFileSync(join(capturesFolder, 'truth.jsonl'), 'utf8')
		.split('\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line) as Truth)
		.filter(truth => existsSync(join(capturesFolder!, truth.file)));
}

/** No rule at all: for tests that care for names only. */
export const noRules: Classifier = {
	name: () => undefined,
	service: () => undefined,
	explain: () => ({winner: undefined, losers: []}),
	apply: () => {},
	rules: () => [],
};

export interface Replay {
	readonly connections: readonly Connection[];
	readonly ledger: Ledger;
	readonly damage: readonly string[];
	/** Why the file could not be used. */
	readonly failure: string | undefined;
}

export function createPipeline(
	onClosed: (connection: Connection) => void,
	onDamage: (what: string) => void = () => {},
	options: Partial<PipelineOptions> = {},
): Pipeline {
	const pipeline = new Pipeline({
		connections: 20_000,
		names: 5_000,
		reassemblyBytes: 64 << 20,
		seed: 1,
		classifier: noRules,
		onClosed: (record, reason) => onClosed(pipeline.connection(record, reason)),
		onDamage: (_, what) => onDamage(what),
		...options,
	});
	return pipeline;
}

/** A capture file through the whole engine, in this thread. */
export async function replay(path: string): Promise<Replay> {
	const connections: Connection[] = [];
	const damage: string[] = [];
	const pipeline = createPipeline(
		c => connections.push(c),
		what => damage.push(what),
	);
	let failure: string | undefined;
	try {
		await readCaptureFile(path, pipeline.sink({file: path, interfaceName: undefined}));
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		failure = error.message;
	}
	while (!pipeline.endCapture());
	return {connections, ledger: pipeline.ledger(), damage, failure};
}
