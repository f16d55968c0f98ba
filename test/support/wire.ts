import {type End, type TcpFlags, tcpFrame, udpFrame} from '../../bench/frames.js';
import type {Pipeline, PipelineOptions} from '../../source/engine/pipeline.js';
import type {Connection} from '../../source/model/connection.js';
import type {Ledger} from '../../source/model/ledger.js';
import {createPipeline} from './captures.js';

const ETHERNET = 14;
const v4 = (last: number): Buffer => Buffer.from([192, 0, 2, last]);
const v6 = (last: number): Buffer => Buffer.from(`20010db8${'00'.repeat(11)}${last.toString(16).padStart(2, '0')}`, 'hex');

let shared: Pipeline | undefined;
let sharedClosed: Connection[] = [];

/** A link with a client and a server on it, watched by the whole engine. */
export class Wire {
	readonly client: End;
	readonly server: End;
	readonly #closed: Connection[];
	/** Captured bytes of a frame. */
	snapLength = Number.POSITIVE_INFINITY;
	/** What each frame is made of before it is captured, say fragments. */
	cutter: (frame: Buffer) => readonly Buffer[] = frame => [frame];
	timeUs = 1_750_000_000e6;
	readonly pipeline: Pipeline;
	readonly #link: number;

	/** One engine serves all links of a test file, one after the other, unless a link asks for its `own`, or joins another. */
	constructor({
		serverPort = 443,
		clientPort = 50_000,
		ip = 4 as 4 | 6,
		own = undefined as Partial<PipelineOptions> | undefined,
		join = undefined as Wire | undefined,
	} = {}) {
		const closed: Connection[] = [];
		this.#closed = join?.closed ?? closed;
		if (join) {
			this.pipeline = join.pipeline;
			this.timeUs = join.timeUs;
		} else if (own) this.pipeline = createPipeline(connection => closed.push(connection), undefined, own);
		else {
			shared ??= createPipeline(connection => sharedClosed.push(connection));
			while (!shared.endCapture());
			this.pipeline = shared;
			sharedClosed = closed;
		}
		this.client = {address: ip === 4 ? v4(1) : v6(1), port: clientPort};
		this.server = {address: ip === 4 ? v4(2) : v6(2), port: serverPort};
		this.#link = this.pipeline.sink({file: undefined, interfaceName: 'wire'}).link(1, undefined);
	}

	/** One frame, a millisecond after the one before. */
	frame(frame: Buffer): void {
		for (const part of this.cutter(frame)) {
			this.timeUs += 1000;
			this.pipeline.frame(part, 0, Math.min(part.length, this.snapLength), part.length, this.timeUs, this.#link);
		}
	}

	tcp(up: boolean, sequence: number, payload: Buffer = Buffer.alloc(0), flags: TcpFlags = 'data', acknowledgment = 1): void {
		const [from, to] = up ? [this.client, this.server] : [this.server, this.client];
		this.frame(tcpFrame(from, to, sequence, acknowledgment, flags, payload));
	}

	/** SYN, SYN-ACK, ACK. */
	open(clientIsn = 1000, serverIsn = 9000): void {
		this.tcp(true, clientIsn, undefined, 'syn', 0);
		this.tcp(false, serverIsn, undefined, 'synAck', clientIsn + 1);
		this.tcp(true, clientIsn + 1, undefined, 'ack', serverIsn + 1);
	}

	udp(up: boolean, payload: Buffer): void {
		const [from, to] = up ? [this.client, this.server] : [this.server, this.client];
		this.frame(udpFrame(from, to, payload));
	}

	/** The capture ends here: every connection it showed, in the order of their ends. */
	end(): Connection[] {
		while (!this.pipeline.endCapture());
		return this.#closed;
	}

	/** Connections that have ended. Frames wait for each other in the pipeline: it is flushed first. */
	get closed(): Connection[] {
		this.pipeline.flush();
		return this.#closed;
	}

	get ledger(): Ledger {
		this.pipeline.flush();
		return this.pipeline.ledger();
	}
}

/** What tests compare of connections. */
export const namesOf = (connections: readonly Connection[]): (string | undefined)[] => connections.map(c => c.name);

/** The beginning of a server's TLS answer. */
export const serverHello = (version = 0x0303): Buffer => {
	const body = Buffer.concat([Buffer.from([version >> 8, version & 0xff]), Buffer.alloc(32, 7), Buffer.from([0, 0x13, 0x01, 0])]);
	const message = Buffer.concat([Buffer.from([2, 0, 0, body.length]), body]);
	return Buffer.concat([Buffer.from([22, 3, 3, 0, message.length]), message]);
};

/** An IPv4 or IPv6 frame in fragments that begin at these offsets of the IP payload (rounded down to 8). */
export function fragments(frame: Buffer, offsets: readonly number[], id = 77): Buffer[] {
	const isV6 = frame.readUInt16BE(12) === 0x86dd;
	const header = Buffer.from(frame.subarray(0, ETHERNET + (isV6 ? 40 : 20)));
	const payload = frame.subarray(header.length);
	const starts = [...new Set([0, ...offsets.map(offset => (offset % payload.length) & ~7)])].sort((a, b) => a - b);
	if (starts.length === 1) return [frame];
	return starts.map((start, i) => {
		const end = starts[i + 1] ?? payload.length;
		const ip = Buffer.from(header);
		const word = start | (end < payload.length ? 1 : 0);
		if (isV6) {
			const extension = Buffer.from([ip[ETHERNET + 6]!, 0, word >> 8, word & 0xff, 0, 0, 0, id]);
			ip[ETHERNET + 6] = 44;
			ip.writeUInt16BE(8 + end - start, ETHERNET + 4);
			return Buffer.concat([ip, extension, payload.subarray(start, end)]);
		}
		ip.writeUInt16BE(20 + end - start, ETHERNET + 2);
		ip.writeUInt16BE(id, ETHERNET + 4);
		ip.writeUInt16BE((start >> 3) | (end < payload.length ? 0x2000 : 0), ETHERNET + 6);
		return Buffer.concat([ip, payload.subarray(start, end)]);
	});
}
