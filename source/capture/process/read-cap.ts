import {readSync} from 'node:fs';
import type {Cap} from 'cap';
import {createClock} from './clock.js';
import {PcapWriter} from './pcap-writer.js';

/** How long a packet may wait for company. */
const FLUSH_MS = 5;
const REPORT_US = 1_000_000;
const STOP_CHECK_US = 50_000;

/**
 * Writes what cap tells to standard output as a pcap stream until `signal` ends it; resolves with true then, and rejects when the reader is gone; cap stays open, so that its drops can be counted.
 * cap gives no times and one frame at a time: the way where the kernel's ring cannot be read.
 */
export function readCap(cap: Cap, frame: Buffer, linkType: number, report: () => void, signal: AbortSignal): Promise<true> {
	return new Promise((resolve, reject) => {
		const clock = createClock();
		const writer = new PcapWriter(1, linkType, frame.length);
		let flushTimer: NodeJS.Timeout | undefined;
		let reportedUs = clock.nowUs();
		let checkedUs = reportedUs;
		let flushedUs = reportedUs;
		const flush = (): void => {
			clearTimeout(flushTimer);
			flushTimer = undefined;
			flushedUs = clock.nowUs();
			try {
				writer.flush();
			} catch (error) {
				reject(error);
			}
		};
		const finish = (): void => {
			flush();
			resolve(true);
		};
		const follow = (): void => {
			reportedUs = clock.nowUs();
			clock.follow();
		};
		setInterval(follow, REPORT_US / 1000).unref();
		cap.on('packet', (length: number) => {
			const nowUs = clock.nowUs();
			writer.add(frame, length, nowUs);
			flushTimer ??= setTimeout(flush, FLUSH_MS);
			// While packets wait, cap never returns to the event loop: timers and signals are not seen, so what they do is done here as well.
			if (nowUs - flushedUs > FLUSH_MS * 2000) flush();
			if (nowUs - reportedUs > REPORT_US) {
				follow();
				report();
			}
			if (nowUs - checkedUs > STOP_CHECK_US) {
				checkedUs = nowUs;
				if (isOver()) finish();
			}
		});
		signal.addEventListener('abort', finish, {once: true});
		flush();
	});
}

/** Whether standard input has ended. */
function isOver(): boolean {
	try {
		return readSync(0, Buffer.alloc(1)) === 0;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code !== 'EAGAIN';
	}
}
