import {readdirSync, readFileSync} from 'node:fs';
import {getPriority} from 'node:os';
import {describe, expect, test} from 'vitest';
import {Network, whyNoNetwork} from '../support/network.js';
import {createHome, start} from '../support/program.js';
import {until} from '../support/until.js';

/** What a file of `/proc` says, or the names in a folder of it; undefined when its process or thread has ended. */
function unlessEnded<T>(look: () => T): T | undefined {
	try {
		return look();
	} catch {
		return undefined;
	}
}

/** nice(2) of each thread of a process, the main thread first (proc(5), field 19 of `stat`). */
const nices = (pid: number): readonly number[] =>
	(unlessEnded(() => readdirSync(`/proc/${pid}/task`)) ?? [])
		.map(id => unlessEnded(() => readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8')))
		.filter(stat => stat !== undefined)
		.map(stat => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]));

const childrenOf = (pid: number): readonly number[] =>
	(unlessEnded(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')) ?? '').trim().split(' ').filter(Boolean).map(Number);

/** That one thread has `first` and all others, which are more than V8 has by itself, `others`. */
const isAhead = (pid: number, first: number, others: number): boolean => {
	const [main, ...rest] = nices(pid);
	return (
		main === others &&
		rest.length > 6 &&
		rest.filter(nice => nice === first).length === 1 &&
		!rest.some(nice => nice !== first && nice !== others)
	);
};

test('where a capture is read, all other threads step back behind the engine', async () => {
	const program = start(['-r', '-', '--json', '--home', createHome()]);
	const ended = new Promise(resolve => program.on('close', resolve));
	await until('the threads', () => isAhead(program.pid!, getPriority(), Math.min(getPriority() + 10, 19)));
	program.stdin.end();
	expect(await ended).toBe(1); // nothing is no capture
});

const why = whyNoNetwork();

describe.skipIf(why)(`live${why ? ` (${why})` : ''}`, () => {
	test('as root the engine comes first, with the capture, and nothing else does', async () => {
		const network = new Network();
		try {
			const supervisor = start(['-i', 'near', '--json', '--home', createHome()], {wrapper: network.at('near')});
			const ended = new Promise(resolve => supervisor.on('close', resolve));
			await until('the threads', () => {
				const [monitor, ...captures] = childrenOf(supervisor.pid!);
				return monitor && captures.length === 1 && isAhead(monitor, -10, 0) && nices(captures[0]!).every(nice => nice === -10);
			});
			supervisor.kill();
			expect(await ended).toBe(0);
		} finally {
			network.remove();
		}
	});
});
