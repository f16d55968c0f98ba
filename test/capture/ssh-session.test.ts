import {describe, expect, it} from 'vitest';
import {
	composeFilter,
	describeSessions,
	findSshSessions,
	type ProcessTable,
	parseEstablished,
	parseSshConnection,
} from '../../source/capture/ssh-session.js';

const heading = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
/** 198.51.100.7:50000 → 192.0.2.2:22, established; and a listener. */
const tcp = `${heading}   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
   1: 020200C0:0016 076433C6:C350 01 00000000:00000000 02:00000000 00000000     0        0 2 2\n`;
/** 2001:db8::7 port 40000 → 2001:db8::2 port 22, and 198.51.100.9:40001 → 192.0.2.2:22 on a socket of both families. */
const tcp6 = `${heading}   0: B80D0120000000000000000002000000:0016 B80D0120000000000000000007000000:9C40 01 0 0 0 0 0 3
   1: 0000000000000000FFFF0000020200C0:0016 0000000000000000FFFF0000096433C6:9C41 01 0 0 0 0 0 4\n`;

/** Processes by number: parent and environment. */
const tableOf = (
	processes: Readonly<Record<number, readonly [number, ...string[]]>>,
	multiplexers: readonly number[] = [],
): ProcessTable => ({
	self: 100,
	environment: pid => processes[pid]?.slice(1).join('\0') ?? '',
	parent: pid => processes[pid]?.[0] ?? 0,
	multiplexers: () => multiplexers,
	sockets: () => [tcp, tcp6],
});

const live4 = 'SSH_CONNECTION=198.51.100.7 50000 192.0.2.2 22';
const live6 = 'SSH_CONNECTION=2001:db8::7 40000 2001:db8::2 22';
const mapped = 'SSH_CONNECTION=198.51.100.9 40001 192.0.2.2 22';
const stale = 'SSH_CONNECTION=198.51.100.7 49999 192.0.2.2 22';
const ports = (table: ProcessTable): readonly number[] => findSshSessions(table).map(({clientPort}) => clientPort);

describe('the own SSH session', () => {
	it.each([live4, live6, mapped])('is found in the own environment: %s', connection => {
		expect(ports(tableOf({100: [1, 'HOME=/', connection]}))).toHaveLength(1);
	});

	it('is found in an ancestor where sudo removed it', () => {
		expect(ports(tableOf({100: [90, 'SUDO_UID=1000'], 90: [80], 80: [1, live4]}))).toEqual([50000]);
	});

	it('is the live one where an inner shell has an old one', () => {
		expect(ports(tableOf({100: [90, stale], 90: [1, live4]}))).toEqual([50000]);
	});

	it('is taken on trust where no socket is seen, but not out of tmux', () => {
		expect(ports(tableOf({100: [1, stale]}))).toEqual([49999]);
		expect(ports(tableOf({100: [1, stale, 'TMUX=/tmp/tmux-0/default,1,0']}))).toEqual([]);
	});

	it('is that of each client of tmux', () => {
		const table = tableOf({100: [90, stale, 'TMUX=/tmp/tmux-0/default,90,0'], 90: [1], 200: [7, live4], 201: [7, live6]}, [90, 200, 201]);
		expect(ports(table)).toEqual([50000, 40000]);
	});

	it('ends where processes are their own parents', () => {
		expect(ports(tableOf({100: [90], 90: [100]}))).toEqual([]);
	});
});

it('parses SSH_CONNECTION, without zones, and nothing else', () => {
	expect(parseSshConnection('fe80::1%eth0 50000 fe80::2%eth0 22')).toEqual({
		clientAddress: 'fe80::1',
		clientPort: 50000,
		serverAddress: 'fe80::2',
		serverPort: 22,
	});
	for (const value of [
		'',
		'UNKNOWN 65535 UNKNOWN 65535',
		'1.2.3.4 5 1.2.3.4',
		'1.2.3.4 5 x) or (tcp 22',
		':::: 1 1:2 3',
		'1:2:3 4 5:6:7 8',
	])
		expect(parseSshConnection(value), value).toBeUndefined();
});

it('reads the established connections of the kernel', () => {
	expect(parseEstablished(tcp)).toEqual(['00000000000000000000ffffc6336407:50000 00000000000000000000ffffc0000202:22']);
	expect(parseEstablished(tcp6)).toHaveLength(2);
	expect(parseEstablished('')).toEqual([]);
});

it('composes the filter and says what is left out', () => {
	const session = parseSshConnection('198.51.100.7 50000 192.0.2.2 22')!;
	const without = 'not (tcp and host 198.51.100.7 and host 192.0.2.2 and port 50000 and port 22)';
	expect(composeFilter(undefined, [])).toBe('');
	expect(composeFilter(undefined, [session])).toBe(without);
	expect(composeFilter(' tcp or udp ', [session])).toBe(`(tcp or udp) and ${without}`);
	expect(composeFilter('tcp', [])).toBe('tcp');
	expect(describeSessions([session])).toContain('198.51.100.7 port 50000');
	expect(describeSessions([])).toMatch(/nothing is left out/);
});
