import type {Config} from '../config/config.js';
import type {Rule} from '../model/rule.js';
import {writeCsvRules} from '../store/formats/csv-rules.js';
import {writeJsonRules} from '../store/formats/json-rules.js';
import {type Output, withStore} from './with-store.js';

/** `snitop export [--format csv|json]`: labels and shared rules as `snitop import` reads them back; those of the catalogue come with the program. */
export async function runExport(config: Config, options: {readonly format: 'csv' | 'json'}, output: Output): Promise<number> {
	return withStore(config, output, {shared: true, reads: true}, async store => {
		await store.pulled(5000);
		const rules = store.rules.filter(rule => rule.layer !== 'automatic').sort(byKey);
		output.out(options.format === 'json' ? writeJsonRules(rules) : writeCsvRules(rules));
		return 0;
	});
}

const byKey = (a: Rule, b: Rule): number => compare(a.layer, b.layer) || compare(a.pattern, b.pattern) || compare(a.match, b.match);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
