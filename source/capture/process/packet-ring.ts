import {closeSync} from 'node:fs';
import {createRequire} from 'node:module';
import {endianness} from 'node:os';
import {BLOCK_STATUS, STATUS_USER} from './ring-block.js';

/** Any frame fits (65,535 bytes and the kernel's head), and a thousand usual ones. */
const BLOCK_BYTES = 1 << 20;
/** How long a packet may wait for company in a block. */
export const RETIRE_MS = 10;
/** Calls from outside (the end of this process among them) wait as long as this at most. */
const WAIT_MS = 1000;

const SOL_SOCKET = 1;
const SO_GET_FILTER = 26;
const SOL_PACKET = 263;
const PACKET_RX_RING = 5;
const PACKET_VERSION = 10;
const TPACKET_V3 = 2;
const PROT_READ_WRITE = 3;
const MAP_SHARED = 1;
const MAP_FAILED = 2n ** 64n - 1n;
const POLLIN = 1;
const POLLERR = 8;
const POLLHUP = 16;

/**
 * The kernel's ring of a packet socket, as blocks that hold frames one behind the other (packet(7), TPACKET_V3). libpcap's own for cap has a slot of a
 * whole snap length for each frame: of 128 MiB that are 2,048 frames, 8 ms at 250,000 a second.
 */
export class PacketRing {
	readonly memory: ArrayBuffer;
	readonly #status: Int32Array;
	readonly #wait: (done: (events: number) => void) => void;
	#block = 0;

	private constructor(memory: ArrayBuffer, wait: (done: (events: number) => void) => void) {
		this.memory = memory;
		this.#status = new Int32Array(memory);
		this.#wait = wait;
	}

	/**
	 * Takes over the socket that cap has opened, bound and given its filter: `close` closes cap's, so that its ring goes; the socket lives on in a descriptor
	 * of our own. Undefined, before anything was closed, where it cannot be done: libpcap filters by itself, or the machine is big endian. Throws
	 * where the kernel refuses; cap is closed then.
	 */
	static takeOver(socket: number, bytes: number, hasFilter: boolean, close: () => void): {ring: PacketRing; socket: number} | undefined {
		if (endianness() !== 'LE') return undefined;
		const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
		const c = koffi.load(null);
		const dup = c.func('int dup(int fd)');
		const getsockopt = c.func('int getsockopt(int fd, int level, int name, void *value, _Inout_ uint32_t *length)');
		const setsockopt = c.func('int setsockopt(int fd, int level, int name, void *value, uint32_t length)');
		const mmap = c.func('void *mmap(void *address, size_t length, int protection, int flags, int fd, long offset)');
		const poll = c.func('int poll(_Inout_ void *fds, ulong count, int timeout)');
		// The number of its instructions.
		const instructions = [0];
		getsockopt(socket, SOL_SOCKET, SO_GET_FILTER, null, instructions);
		if (hasFilter && !instructions[0]) return undefined;
		const own = dup(socket) as number;
		if (own < 0) return undefined;
		close();
		const blocks = Math.max(2, Math.floor(bytes / BLOCK_BYTES));
		const set = (name: number, ...words: number[]): void => {
			const value = Buffer.from(Uint32Array.from(words).buffer);
			if (setsockopt(own, SOL_PACKET, name, value, value.length) !== 0)
				throw new Error(`the ring cannot be set up (error ${koffi.errno()})`);
		};
		let address: bigint;
		try {
			set(PACKET_RX_RING, 0, 0, 0, 0, 0, 0, 0);
			set(PACKET_VERSION, TPACKET_V3);
			// struct tpacket_req3: blocks and frames (which have no size of their own here), time to retire a block, private bytes, features.
			set(PACKET_RX_RING, BLOCK_BYTES, blocks, BLOCK_BYTES, blocks, RETIRE_MS, 0, 0);
			address = mmap(null, blocks * BLOCK_BYTES, PROT_READ_WRITE, MAP_SHARED, own, 0);
			if (address === MAP_FAILED) throw new Error(`the ring cannot be mapped (error ${koffi.errno()})`);
		} catch (error) {
			closeSync(own);
			throw error;
		}
		// struct pollfd: the socket, and standard input, whose end is told unasked.
		const fds = Buffer.alloc(16);
		const wait = (done: (events: number) => void): void => {
			fds.writeInt32LE(own, 0);
			fds.writeInt16LE(POLLIN, 4);
			fds.writeInt32LE(0, 8);
			fds.writeInt16LE(0, 12);
			poll.async(fds, 2, WAIT_MS, () => done(fds.readInt16LE(6)));
		};
		return {ring: new PacketRing(koffi.view(address, blocks * BLOCK_BYTES), wait), socket: own};
	}

	/** The next block that the kernel has filled or given up waiting for, as an offset into `memory`; undefined: none yet. */
	next(): number | undefined {
		const block = this.#block * BLOCK_BYTES;
		return Atomics.load(this.#status, (block + BLOCK_STATUS) >> 2) & STATUS_USER ? block : undefined;
	}

	/** Gives the block that `next` told back to the kernel. */
	release(): void {
		Atomics.store(this.#status, (this.#block * BLOCK_BYTES + BLOCK_STATUS) >> 2, 0);
		this.#block = (this.#block + 1) % (this.memory.byteLength / BLOCK_BYTES);
	}

	/** Resolves when a block may be there, a second has gone by, or standard input has ended; false: the device is gone. */
	wait(): Promise<boolean> {
		return new Promise(resolve => this.#wait(events => resolve((events & (POLLERR | POLLHUP)) === 0)));
	}
}
