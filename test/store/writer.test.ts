import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {becomeWriter} from '../../source/store/writer.js';
import {until} from '../support/until.js';

let home: string;
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), 'snitop-'));
});
afterEach(() => rmSync(home, {recursive: true, force: true}));
const path = () => join(home, 'cache', 'writer');

test('one process writes a home, until it lets go', () => {
	const first = becomeWriter(home);
	expect(first.other).toBeUndefined();
	const second = becomeWriter(home);
	expect(second.other).toBe(process.pid);
	second.release();
	expect(existsSync(path())).toBe(true);
	first.release();
	first.release();
	expect(existsSync(path())).toBe(false);
	expect(becomeWriter(home).other).toBeUndefined();
});

test('one that was killed is none, nor is a process that has its number now', async () => {
	becomeWriter(home);
	const mine = readFileSync(path(), 'utf8');
	const dead = spawn('true');
	await once(dead, 'exit');
	// A shell that goes on as another program asks nobody how its child ended.
	const careless = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 20']);
	const [first] = (await once(careless.stdout, 'data')) as [Buffer];
	const zombie = Number(first);
	const stat = () => readFileSync(`/proc/${zombie}/stat`, 'utf8').split(' ');
	await until('it has ended', () => stat()[2] === 'Z');
	for (const written of [`${dead.pid} 1\n`, `${zombie} ${stat()[21]}\n`, `${process.pid} 1\n`, '', 'no number']) {
		writeFileSync(path(), written);
		expect([written, becomeWriter(home).other]).toEqual([written, undefined]);
		expect(readFileSync(path(), 'utf8')).toBe(mine);
	}
	careless.kill();
});
