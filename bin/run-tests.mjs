import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/** Runs the linter and all tests; its last line is `N passed, N failed, N skipped`. Resolves to the exit status. */
export async function runTests(root, args) {
	const lint = spawnSync(join(root, 'node_modules', '.bin', 'biome'), ['check', 'source', 'test', 'bin'], {cwd: root, stdio: 'inherit'});
	const folder = mkdtempSync(join(tmpdir(), 'snitop-test-'));
	const results = join(folder, 'results.json');
	const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
	const run = spawnSync(
		process.execPath,
		[vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...args],
		{
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
		},
	);
	let counts;
	try {
		counts = JSON.parse(readFileSync(results, 'utf8'));
	} catch (error) {
		console.error(`the tests gave no result: ${error.message}`);
		return 1;
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
	for (const file of counts.testResults) {
		for (const test of file.assertionResults)
			if (test.status === 'pending' || test.status === 'skipped') console.log(`skipped: ${test.fullName}`);
	}
	// A file that could not even be loaded counts as one failure, and so does the linter.
	const broken = counts.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length;
	const failed = counts.numFailedTests + broken + (lint.status === 0 ? 0 : 1);
	if (lint.status !== 0) console.log('failed: biome check');
	console.log(`${counts.numPassedTests} passed, ${failed} failed, ${counts.numPendingTests} skipped`);
	return failed === 0 && run.status === 0 ? 0 : 1;
}
