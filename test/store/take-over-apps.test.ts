import {expect, test} from 'vitest';
import {cleanOldTables, type OldRow, type OldTable} from '../../source/store/take-over.js';

/** What becomes of old tables: apps, rules with their apps, and what was reported of apps. */
async function taken(old: Partial<Record<OldTable, readonly OldRow[]>>) {
	const {apps, rules, report} = await cleanOldTables(async table => old[table] ?? []);
	expect(new Set(apps.map(({id}) => id)).size).toBe(apps.length);
	const nameOf = new Map(apps.map(({id, name}) => [id, name]));
	return {
		apps: apps.map(({id, name}) => `${id} ${name}`),
		rules: rules.map(({sni, app}) => `${sni} ${nameOf.get(app)}`),
		report: report.map(({table, row, fault, result}) => `${table} ${row}: ${fault} → ${result}`),
	};
}

test('an app_id that stands twice costs no app, and each rule goes where the report says', async () => {
	const done = await taken({
		app_protocol: [
			{app_id: 1, app_name: 'A'},
			{app_id: 1, app_name: 'B'},
			{app_id: 1, app_name: 'A'},
			{app_id: 2, app_name: 'C'},
			{app_id: 2, app_name: 'A'},
		],
		app_sni: [
			{id: 2, app_id: 2, sni: 'c.example'},
			{id: 1, app_id: 1, sni: 'a.example'},
		],
		sni_re: [
			{sni_re: '^b', app_name: 'B'},
			{sni_re: '^c', app_name: 'C'},
		],
	});
	expect(done.apps).toEqual(['1 A', '3 B', '2 C']);
	expect(done.rules).toEqual(['c.example C', 'a.example A', '^b B', '^c C']);
	expect(done.report).toEqual([
		"app_protocol 1: app_id stands there twice → 'B' is app 3; rules of app 1 go to 'A'",
		'app_protocol 1: app_id stands there twice → merged',
		"app_protocol 2: app_id stands there twice → 'A' is app 1; rules of app 2 go to 'C'",
	]);
});

test('an id that only rules know stays theirs', async () => {
	const done = await taken({
		app_protocol: [
			{app_id: '1', app_name: 'A'},
			{app_id: '1', app_name: 'B'},
		],
		app_sni: [
			{id: '1', app_id: '2', sni: 'orphan.example'},
			{id: '2', app_id: null, sni: 'nobody.example'},
		],
		sni_re: [{sni_re: '^d', app_name: 'D'}],
	});
	expect(done.apps).toEqual(['1 A', '3 B', '2 app 2', '4 D']);
	expect(done.rules).toEqual(['orphan.example app 2', '^d D']);
});
