import {readFileSync} from 'node:fs';
import {networkInterfaces} from 'node:os';
import {UserError} from '../model/user-error.js';

/** Pseudo-devices of libpcap that are no network interfaces. */
const PSEUDO = /^(any|nflog|nfqueue|usbmon\d+|bluetooth\d*|bluetooth-monitor|dbus-system|dbus-session)$/;
const IFF_UP = 1;
const IFF_LOOPBACK = 8;

export interface NetworkInterface {
	readonly name: string;
	/** `unknown` where the system does not say. */
	readonly state: 'up' | 'down' | 'unknown';
	readonly kind: 'ethernet' | 'loopback' | 'wifi' | 'tunnel' | 'ppp' | 'bridge' | 'other';
	readonly addresses: readonly string[];
	/** The default route of IPv4 or IPv6 goes through it. */
	readonly isDefault: boolean;
}

/** The network interfaces of this machine, in the order of the kernel; needs no privilege. */
export function listInterfaces(): readonly NetworkInterface[] {
	const addresses = networkInterfaces();
	const route = defaultRoute();
	return parseDeviceNames(read('/proc/self/net/dev')).map(name => {
		const up = isUp(name);
		return {
			name,
			state: up === undefined ? 'unknown' : up ? 'up' : 'down',
			kind: kindOf(name),
			addresses: (addresses[name] ?? []).map(address => address.cidr ?? address.address),
			isDefault: name === route,
		};
	});
}

/** The interface of the default route, or else the first that is up, the loopback last. Throws where there is none. */
export function defaultInterface(): string {
	const interfaces = listInterfaces();
	const up = interfaces.filter(({state}) => state !== 'down');
	const found = interfaces.find(({isDefault}) => isDefault) ?? up.find(({kind}) => kind !== 'loopback') ?? up[0];
	if (!found)
		throw new UserError('no network interface is up', 'snitop --list-interfaces shows what there is; -r FILE reads a capture file');
	return found.name;
}

/** The interfaces to capture on: those asked for, each once, or the default one. Throws where one does not exist, or another sees the same traffic. */
export function chooseInterfaces(asked: readonly string[]): readonly string[] {
	if (asked.length === 0) return [defaultInterface()];
	const names = listInterfaces().map(({name}) => name);
	for (const name of asked) {
		if (names.includes(name) || PSEUDO.test(name)) continue;
		throw new UserError(`there is no interface "${name}"`, `there are: ${[...names, 'any'].join(', ')}`);
	}
	const chosen = [...new Set(asked)];
	if (chosen.includes('any') && chosen.some(name => names.includes(name)))
		throw new UserError('"any" is all interfaces: what goes over another one would count twice', 'leave one of them out', 2);
	return chosen;
}

/** Lines for `--list-interfaces`: name, state, kind, addresses, and which one is taken without `-i`. */
export function formatInterfaces(interfaces: readonly NetworkInterface[]): readonly string[] {
	const width = Math.max(...interfaces.map(({name}) => name.length), 3);
	const line = (name: string, state: string, kind: string, rest: string): string =>
		`${name.padEnd(width)}  ${state.padEnd(7)}  ${kind.padEnd(8)}  ${rest}`.trimEnd();
	return [
		...interfaces.map(({name, state, kind, addresses, isDefault}) =>
			line(name, state, kind, [...addresses, ...(isDefault ? ['(default route)'] : [])].join(' ')),
		),
		line('any', '', '', 'all interfaces at once'),
	];
}

/** Whether an interface is up (undefined: not known here). A name without an interface is not up, unless it is a pseudo-device. */
export function isUp(name: string): boolean | undefined {
	if (PSEUDO.test(name)) return undefined;
	const flags = Number.parseInt(read(`/sys/class/net/${name}/flags`), 16);
	if (!Number.isNaN(flags)) return (flags & IFF_UP) !== 0;
	return parseDeviceNames(read('/proc/self/net/dev')).includes(name) ? undefined : false;
}

/** Names in the text of `/proc/net/dev`: what stands before the colon, below two lines of heading. */
export const parseDeviceNames = (text: string): readonly string[] =>
	text
		.split('\n')
		.slice(2)
		.map(line => line.slice(0, Math.max(0, line.lastIndexOf(':'))).trim())
		.filter(name => name !== '');

/** The interface of the default route with the lowest metric in the text of `/proc/net/route`; routes that are not up, or reject, do not count. */
export function parseRoutes(text: string): string | undefined {
	const rows = text
		.split('\n')
		.slice(1)
		.map(line => line.split('\t'))
		.filter(row => row[1] === '00000000' && row[7] === '00000000' && (Number.parseInt(row[3]!, 16) & 0x201) === 1);
	return rows.sort((a, b) => Number(a[6]) - Number(b[6]))[0]?.[0];
}

/** The same of `/proc/net/ipv6_route`, where a default route that rejects stands on `lo`. */
export function parseIpv6Routes(text: string): string | undefined {
	const rows = text
		.split('\n')
		.map(line => line.trim().split(/\s+/))
		.filter(row => row[0] === '0'.repeat(32) && row[1] === '00' && row[9] !== 'lo' && (Number.parseInt(row[8]!, 16) & 0x201) === 1);
	return rows.sort((a, b) => Number.parseInt(a[5]!, 16) - Number.parseInt(b[5]!, 16))[0]?.[9];
}

const defaultRoute = (): string | undefined =>
	parseRoutes(read('/proc/self/net/route')) ?? parseIpv6Routes(read('/proc/self/net/ipv6_route'));

/** ARPHRD_ numbers (linux/if_arp.h) of `/sys/class/net/NAME/type`. */
const kinds: Readonly<Record<number, NetworkInterface['kind']>> = {
	512: 'ppp',
	768: 'tunnel',
	769: 'tunnel',
	772: 'loopback',
	776: 'tunnel',
	778: 'tunnel',
	801: 'wifi',
	803: 'wifi',
	65534: 'tunnel',
};

function kindOf(name: string): NetworkInterface['kind'] {
	const folder = `/sys/class/net/${name}`;
	const type = Number(read(`${folder}/type`));
	if (type !== 1) return kinds[type] ?? (Number.parseInt(read(`${folder}/flags`), 16) & IFF_LOOPBACK ? 'loopback' : 'other');
	const kind = /^DEVTYPE=(\w+)/m.exec(read(`${folder}/uevent`))?.[1];
	if (kind === 'wlan') return 'wifi';
	return kind === 'bridge' ? 'bridge' : 'ethernet';
}

/** Empty where the file is not there: another system, or an interface that has just gone. */
function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
