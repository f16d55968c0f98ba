import {execFileSync} from 'node:child_process';
import {createWriteStream, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {MessageChannel} from 'node:worker_threads';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {Engine} from '../../source/engine/engine.js';
import type {EngineToStore} from '../../source/model/messages.js';
import type {Delta} from '../../source/model/tally.js';
import {noRules} from '../support/captures.js';
import {tlsConversation} from '../support/conversation.js';
import {pcapOf} from '../support/pcap.js';
import {until} from '../support/until.js';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'snitop-pipe-'));
	execFileSync('mkfifo', [join(folder, 'pipe')]);
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** A capture that comes through a pipe, which then falls silent. */
async function silentAfter(capture: Buffer) {
	const {port1, port2} = new MessageChannel();
	const deltas: Delta[] = [];
	let stored = 0;
	let hasEnded = false;
	port2.on('message', (message: EngineToStore) => {
		if (message.kind === 'end') hasEnded = true;
		if (message.kind === 'connections') stored += message.count;
		port2.postMessage({connections: message.kind === 'connections' ? message.count : 0});
	});
	const path = join(folder, 'pipe');
	const start = {files: [path], interfaces: [], limits: {connections: 1000, names: 1000, reassemblyBytes: 1 << 20}};
	const engine = new Engine({...start, deltas: true, storeDeltas: false, store: port1}, noRules, message => {
		if (message.kind === 'delta') deltas.push(message);
	});
	engine.command({kind: 'begin', rules: []});
	const writer = createWriteStream(path);
	const done = engine.run();
	writer.write(capture);
	return {
		deltas,
		stored: () => stored,
		write: (bytes: Buffer) => writer.write(bytes),
		async end() {
			writer.end();
			await until('the end', () => deltas.at(-1)?.ended);
			engine.command({kind: 'stop'});
			await done;
			// What was sent may still be on its way.
			await until('its last words', () => hasEnded);
			port2.close();
		},
	};
}

test.each([
	['the present', 0],
	['an hour ago', 3600e6],
])('what came through a pipe is told while the pipe is silent, and its time goes on: %s', async (_, agoUs) => {
	const [first, ...last] = tlsConversation('www.example.com').reverse();
	const pipe = await silentAfter(pcapOf(last.reverse(), 1, Date.now() * 1000 - agoUs));
	await until('it is told', () => pipe.deltas.at(-1)?.totals.connections === 1, 2000);
	const {timeUs} = pipe.deltas.at(-1)!;
	await until('time goes on', () => pipe.deltas.at(-1)!.timeUs - timeUs > 6.5e6, 10_000);
	// Said goodbye, and silent for long: but its last packet was on its way.
	pipe.write(pcapOf([first!], 1, Date.now() * 1000 - agoUs - 6e6).subarray(24));
	await pipe.end();
	expect(pipe.deltas.at(-1)!.totals).toMatchObject({connections: 1, packets: last.length + 1});
	expect(pipe.stored()).toBe(1);
	const times = pipe.deltas.map(delta => delta.timeUs);
	expect(times).toEqual([...times].sort((a, b) => a - b));
});
