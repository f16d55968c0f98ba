import {join} from 'node:path';
import {type Logger, pino} from 'pino';
import {createStream} from 'rotating-file-stream';
import {makeFolder} from '../model/make-folder.js';
import type {LogLine} from '../model/messages.js';

/** The log files, one a part of the program. */
export const loggerNames = [
	'network_capture',
	'worker_threads',
	'db_classification',
	'monitoring',
] as const satisfies readonly LogLine['logger'][];

/** Size at which a log file is set aside and compressed, and how many of those are kept. */
const ROTATE_SIZE = '10M';
const KEEP = 5;
/** Bytes that wait for a slow disk; lines beyond are dropped and counted. */
const WAITING_LIMIT = 1 << 20;
/** Wait before a log file that failed is tried again, ms. */
const RETRY_MS = 60_000;

/** The four log files. Lines are for what happens to the program, never for packets. */
export interface Loggers {
	log(line: LogLine): void;
	/** Everything logged is in the files. */
	close(): Promise<void>;
}

/**
 * Opens `log/*.log` under `home`; the main thread alone does, worker threads send it their lines. A folder that cannot be written is a `UserError`.
 * A disk that fills up later costs lines, which are counted, and nothing else.
 */
export function createLoggers(home: string, options: {readonly debug: boolean}): Loggers {
	const folder = join(home, 'log');
	makeFolder(folder);
	const files = new Map(loggerNames.map(name => [name, new LogFile(folder, name, options.debug)]));
	return {
		log: line => files.get(line.logger)?.log(line),
		close: async () => {
			await Promise.all([...files.values()].map(file => file.close()));
		},
	};
}

class LogFile {
	readonly #logger: Logger;
	readonly #folder: string;
	readonly #name: string;
	#stream: ReturnType<typeof createStream> | undefined;
	#retryMs = 0;
	#lost = 0;

	constructor(folder: string, name: string, debug: boolean) {
		this.#folder = folder;
		this.#name = name;
		const options = {level: debug ? 'debug' : 'info', base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: 'message'};
		const formatters = {level: (level: string) => ({level})};
		this.#logger = pino({...options, formatters}, {write: (line: string) => this.#write(line)});
	}

	log(line: LogLine): void {
		if (this.#lost > 0 && this.#open()) {
			const lost = this.#lost;
			this.#lost = 0;
			this.#logger.warn({lost}, 'lines were lost: the log could not be written');
		}
		this.#logger[line.level](line.fields ?? {}, line.message);
	}

	close(): Promise<void> {
		const stream = this.#stream;
		if (!stream) return Promise.resolve();
		this.#stream = undefined;
		return new Promise(resolve => {
			stream.once('close', resolve);
			stream.end();
		});
	}

	#write(line: string): void {
		const stream = this.#open();
		if (!stream || stream.writableLength > WAITING_LIMIT) this.#lost++;
		else stream.write(printable(line));
	}

	#open(): ReturnType<typeof createStream> | undefined {
		if (this.#stream || Date.now() < this.#retryMs) return this.#stream;
		const stream = createStream(index => (index ? `${this.#name}.${index}.log.gz` : `${this.#name}.log`), {
			path: this.#folder,
			size: ROTATE_SIZE,
			rotate: KEEP,
			compress: 'gzip',
		});
		stream.on('error', () => {
			// Not told here: a log cannot log its own end. The count of lost lines is its first line when it works again.
			this.#lost++;
			this.#retryMs = Date.now() + RETRY_MS;
			if (this.#stream === stream) this.#stream = undefined;
		});
		this.#stream = stream;
		return stream;
	}
}

/** JSON escapes the ASCII controls alone; names from the wire may hold others, which a terminal would obey too. */
const printable = (line: string): string =>
	line.replace(
		/[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
		c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
