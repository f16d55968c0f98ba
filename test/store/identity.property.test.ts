import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Rule} from '../../source/model/rule.js';
import {writeCsvRules} from '../../source/store/formats/csv-rules.js';
import {writeJsonRules} from '../../source/store/formats/json-rules.js';
import {planImport} from '../../source/store/formats/plan-import.js';
import {readRows} from '../../source/store/formats/read-rows.js';
import {LabelStore} from '../../source/store/label-store.js';
import {openCache} from '../../source/store/sqlite.js';
import {ruleSets} from '../support/rules.js';

const plan = (text: string, current: readonly Rule[]) =>
	planImport(readRows(text, 'file'), current, {
		app: undefined,
		name: 'file',
		isList: false,
		category: undefined,
		author: 'me',
		nowMs: 5000,
	});

const sorted = (rules: readonly Rule[]) =>
	rules
		.map(rule => ({...rule, changeId: undefined}))
		.sort((a, b) => (`${a.layer} ${a.pattern} ${a.match}` < `${b.layer} ${b.pattern} ${b.match}` ? -1 : 1));

/** The rules of an empty store into which `text` was imported. */
function imported(text: string): readonly Rule[] {
	const {sql} = openCache('/nowhere', false);
	const labels = new LabelStore(sql, {author: 'me', shared: false});
	labels.import(plan(text, []).rules);
	const rules = labels.rules.all();
	sql.close();
	return sorted(rules);
}

test.each([
	['CSV', writeCsvRules],
	['JSON', writeJsonRules],
])('what is exported as %s and imported again is the same, every field of it', (_, write) => {
	fc.assert(
		fc.property(ruleSets, given => {
			const text = write(sorted(given));
			expect(plan(text, given)).toMatchObject({rules: [], unchanged: given.length});
			expect(
				plan(text, [])
					.problems.all()
					.filter(({result}) => result !== 'taken'),
			).toEqual([]);
			const there = imported(text);
			expect(there).toEqual(sorted(given));
			expect(write(there)).toBe(text);
			// And through a spreadsheet that saves with other separators and line ends.
			if (write === writeCsvRules) expect(imported(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(there);
		}),
	);
});
