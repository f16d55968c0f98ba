import type {FrameSink} from '../model/frame.js';
import {isPcap, PcapReader} from './pcap.js';
import {isPcapng, PcapngReader} from './pcapng.js';

/**
 * Takes a capture apart as its bytes arrive. The caller keeps what was not consumed at the front of its buffer, and calls again when there
 * is more; nothing is copied.
 */
export interface StreamReader {
	/** Hands every whole frame in `bytes[start, end)` to the sink; returns the offset up to which the bytes are done with. */
	consume(bytes: Buffer, start: number, end: number): number;
	/** Bytes, counted from what was not consumed, without which the next call can do nothing: at most 16 MiB. */
	readonly needed: number;
	/** Whether this is a capture; undefined while there are fewer bytes than a header. */
	readonly recognised: boolean | undefined;
	/** The stream has ended with this many bytes not consumed: a record cut in two is told as damage. */
	end(leftover: number): void;
}

const MAGIC = 4;

/** A reader of pcap or pcapng, whichever the first bytes say. Bytes that are neither are consumed and ignored. */
export function createStreamReader(sink: FrameSink): StreamReader {
	return new SniffingReader(sink);
}

class SniffingReader implements StreamReader {
	recognised: boolean | undefined;
	readonly #sink: FrameSink;
	#reader: PcapReader | PcapngReader | undefined;

	constructor(sink: FrameSink) {
		this.#sink = sink;
	}

	get needed(): number {
		return this.#reader === undefined ? MAGIC : this.#reader.needed;
	}

	consume(bytes: Buffer, start: number, end: number): number {
		if (this.recognised === false) return end;
		if (this.#reader === undefined) {
			if (end - start < MAGIC) return start;
			if (isPcap(bytes, start)) this.#reader = new PcapReader(this.#sink);
			else if (isPcapng(bytes, start)) this.#reader = new PcapngReader(this.#sink);
			else {
				this.recognised = false;
				return end;
			}
		}
		const done = this.#reader.consume(bytes, start, end);
		this.recognised ??= this.#reader.recognised;
		return done;
	}

	end(leftover: number): void {
		if (this.recognised) this.#reader?.end(leftover);
	}
}
