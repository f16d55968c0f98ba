/**
 * The capture process: opens one device, gives privileges away, writes a pcap stream to standard output. It reads nothing of a packet.
 *
 *     main.js DEVICE FILTER        standard input: its end means stop; standard error: lines of `ChildNote`
 *
 * It is a process because cap lives in a main thread only, aborts when its interface goes down, and is the only code with privileges.
 */
import {readSync, writeSync} from 'node:fs';
import type {Cap} from 'cap';
import {type ChildNote, EXIT_ADDON, EXIT_FILTER, EXIT_LINK_TYPE, EXIT_PERMISSION} from '../child-protocol.js';
import {loadNative} from '../native.js';
import {ringBytes} from '../ring.js';
import {createClock} from './clock.js';
import {giveUpPrivileges} from './give-up-privileges.js';
import {findPacketSocket} from './packet-socket.js';
import {PcapWriter} from './pcap-writer.js';

/** Fixed by cap. */
const SNAP_BYTES = 65_535;
/** How long a packet may wait for company. */
const FLUSH_MS = 5;
const REPORT_US = 1_000_000;
const STOP_CHECK_US = 50_000;
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
const frame = Buffer.allocUnsafeSlow(SNAP_BYTES); // referenced by the listener below for as long as the device is open
const cap: Cap = new capAddon.default.Cap();
const linkName = open();
const linkType = linkTypes[linkName] ?? fail(EXIT_LINK_TYPE, `${device}: ${linkName}`);
const socket = native && findPacketSocket();
giveUpPrivileges(native);

const clock = createClock();
const writer = new PcapWriter(1, linkType, SNAP_BYTES);
let flushTimer: NodeJS.Timeout | undefined;
let dropped = 0;
let reportedUs = clock.nowUs();
let checkedUs = reportedUs;
let flushedUs = reportedUs;

cap.on('packet', (length: number) => {
	const nowUs = clock.nowUs();
	writer.add(frame, length, nowUs);
	flushTimer ??= setTimeout(flush, FLUSH_MS);
	// While packets wait, cap never returns to the event loop: timers and signals are not seen, so what they do is done here as well.
	if (nowUs - checkedUs > STOP_CHECK_US) checkStop(nowUs);
	if (nowUs - flushedUs > FLUSH_MS * 2000) flush();
	if (nowUs - reportedUs > REPORT_US) report();
});
process.on('SIGTERM', stop);
process.stdin.on('end', stop).on('error', stop).resume();
setInterval(report, REPORT_US / 1000);
flush();
report();
tell({kind: 'ready'});

function open(): string {
	try {
		return cap.open(device, filter, ringBytes(), frame);
	} catch (error) {
		const reason = (error as Error).message;
		if (/permission|not permitted|CAP_NET_RAW/i.test(reason)) return fail(EXIT_PERMISSION, reason);
		return fail(filter !== '' && opensWithoutFilter() ? EXIT_FILTER : 1, reason);
	}
}

function opensWithoutFilter(): boolean {
	try {
		new capAddon.default.Cap().open(device, '', 1 << 20, frame);
		return true;
	} catch {
		return false; // then the device is to blame, and its reason is told
	}
}

function flush(): void {
	clearTimeout(flushTimer);
	flushTimer = undefined;
	flushedUs = clock.nowUs();
	try {
		writer.flush();
	} catch (error) {
		fail(1, `the stream cannot be written: ${(error as Error).message}`);
	}
}

function report(): void {
	clock.follow();
	reportedUs = clock.nowUs();
	const statistics = socket === undefined ? undefined : native?.packetStatistics(socket);
	if (statistics) dropped += statistics.drops;
	tell({kind: 'dropped', total: statistics ? dropped : null});
}

function checkStop(nowUs: number): void {
	checkedUs = nowUs;
	try {
		if (readSync(0, Buffer.alloc(1)) === 0) stop();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') stop();
	}
}

function stop(): void {
	flush();
	report();
	process.exit(0);
}
