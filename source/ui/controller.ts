import type {Effects} from '../state/effects.js';
import type {MonitorState, Notice} from '../state/monitor-state.js';
import {type Action, activeList, initialUi, reduce, topOverlay, type UiState} from '../state/reducer.js';
import type {Snapshot, SnapshotRequest, TallyRow} from '../state/snapshot.js';
import {acceptanceOf} from './acceptance.js';
import {commands, filterKey} from './commands.js';
import type {Desk} from './desk.js';
import {contextOf} from './draw-frame.js';
import {filterWords} from './filter-words.js';
import {commandOf} from './keys.js';
import {describeEditor, editorKey} from './label-session.js';
import {calculateLayout} from './layout.js';
import {NOTICE_MS, NOTICE_READ_MS} from './panels/footer.js';
import {Questions} from './questions.js';
import {categoryRows} from './screens/category.js';
import {listOf, listsConnections, talliesOf} from './screens/lists.js';
import {keysOf} from './screens/tables.js';
import {selectedTally} from './selection.js';
import {SourceWatch} from './source-watch.js';
import type {Manner, View} from './view.js';

/** Rows keep their places for this long after a key. */
const STEADY_MS = 1000;
/** Rows that can be looked at while the picture stands still. */
const FROZEN_ROWS = 2000;

export interface ControllerOptions {
	readonly state: MonitorState;
	readonly effects: Effects;
	readonly manner: Manner;
	readonly size: {readonly columns: number; readonly rows: number};
	/** Milliseconds since 1970. */
	readonly now: () => number;
}

/**
 * What stands between keys, data and the drawn frame, without a terminal: keys go in, `view` comes out. It holds the state of the screen, and makes a
 * new view whenever something that is shown changed.
 */
export class Controller implements Desk {
	readonly state: MonitorState;
	readonly effects: Effects;
	readonly own = new Set<string>();
	readonly #manner: Manner;
	readonly #now: () => number;
	readonly #questions: Questions;
	readonly #sources = new SourceWatch();
	readonly #listeners = new Set<() => void>();
	readonly #unsubscribe: () => void;
	#size: ControllerOptions['size'];
	#ui: UiState = initialUi;
	#view: View | undefined;
	#keyMs = -Infinity;
	/** The notice that a key has ended. */
	#read: Notice | undefined;
	/** Pictures of the lists that were looked at since the screen stands still. */
	#held = new Map<string, Snapshot>();
	#heldRules = -1;

	constructor({state, effects, manner, size, now}: ControllerOptions) {
		this.state = state;
		this.effects = effects;
		this.#manner = manner;
		this.#size = size;
		this.#now = now;
		this.#questions = new Questions(effects, message => state.notice('warn', manner.messages.askFailed(message)), this.#refresh);
		this.#unsubscribe = state.subscribe(this.#refresh);
	}

	get view(): View {
		this.#view ??= this.#makeView();
		return this.#view;
	}

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	};

	getView = (): View => this.view;

	resize(columns: number, rows: number): void {
		if (columns === this.#size.columns && rows === this.#size.rows) return;
		this.#size = {columns, rows};
		this.#refresh();
	}

	/** A key by its name, see `keyNames`. */
	key(name: string): void {
		this.#keyMs = this.#now();
		const {editor, ui, layout, notice} = this.view;
		// It was read, and the keys that it stands in front of are wanted.
		if (notice !== undefined && this.#keyMs - notice.atMs >= NOTICE_READ_MS) this.#read = notice;
		// Nobody sees what any other key does.
		if (layout.tooSmall) {
			if (name === 'q' || name === 'ctrl+c') commands.quit(this);
		} else if (name === 'ctrl+c') commands.quit(this);
		else if (editor !== undefined) editorKey(this, editor, name);
		else if (ui.filtering) {
			filterKey(this, name);
			if (listsConnections(activeList(ui))) this.ask();
		} else {
			const command = commandOf(name, contextOf(ui));
			if (command !== undefined) commands[command](this);
		}
		this.#refresh();
	}

	/** Once a second: what is shown is asked for again, unless the screen is frozen, and notices that are old go. */
	tick(): void {
		const {ui, tally} = this.view;
		if (!ui.frozen || tally !== undefined) this.ask();
		if (this.#view?.notice !== undefined && this.#notice() === undefined) this.#refresh();
	}

	close(): void {
		this.#unsubscribe();
		this.#questions.close();
	}

	dispatch = (action: Action): void => {
		this.#ui = reduce(this.#ui, action);
		this.#view = undefined;
	};

	reorder = (): void => {
		this.#keyMs = -Infinity;
	};

	ask = (): void => {
		const {ui, tally} = this.view;
		const list = activeList(ui);
		this.#questions.ask({
			tally: tally?.id,
			connections: listsConnections(list)
				? {text: ui.filter, words: filterWords(ui.filter, this.#manner), tallies: talliesOf(ui)}
				: undefined,
			history: list === 'history',
		});
	};

	#refresh = (): void => {
		const before = this.#view?.tally?.id;
		this.#view = undefined;
		const {tally, snapshot} = this.view;
		if (tally !== undefined && tally.id !== before) this.ask();
		const news = this.#sources.news(snapshot.sources, this.#manner.messages);
		// Saying it makes a new view, and tells of it.
		if (news !== undefined) {
			this.state.notice(news.level, news.text);
			return;
		}
		for (const listener of this.#listeners) listener();
	};

	#makeView(): View {
		const layout = calculateLayout(this.#size.columns, this.#size.rows, this.#ui.editor !== undefined);
		const {history} = this.#questions;
		// What was told of others is not what is asked for now.
		const isAnswered = sameIds(this.#questions.connectionsOf, talliesOf(this.#ui));
		const connections = isAnswered ? this.#questions.connections : [];
		const {name} = listOf(this.#ui);
		const visible =
			name === 'live'
				? layout.liveRows
				: name === 'category'
					? categoryRows(layout.body)
					: name === 'connections-of'
						? layout.listRows - 1
						: layout.listRows;
		let snapshot = this.#snapshot(visible);
		const order = keysOf({ui: this.#ui, snapshot, connections, history});
		const scroll = this.#ui.lists[name].scroll;
		this.#ui = reduce(this.#ui, {kind: 'settle', order, visible});
		if (this.#ui.lists[name].scroll !== scroll) snapshot = this.#snapshot(visible);
		const ui = this.#ui;
		const shown = {ui, snapshot, connections, history};
		const overlay = topOverlay(ui);
		const id = overlay?.kind === 'name' ? overlay.id : layout.details > 0 ? selectedTally(shown) : undefined;
		const tally = id === undefined ? undefined : this.state.tally(id);
		const suggestions = tally === undefined || isSettled(tally) ? [] : this.state.suggestionsOf([tally.id]);
		const canAccept = commandOf('a', contextOf(ui)) === 'accept';
		const acceptance = canAccept ? acceptanceOf({ui, snapshot, suggestions}, this.state) : undefined;
		return {
			...shown,
			manner: this.#manner,
			layout,
			tally,
			details: this.#questions.details?.tally === id ? this.#questions.details : undefined,
			rules: id === undefined ? undefined : this.state.explain(id),
			suggestions,
			acceptance: acceptance !== undefined && acceptance.labels.length > 0 ? acceptance : undefined,
			isAnswered,
			editor: ui.editor === undefined ? undefined : describeEditor(ui.editor, this.state),
			notice: this.#notice(),
		};
	}

	/** What was said last, while it is news. */
	#notice(): Notice | undefined {
		const notice = this.state.latestNotice;
		return notice === undefined || notice === this.#read || this.#now() - notice.atMs >= NOTICE_MS ? undefined : notice;
	}

	#snapshot(visible: number): Snapshot {
		const ui = this.#ui;
		const {name, category} = listOf(ui);
		const isOfNames = !listsConnections(name) && name !== 'history';
		const request: SnapshotRequest = {
			list: name === 'unmatched' ? 'unmatched' : name === 'category' ? 'category' : 'all',
			category,
			sort: ui.lists[name].sort,
			filter: isOfNames ? ui.filter : '',
			words: filterWords(isOfNames ? ui.filter : '', this.#manner),
			expanded: ui.expanded,
			offset: ui.lists[name].scroll,
			count: isOfNames ? visible : 0,
			steady: ui.editor !== undefined || ui.filtering || this.#now() - this.#keyMs < STEADY_MS,
		};
		if (!ui.frozen) {
			this.#held.clear();
			return this.state.getSnapshot(request);
		}
		// A label shows its effect in the still picture, too.
		if (this.#heldRules !== this.state.rulesVersion) this.#held.clear();
		this.#heldRules = this.state.rulesVersion;
		const key = [request.list, category, request.sort, request.filter, ...ui.expanded].join('\n');
		let held = this.#held.get(key);
		if (held === undefined) {
			if (this.#held.size >= 16) this.#held.clear();
			held = this.state.getSnapshot({...request, offset: 0, count: FROZEN_ROWS, steady: true});
			this.#held.set(key, held);
		}
		return held;
	}
}

const sameIds = (one: readonly number[] | undefined, other: readonly number[]): boolean =>
	one === other || (one?.length === other.length && one.every((id, i) => id === other[i]));

/** Whether a person or a list has said what it is. */
const isSettled = ({verdict}: TallyRow): boolean => verdict !== undefined && verdict.layer !== 'automatic';
