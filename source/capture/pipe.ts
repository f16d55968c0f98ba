import type {OnReadOpts, SocketConstructorOpts} from 'node:net';
import {Socket} from 'node:net';
import type {ReadOptions} from './file.js';
import {Gunzip, isGzip} from './gunzip.js';
import type {Intake} from './intake.js';

const PACKED = 1 << 16;
/** Between two calls of `idle`. */
const IDLE_MS = 250;

/** Reads a FIFO, pipe or socket to its end through the event loop, straight into the intake's buffer; closes the descriptor. */
export function readPipe(fd: number, intake: Intake, {signal, rest, idle}: Pick<ReadOptions, 'signal' | 'rest' | 'idle'>): Promise<void> {
	return new Promise((resolve, reject) => {
		let gunzip: Gunzip | undefined;
		let packed: Buffer | undefined;
		let failure: Error | undefined;
		const unpack = async (bytes: Buffer): Promise<void> => {
			await gunzip!.take(bytes);
			await rest?.(bytes.length);
		};
		const hold = (until: Promise<void>): false => {
			until.then(() => socket.resume(), reject);
			return false;
		};
		const onread: OnReadOpts = {
			// The next bytes go behind those that no whole record has used yet.
			buffer: () => packed ?? intake.buffer.subarray(intake.offset),
			callback: (count, bytes) => {
				if (packed !== undefined) return hold(unpack(Buffer.from(bytes.subarray(0, count))));
				if (intake.recognised === undefined && isGzip(intake.buffer, intake.offset + count)) {
					gunzip = new Gunzip(intake);
					packed = Buffer.allocUnsafeSlow(PACKED);
					return hold(unpack(intake.takeBack(count)));
				}
				intake.filled(count);
				if (intake.recognised === false) {
					socket.destroy();
					return false;
				}
				const until = rest?.(count);
				return until === undefined || hold(until);
			},
		};
		const options: SocketConstructorOpts & {onread: OnReadOpts} = {fd, readable: true, writable: false, onread};
		const socket = new Socket(options);
		const ticker = idle && setInterval(idle, IDLE_MS);
		const abort = (): void => {
			socket.destroy();
		};
		const finish = async (): Promise<void> => {
			signal?.removeEventListener('abort', abort);
			clearInterval(ticker);
			if (signal?.aborted || intake.recognised === false) gunzip?.destroy();
			else {
				await gunzip?.end();
				if (failure !== undefined) intake.damaged(`cannot be read further: ${failure.message}`);
				intake.end();
			}
			if (failure !== undefined && !intake.recognised) throw failure;
		};
		socket.once('error', error => {
			failure = error;
		});
		socket.once('close', () => {
			finish().then(resolve, reject);
		});
		signal?.addEventListener('abort', abort, {once: true});
		if (signal?.aborted) abort();
		else socket.resume();
	});
}
