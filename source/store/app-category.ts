import {bundledRules} from '../classify/bundled-rules.js';

/** An app, and the category it stands in. */
export interface AppCategory {
	readonly app: string;
	readonly category: string;
}

/** Where many apps have some of their names, and few are at home. */
const aside = new Set(['Ads', 'Telemetry', 'CDN']);

/** Counts in which categories the rules of each app stand. */
export class CategoryCounts {
	readonly #counts = new Map<string, Map<string, number>>();

	add({app, category}: AppCategory): void {
		let counts = this.#counts.get(app);
		if (counts === undefined) {
			counts = new Map();
			this.#counts.set(app, counts);
		}
		counts.set(category, (counts.get(category) ?? 0) + 1);
	}

	has(app: string): boolean {
		return this.#counts.has(app);
	}

	apps(): readonly string[] {
		return [...this.#counts.keys()];
	}

	/** The category of most rules of an app, those for its advertising and the like aside; undefined for an app without rules. */
	of(app: string): string | undefined {
		const all = [...(this.#counts.get(app) ?? [])];
		const home = all.filter(([category]) => !aside.has(category));
		const [most] = (home.length > 0 ? home : all).sort((a, b) => b[1] - a[1]);
		return most?.[0];
	}
}

let apps: ReadonlyMap<string, AppCategory> | undefined;

/** The apps that come with the program under their names in lower case. */
export function bundledApps(): ReadonlyMap<string, AppCategory> {
	if (apps === undefined) {
		const counts = new CategoryCounts();
		for (const rule of bundledRules()) counts.add(rule);
		const found = new Map<string, AppCategory>();
		// The rules of the catalogue come first, and so its spelling of an app.
		for (const app of counts.apps()) if (!found.has(app.toLowerCase())) found.set(app.toLowerCase(), {app, category: counts.of(app)!});
		apps = found;
	}
	return apps;
}

/** The category of an app that comes with the program (any case); undefined for others. */
export const bundledCategory = (app: string): string | undefined => bundledApps().get(app.toLowerCase())?.category;
