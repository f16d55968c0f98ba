import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {createClassifier} from '../../source/classify/create-classifier.js';

/*
 * Names, apps and categories that were written down without a look at the catalogue: name, app, category, a line each. An app is right where one of the
 * two spellings, without punctuation, is in the other: apps are called `中文 (English)`.
 */
const rows = readFileSync(new URL('../fixtures/held-out-names.tsv', import.meta.url), 'utf8')
	.trim()
	.split('\n')
	.map(line => line.split('\t') as [string, string, string]);
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

test('common names that were listed without a look at the catalogue', () => {
	const classifier = createClassifier([]);
	let [apps, right] = [0, 0];
	for (const [name, app, category] of rows) {
		const verdict = classifier.name(name);
		if (verdict === undefined) continue;
		apps++;
		const [given, wanted] = [bare(verdict.app), bare(app)];
		if ((given.includes(wanted) || wanted.includes(given)) && verdict.category === category) right++;
	}
	expect(apps / rows.length).toBeGreaterThanOrEqual(0.98);
	expect(right / rows.length).toBeGreaterThanOrEqual(0.92);
});
