import {spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const captures = fileURLToPath(new URL('../test/fixtures/captures', import.meta.url));

/**
 * Makes `worker.cjs` of each thread, which runs its `code.cjs` with what V8 has made of it in a run over our own captures (its bytecode, in `code.cache`). A thread
 * then begins some ten milliseconds earlier; without, it compiles. Returns why nothing was kept, where nothing was.
 */
export function keepCode(dist, threads) {
	for (const thread of threads) {
		const file = join(dist, thread, 'code.cjs');
		// Where code was kept, V8 no longer knows who imports: worker.cjs does it.
		const code = readFileSync(file, 'latin1').replace(/\bimport\((?=")/g, 'load(');
		writeFileSync(file, `(function (exports, require, module, __filename, load) {'use strict';${code}\n})`);
		writeFileSync(join(dist, thread, 'worker.cjs'), keepingWorker);
	}
	const home = mkdtempSync(join(tmpdir(), 'snitop-build-'));
	const files = readdirSync(captures).flatMap(name => (/[.]pcap(ng)?$/.test(name) ? ['-r', join(captures, name)] : []));
	const run = spawnSync(process.execPath, [join(dist, 'cli.js'), '--home', home, ...files, '--json'], {
		encoding: 'utf8',
		stdio: ['ignore', 'ignore', 'pipe'],
		// Nothing is configured, and under sudo it acts for root, who builds.
		env: {PATH: process.env.PATH, HOME: home},
	});
	rmSync(home, {recursive: true, force: true});
	for (const thread of threads) {
		writeFileSync(join(dist, thread, 'worker.cjs'), worker);
		// The program makes its files for their owner alone.
		if (run.status === 0) chmodSync(join(dist, thread, 'code.cache'), 0o644);
		else rmSync(join(dist, thread, 'code.cache'), {force: true});
	}
	return run.status === 0 ? undefined : (run.error?.message ?? run.stderr);
}

const text = (cachedData, last) => `'use strict';
const {existsSync, readFileSync, writeFileSync} = require('node:fs');
const {join} = require('node:path');
const {Script} = require('node:vm');

const filename = join(__dirname, 'code.cjs');
const cache = join(__dirname, 'code.cache');
${cachedData}
const script = new Script(readFileSync(filename, 'latin1'), {filename, cachedData});
script.runInThisContext()(exports, require, module, filename, specifier => import(specifier));
${last}`;

const keepingWorker = text(
	'const cachedData = undefined;',
	"process.once('exit', () => writeFileSync(cache, script.createCachedData()));\n",
);

const worker = text(
	`// V8 itself looks at too little of what it is given, and breaks down with what another one has made.
const isOurs = process.version === '${process.version}' && process.arch === '${process.arch}' && process.platform === '${process.platform}';
const cachedData = isOurs && existsSync(cache) ? readFileSync(cache) : undefined;`,
	'',
).replace(', writeFileSync', '');
