/**
 * The capture process: opens one device, gives privileges away, writes a pcap stream to standard output. It reads nothing of a packet.
 *
 *     main.js DEVICE FILTER        standard input: its end means stop; standard error: lines of `ChildNote`
 *
 * It is a process because cap lives in a main thread only, aborts when its interface goes down, and is the only code with privileges.
 */
import {writeSync} from 'node:fs';
import type {Cap} from 'cap';
import {type ChildNote, EXIT_ADDON, EXIT_FILTER, EXIT_LINK_TYPE, EXIT_PERMISSION} from '../child-protocol.js';
import {loadNative} from '../native.js';
import {ringBytes} from '../ring.js';
import {giveUpPrivileges} from './give-up-privileges.js';
import {PacketRing} from './packet-ring.js';
import {findPacketSocket} from './packet-socket.js';
import {readCap} from './read-cap.js';
import {readRing} from './read-ring.js';

/** Fixed by cap. */
const SNAP_BYTES = 65_535;
const REPORT_MS = 1000;
/** Of the ring that cap has until ours takes its place. */
const SMALL_RING_BYTES = 1 << 20;
/** Names by cap → LINKTYPE_ values of the pcap header. */
const linkTypes: Readonly<Record<string, number>> = {NULL: 0, ETHERNET: 1, IEEE802_11_RADIO: 127, LINKTYPE_LINUX_SLL: 113, RAW: 101};

const tell = (note: ChildNote): void => void writeSync(2, `${JSON.stringify(note)}\n`);
const fail = (status: number, reason: string): never => {
	writeSync(2, `${reason}\n`);
	process.exit(status);
};

const device = process.argv[2] ?? '';
const filter = process.argv[3] ?? '';
const capAddon = await import('cap').catch(error => fail(EXIT_ADDON, String(error.message).split('\n')[0]!));
const native = loadNative(reason => writeSync(2, `koffi: ${reason}\n`));
const frame = Buffer.allocUnsafeSlow(SNAP_BYTES); // cap keeps a bare pointer to it: referenced for as long as this process lives
/** Never collected, also when closed: the event loop keeps a handle that lies inside of each. */
const caps: Cap[] = [];
let cap = createCap();
const linkName = open(native ? SMALL_RING_BYTES : ringBytes());
const linkType = linkTypes[linkName] ?? fail(EXIT_LINK_TYPE, `${device}: ${linkName}`);
let socket = native && findPacketSocket();
const ring = takeRing();
giveUpPrivileges(native);

const ending = new AbortController();
const stop = (): void => ending.abort();
let dropped = 0;
process.on('SIGTERM', stop);
process.stdin.on('end', stop).on('error', stop).resume();
setInterval(report, REPORT_MS);
report();
tell({kind: 'ready'});
try {
	const isEnd = await (ring
		? readRing(ring, linkType, SNAP_BYTES, 1, ending.signal)
		: readCap(cap, frame, linkType, report, ending.signal));
	report();
	if (!isEnd) fail(1, 'the interface went away');
	process.exit(0);
} catch (error) {
	fail(1, `the stream cannot be written: ${(error as Error).message}`);
}

function createCap(): Cap {
	const created = new capAddon.default.Cap();
	caps.push(created);
	return created;
}

function open(bytes: number, reasonBefore?: string): string {
	try {
		return cap.open(device, filter, bytes, frame);
	} catch (error) {
		const reason = (error as Error).message;
		if (/permission|not permitted|CAP_NET_RAW/i.test(reason)) return fail(EXIT_PERMISSION, reason);
		if (reason === reasonBefore) return fail(EXIT_FILTER, reason);
		if (reasonBefore !== undefined || filter === '' || !opensWithoutFilter()) return fail(1, reason);
		// The filter is wrong, or the device has come up just now.
		cap = createCap();
		return open(bytes, reason);
	}
}

function opensWithoutFilter(): boolean {
	const bare = createCap();
	try {
		bare.open(device, '', SMALL_RING_BYTES, frame);
		bare.close();
		return true;
	} catch {
		return false; // then the device is to blame, and its reason is told
	}
}

/** Our ring in the place of cap's; undefined, with a large one of cap's, where that cannot be. */
function takeRing(): PacketRing | undefined {
	if (!native) return undefined;
	try {
		const taken = socket === undefined ? undefined : PacketRing.takeOver(socket, ringBytes(), filter !== '', () => cap.close());
		if (taken) {
			({socket} = taken);
			return taken.ring;
		}
	} catch (error) {
		writeSync(2, `Warning: ${(error as Error).message}\n`);
	}
	cap.close();
	cap = createCap();
	open(ringBytes());
	socket = findPacketSocket();
	return undefined;
}

function report(): void {
	const statistics = socket === undefined ? undefined : native?.packetStatistics(socket);
	if (statistics) dropped += statistics.drops;
	tell({kind: 'dropped', total: statistics ? dropped : null});
}
