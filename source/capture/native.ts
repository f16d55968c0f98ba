import {createRequire} from 'node:module';

/** Calls of the C library that Node does not offer, through koffi. */
export interface Native {
	/** Enlarges a pipe (Linux: at most `/proc/sys/fs/pipe-max-size` without privilege); false where refused. */
	setPipeSize(fd: number, bytes: number): boolean;
	/** Packets and drops of a packet socket since the last call (packet(7), PACKET_STATISTICS); undefined where refused. */
	packetStatistics(fd: number): {readonly packets: number; readonly drops: number} | undefined;
	/** Gives up every capability of this thread that is not in `mask` (bit numbers of capabilities(7)), for its children too; false where refused. */
	keepCapabilities(mask: bigint): boolean;
	/** No program started from here can gain privileges (PR_SET_NO_NEW_PRIVS). */
	noNewPrivileges(): boolean;
	/** No core file for a process that is known to be aborted by a library. */
	noCoreFile(): boolean;
}

const F_SETPIPE_SZ = 1031;
const SOL_PACKET = 263;
const PACKET_STATISTICS = 6;
const PR_SET_DUMPABLE = 4;
const PR_CAPBSET_DROP = 24;
const PR_SET_NO_NEW_PRIVS = 38;
/** _LINUX_CAPABILITY_VERSION_3: two words each of effective, permitted, inheritable. */
const CAPABILITY_VERSION = 0x20080522;
/** Asking beyond the last capability of the kernel fails, and that is no error. */
const CAPABILITIES = 64;

/** Loads koffi; undefined, after telling `onError` why, where it cannot be loaded: the program works without, with less knowledge of losses. */
export function loadNative(onError: (reason: string) => void = () => {}): Native | undefined {
	try {
		const koffi = createRequire(import.meta.url)('koffi') as typeof import('koffi');
		const c = koffi.load(null);
		const fcntl = c.func('int fcntl(int fd, int command, ...)');
		const getsockopt = c.func('int getsockopt(int fd, int level, int name, _Inout_ void *value, _Inout_ void *length)');
		const prctl = c.func('int prctl(int option, ulong a, ulong b, ulong c, ulong d)');
		const capset = c.func('int capset(void *header, void *data)');
		// struct tpacket_stats_v3 is three words, the older one two.
		const value = Buffer.alloc(12);
		const length = Buffer.alloc(4);
		return {
			setPipeSize: (fd, bytes) => fcntl(fd, F_SETPIPE_SZ, 'int', bytes) >= 0,
			packetStatistics(fd) {
				length.writeInt32LE(value.length);
				if (getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, value, length) !== 0) return undefined;
				return {packets: value.readUInt32LE(0), drops: value.readUInt32LE(4)};
			},
			keepCapabilities(mask) {
				// The bounding set first: it needs CAP_SETPCAP, and rules what a program started by root gets.
				for (let bit = 0; bit < CAPABILITIES; bit++) if (!((mask >> BigInt(bit)) & 1n)) prctl(PR_CAPBSET_DROP, bit, 0, 0, 0);
				const header = Buffer.alloc(8);
				header.writeUInt32LE(CAPABILITY_VERSION);
				const data = Buffer.alloc(24);
				for (const [word, at] of [
					[Number(mask & 0xffffffffn), 0],
					[Number(mask >> 32n), 12],
				] as const) {
					data.writeUInt32LE(word, at);
					data.writeUInt32LE(word, at + 4);
				}
				return capset(header, data) === 0;
			},
			noNewPrivileges: () => prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) === 0,
			noCoreFile: () => prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) === 0,
		};
	} catch (error) {
		onError(error instanceof Error ? error.message : String(error));
		return undefined;
	}
}

/** Whether the system's loader finds a library by this very name, as cap looks for `libpcap.so`; false also where koffi cannot be loaded. */
export function hasLibrary(name: string): boolean {
	try {
		(createRequire(import.meta.url)('koffi') as typeof import('koffi')).load(name).unload();
		return true;
	} catch {
		return false;
	}
}
