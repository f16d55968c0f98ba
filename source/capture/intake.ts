import type {FrameSink} from '../model/frame.js';
import {createStreamReader} from './stream-reader.js';

/** Stays in the second-level cache between the read and the parsing; measured alike from 128 KiB to 2 MiB. */
const BUFFER = 1 << 18;
/** Less room than this at the end of the buffer is not worth a read. */
const ROOM = 1 << 16;

/** Of an intake that is done: a run of many captures needs one, not one for each that waits for the next collection of garbage. */
let spare: Buffer | undefined;

/** One reused buffer between a source of bytes and a reader: ask for `room`, fill it, say how much. */
export class Intake {
	readonly #sink: FrameSink;
	readonly #reader;
	#buffer: Buffer;
	/** Bytes at the front that no whole record has used yet. */
	#left = 0;

	constructor(sink: FrameSink, size = BUFFER) {
		this.#sink = sink;
		this.#reader = createStreamReader(sink);
		this.#buffer = (size === BUFFER ? spare : undefined) ?? Buffer.allocUnsafeSlow(size);
		if (this.#buffer === spare) spare = undefined;
	}

	/** False: no capture. Undefined: too few bytes to know. */
	get recognised(): boolean | undefined {
		return this.#reader.recognised;
	}

	/** The buffer to read into, from `offset` on. */
	get buffer(): Buffer {
		return this.#buffer;
	}

	get offset(): number {
		return this.#left;
	}

	/** `count` bytes were put at `offset`. */
	filled(count: number): void {
		const end = this.#left + count;
		const done = this.#reader.consume(this.#buffer, 0, end);
		this.#sink.flush();
		this.#left = end - done;
		const needed = Math.max(this.#reader.needed, this.#left + ROOM);
		if (needed > this.#buffer.length) {
			const larger = Buffer.allocUnsafeSlow(needed + ROOM);
			this.#buffer.copy(larger, 0, done, end);
			this.#buffer = larger;
		} else if (done > 0) this.#buffer.copyWithin(0, done, end);
	}

	/** A copy of the bytes that are there, with `count` just put at `offset`; they are forgotten here. */
	takeBack(count: number): Buffer {
		const bytes = Buffer.from(this.#buffer.subarray(0, this.#left + count));
		this.#left = 0;
		return bytes;
	}

	/** Takes bytes that lie elsewhere. */
	take(bytes: Buffer): void {
		for (let at = 0; at < bytes.length; ) {
			const count = bytes.copy(this.#buffer, this.#left, at);
			at += count;
			this.filled(count);
		}
	}

	/** The source broke off, or its packing is damaged. */
	damaged(what: string): void {
		if (this.recognised) this.#sink.damaged(what);
	}

	end(): void {
		this.#reader.end(this.#left);
	}

	/** Nothing more comes, and nobody else writes into the buffer: it is the next intake's. */
	close(): void {
		if (this.#buffer.length === BUFFER) spare = this.#buffer;
	}
}
