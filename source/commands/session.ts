import {statSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {MessageChannel} from 'node:worker_threads';
import type {LiveCapture} from '../capture/live.js';
import type {Config} from '../config/config.js';
import type {Loggers} from '../log/loggers.js';
import type {LogLine} from '../model/messages.js';
import type {Delta} from '../model/tally.js';
import {UserError} from '../model/user-error.js';
import {openStore, type StoreClient} from '../store/client.js';
import {rulesMissing} from '../store/rules-missing.js';
import {EngineClient} from './engine-client.js';

/** What a run is for: decides what the threads are asked to do. */
export interface SessionOptions {
	/** JSON lines on standard output. */
	readonly json: boolean;
	/** Deltas are wanted: for a screen, a report or a status line. */
	readonly deltas: boolean;
	readonly onDelta?: (delta: Delta) => void;
	/** Live capture, under way. */
	readonly capture?: StartedCapture;
	/** Resolves when the run is to end: nothing is waited for from then on. */
	readonly signal?: Promise<unknown>;
	/** Damage inside a capture, and captures that could not be used. */
	readonly onTrouble: (line: string) => void;
}

/** The interfaces of a live capture whose devices are being opened. */
export interface StartedCapture {
	readonly interfaces: readonly string[];
	readonly started: Promise<LiveCapture>;
}

/** A run under way: capture or files, engine, store. */
export interface Session {
	readonly config: Config;
	readonly engine: EngineClient;
	readonly store: StoreClient;
	readonly capture: LiveCapture | undefined;
	/** Capture files that could not be used. */
	readonly failures: readonly string[];
	/** Resolves when all files were read (never, live). */
	readonly ended: Promise<void>;
	/** Resolves with the reason when the run cannot go on: no source can come back, or the store broke down. */
	readonly failed: Promise<string>;
	/** Connections that the store has still to deal with, once the capture is over. */
	readonly left: number;
	/** Ends the capture, then the engine and, with its last words, the store, so that what was captured is written. Repeated calls wait for the first. */
	stop(): Promise<void>;
}

/** For runs that leave no trace (a replay). */
const noLoggers: Loggers = {log() {}, close: () => Promise.resolve()};

/**
 * The beginning of a large capture goes faster without the store, which has nothing to do yet and would take the second core from V8, which compiles what
 * reads: it starts when two fifths are read, or after the time that V8 takes.
 */
const STORE_LATER_MS_PER_BYTE = 0.2 / (1 << 20);
const STORE_LATER_MS = 450;
/** For less it is not worth it. */
const LEAST_LATER_MS = 10;

/** For pushing to the shared database at the end: what capture processes have taken is taken from it, since all of it may take two seconds. */
const MOST_PUSH_MS = 800;
const LEAST_PUSH_MS = 200;

function sizeOf(file: string): number {
	try {
		const stat = statSync(file);
		return stat.isFile() ? stat.size : 0;
	} catch {
		// The engine tells why, when it cannot read the file either.
		return 0;
	}
}

/** Starts the threads in the order in which they need each other. Throws `UserError` for what the user has to mend. */
export async function startSession(config: Config, options: SessionOptions): Promise<Session> {
	const live = config.capture.files.length === 0;
	const writes = live || config.output.record;
	const loggers = writes ? (await import('../log/loggers.js')).createLoggers(config.home, {debug: config.debug}) : noLoggers;
	const writer = writes ? (await import('../store/writer.js')).becomeWriter(config.home) : undefined;
	const keeps = writer !== undefined && writer.other === undefined;
	if (writer?.other !== undefined) {
		const what = `another snitop (process ${writer.other}) writes the files of ${config.home}`;
		if (!live) throw new UserError(what, 'end it, or choose another home with --home');
		options.onTrouble(`${what}: this one shows and labels`);
	}
	const log = (logger: LogLine['logger'], message: string): void => loggers.log({kind: 'log', logger, level: 'info', message});
	log('monitoring', live ? 'live capture begins' : `reading ${config.capture.files.join(', ')}`);
	const channel = new MessageChannel();
	const failures: string[] = [];
	let left = 0;
	let end: () => void = () => {};
	const ended = new Promise<void>(resolve => {
		end = resolve;
	});
	const engine = new EngineClient(
		{
			files: config.capture.files,
			interfaces: options.capture?.interfaces ?? [],
			limits: config.limits,
			deltas: options.deltas,
			storeDeltas: keeps,
			store: channel.port1,
		},
		news => {
			switch (news.kind) {
				case 'delta':
					options.onDelta?.(news);
					if (news.ended) end();
					break;
				case 'ending':
					left = news.left;
					break;
				case 'log':
					loggers.log(news);
					break;
				case 'unreadable':
					failures.push(news.file);
					options.onTrouble(news.reason);
					break;
				case 'damage':
					options.onTrouble(`${news.file}: ${news.what}`);
			}
		},
	);
	engine.done.then(end, end);
	const bytes = config.capture.files.reduce((sum, file) => sum + sizeOf(file), 0);
	const laterMs = Math.min(STORE_LATER_MS, bytes * STORE_LATER_MS_PER_BYTE);
	if (!options.deltas && !keeps && laterMs > LEAST_LATER_MS) await Promise.race([ended, sleep(laterMs)]);
	const start = {
		home: config.home,
		database: config.database,
		prepares: writes,
		patient: !live,
		author: config.author,
		sensor: config.sensor,
		csv: keeps,
		queue: keeps,
		automatic: config.classify.automatic !== undefined,
		json: options.json,
		debug: config.debug,
		engine: channel.port2,
	};
	const opening = openStore(start, options.signal);
	const [store, capture] = await Promise.all([opening, options.capture?.started]).catch(async error => {
		engine.send({kind: 'stop'});
		await opening.then(
			store => store.close(),
			() => {},
		);
		await loggers.close();
		writer?.release();
		throw error;
	});
	const missing = live ? undefined : rulesMissing(store.status);
	if (missing !== undefined) options.onTrouble(missing);
	store.on('log', line => loggers.log(line));
	store.on('rules', ({change}) => engine.send({kind: 'rules', change}));
	engine.send({kind: 'begin', rules: store.rules});
	log('db_classification', `${store.status.engine} ${store.status.state}, ${store.rules.length} rules of its own`);
	store.on('status', ({status}) =>
		log('db_classification', `${status.engine} ${status.state}${status.detail ? `: ${status.detail}` : ''}`),
	);
	let fail: (reason: string) => void = () => {};
	const failed = new Promise<string>(resolve => {
		fail = resolve;
	});
	store.on('fatal', ({message}) => fail(message));
	const states: string[] = [];
	capture?.onEvent(({source, path, state, detail, kernelDropped, pipeDropped}) => {
		if (states[source] !== state) log('network_capture', `${capture.interfaces[source]}: ${state}${detail ? `: ${detail}` : ''}`);
		states[source] = state;
		if (capture.interfaces.every((_, i) => states[i] === 'failed')) fail(detail ?? 'the capture failed');
		engine.send({kind: 'source', source, state, detail, kernelDropped, pipeDropped});
		if (path !== undefined) engine.send({kind: 'open', source, path});
	});
	let stopping: Promise<void> | undefined;
	const stop = async (): Promise<void> => {
		const begunMs = performance.now();
		await capture?.stop();
		engine.send({kind: 'stop'});
		// The store waits for the engine's last words, not for the end of its thread.
		const closed = store.close(Math.max(LEAST_PUSH_MS, MOST_PUSH_MS - (performance.now() - begunMs)));
		const fault = await engine.done.then(
			() => undefined,
			(error: unknown) => error,
		);
		log('worker_threads', fault === undefined ? 'the engine has ended' : `the engine broke down: ${fault}`);
		await closed;
		log('monitoring', 'the run has ended');
		await loggers.close();
		writer?.release();
		if (fault !== undefined) throw fault;
	};
	return {
		config,
		engine,
		store,
		capture,
		failures,
		get left() {
			return left;
		},
		ended,
		failed,
		stop: () => {
			stopping ??= stop();
			return stopping;
		},
	};
}
