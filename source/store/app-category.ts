import {bundledRules} from '../classify/bundled-rules.js';

let categories: ReadonlyMap<string, string> | undefined;

/** The category of an app of the bundled catalogue (any case); undefined for others. */
export function bundledCategory(app: string): string | undefined {
	if (categories === undefined) {
		const found = new Map<string, string>();
		for (const rule of bundledRules()) if (!found.has(rule.app.toLowerCase())) found.set(rule.app.toLowerCase(), rule.category);
		categories = found;
	}
	return categories.get(app.toLowerCase());
}
