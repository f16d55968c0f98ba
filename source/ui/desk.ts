import type {Effects} from '../state/effects.js';
import type {MonitorState} from '../state/monitor-state.js';
import type {Action} from '../state/reducer.js';
import type {View} from './view.js';

/** What keys can do: read what is on the screen, change the state of it, and ask the rest of the program. */
export interface Desk {
	/** What is on the screen now, kept up to date by `dispatch`. */
	readonly view: View;
	readonly state: MonitorState;
	readonly effects: Effects;
	/** Patterns that were labelled on this screen: an undo of others is told as such. */
	readonly own: Set<string>;
	dispatch(action: Action): void;
	/** The next frame may put rows in another order, though a key was just pressed. */
	reorder(): void;
	/** Asks the engine and the store anew for what is shown. */
	ask(): void;
}
