import {writeFileSync} from 'node:fs';
import {a, dnsMessage} from '../test/support/dns.js';
import {CaptureWriter} from './capture-writer.js';
import {type End, type TcpFlags, tcpFrame, udpFrame} from './frames.js';
import {FIN, httpSteps, quicSteps, SEGMENT, type Step, tlsSteps} from './handshakes.js';
import {Random} from './random.js';

/*
 * A capture for measuring, and the names it holds: node dist-bench/bench/generate.js FILE [mixed|storm|concurrent] [connections] [packets] [seed]
 *
 * mixed       TLS over TCP, 15 % QUIC, 5 % DNS, 5 % plain HTTP, and flows of data; hellos as browsers send them, a quarter with a post-quantum key share (in two segments, some of
 *             them out of order, or in two Initials), and what servers answer; most of TCP ends with FIN: what a gateway sees
 * storm       hellos and little else, a seventh of them QUIC
 * concurrent  as many connections open at the same time as there are, each with its share of PACKETS small ones after the handshake, in random order
 *
 * FILE.names has the name of every connection that carries one, sorted; FILE.count the number of packets.
 */
type Mode = 'mixed' | 'storm' | 'concurrent';

interface Flow {
	readonly client: End;
	readonly server: End;
	readonly tcp: boolean;
	/** Forgotten once they are sent: a million flows are open together. */
	steps: readonly Step[];
	readonly stepCount: number;
	/** The connection ID behind the first byte of what QUIC's client sends after the handshake. */
	readonly id: Buffer;
	/** Data packets behind the steps, mostly downwards, and how it ends. */
	data: number;
	readonly ending: readonly Step[];
	next: number;
	timeUs: number;
	gapUs: number;
	up: number;
	down: number;
}

const [path = 'bench.pcap', modeText = 'mixed', connectionsText = '38000', packetsText = '2700000', seedText = '1'] = process.argv.slice(2);
const mode = modeText as Mode;
const connections = Number(connectionsText);
const packets = Number(packetsText);
const random = new Random(Number(seedText));
const noise = random.fill(Buffer.alloc(4096));
const NOTHING = Buffer.alloc(0);

/** A record of application data that fills a segment. */
function applicationData(size: number): Buffer {
	const offset = random.below(4096 - size);
	const record = Buffer.from(noise.subarray(offset, offset + size));
	record[0] = 0x17;
	record.writeUInt16BE(0x0303, 1);
	record.writeUInt16BE(size - 5, 3);
	return record;
}
const segments = Array.from({length: 64}, () => applicationData(700 + random.below(740)));
const large = Array.from({length: 16}, () => applicationData(SEGMENT));
const small = Array.from({length: 8}, () => applicationData(60 + random.below(80)));

/** Between the beginnings of two connections, packet time. */
const betweenUs = mode === 'mixed' ? 600e6 / connections : mode === 'storm' ? 10 : 50;
/** Between two packets of a connection where all are open together: as long as it takes to open them. */
const GAP_US = Math.max(1000, betweenUs * connections);

/** Between two packets of a flight. */
const FLIGHT_US = 100;

/** Distinct names; few of them make most of the connections. All are as long. */
const NAMES = mode === 'mixed' ? 8000 : 40_000;
const nameOf = (index: number): string => {
	const at = index < NAMES ? index : Math.floor(NAMES * random.next() ** 3);
	return `${String(at).padStart(5, '0')}.site${String(at % 3000).padStart(4, '0')}.example`;
};
const truth: string[] = [];

const endingOf = (index: number): readonly Step[] => (mode === 'mixed' && index % 10 !== 0 ? FIN : []);

function ends(index: number, port: number): readonly [End, End] {
	const v6 = random.below(5) === 0;
	const client = Buffer.alloc(v6 ? 16 : 4);
	const server = Buffer.alloc(v6 ? 16 : 4);
	if (v6) {
		client.writeUInt32BE(0x20010db8, 0);
		server.writeUInt32BE(0x20010db8, 0);
		server[4] = 1;
	} else {
		client[0] = 10;
		server[0] = 198;
		server[1] = 18;
	}
	client.writeUInt16BE((index >>> 3) & 0xffff, client.length - 2);
	server.writeUInt16BE(index % 5000, server.length - 2);
	return [
		{address: client, port: 20_000 + ((index * 7) % 40_000)},
		{address: server, port},
	];
}

function flow(index: number, startUs: number): Flow {
	const made = shape(index, startUs);
	return {...made, stepCount: made.steps.length};
}

function shape(index: number, startUs: number): Omit<Flow, 'stepCount'> {
	const kind = mode === 'mixed' ? index % 20 : mode === 'storm' && index % 7 === 0 ? 0 : 3;
	const gapUs = mode === 'mixed' ? 500 + random.below(40_000) : mode === 'storm' ? 1000 : GAP_US;
	const base = {next: 0, timeUs: startUs, up: 0, down: 0, gapUs, id: NOTHING};
	// About a dozen packets are none of data.
	const data =
		mode === 'mixed'
			? Math.max(0, Math.round((packets / connections) * (20 / 19) * (0.2 + 1.6 * random.next())) - 12)
			: mode === 'storm'
				? 0
				: Math.max(2, Math.round(packets / connections));
	if (kind === 17) {
		const [client, server] = ends(index, 53);
		const question = nameOf(index);
		const id = index & 0xffff;
		const steps = [
			{up: true, flags: 'data' as const, payload: dnsMessage({id, question, response: false})},
			{up: false, flags: 'data' as const, payload: dnsMessage({id, question, answers: [a(question, `198.51.100.${index % 200}`)]})},
		];
		return {...base, client, server, tcp: false, steps, data: 0, ending: []};
	}
	if (kind === 18) {
		const [client, server] = ends(index, 80);
		const host = `plain${index % 500}.example`;
		truth.push(host);
		return {...base, client, server, tcp: true, steps: httpSteps(host), data, ending: endingOf(index)};
	}
	const [client, server] = ends(index, 443);
	const quic = kind < 3;
	const sni = nameOf(index);
	truth.push(sni);
	const asked = {sni, quic, postQuantum: random.below(4) === 0};
	const short = mode !== 'mixed';
	if (quic) return {...base, client, server, tcp: false, ...quicSteps(asked, random, short), data, ending: []};
	return {...base, client, server, tcp: true, steps: tlsSteps(asked, random, short), data, ending: endingOf(index)};
}

const writer = new CaptureWriter(path);

// NOP, NOP, timestamps (RFC 7323); an opening has the largest segment, SACK and the window's scale before them.
const timestamps = Buffer.from('0101080a0000000000000000', 'hex');
const opening = Buffer.from('020405b40402080a000000000000000001030307', 'hex');
function optionsOf(flags: TcpFlags, {timeUs}: Flow): Buffer {
	const options = flags === 'syn' || flags === 'synAck' ? opening : timestamps;
	options.writeUInt32BE(Math.floor(timeUs / 1000) >>> 0, options.length - (options === opening ? 12 : 8));
	return options;
}

/** Writes the flow's next packet; false when there is none. */
function emit(f: Flow): boolean {
	const behind = f.next - f.stepCount - f.data;
	const step = (f.next < f.stepCount ? f.steps[f.next] : undefined) ?? (behind >= 0 ? f.ending[behind] : undefined);
	let up: boolean;
	let flags: TcpFlags = 'data';
	let payload: Buffer;
	let at: number | undefined;
	if (step) ({up, flags, payload, at} = step);
	else {
		if (behind >= 0) return false;
		// Of five packets two are acknowledgments or small requests, the others fill segments: about 800 bytes on average.
		const turn = mode === 'concurrent' ? 1 : f.next % 5;
		up = turn < 2;
		payload = up
			? f.tcp && turn === 0
				? NOTHING
				: small[f.next % small.length]!
			: turn === 2
				? segments[f.next % segments.length]!
				: large[f.next % large.length]!;
		if (!f.tcp && payload.length > 0) payload = shortHeader(payload, up ? f.id : NOTHING);
	}
	f.next++;
	const [from, to] = up ? [f.client, f.server] : [f.server, f.client];
	if (f.tcp) {
		const sequence = 1000 + (at !== undefined ? 1 + at : up ? f.up : f.down);
		writer.write(Math.round(f.timeUs), tcpFrame(from, to, sequence, 1000 + (up ? f.down : f.up), flags, payload, optionsOf(flags, f)));
	} else writer.write(Math.round(f.timeUs), udpFrame(from, to, payload));
	const length = payload.length + (flags === 'syn' || flags === 'synAck' || flags === 'fin' ? 1 : 0);
	if (up) f.up += length;
	else f.down += length;
	// What one end has to say comes at once; then the other end takes its time.
	const goesOn = step !== undefined && f.next < f.stepCount && f.steps[f.next]!.up === up;
	f.timeUs += goesOn ? FLIGHT_US * random.next() : f.gapUs * (0.5 + random.next());
	if (f.next === f.stepCount) f.steps = [];
	return true;
}

/** A QUIC packet of the time after the handshake (RFC 9000 section 17.3). */
function shortHeader(payload: Buffer, id: Buffer): Buffer {
	const packet = Buffer.from(payload.subarray(0, 1200));
	packet[0] = 0x40 | (packet[0]! & 0x3f);
	id.copy(packet, 1);
	return packet;
}

/** Binary heap by time. */
const heap: Flow[] = [];
function push(f: Flow): void {
	let i = heap.push(f) - 1;
	for (let parent = (i - 1) >> 1; i > 0 && heap[parent]!.timeUs > f.timeUs; i = parent, parent = (i - 1) >> 1) heap[i] = heap[parent]!;
	heap[i] = f;
}
function sink(): void {
	const f = heap[0]!;
	let i = 0;
	for (;;) {
		let child = 2 * i + 1;
		if (child >= heap.length) break;
		if (child + 1 < heap.length && heap[child + 1]!.timeUs < heap[child]!.timeUs) child++;
		if (heap[child]!.timeUs >= f.timeUs) break;
		heap[i] = heap[child]!;
		i = child;
	}
	heap[i] = f;
}

const startUs = 1_760_000_000e6;
for (let index = 0; index < connections || heap.length > 0; ) {
	const dueUs = startUs + index * betweenUs;
	if (index < connections && (heap.length === 0 || heap[0]!.timeUs >= dueUs)) {
		push(flow(index, dueUs));
		index++;
	} else if (emit(heap[0]!)) sink();
	else {
		const last = heap.pop()!;
		if (heap.length > 0 && last !== heap[0]) {
			heap[0] = last;
			sink();
		}
	}
}
writer.close();
writeFileSync(`${path}.names`, `${truth.sort().join('\n')}\n`);
writeFileSync(`${path}.count`, String(writer.packets));
console.log(`${path}: ${writer.packets} packets, ${(writer.bytes / 1e9).toFixed(2)} GB, ${connections} connections, ${truth.length} names`);
