import {categories} from '../classify/categories.js';
import {UNMATCHED_CATEGORY} from '../model/rule.js';
import {UserError} from '../model/user-error.js';
import {editDistance} from '../text/edit-distance.js';
import {checkName} from './check-name.js';

const key = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const bundled = new Map<string, string>();
for (const {name, chinese} of categories) if (name !== UNMATCHED_CATEGORY) bundled.set(key(name), name).set(key(chinese), name);

/** The category that comes with the program and is called so, in English or Chinese and any case. */
export const bundledCategoryName = (text: string): string | undefined => bundled.get(key(text));

/** The categories that there are: those of the program, and those of the rules. */
export class CategoryNames {
	readonly #known = new Map(bundled);
	readonly #added = new Map<string, string>();

	constructor(rules: Iterable<{readonly category: string}>) {
		for (const {category} of rules) if (!this.#known.has(key(category))) this.#known.set(key(category), category);
	}

	/** The category as it is spelt here, or a new one; a `UserError` for what looks like a misspelling of one. */
	find(text: string): string {
		const name = checkName(text, 'category');
		if (key(name) === key(UNMATCHED_CATEGORY)) throw new UserError(`'${name}' is what no rule covers: a rule cannot say so`);
		const known = this.#known.get(key(name)) ?? this.#added.get(key(name));
		if (known !== undefined) return known;
		const near = [...this.#known].find(([other]) => isNear(key(name), other));
		if (near) throw new UserError(`there is no category '${name}'`, `'${near[1]}' is one; a new one must differ by more`);
		return this.add(name);
	}

	/** A category as it stands, which may be new. */
	add(name: string): string {
		if (this.#known.get(key(name)) !== name) this.#added.set(key(name), name);
		return name;
	}

	/** Those that were new. */
	get added(): readonly string[] {
		return [...this.#added.values()];
	}
}

/** Two of the letters of a long name, one of a shorter one; the shortest, such as most Chinese ones, differ by a plural at most. */
function isNear(a: string, b: string): boolean {
	const shorter = Math.min(a.length, b.length);
	if (shorter < 4) return `${a}s` === b || a === `${b}s`;
	const allowed = shorter < 6 ? 1 : 2;
	return Math.abs(a.length - b.length) <= allowed && editDistance(a, b) <= allowed;
}
