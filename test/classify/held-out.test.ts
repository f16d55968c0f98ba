import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {createClassifier} from '../../source/classify/create-classifier.js';

/*
 * Names, apps and categories that were written down without a look at the catalogue: name, app, category, a line each; no name is in two lists. An app is
 * right where one of the two spellings, without punctuation, is in the other: apps are called `中文 (English)`. Where the list has both, either will do.
 */
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

test.each([
	['held-out-names.tsv', 0.98, 0.92],
	['second-names.tsv', 0.98, 0.9],
	['third-names.tsv', 0.97, 0.88],
] as const)('common names of %s', (file, leastApps, leastRight) => {
	const lines = readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
		.trim()
		.split('\n');
	const rows = lines.map(line => line.split('\t') as [string, string, string]);
	const classifier = createClassifier([]);
	const wrong: string[] = [];
	let apps = 0;
	for (const [name, app, category] of rows) {
		const verdict = classifier.name(name);
		if (verdict !== undefined) apps++;
		const given = bare(verdict?.app ?? '');
		const sameApp = app
			.split(/ (?=[^\x00-\x7f])/)
			.map(bare)
			.some(wanted => given !== '' && (given.includes(wanted) || wanted.includes(given)));
		if (!sameApp || verdict?.category !== category) wrong.push(`${name}: ${verdict?.app} (${verdict?.category}), not ${app} (${category})`);
	}
	expect(apps / rows.length).toBeGreaterThanOrEqual(leastApps);
	expect(1 - wrong.length / rows.length, wrong.join('\n')).toBeGreaterThanOrEqual(leastRight);
});
