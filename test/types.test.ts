import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';
import {run} from './support/program.js';

/** The tests run without a look at their types: a comparison that can never be true would go unseen. */
test('tests and benches are of the types they say', async () => {
	const root = resolve(import.meta.dirname, '..');
	const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
	expect((await run([tsc, '-p', join(root, 'test')], {program: process.execPath})).stdout).toBe('');
}, 120_000);
