import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {Engine} from '../../source/engine/engine.js';
import type {FromEngine} from '../../source/model/messages.js';
import {noRules} from '../support/captures.js';
import {tlsConversation} from '../support/conversation.js';
import {pcapOf} from '../support/pcap.js';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'snitop-ending-'));
});
afterEach(() => rmSync(folder, {recursive: true, force: true}));

test('at the end of a capture the engine says how many connections are left, and at last that none is', async () => {
	const file = join(folder, 'open.pcap');
	// More connections than one step ends.
	const open = Array.from({length: 20_000}, (_, i) => tlsConversation('www.example.com', {clientPort: 10_000 + i}).slice(0, 3));
	writeFileSync(file, pcapOf(open.flat()));
	const told: FromEngine[] = [];
	const start = {
		files: [file],
		interfaces: [],
		limits: {connections: 1 << 15, names: 1000, reassemblyBytes: 1 << 20},
		deltas: false,
		storeDeltas: false,
		store: undefined,
	};
	await new Engine(start, noRules, message => told.push(message)).run();
	const left = told.filter(message => message.kind === 'ending').map(message => message.left);
	expect(left.length).toBeGreaterThan(1);
	expect(left.slice(1).every((count, i) => count < left[i]!)).toBe(true);
	expect(left.at(-1)).toBe(0);
	const last = told.findLast(message => message.kind === 'delta');
	expect(last?.totals).toMatchObject({connections: 20_000});
});
