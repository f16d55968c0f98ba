import {mkdtempSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {costBehind} from '../../bench/measure.js';

test('the cost of a part of a file is told from inside one run', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'snitop-measure-'));
	try {
		const file = join(folder, 'zeros');
		writeFileSync(file, '');
		truncateSync(file, 1 << 28);
		const ns = await costBehind('dd', [`if=${file}`, 'of=/dev/null', 'bs=1k', 'status=none'], file, 1 << 27);
		// Two system calls for a thousand bytes.
		expect(ns).toBeGreaterThan(0.02);
		expect(ns).toBeLessThan(100);
	} finally {
		rmSync(folder, {recursive: true, force: true});
	}
}, 60_000);
