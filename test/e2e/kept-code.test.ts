import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Worker} from 'node:worker_threads';
import {afterAll, describe, expect, test} from 'vitest';
import type {EngineStart, FromEngine} from '../../source/model/messages.js';

const dist = join(import.meta.dirname, '../../dist');
const folder = mkdtempSync(join(tmpdir(), 'snitop-kept-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe.each(['engine', 'store'])('the built thread of the %s', thread => {
	test('V8 takes the code that was kept', () => {
		const look = `
			const {readFileSync} = require('node:fs');
			const filename = process.argv[1] + '/code.cjs';
			const cachedData = readFileSync(process.argv[1] + '/code.cache');
			console.log(new (require('node:vm').Script)(readFileSync(filename, 'latin1'), {filename, cachedData}).cachedDataRejected);`;
		// Flags of the test's own process would make it another V8.
		const {stdout} = spawnSync(process.execPath, ['-e', look, join(dist, thread)], {encoding: 'utf8', env: {PATH: process.env['PATH']}});
		expect(stdout).toBe('false\n');
	});

	test('is strict, in ASCII, and leaves imports to its worker', () => {
		const code = readFileSync(join(dist, thread, 'code.cjs'), 'utf8');
		expect(code).toMatch(/^\(function \(.*\) \{'use strict';/);
		expect(/[^\0-\x7f]/.test(code)).toBe(false);
		// Methods may have the name.
		expect(code.match(/(?<!\.)\bimport\((?!\w*\) \{).*/g)).toBeNull();
	});
});

test.each([
	['of another Node', "'v0.0.0'"],
	['that is missing', undefined],
])('an engine with code %s compiles', async (_, version) => {
	const engine = join(folder, `engine-${version}`);
	cpSync(join(dist, 'engine'), engine, {recursive: true});
	writeFileSync(join(engine, 'package.json'), '{}');
	if (version === undefined) rmSync(join(engine, 'code.cache'));
	else {
		// What it would break down with.
		writeFileSync(join(engine, 'code.cache'), 'spoilt');
		const worker = readFileSync(join(engine, 'worker.cjs'), 'utf8');
		writeFileSync(join(engine, 'worker.cjs'), worker.replace(`'${process.version}'`, version));
	}
	const start: EngineStart = {
		files: [join(folder, 'missing.pcap')],
		interfaces: [],
		limits: {connections: 16, names: 16, reassemblyBytes: 1 << 20},
		deltas: false,
		storeDeltas: false,
		store: undefined,
	};
	const worker = new Worker(join(engine, 'worker.cjs'));
	const told = await new Promise<FromEngine>((resolve, reject) => {
		worker.once('error', reject);
		worker.once('message', resolve);
		worker.postMessage(start);
	});
	expect(told).toMatchObject({kind: 'unreadable'});
	await worker.terminate();
});
