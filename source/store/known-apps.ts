import {IGNORED_APP, type Rule} from '../model/rule.js';
import {type AppCategory, bundledApps, bundledCategory, CategoryCounts} from './app-category.js';

/** The apps that there are, of the rules and of the program, by what people and lists call them. */
export class KnownApps {
	readonly #counts = new CategoryCounts();
	/** Names without case. */
	readonly #names = new Map([[IGNORED_APP.toLowerCase(), IGNORED_APP]]);
	readonly #categories = new Map<string, string | undefined>();
	#parts: ReadonlyMap<string, string> | undefined;

	constructor(rules: Iterable<Rule>) {
		for (const rule of rules) this.#counts.add(rule);
		for (const app of this.#counts.apps()) if (!this.#names.has(app.toLowerCase())) this.#names.set(app.toLowerCase(), app);
	}

	/** The app of this name as it is spelt here. */
	spelling(name: string): string | undefined {
		if (this.#counts.has(name)) return name;
		return this.#names.get(name.toLowerCase()) ?? bundledApps().get(name.toLowerCase())?.app;
	}

	/** The app that a list of this name is about: `google-ads` is `Google Ads (DoubleClick)`, `wechat` is `微信 (WeChat)`. */
	ofList(list: string): string | undefined {
		this.#parts ??= partsOf([...this.#names.values()], bundledApps());
		return this.spelling(list) ?? this.#parts.get(letters(list));
	}

	/** The category that most rules of an app name, else that of the program. */
	categoryOf(app: string): string | undefined {
		if (!this.#categories.has(app)) this.#categories.set(app, this.#counts.of(app) ?? bundledCategory(app));
		return this.#categories.get(app);
	}
}

/** What apps are called before and inside their brackets; a part that several have is none's. */
function partsOf(own: readonly string[], bundled: ReadonlyMap<string, AppCategory>): ReadonlyMap<string, string> {
	const parts = new Map<string, string | undefined>();
	for (const app of new Set([...own, ...[...bundled.values()].map(({app}) => app)])) {
		for (const part of new Set([app, ...app.split(/[()（）]/)].map(letters)))
			if (part !== '') parts.set(part, parts.has(part) ? undefined : app);
	}
	return new Map([...parts].flatMap(([part, app]) => (app === undefined ? [] : [[part, app] as const])));
}

/** Without case, blanks and signs. */
const letters = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
