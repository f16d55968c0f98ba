import {writeSync} from 'node:fs';
import {setImmediate, setTimeout} from 'node:timers/promises';
import {type PacketRing, RETIRE_MS} from './packet-ring.js';
import {pcapHeader} from './pcap-writer.js';
import {RECORDS, RingBlocks} from './ring-block.js';

/** Blocks written in one go; then reports and signals have their turn. */
const BLOCKS_AT_ONCE = 16;

/**
 * Writes what comes into the ring to `fd` as a pcap stream, until `signal` ends it, with all that is in the ring, or the device goes away: true is the former.
 * Writes block: a full pipe holds the process back, and what then finds no room in the ring is dropped, and counted, by the kernel. Throws when the reader is gone.
 */
export async function readRing(ring: PacketRing, linkType: number, snapLength: number, fd: number, signal: AbortSignal): Promise<boolean> {
	const memory = Buffer.from(ring.memory);
	const blocks = new RingBlocks(ring.memory, linkType, snapLength);
	const write = (bytes: Buffer, start: number, end: number): void => {
		for (let at = start; at < end; ) at += writeSync(fd, bytes, at, end - at);
	};
	const drain = (most: number): boolean => {
		for (let left = most; left > 0; left--) {
			const block = ring.next();
			if (block === undefined) return true;
			write(memory, block + RECORDS, blocks.compact(block));
			ring.release();
		}
		return false;
	};
	const header = pcapHeader(linkType, snapLength);
	write(header, 0, header.length);
	while (!signal.aborted) {
		if (!drain(BLOCKS_AT_ONCE)) await setImmediate();
		else if (!(await ring.wait())) return false;
	}
	// The block that is being filled is given up by then.
	await setTimeout(2 * RETIRE_MS);
	drain(Number.POSITIVE_INFINITY);
	return true;
}
