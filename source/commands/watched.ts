import {createClassifier} from '../classify/create-classifier.js';
import {createMonitorState, type MonitorState} from '../state/monitor-state.js';
import {AutomaticRules} from './automatic.js';
import type {Invocation} from './invocation.js';
import {type Session, startSession} from './session.js';

/** A run whose tallies are mirrored in this thread, for a screen, a report or a status line. */
export interface Watched {
	readonly session: Session;
	readonly state: MonitorState;
	/** Rules that are made without a person, where that is turned on. */
	readonly automatic: AutomaticRules | undefined;
}

/**
 * Starts a session and keeps its mirror up to date. `signal` resolves when the run is to end; `onTrouble` gets what is said about captures, `undefined`:
 * the state's notice line does.
 */
export async function watchSession(
	{config, capture}: Invocation,
	signal: Promise<unknown>,
	onTrouble?: (line: string) => void,
): Promise<Watched> {
	const state = createMonitorState({
		classifier: createClassifier([]),
		now: Date.now,
		author: config.author,
		automatic: config.classify.automatic,
	});
	const session = await startSession(config, {
		json: false,
		deltas: true,
		capture,
		signal,
		onDelta: delta => state.applyDelta(delta),
		onTrouble: onTrouble ?? (line => state.notice('warn', line)),
	});
	const {store} = session;
	state.applyRules({full: true, upsert: store.rules, remove: []});
	state.setDatabase(store.status);
	store.on('rules', ({change}) => state.applyRules(change));
	store.on('status', ({status}) => state.setDatabase(status));
	store.on('notice', ({level, text}) => (onTrouble ? onTrouble(text) : state.notice(level, text)));
	store.on('fatal', ({message}) => (onTrouble ? onTrouble(message) : state.notice('error', message)));
	const stored = config.capture.files.length === 0 || config.output.record;
	const say = onTrouble ?? (line => state.notice('warn', line));
	const automatic = state.automatic && new AutomaticRules(state, state.automatic, session, stored, say);
	automatic?.start();
	return {session, state, automatic};
}
