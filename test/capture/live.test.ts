import {execFileSync} from 'node:child_process';
import {chmodSync, copyFileSync, mkdirSync, realpathSync} from 'node:fs';
import {getPriority} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {helperPath} from '../../source/capture/methods.js';
import {descendants, hasSetcap, LiveWorld, type Monitor, runs, statusOf, whyNotLive} from './live-world.js';

const why = whyNotLive();
/** The account `daemon`, which every Debian has: stands for the user who called sudo. */
const daemon = {SUDO_UID: '1', SUDO_GID: '1'};
const running = (line: Readonly<Record<string, unknown>>): boolean => line.state === 'running' && typeof line.path === 'string';

describe.skipIf(why)(`live capture${why ? ` (${why})` : ''}`, () => {
	let world: LiveWorld;
	beforeAll(() => {
		world = new LiveWorld();
	});
	afterAll(() => world?.remove());

	const counted = (monitor: Monitor, frames: number): Promise<unknown> => monitor.until(line => line.frames === frames);
	const end = async (monitor: Monitor): Promise<void> => {
		const beganMs = performance.now();
		monitor.child.kill('SIGTERM');
		expect(await monitor.exit).toBe(0);
		expect(performance.now() - beganMs).toBeLessThan(2000);
		expect(world.leftOvers()).toEqual([]);
	};

	describe.each(['cap', 'tcpdump'])('%s', method => {
		const options = {method, filter: 'udp port 9'};

		it('delivers every packet as a pcap stream, and ends whole', async () => {
			const monitor = world.monitor(options);
			await monitor.until(running);
			world.send(2000, 300);
			await counted(monitor, 2000);
			expect(monitor.lines).toContainEqual({magic: 'a1b2c3d4', linkType: 1});
			world.send(50, 300);
			await end(monitor);
			expect(monitor.lines.at(-1)).toEqual({ended: 2050});
			expect(monitor.dropped).toBe(0);
		});

		// With tcpdump the kernel holds a block that is not full for a second.
		it('shows one packet on an idle link soon', async () => {
			const monitor = world.monitor(options);
			await monitor.until(running);
			world.send(1, 100);
			const sentUs = Date.now() * 1000;
			const seen = (await counted(monitor, 1)) as {timeUs: number};
			expect(seen.timeUs - sentUs).toBeLessThan(method === 'cap' ? 700_000 : 1_700_000);
			await end(monitor);
		});

		it('gives privileges away: supervisor, monitor and capture each have their own', async () => {
			const monitor = world.monitor({...options, supervised: true}, {env: daemon});
			const who = await monitor.until(line => 'pid' in line);
			expect(who).toMatchObject({uid: 1, groups: [1], home: '/usr/sbin'});
			await monitor.until(running);
			const supervisor = monitor.child.pid!;
			const rights = BigInt(`0x${statusOf(supervisor).CapEff}`);
			expect(rights & (1n << 21n), 'CAP_SYS_ADMIN').toBe(0n);
			expect(rights & (1n << 1n), 'CAP_DAC_OVERRIDE').toBe(0n);
			const captures = descendants(supervisor).filter(pid => statusOf(pid).Uid!.startsWith('65534'));
			expect(captures).toHaveLength(1);
			expect(statusOf(captures[0]!)).toMatchObject({
				CapEff: '0000000000000000',
				CapPrm: '0000000000000000',
				Gid: expect.stringMatching(/^65534/),
			});
			expect(getPriority(captures[0])).toBe(-10);
			world.send(100, 300);
			await counted(monitor, 100);
			await end(monitor);
			expect(monitor.lines.at(-1)).toEqual({ended: 100});
		});

		it('goes on after the interface was down', async () => {
			const monitor = world.monitor(options);
			await monitor.until(running);
			world.send(10, 100);
			await counted(monitor, 10);
			const before = monitor.lines.length;
			world.link('down');
			if (method === 'cap')
				expect(await monitor.until(line => line.state === 'restarting', before)).toMatchObject({detail: 'near is down'});
			world.link('up');
			if (method === 'cap') await monitor.until(running, before);
			world.send(10, 100);
			await counted(monitor, 20);
			await end(monitor);
		});

		it('counts what a slow reader makes the kernel drop', async () => {
			const monitor = world.monitor({...options, paused: true});
			await monitor.until(running);
			const sent = 120_000; // more than its ring holds
			world.send(sent, 1400);
			monitor.child.kill('SIGUSR2');
			await monitor.until(() => monitor.frames + Number(monitor.dropped) === sent);
			expect(Number(monitor.dropped)).toBeGreaterThan(0);
			await end(monitor);
		});

		it('ends in time though its reader stands still', async () => {
			const monitor = world.monitor({...options, paused: true});
			await monitor.until(running);
			world.send(5000, 1400);
			await end(monitor);
		});

		it.each([false, true])('leaves nothing behind when the monitor is killed (supervised: %s)', async supervised => {
			const monitor = world.monitor({...options, supervised}, {env: daemon});
			const {pid} = await monitor.until(line => 'pid' in line);
			await monitor.until(line => 'magic' in line);
			const processes = [monitor.child.pid!, ...descendants(monitor.child.pid!)];
			expect(processes.length).toBeGreaterThan(1);
			await until(() => world.leftOvers().length === 0); // removed once the stream was opened
			process.kill(Number(pid), 'SIGKILL');
			expect(await monitor.exit).toBe(supervised ? 137 : 'SIGKILL');
			await until(() => !processes.some(runs));
			expect(world.leftOvers()).toEqual([]);
		});

		it('ends when the supervisor is killed', async () => {
			const monitor = world.monitor({...options, supervised: true}, {env: daemon});
			const {pid} = await monitor.until(line => 'pid' in line);
			await monitor.until(line => 'magic' in line);
			const captures = descendants(monitor.child.pid!).filter(child => child !== pid);
			await until(() => world.leftOvers().length === 0);
			monitor.child.kill('SIGKILL');
			expect(await monitor.until(line => line.state === 'failed')).toMatchObject({detail: 'the supervisor ended'});
			await until(() => !captures.some(runs));
			process.kill(Number(pid), 'SIGTERM');
			await until(() => !runs(Number(pid)));
		});

		it('says what is wrong with a filter', async () => {
			const monitor = world.monitor({...options, filter: 'tpc port 443'});
			expect(await monitor.exit).toBe(1);
			expect(monitor.lines.at(-1)!.error).toMatch(/^wrong capture filter "tpc port 443": .*syntax error/);
			expect(world.leftOvers()).toEqual([]);
		});

		it('says what to do without privileges', async () => {
			const monitor = world.monitor(options, {uid: 1});
			expect(await monitor.exit).toBe(1);
			expect(monitor.lines.at(-1)).toMatchObject({
				error: 'no privilege to capture packets',
				hint: expect.stringMatching(/sudo.*--setcap.*-r FILE/),
			});
		});
	});

	it.skipIf(!hasSetcap())('captures as an ordinary user through a helper with the capability', async () => {
		const home = join(world.folder, 'home');
		const helper = helperPath(home);
		mkdirSync(dirname(helper), {recursive: true});
		copyFileSync(realpathSync(process.execPath), helper);
		chmodSync(helper, 0o755);
		execFileSync('setcap', ['cap_net_raw+ep', helper]);
		const monitor = world.monitor({method: 'cap', filter: 'udp port 9'}, {uid: 1, env: {HOME: home}});
		await monitor.until(running);
		const [capture] = descendants(monitor.child.pid!);
		expect(statusOf(capture!)).toMatchObject({Uid: expect.stringMatching(/^1\t/), CapEff: '0000000000000000', NoNewPrivs: '1'});
		world.send(100, 300);
		await counted(monitor, 100);
		expect(monitor.dropped).toBe(0);
		await end(monitor);
	});

	it('names the interfaces that exist', async () => {
		const monitor = world.monitor({method: 'cap', interfaces: ['eth7']});
		expect(await monitor.exit).toBe(1);
		expect(monitor.lines.at(-1)).toMatchObject({error: 'there is no interface "eth7"', hint: expect.stringMatching(/near/)});
	});

	it('waits for an interface that is down from the start', async () => {
		world.link('down');
		const monitor = world.monitor({method: 'cap', interfaces: ['near', 'lo'], filter: 'udp port 9'});
		await monitor.until(line => line.source === 0 && line.state === 'restarting');
		world.link('up');
		await monitor.until(line => line.source === 0 && running(line));
		await end(monitor);
	});
});

/** Waits for a fact outside this process. */
async function until(holds: () => boolean): Promise<void> {
	while (!holds()) await new Promise(resolve => setTimeout(resolve, 10));
}
