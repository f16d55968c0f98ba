import {
	appendFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmdirSync,
	rmSync,
	symlinkSync,
	unlinkSync,
	type writeSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import fc from 'fast-check';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import type {Connection} from '../../source/model/connection.js';
import {readConnection} from '../../source/model/connection-batch.js';
import {formatAddress} from '../../source/model/format-address.js';
import type {FromStore, StoreAck} from '../../source/model/messages.js';
import {FlowLines} from '../../source/store/json-lines.js';
import {LineFile} from '../../source/store/line-file.js';
import {LineOutput} from '../../source/store/line-output.js';
import type {Sighting} from '../../source/store/queue-store.js';
import {Records} from '../../source/store/records.js';
import {Statistics} from '../../source/store/statistics.js';
import {statsLine} from '../../source/store/stats-line.js';
import {formatTime} from '../../source/text/format-time.js';
import {batchOf, connection, delta, verdict} from '../support/connections.js';

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'snitop-'));
});
afterEach(() => rmSync(home, {recursive: true}));

const traffic = () => readFileSync(join(home, 'output', 'network_traffic.csv'), 'utf8');
const told: FromStore[] = [];
const acks: StoreAck[] = [];
function records(options: {
	csv?: boolean;
	output?: LineOutput;
	queue?: (sightings: readonly Sighting[]) => boolean;
	matched?: (name: string) => boolean;
}): Records {
	told.length = acks.length = 0;
	return new Records({
		home,
		csv: options.csv ?? false,
		json: options.output !== undefined,
		queue: options.queue,
		matched: options.matched ?? (() => false),
		tell: message => told.push(message),
		acknowledge: ack => acks.push(ack),
		...(options.output && {output: options.output}),
	});
}

describe('JSON lines', () => {
	const line = (changes: Partial<Connection>) => {
		return new FlowLines().of(batchOf([connection(changes)])).toString('latin1');
	};

	test('a connection is the flow object of the contract', () => {
		expect(line({})).toBe(
			'{"timestamp":"2026-01-02T03:04:05.678901Z","event_type":"flow","flow_id":123,"in_iface":"eth0",' +
				'"src_ip":"10.0.0.2","src_port":50000,"dest_ip":"93.184.216.34","dest_port":443,"proto":"TCP","app_proto":"tls",' +
				'"flow":{"pkts_toserver":12,"pkts_toclient":20,"bytes_toserver":2100,"bytes_toclient":30500,' +
				'"start":"2026-01-02T03:04:05.000001Z","end":"2026-01-02T03:04:05.678901Z","state":"closed","reason":"fin"},' +
				'"tls":{"sni":"www.example.com","version":"TLS 1.3","alpn":["h2","http/1.1"],"ja3":"579ccef312d18482fc42e2b822ca2430",' +
				'"ja4":"t13d1516h2_8daaf6152771_02713d6af862","ech":"none"},' +
				'"snitop":{"name":"www.example.com","source":"tls","app":"Example","category":"Tech","layer":"catalogue",' +
				'"rule":"suffix:example.com","unnamed":null}}\n',
		);
	});

	test('what is not known is null or left out', () => {
		const quiet = {
			name: undefined,
			source: undefined,
			sni: undefined,
			helloKind: undefined,
			verdict: undefined,
			interfaceName: undefined,
			version: 0,
		} as const;
		const flow = JSON.parse(line({...quiet, unnamed: 'mid-stream', file: 'a "b".pcap', protocol: '', endReason: undefined}));
		expect(flow).not.toHaveProperty('tls');
		expect(flow.app_proto).toBe('failed');
		expect(flow).not.toHaveProperty('in_iface');
		expect(flow.pcap_filename).toBe('a "b".pcap');
		expect(flow.snitop).toEqual({name: null, source: null, app: null, category: null, layer: null, rule: null, unnamed: 'mid-stream'});
		expect(JSON.parse(line({source: 'http', protocol: 'http', sni: undefined, helloKind: undefined})).http).toEqual({
			hostname: 'www.example.com',
		});
		expect(JSON.parse(line({version: 0})).tls).not.toHaveProperty('version');
		expect(JSON.parse(line({version: 0xfefd})).tls.version).toBe('DTLS 1.2');
	});

	test('a batch gives back what was put into it', () => {
		const other = connection({name: 'inferred.example', source: 'dns', sni: undefined, ja3: [1, 2, 0xffffffff, 4]});
		const connections = [
			connection(),
			other,
			connection({sni: 'other.example'}),
			connection({name: undefined, sni: undefined, helloKind: undefined, ja3: [0, 0, 0, 0]}),
		];
		const batch = batchOf(connections);
		expect(connections.map((_, i) => readConnection(batch, i))).toEqual(connections);
		expect(batch.helloKinds).toEqual([other.helloKind]);
	});

	test('any bytes of a name come back as they were, in ASCII', () => {
		fc.assert(
			fc.property(fc.uint8Array({minLength: 1, maxLength: 60}), bytes => {
				const name = Buffer.from(bytes).toString('latin1');
				const text = line({name});
				expect(text).toMatch(/^[ -~]+\n$/);
				expect(JSON.parse(text)).toMatchObject({snitop: {name}, tls: {sni: 'www.example.com'}});
				expect(JSON.parse(line({name, sni: name}))).toMatchObject({snitop: {name}, tls: {sni: name}});
				expect(JSON.parse(line({sni: name}))).toMatchObject({snitop: {name: 'www.example.com'}, tls: {sni: name}});
			}),
		);
	});

	test('times and addresses are those of the text formats', () => {
		const word = fc.integer({min: 0, max: 0xffffffff});
		const address = fc.tuple(word, word, word, word);
		fc.assert(
			fc.property(fc.double({noNaN: false}), fc.nat(2e9), address, fc.constantFrom(4, 6), (odd, seconds, client, ipVersion) => {
				const endUs = seconds * 1e6 + 999_999;
				const flow = JSON.parse(line({endUs, startUs: odd, client, ja3: client, ipVersion: ipVersion as 4 | 6, bytesUp: seconds * 5000}));
				expect(flow.tls.ja3).toBe(client.map(part => part.toString(16).padStart(8, '0')).join(''));
				expect([flow.timestamp, flow.flow.start, flow.src_ip]).toEqual([
					formatTime(endUs),
					formatTime(odd),
					formatAddress(client, ipVersion as 4 | 6),
				]);
				expect(flow.flow.bytes_toserver).toBe(seconds * 5000);
			}),
		);
	});

	test('the last line is the ledger', () => {
		const {ledger, totals} = delta([]);
		expect(JSON.parse(statsLine(ledger, totals))).toMatchObject({
			event_type: 'stats',
			frames_seen: 33,
			frames_decoded: 32,
			not_decoded: {'not-ip': 1},
			kernel_dropped: null,
			connections: 1,
		});
	});

	test('a pipe that takes little at a time gets every byte once, in order; acknowledged when written', async () => {
		let full = false;
		let written = '';
		const pipe = ((_fd: number, bytes: Buffer, at: number) => {
			full = !full;
			if (full) throw Object.assign(new Error('full'), {code: 'EAGAIN'});
			const part = bytes.subarray(at, at + 5000);
			written += part.toString();
			return part.length;
		}) as unknown as typeof writeSync;
		const store = records({output: new LineOutput(1, pipe)});
		const connections = Array.from({length: 1000}, (_, flowId) => connection({flowId}));
		await store.take(batchOf(connections));
		await store.take(delta([]));
		await store.take({kind: 'end'});
		expect(acks).toEqual([{kind: 'taken', connections: 1000}]);
		const lines = written
			.trimEnd()
			.split('\n')
			.map(text => JSON.parse(text));
		expect(lines.slice(0, -1).map(flow => flow.flow_id)).toEqual(connections.map(c => c.flowId));
		expect(lines.at(-1).event_type).toBe('stats');
	});

	test('a reader that goes away ends the output quietly', async () => {
		const gone = (() => {
			throw Object.assign(new Error('gone'), {code: 'EPIPE'});
		}) as unknown as typeof writeSync;
		const store = records({output: new LineOutput(1, gone)});
		await store.take(batchOf([connection()]));
		await store.flush();
		await store.take(batchOf([connection()]));
		await store.flush();
		expect(told).toEqual([{kind: 'reader-gone'}]);
		expect(acks).toHaveLength(2);
	});
});

describe('CSV', () => {
	test('a row a connection, safe in a spreadsheet, names escaped, inferred names left out', async () => {
		const store = records({csv: true});
		await store.take(
			batchOf([
				connection(),
				connection({name: '=HYPERLINK("http://evil")', verdict: undefined}),
				connection({name: 'a\x1b[2Jb\n', verdict: verdict('+cmd', '@SUM, "quoted"')}),
				connection({source: 'dns', sni: undefined, helloKind: undefined, protocol: 'failed', transport: 'UDP'}),
			]),
		);
		await store.flush();
		store.close();
		const [header, first, formula, control, inferred, end] = traffic().split('\n');
		expect(header).toBe(
			'Timestamp,Source IP,Destination IP,Source Port,Destination Port,Protocol,SNI,Category,App,Packets Up,Packets Down,Bytes Up,Bytes Down,Duration',
		);
		expect(first).toBe(
			'2026-01-02T03:04:05.678901Z,10.0.0.2,93.184.216.34,50000,443,TLS,www.example.com,Tech,Example,12,20,2100,30500,0.678900',
		);
		expect(formula).toContain(`,"'=HYPERLINK(""http://evil"")",Unmatched,,`);
		expect(control).toContain(`,a\\x1b[2Jb\\x0a,"'@SUM, ""quoted""",'+cmd,`);
		expect(inferred).toContain(',UDP,,Tech,Example,');
		expect(end).toBe('');
	});

	test('statistics add up to the rows, a file a category, a row a minute', async () => {
		const store = records({csv: true});
		const minute = 60e6;
		const start = 1_767_323_040e6;
		await store.take(batchOf([0, 1, 2, 61, 62].map(s => connection({endUs: start + s * 1e6, tally: s % 2}))));
		await store.take(
			batchOf([
				connection({endUs: start + 3 * minute, verdict: undefined}),
				connection({endUs: start + minute, verdict: verdict('甲', '视频/../x')}),
			]),
		);
		await store.flush();
		store.close();
		const rows = (name: string) =>
			readFileSync(join(home, 'output', name), 'utf8')
				.trim()
				.split('\n')
				.slice(1);
		expect(rows('Tech_statistics.csv')).toEqual([
			'2026-01-02T03:04:00.000000Z,3,36,60,6300,91500,2',
			'2026-01-02T03:05:00.000000Z,2,24,40,4200,61000,2',
		]);
		expect(rows('Unclassified_statistics.csv')).toEqual(['2026-01-02T03:07:00.000000Z,1,12,20,2100,30500,1']);
		// It came after a later minute, and counts for its own.
		expect(rows('视频%2F..%2Fx_statistics.csv')).toEqual(['2026-01-02T03:05:00.000000Z,1,12,20,2100,30500,1']);
	});

	test('a line torn by a kill is cut off, and the header is not repeated', async () => {
		for (let run = 0; run < 2; run++) {
			const store = records({csv: true});
			await store.take(batchOf([connection()]));
			store.close();
			if (run === 0) appendFileSync(join(home, 'output', 'network_traffic.csv'), '2026-01-02T03:04:05.67');
		}
		const lines = traffic().split('\n');
		expect(lines).toHaveLength(4);
		expect(lines[1]).toBe(lines[2]);
		expect(lines[3]).toBe('');
	});

	test('a full disk is told once, costs only what could not be written, and leaves no half line', async () => {
		const path = join(home, 'file.csv');
		const file = new LineFile(path, 'header');
		file.write('first\n');
		expect(readFileSync(path, 'utf8')).toBe('header\nfirst\n');
		file.close();

		// /dev/full refuses every write with ENOSPC.
		const full = records({csv: true});
		rmSync(join(home, 'output', 'network_traffic.csv'), {force: true});
		symlinkSync('/dev/full', join(home, 'output', 'network_traffic.csv'));
		await full.take(batchOf([connection(), connection()]));
		await full.take(batchOf([connection()]));
		expect(told).toEqual([{kind: 'notice', level: 'error', text: 'the CSV files cannot be written: the disk is full; trying on'}]);
		expect(full.lost).toBe(3);
		expect(acks).toHaveLength(2);
		full.close();
		unlinkSync(join(home, 'output', 'network_traffic.csv'));
	});

	test('statistics that cannot be written are told once, wait while the traffic file goes on, and come when they can', async () => {
		const store = records({csv: true});
		// A folder in the place of the file refuses every attempt.
		const path = join(home, 'output', 'Tech_statistics.csv');
		mkdirSync(path);
		const start = 1_767_323_040e6;
		for (let minute = 0; minute < 5; minute++) {
			await store.take(
				batchOf([connection({endUs: start + minute * 60e6}), connection({endUs: start + minute * 60e6, verdict: undefined})]),
			);
			await store.flush();
		}
		expect(told).toEqual([{kind: 'notice', level: 'error', text: expect.stringMatching(/^the CSV files cannot be written: EISDIR/)}]);
		expect(readFileSync(join(home, 'output', 'Unclassified_statistics.csv'), 'utf8').split('\n')).toHaveLength(7);
		rmdirSync(path);
		await store.flush();
		expect(told.slice(1)).toEqual([
			{
				kind: 'notice',
				level: 'info',
				text: expect.stringContaining('written again: 0 connections are missing in network_traffic.csv, 0 in'),
			},
		]);
		expect(readFileSync(path, 'utf8').match(/03:0\d/g)).toEqual(['03:04', '03:05', '03:06', '03:07', '03:08']);
		store.close();
	});

	test('statistics that wait have a cap; what goes is counted', () => {
		const folder = join(home, 'output');
		const lost: number[] = [];
		const statistics = new Statistics(folder, {failed: (_, {connections}) => lost.push(connections), recovered: () => lost.push(-1)}, 3);
		mkdirSync(join(folder, 'Tech_statistics.csv'));
		for (let minute = 0; minute < 6; minute++)
			for (let n = 0; n <= minute; n++) statistics.add(connection({endUs: 1_767_323_040e6 + minute * 60e6}));
		statistics.flush();
		expect(lost).toEqual([0, 0, 0, 1, 2, 3]);
		rmdirSync(join(folder, 'Tech_statistics.csv'));
		statistics.flush();
		expect(lost.at(-1)).toBe(-1);
		expect(
			readFileSync(join(folder, 'Tech_statistics.csv'), 'utf8')
				.split('\n')
				.map(row => row.split(',')[1]),
		).toEqual(['Connections', '4', '5', '6', undefined]);
		statistics.close();
	});

	test('statistics that still wait at the end are lost, and counted before the last line is written', async () => {
		let line = '';
		const keep = ((_fd: number, bytes: Buffer, at: number) => {
			line = bytes.subarray(at).toString();
			return bytes.length - at;
		}) as unknown as typeof writeSync;
		const store = records({csv: true, output: new LineOutput(1, keep)});
		mkdirSync(join(home, 'output', 'Tech_statistics.csv'));
		await store.take(batchOf(Array.from({length: 1000}, () => connection())));
		await store.take(batchOf([connection({verdict: undefined})]));
		await store.flush();
		expect(store.lost).toBe(0);
		await store.take(delta([]));
		await store.take({kind: 'end'});
		expect([store.lost, JSON.parse(line).store_dropped]).toEqual([1000, 1000]);
		expect(told.at(-1)).toEqual({
			kind: 'notice',
			level: 'error',
			text: 'the CSV files could not be written: 0 connections are missing in network_traffic.csv, 1000 in the statistics',
		});
		await store.flush();
		store.close();
		expect(store.lost).toBe(1000);
	});

	test('a store that is closed without an end counts them, too', async () => {
		const store = records({csv: true});
		mkdirSync(join(home, 'output', 'Tech_statistics.csv'));
		await store.take(batchOf([connection(), connection()]));
		await store.flush();
		store.close();
		expect(store.lost).toBe(2);
	});

	test('a connection that is missing in both files is lost once', async () => {
		const store = records({csv: true});
		const path = join(home, 'output', 'network_traffic.csv');
		mkdirSync(path);
		mkdirSync(join(home, 'output', 'Tech_statistics.csv'));
		const start = 1_767_323_040e6;
		await store.take(batchOf([connection({endUs: start}), connection({endUs: start})]));
		await store.take(batchOf([connection({endUs: start, verdict: undefined})]));
		rmdirSync(path);
		await store.take(batchOf([connection({endUs: start + 1})]));
		// Two in no file, one in the statistics alone, one in the traffic file alone.
		await store.take({kind: 'end'});
		expect(store.lost).toBe(4);
		expect(told.at(-1)).toMatchObject({
			text: expect.stringContaining('3 connections are missing in network_traffic.csv, 3 in the statistics'),
		});
		store.close();
	});

	test('a file that somebody moves or removes, folder and all, is begun anew', () => {
		const path = join(home, 'output', 'moved.csv');
		const file = new LineFile(path, 'h');
		file.write('one\n');
		renameSync(path, join(home, 'output', 'moved.csv.1'));
		file.write('two\n');
		expect(readFileSync(path, 'utf8')).toBe('h\ntwo\n');
		rmSync(join(home, 'output'), {recursive: true});
		file.write('three\n');
		file.write('four\n');
		expect(readFileSync(path, 'utf8')).toBe('h\nthree\nfour\n');
		file.close();
	});

	test('files are set aside by size', () => {
		const path = join(home, 'a.b.csv');
		const file = new LineFile(path, 'h', 100);
		for (let i = 0; i < 30; i++) file.write(`${'x'.repeat(50)}\n`);
		file.close();
		expect(existsSync(join(home, 'a.b.9.csv'))).toBe(true);
		expect(existsSync(join(home, 'a.b.10.csv'))).toBe(false);
		expect(readFileSync(join(home, 'a.b.1.csv'), 'utf8')).toMatch(/^h\n(x{50}\n){2}$/);
	});
});

describe('the queue', () => {
	test('is told what is new of unmatched host names alone', async () => {
		const told: Sighting[] = [];
		let rules = ['known.example'];
		const store = records({queue: sightings => told.push(...sightings) > 0, matched: name => rules.includes(name)});
		await store.take(
			delta(
				[
					[2, 3, 1000, 2],
					[3, 1, 10, 1],
					[4, 1, 10, 1],
				],
				{2: 'CDN.k7f2.example.', 3: 'known.example', 4: 'no host\x1bname'},
			),
		);
		await store.take(delta([[2, 4, 1500, 3]]));
		await store.flush();
		const sum = (name: string) =>
			told.filter(one => one.name === name).reduce<[number, number]>((all, one) => [all[0] + one.connections, all[1] + one.bytes], [0, 0]);
		expect(new Set(told.map(one => one.name))).toEqual(new Set(['cdn.k7f2.example']));
		expect(sum('cdn.k7f2.example')).toEqual([4, 1500]);
		rules = [];
		await store.take(delta([[3, 2, 30, 1]]));
		await store.flush();
		expect(sum('known.example')).toEqual([2, 30]);
	});
});

test('what the queue cannot take comes again, with what is new since', async () => {
	const told: Sighting[][] = [];
	let isFull = true;
	const queue = (sightings: readonly Sighting[]): boolean => {
		told.push([...sightings]);
		return !isFull;
	};
	const store = records({queue});
	await store.take(delta([[2, 3, 1000, 2]], {2: 'cdn.k7f2.example'}));
	await store.flush();
	await store.take(delta([[2, 4, 1500, 3]]));
	await store.flush();
	isFull = false;
	await store.flush();
	await store.flush();
	expect(told.map(([one]) => [one?.connections, one?.bytes])).toEqual([
		[3, 1000],
		[3, 1000],
		[4, 1500],
		[4, 1500],
	]);
});

test('standard output that cannot be written is a fatal error, not a crash', async () => {
	const bad = (() => {
		throw Object.assign(new Error('no space left on device'), {code: 'ENOSPC'});
	}) as unknown as typeof writeSync;
	const store = records({output: new LineOutput(1, bad)});
	await store.take(batchOf([connection()]));
	await store.flush();
	expect(told).toEqual([{kind: 'fatal', message: 'standard output cannot be written: no space left on device', hint: undefined}]);
});
