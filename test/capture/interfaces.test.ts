import {expect, it} from 'vitest';
import {
	chooseInterfaces,
	formatInterfaces,
	listInterfaces,
	parseDeviceNames,
	parseIpv6Routes,
	parseRoutes,
} from '../../source/capture/interfaces.js';

const routes = (...rows: readonly string[]): string =>
	['Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT', ...rows, ''].join('\n');

it('takes the default route with the lowest metric', () => {
	const wlan = 'wlan0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0';
	const eth = 'eth0\t00000000\t010200C0\t0003\t0\t0\t100\t00000000\t0\t0\t0';
	const net = 'eth1\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0';
	const rejecting = 'lo\t00000000\t00000000\t0201\t0\t0\t0\t00000000\t0\t0\t0';
	const half = 'tun0\t00000000\t00000000\t0001\t0\t0\t0\t00000080\t0\t0\t0';
	expect(parseRoutes(routes(net, wlan, rejecting, half, eth))).toBe('eth0');
	expect(parseRoutes(routes(net))).toBeUndefined();
	expect(parseRoutes('')).toBeUndefined();
});

it('takes the default route of IPv6, but none that rejects', () => {
	const zero = '0'.repeat(32);
	const row = (metric: string, flags: string, name: string): string =>
		`${zero} 00 ${zero} 00 fd000000000000000000000000000001 ${metric} 00000001 00000000 ${flags}     ${name}`;
	const text = [row('00000400', '00000003', 'eth0'), row('00000100', '00000003', 'wg0'), row('ffffffff', '00200200', 'lo'), ''].join('\n');
	expect(parseIpv6Routes(text)).toBe('wg0');
	expect(parseIpv6Routes(row('ffffffff', '00200200', 'lo'))).toBeUndefined();
	expect(parseIpv6Routes('')).toBeUndefined();
});

it('reads the names of devices', () => {
	const text = 'Inter-|   Receive\n face |bytes    packets\n    lo:    3245      30\nveth1a2b@if3: 1 2\n br-0f.100:9 9\n';
	expect(parseDeviceNames(text)).toEqual(['lo', 'veth1a2b@if3', 'br-0f.100']);
});

it.skipIf(process.platform !== 'linux')('lists the interfaces of this machine, and refuses others', () => {
	expect(listInterfaces()).toContainEqual(expect.objectContaining({name: 'lo', kind: 'loopback'}));
	expect(chooseInterfaces(['lo', 'lo'])).toEqual(['lo']);
	expect(chooseInterfaces(['any'])).toEqual(['any']);
	expect(chooseInterfaces(['any', 'nflog'])).toEqual(['any', 'nflog']);
	expect(() => chooseInterfaces(['lo', 'any'])).toThrow('would count twice');
	expect(() => chooseInterfaces(['no-such-0'])).toThrow('there is no interface "no-such-0"');
});

it('prints a line each', () => {
	const lines = formatInterfaces([
		{name: 'eth0', state: 'up', kind: 'ethernet', addresses: ['192.0.2.2/24', 'fd00::2/64'], isDefault: true},
		{name: 'wg0', state: 'down', kind: 'tunnel', addresses: [], isDefault: false},
	]);
	expect(lines).toEqual([
		'eth0  up       ethernet  192.0.2.2/24 fd00::2/64 (default route)',
		'wg0   down     tunnel',
		'any                      all interfaces at once',
	]);
});
