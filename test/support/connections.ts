import type {Connection} from '../../source/model/connection.js';
import {BatchBuilder, type ConnectionBatch} from '../../source/model/connection-batch.js';
import type {HelloKind} from '../../source/model/hello.js';
import type {Verdict} from '../../source/model/rule.js';
import {type Delta, TALLY_STRIDE} from '../../source/model/tally.js';

const helloKind: HelloKind = {
	ech: 'none',
	version: 0x0304,
	alpn: ['h2', 'http/1.1'],
	ja4: 't13d1516h2_8daaf6152771_02713d6af862',
	cut: false,
};

export const verdict = (app: string, category: string, pattern = 'example.com'): Verdict => ({
	match: 'suffix',
	pattern,
	app,
	category,
	layer: 'catalogue',
	priority: 0,
	author: undefined,
	changedMs: undefined,
});

/** A TLS connection of 2026-01-02 as the engine hands it over; `changes` says what is special about it. */
export const connection = (changes: Partial<Connection> = {}): Connection => ({
	flowId: 123,
	interfaceName: 'eth0',
	file: undefined,
	ipVersion: 4,
	client: [0, 0, 0xffff, 0x0a000002],
	server: [0, 0, 0xffff, 0x5db8d822],
	clientPort: 50_000,
	serverPort: 443,
	transport: 'TCP',
	protocol: 'tls',
	startUs: 1_767_323_045_000_001,
	endUs: 1_767_323_045_678_901,
	packetsUp: 12,
	packetsDown: 20,
	bytesUp: 2100,
	bytesDown: 30_500,
	state: 'closed',
	endReason: 'fin',
	name: 'www.example.com',
	source: 'tls',
	sni: 'www.example.com',
	ja3: [0x579ccef3, 0x12d18482, 0xfc42e2b8, 0x22ca2430],
	helloKind,
	version: 0x0304,
	unnamed: undefined,
	verdict: verdict('Example', 'Tech'),
	tally: 2,
	...changes,
});

export function batchOf(connections: readonly Connection[]): ConnectionBatch {
	const builder = new BatchBuilder(Math.max(1, connections.length));
	for (const one of connections) builder.add(one);
	return builder.take();
}

/** A delta with these rows of [id, connections, bytes up, clients] and new names by id. */
export function delta(rows: readonly (readonly [number, number, number, number])[], names: Readonly<Record<number, string>> = {}): Delta {
	const tallies = new Float64Array(rows.length * TALLY_STRIDE);
	for (const [i, [id, connections, bytes, clients]] of rows.entries())
		tallies.set([id, connections, 0, connections, bytes, 0, 1_767_323_045e6, 1_767_323_050e6, clients], i * TALLY_STRIDE);
	return {
		kind: 'delta',
		timeUs: 1_767_323_050e6,
		startUs: 1_767_323_045e6,
		born: Object.entries(names).map(([id, text]) => ({id: Number(id), kind: 'name', text, source: 'tls'})),
		tallies,
		totals: {
			packets: 32,
			bytesUp: 2100,
			bytesDown: 30_500,
			connections: 1,
			open: 0,
			nameable: 1,
			named: 1,
			unnamed: {
				'mid-stream': [0, 0],
				'no-sni': [0, 0],
				ech: [0, 0],
				gap: [0, 0],
				truncated: [0, 0],
				'not-tls': [0, 0],
				undecryptable: [0, 0],
				evicted: [0, 0],
			},
		},
		ledger: {
			framesSeen: 33,
			framesDecoded: 32,
			notDecoded: {'not-ip': 1},
			kernelDropped: null,
			pipeDropped: null,
			damaged: 0,
			fragmentsGivenUp: 0,
			reassemblyGivenUp: 0,
			flowsEvicted: 0,
			namesOverflowed: 0,
			storeDropped: 0,
		},
		sources: [],
		ended: true,
	};
}
