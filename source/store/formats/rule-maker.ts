import type {Classifier} from '../../classify/classifier.js';
import {createClassifier} from '../../classify/create-classifier.js';
import type {Rule} from '../../model/rule.js';
import {UserError} from '../../model/user-error.js';
import {CategoryNames} from '../category-names.js';
import {checkName} from '../check-name.js';
import type {CleanPattern} from '../clean-pattern.js';
import {KnownApps} from '../known-apps.js';
import {keyText} from '../label-change.js';
import type {FileRow} from './file-row.js';

export interface ImportDefaults {
	/** For rows that name no app; undefined: the app that their list is about. */
	readonly app: string | undefined;
	/** What the file is called. */
	readonly name: string;
	/** The file may be a list that is called as its app is. */
	readonly isList: boolean;
	readonly category: string | undefined;
	/** Who makes labels of rows of the layer `label`; other rows come from the file. */
	readonly author: string;
	readonly nowMs: number;
}

/** Longest name of an author, in characters. */
const MAX_AUTHOR = 200;

/** What a rule says: `YouTube (Video)`, with its priority where it has one. */
export const answerOf = ({app, category, priority}: Rule): string =>
	`${app} (${category})${priority === 0 ? '' : `, priority ${priority}`}`;

/** Makes rules of rows whose pattern is clean. */
export class RuleMaker {
	readonly #defaults: ImportDefaults;
	readonly #there: ReadonlyMap<string, Rule>;
	readonly #apps: KnownApps;
	readonly #categories: CategoryNames;
	#bundled: Classifier | undefined;

	constructor(current: readonly Rule[], defaults: ImportDefaults, there: ReadonlyMap<string, Rule>) {
		this.#defaults = defaults;
		this.#there = there;
		this.#apps = new KnownApps(current);
		this.#categories = new CategoryNames(current);
	}

	/** What a row, the command or a list says of the app; undefined: nothing. A file alone is a list of the community where an app is called so. */
	#appOf(row: FileRow): string | undefined {
		const {app, name, isList} = this.#defaults;
		const given = row.app?.trim() || app;
		if (given !== undefined) return given;
		return row.list === undefined ? (isList ? this.#apps.ofList(name) : undefined) : (this.#apps.ofList(row.list) ?? row.list);
	}

	/** A rule, or why there can be none. Throws where nothing says which app: the name of a file is none. */
	make(row: FileRow, {match, pattern}: CleanPattern): Rule | string {
		const {layer = 'shared', changedMs, priority = 0} = row;
		if (layer !== 'label' && layer !== 'shared') return `rules of the layer ${layer} come with the program`;
		const author = row.author ?? (changedMs === undefined ? this.#authorOf(layer) : undefined);
		if (author !== undefined && (author.length > MAX_AUTHOR || /\p{Cc}/u.test(author)))
			return 'the author is too long, or has a control character in it';
		const named = this.#appOf(row);
		if (named === undefined) throw new UserError(`the file gives no app in line ${row.line}`, 'give the app: snitop import FILE APP', 2);
		try {
			const app = checkName(named, 'app');
			const before = this.#there.get(keyText({layer, match, pattern}));
			const known = before?.app === app ? before.category : (this.#apps.categoryOf(app) ?? row.guess ?? 'Other');
			const category = this.#category(row) ?? this.#defaults.category ?? known;
			return {match, pattern, app, category, layer, priority, author, changedMs: changedMs ?? this.#defaults.nowMs};
		} catch (error) {
			if (!(error instanceof UserError)) throw error;
			return error.hint === undefined ? error.message : `${error.message}: ${error.hint}`;
		}
	}

	/** The app by which the catalogue knows a name that a list only collects; undefined where the list tells more. */
	better({category}: FileRow, {match, pattern}: Rule): string | undefined {
		if (this.#defaults.app !== undefined || match === 'regex') return undefined;
		this.#bundled ??= createClassifier([]);
		const known = this.#bundled.name(match === 'wildcard' ? pattern.slice(2) : pattern);
		return known?.layer === 'catalogue' && (category ?? known.category) === known.category ? answerOf(known) : undefined;
	}

	notes(): string[] {
		const {added} = this.#categories;
		return added.length === 0
			? []
			: [`new categories: ${added.slice(0, 10).join(', ')}${added.length > 10 ? ` and ${added.length - 10} more` : ''}`];
	}

	/** Whoever fills in a queue makes labels; other rows come from the file. */
	#authorOf(layer: 'label' | 'shared'): string {
		const {author, name} = this.#defaults;
		return layer === 'label' ? author : `import:${name.replace(/\p{Cc}/gu, '')}`.slice(0, MAX_AUTHOR);
	}

	/** A row that has its time was a rule before: its category is one, however it is spelt. */
	#category({category, changedMs}: FileRow): string | undefined {
		if (category === undefined) return undefined;
		return changedMs === undefined ? this.#categories.find(category) : this.#categories.add(checkName(category, 'category'));
	}
}
