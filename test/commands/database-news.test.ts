import {expect, test} from 'vitest';
import {tellOfDatabase} from '../../source/commands/database-news.js';
import type {DatabaseStatus} from '../../source/model/label.js';
import type {StoreClient} from '../../source/store/client.js';

const status = (state: DatabaseStatus['state'], detail?: string): DatabaseStatus => ({
	state,
	engine: 'PostgreSQL',
	detail,
	outbox: 0,
	lost: 0,
});

test('that the shared database goes away and comes back is said once each', () => {
	let listener: (message: {kind: 'status'; status: DatabaseStatus}) => void = () => {};
	const store = {status: status('connecting'), on: (_: string, told: typeof listener) => (listener = told)};
	const said: string[] = [];
	tellOfDatabase(store as unknown as StoreClient, line => said.push(line));
	for (const next of [
		status('ok'),
		status('away', 'refused'),
		status('away', 'unknown host'),
		status('connecting'),
		status('ok'),
		status('ok'),
	])
		listener({kind: 'status', status: next});
	expect(said).toEqual(['the shared database is away: refused; what is for it waits', 'the shared database is back']);
});

test('one that is away from the beginning', () => {
	const said: string[] = [];
	tellOfDatabase({status: status('away', 'refused'), on: () => {}}, line => said.push(line));
	expect(said).toEqual(['the shared database is away: refused; what is for it waits']);
});
