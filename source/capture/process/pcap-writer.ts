import {writeSync} from 'node:fs';

const RECORD = 16;
/** Four of them fill the pipe of 1 MiB: large enough that a write costs little per packet. */
const BATCH_BYTES = 256 * 1024;

/** The head of a pcap stream (draft-ietf-opsawg-pcap): microseconds, little endian. */
export function pcapHeader(linkType: number, snapLength: number): Buffer {
	const header = Buffer.alloc(24);
	header.writeUInt32LE(0xa1b2c3d4, 0);
	header.writeUInt16LE(2, 4);
	header.writeUInt16LE(4, 6);
	header.writeUInt32LE(snapLength, 16);
	header.writeUInt32LE(linkType, 20);
	return header;
}

/**
 * Writes a pcap stream in large batches. Writes block: a full pipe holds the process back, the
 * kernel's ring fills, and its drops are counted there; nothing is ever dropped in between. `write` exists for tests.
 */
export class PcapWriter {
	readonly #fd: number;
	readonly #snapLength: number;
	readonly #batch: Buffer;
	readonly #write: (fd: number, bytes: Buffer, offset: number, length: number) => number;
	#end = 0;

	constructor(fd: number, linkType: number, snapLength: number, write: typeof writeSync = writeSync) {
		this.#fd = fd;
		this.#snapLength = snapLength;
		this.#write = write;
		this.#batch = Buffer.allocUnsafeSlow(BATCH_BYTES + RECORD + snapLength);
		this.#end = pcapHeader(linkType, snapLength).copy(this.#batch);
	}

	get pending(): boolean {
		return this.#end > 0;
	}

	/** Adds the first `length` bytes of `frame`, captured at `timeUs`; writes when the batch is full. */
	add(frame: Buffer, length: number, timeUs: number): void {
		const batch = this.#batch;
		const at = this.#end;
		const captured = Math.min(length, this.#snapLength);
		const seconds = Math.floor(timeUs / 1e6);
		batch.writeUInt32LE(seconds, at);
		batch.writeUInt32LE(Math.floor(timeUs - seconds * 1e6), at + 4);
		batch.writeUInt32LE(captured, at + 8);
		batch.writeUInt32LE(length, at + 12);
		frame.copy(batch, at + RECORD, 0, captured);
		this.#end = at + RECORD + captured;
		if (this.#end >= BATCH_BYTES) this.flush();
	}

	/** Writes what is pending; throws when the reader is gone. */
	flush(): void {
		const end = this.#end;
		this.#end = 0;
		for (let at = 0; at < end; ) at += this.#write(this.#fd, this.#batch, at, end - at);
	}
}
