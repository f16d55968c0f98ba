import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Capture} from './captures.js';
import {type Cost, measure} from './measure.js';

/** Another program that reads names, as it reads them fastest without losing those it can find. */
export interface Peer {
	readonly name: string;
	readonly debianPackage: string;
	readonly version: readonly string[];
	/** Must be so many times slower than snitop, and should be. */
	readonly must: number;
	readonly goal: number;
	run(capture: Capture): Promise<Cost>;
	/** Names in what it has printed: one a line, each as often as it stands there. */
	names(capture: Capture): readonly string[];
}

const output = join(tmpdir(), 'snitop-bench');
const lines = (command: string): string[] =>
	spawnSync('sh', ['-c', command], {encoding: 'latin1', maxBuffer: 1 << 30})
		.stdout.split('\n')
		.filter(Boolean);

export const peers: readonly Peer[] = [
	{
		name: 'ndpiReader',
		debianPackage: 'libndpi-bin',
		version: ['ndpiReader', '-h'],
		must: 7,
		goal: 11,
		run: ({path}) => measure('ndpiReader', ['-q', '-i', path], {stdio: 'ignore'}),
		names: ({path}) =>
			lines(
				`ndpiReader -v 2 -i "${path}" 2>/dev/null | sed -n 's/.*\\[Hostname\\/SNI: \\([^]]*\\)\\].*/\\1/p; s/.*\\[Host: \\([^]]*\\)\\].*/\\1/p'`,
			),
	},
	{
		name: 'tshark',
		debianPackage: 'tshark',
		version: ['tshark', '--version'],
		must: 30,
		goal: 50,
		run: ({path}) => measure('tshark', tsharkArgs(path), {stdio: 'ignore'}),
		names: ({path}) =>
			lines(
				`tshark ${tsharkArgs(path)
					.map(arg => `'${arg}'`)
					.join(' ')} 2>/dev/null | tr '\\t' '\\n'`,
			),
	},
	{
		name: 'suricata',
		debianPackage: 'suricata',
		version: ['suricata', '-V'],
		must: 1,
		goal: 1,
		run: ({path}) => measure('suricata', ['-r', path, '-l', output, '--runmode', 'single', '-k', 'none'], {stdio: 'ignore'}),
		names: () => [...readFileSync(join(output, 'eve.json'), 'latin1').matchAll(/"(?:sni|hostname)":"([^"]*)"/g)].map(match => match[1]!),
	},
];

const tsharkArgs = (path: string): string[] => [
	...['-r', path, '-o', 'tcp.reassemble_out_of_order:TRUE', '-Y', 'tls.handshake.extensions_server_name || http.host', '-T', 'fields'],
	...['-e', 'tls.handshake.extensions_server_name', '-e', 'http.host'],
];

export const isInstalled = ({version}: Peer): boolean => spawnSync(version[0]!, version.slice(1), {stdio: 'ignore'}).error === undefined;

/** Installs those that Debian has; says which it has not. */
export function installPeers(): void {
	spawnSync('apt-get', ['-qq', 'update'], {stdio: 'inherit'});
	for (const {debianPackage} of peers) {
		const installed = spawnSync('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', debianPackage], {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
		});
		if (installed.status !== 0) console.error(`${debianPackage} cannot be installed here`);
	}
}
