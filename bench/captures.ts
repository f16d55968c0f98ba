import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export type Mode = 'mixed' | 'storm' | 'concurrent';

/** A generated capture, its packets, and the names of its connections, sorted, beside it. */
export interface Capture {
	readonly path: string;
	readonly packets: number;
	readonly connections: number;
	readonly names: readonly string[];
}

const generator = fileURLToPath(new URL('generate.js', import.meta.url));
const folder = join(tmpdir(), 'snitop-bench');

/** Makes the capture, unless this generator has made it before. `packets` matters to `mixed` alone. */
export function capture(mode: Mode, connections: number, packets = 0): Capture {
	const here = fileURLToPath(new URL('.', import.meta.url));
	const digest = createHash('sha256');
	for (const file of readdirSync(here).sort())
		if (/^(generate|frames|capture-writer|handshakes|browser-hellos|random)\.js$/.test(file)) digest.update(readFileSync(join(here, file)));
	const path = join(folder, `${mode}-${connections}-${packets}-${digest.digest('hex').slice(0, 8)}.pcap`);
	if (!existsSync(`${path}.names`) || !existsSync(path)) {
		mkdirSync(folder, {recursive: true});
		const draft = `${path}.${process.pid}`;
		const made = spawnSync(process.execPath, [generator, draft, mode, String(connections), String(packets)], {encoding: 'utf8'});
		if (made.status !== 0) throw new Error(`the generator failed: ${made.stderr}`);
		renameSync(`${draft}.names`, `${path}.names`);
		renameSync(`${draft}.count`, `${path}.count`);
		renameSync(draft, path);
	}
	// In the page cache, for whoever comes first.
	spawnSync('sh', ['-c', 'cat "$1" > /dev/null', 'sh', path]);
	const names = readFileSync(`${path}.names`, 'utf8').split('\n').slice(0, -1);
	return {path, packets: Number(readFileSync(`${path}.count`, 'utf8')), connections, names};
}
