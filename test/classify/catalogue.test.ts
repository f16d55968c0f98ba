import {readFileSync} from 'node:fs';
import {getDomain} from 'tldts';
import {describe, expect, it} from 'vitest';
import {catalogueTexts} from '../../source/classify/catalogue/all.js';
import {categories} from '../../source/classify/categories.js';
import {createClassifier} from '../../source/classify/create-classifier.js';

const lineForm = /^(\S(?:.*\S)?) \| (\S+(?: \S+)*)$/;
const hostForm = /^(?=.{4,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/;

interface Entry {
	readonly category: string;
	readonly app: string;
	readonly pattern: string;
}

/** Read here by hand, so that the parser's own leniency hides nothing. */
const entries: Entry[] = [];
const badLines: string[] = [];
const appsTwice: string[] = [];
for (const [category, text] of catalogueTexts) {
	const apps = new Set<string>();
	for (const line of text.split('\n')) {
		if (line === '' || line.startsWith('#')) continue;
		const [, app, patterns] = lineForm.exec(line) ?? [];
		if (app === undefined || patterns === undefined) {
			badLines.push(`${category}: ${line}`);
			continue;
		}
		if (apps.has(app)) appsTwice.push(`${category}: ${app}`);
		apps.add(app);
		for (const pattern of patterns.split(' ')) entries.push({category, app, pattern});
	}
}
const hostOf = (pattern: string) => pattern.replace(/^(=|\*\.)/, '');
const suffixes = new Map(entries.filter(e => hostOf(e.pattern) === e.pattern).map(e => [e.pattern, e]));
const linesOf = (file: string) =>
	readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
		.split('\n')
		.filter(line => line !== '' && !line.startsWith('#'));

describe('the bundled catalogue', () => {
	it('is well formed', () => {
		expect(badLines).toEqual([]);
		expect(appsTwice).toEqual([]);
		expect(entries.filter(e => !hostForm.test(hostOf(e.pattern)))).toEqual([]);
	});

	it('never claims a public suffix, except those of governments and health services', () => {
		const broad = [...suffixes.values()].filter(
			({category, pattern}) => getDomain(pattern) === null && category !== 'Government' && category !== 'Health',
		);
		expect(broad).toEqual([]);
	});

	it('names the categories of the program, in their order', () => {
		expect(catalogueTexts.map(([category]) => category)).toEqual(categories.map(({name}) => name).filter(name => name !== 'Unmatched'));
	});

	it('has no pattern twice', () => {
		const seen = new Set<string>();
		expect(entries.filter(({pattern}) => seen.size === seen.add(pattern).size)).toEqual([]);
	});

	it('has no rule that says what a shorter suffix says already', () => {
		const idle = entries.filter(entry => {
			const host = hostOf(entry.pattern);
			if (host !== entry.pattern && suffixes.has(host)) return true;
			for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
				const wider = suffixes.get(host.slice(dot + 1));
				if (wider !== undefined) return wider.app === entry.app && wider.category === entry.category;
			}
			return false;
		});
		expect(idle).toEqual([]);
	});

	it('is as large as promised', () => {
		expect(new Set(entries.map(e => e.app)).size).toBeGreaterThanOrEqual(600);
		expect(entries.length).toBeGreaterThanOrEqual(1800);
		expect(new Set(entries.map(e => e.category)).size).toBeGreaterThanOrEqual(40);
	});
});

describe('coverage of common names', () => {
	const classifier = createClassifier([]);
	const rows = linesOf('common-names.tsv').map(line => line.split('\t') as [name: string, app: string, category: string]);
	const verdicts = rows.map(([name, app, category]) => ({name, app, category, verdict: classifier.name(name)}));

	it('gives an app to at least 97 of 100 common names', () => {
		const without = verdicts.filter(({verdict}) => verdict === undefined);
		expect(without.length / rows.length, without.map(({name}) => name).join('\n')).toBeLessThanOrEqual(0.03);
	});

	it('gives the right app and category to at least 97 of 100', () => {
		const wrong = verdicts.filter(({app, category, verdict}) => verdict?.app !== app || verdict.category !== category);
		const told = wrong.map(({name, app, verdict}) => `${name}: ${verdict?.app} (${verdict?.category}), not ${app}`);
		expect(wrong.length / rows.length, told.join('\n')).toBeLessThanOrEqual(0.03);
	});

	it.each(linesOf('unmatched-names.txt'))('leaves %s unmatched', name => {
		expect(classifier.name(name)).toBeUndefined();
	});
});
