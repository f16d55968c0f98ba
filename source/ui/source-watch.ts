import type {SourceStatus} from '../model/tally.js';
import type {Notice} from '../state/monitor-state.js';
import type {Messages} from './locales/en.js';

/** Notices that an interface stops, fails, and is back. */
export class SourceWatch {
	readonly #states = new Map<string, SourceStatus['state']>();

	/** What is to be said of the sources as they are now; undefined: nothing new. */
	news(sources: readonly SourceStatus[], messages: Messages): Pick<Notice, 'level' | 'text'> | undefined {
		const said: string[] = [];
		let level: Notice['level'] = 'info';
		for (const {name, kind, state, detail} of sources) {
			const before = this.#states.get(name);
			// Files end, and what is wrong with one is said elsewhere.
			if (kind === 'file' || state === before) continue;
			this.#states.set(name, state);
			const why = detail === undefined || detail === '' ? '' : `: ${detail}`;
			if (state === 'restarting') said.push(messages.sourceStopped(name, why));
			else if (state === 'failed') said.push(messages.sourceFailed(name, why));
			else if (state === 'running' && before !== undefined) said.push(messages.sourceBack(name));
			if (state === 'restarting' || state === 'failed') level = 'error';
		}
		return said.length === 0 ? undefined : {level, text: said.join('; ')};
	}
}
