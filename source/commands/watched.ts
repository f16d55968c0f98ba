import {createClassifier} from '../classify/create-classifier.js';
import type {Config} from '../config/config.js';
import {createMonitorState, type MonitorState} from '../state/monitor-state.js';
import {type Session, startSession} from './session.js';

/** A run whose tallies are mirrored in this thread, for a screen, a report or a status line. */
export interface Watched {
	readonly session: Session;
	readonly state: MonitorState;
}

/** Starts a session and keeps its mirror up to date. `onTrouble` gets what is said about captures, `undefined`: the state's notice line does. */
export async function watchSession(config: Config, onTrouble?: (line: string) => void): Promise<Watched> {
	const state = createMonitorState({classifier: createClassifier([]), now: Date.now, author: config.author});
	const session = await startSession(config, {
		json: false,
		deltas: true,
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
	return {session, state};
}
