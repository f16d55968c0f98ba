import {closeSync, openSync, writeSync} from 'node:fs';

const CHUNK = 4 << 20;

/** Writes a pcap file (µs, little-endian, Ethernet) in large pieces. */
export class CaptureWriter {
	packets = 0;
	bytes = 0;
	readonly #fd: number;
	readonly #chunk = Buffer.allocUnsafe(CHUNK);
	#used = 0;

	constructor(path: string) {
		this.#fd = openSync(path, 'w');
		const header = Buffer.alloc(24);
		header.writeUInt32LE(0xa1b2c3d4, 0);
		header.writeUInt16LE(2, 4);
		header.writeUInt16LE(4, 6);
		header.writeUInt32LE(262_144, 16);
		header.writeUInt32LE(1, 20);
		writeSync(this.#fd, header);
	}

	write(timeUs: number, frame: Buffer): void {
		if (this.#used + 16 + frame.length > CHUNK) this.#flush();
		const at = this.#used;
		const seconds = Math.floor(timeUs / 1e6);
		this.#chunk.writeUInt32LE(seconds, at);
		this.#chunk.writeUInt32LE(timeUs - seconds * 1e6, at + 4);
		this.#chunk.writeUInt32LE(frame.length, at + 8);
		this.#chunk.writeUInt32LE(frame.length, at + 12);
		frame.copy(this.#chunk, at + 16);
		this.#used = at + 16 + frame.length;
		this.packets++;
		this.bytes += frame.length;
	}

	close(): void {
		this.#flush();
		closeSync(this.#fd);
	}

	#flush(): void {
		writeSync(this.#fd, this.#chunk, 0, this.#used);
		this.#used = 0;
	}
}
