#!/usr/bin/env node
// Builds dist/ from source/: TypeScript, and the mark by which set-up knows that the build is current.
import {spawnSync} from 'node:child_process';
import {chmodSync, existsSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {rolldown} from 'rolldown';
import {sourceDigest} from './digest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const fresh = join(root, 'dist-new');
const old = join(root, 'dist-old');
for (const folder of [fresh, old]) rmSync(folder, {recursive: true, force: true});
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const result = spawnSync(process.execPath, [tsc, '-p', root, '--outDir', fresh], {stdio: 'inherit'});
if (result.status !== 0) process.exit(result.status ?? 1);
// Each thread as one file: its hundred modules would take three times as long to load, at every start.
for (const thread of ['engine/worker.js', 'store/worker.js']) {
	const file = join(fresh, thread);
	const bundle = await rolldown({input: file, platform: 'node', external: /^[^./]/});
	await bundle.write({file, format: 'esm', codeSplitting: false});
	await bundle.close();
}
chmodSync(join(fresh, 'cli.js'), 0o755);
writeFileSync(join(fresh, '.digest'), sourceDigest(root));
// A program that runs from dist loads parts of it later: there is one at every moment.
if (existsSync(dist)) renameSync(dist, old);
renameSync(fresh, dist);
rmSync(old, {recursive: true, force: true});
