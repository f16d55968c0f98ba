#!/usr/bin/env node
// Builds dist/ from source/: TypeScript, and the mark by which set-up knows that the build is current.
import {spawnSync} from 'node:child_process';
import {chmodSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {sourceDigest} from './digest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
rmSync(join(root, 'dist'), {recursive: true, force: true});
const result = spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', root], {stdio: 'inherit'});
if (result.status !== 0) process.exit(result.status ?? 1);
chmodSync(join(root, 'dist', 'cli.js'), 0o755);
writeFileSync(join(root, 'dist', '.digest'), sourceDigest(root));
