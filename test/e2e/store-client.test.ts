import {resolve} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import type * as Client from '../../source/store/client.js';
import {createHome, run} from '../support/program.js';

const file = resolve(import.meta.dirname, '../../dist/store/client.js');

test('what the store tells before anybody listens waits for the first listener', async () => {
	const {openStore} = (await import(pathToFileURL(file).href)) as typeof Client;
	const home = createHome();
	const store = await openStore({
		home,
		database: undefined,
		prepares: true,
		patient: false,
		author: 'somebody@here',
		sensor: 'here',
		csv: false,
		queue: true,
		automatic: false,
		json: false,
		debug: false,
		engine: undefined,
	});
	await run(['label', 'early.example', 'Early', '--home', home]);
	await run(['label', 'later.example', 'Later', '--home', home]);
	// The store looks four times a second whether another process has changed the rules.
	await sleep(1000);
	const heard: string[] = [];
	store.on('rules', ({change}) => heard.push(...change.upsert.map(({pattern}) => pattern)));
	await sleep(100);
	expect(heard).toEqual(['early.example', 'later.example']);
	await store.close();
});
