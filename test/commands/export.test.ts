import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {runExport} from '../../source/commands/export.js';
import {runImport} from '../../source/commands/import.js';
import {Desk} from '../support/command.js';
import {hasPostgres, PostgresServer} from '../support/postgres.js';

describe.skipIf(!hasPostgres)('with a shared database (needs the server programs of PostgreSQL)', () => {
	let server: PostgresServer;
	beforeAll(async () => {
		server = await PostgresServer.create();
	});
	afterAll(() => server?.remove());

	test('a machine that has never seen the rules exports, and compares with, all of them', async () => {
		const url = await server.database();
		const [from, to] = [await Desk.create(url), await Desk.create(url)];
		const path = join(from.home, 'list');
		writeFileSync(path, Array.from({length: 5000}, (_, i) => `n${i}.example\n`).join(''));
		const options = {path, app: 'List', category: undefined, dryRun: false};
		await runImport(from.config, options, from.output);
		expect(from.take().out.at(-1)).toBe('names: 5,000 new, 0 changed, 0 unchanged, 0 left out, shared');
		await runExport(to.config, {format: 'csv'}, to.output);
		expect(to.take().out).toHaveLength(5001);
		const third = await Desk.create(url);
		await runImport(third.config, options, third.output);
		expect(third.take().out).toEqual(['names: 0 new, 0 changed, 5,000 unchanged, 0 left out, shared']);
	});
});
