import {readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';
import {readCaptureFile} from '../../source/capture/file.js';
import type {Connection} from '../../source/model/connection.js';
import type {Ledger} from '../../source/model/ledger.js';
import {capturesFolder, createPipeline} from '../support/captures.js';

const folders = [
	resolve(import.meta.dirname, '../fixtures/captures'),
	...(capturesFolder === undefined ? [] : [join(capturesFolder, 'nDPI/tests/cfgs/default/pcap')]),
];

/** What a capture gives, its packets looked up in batches or one by one. */
async function read(path: string, isBatched: boolean): Promise<{connections: Connection[]; ledger: Ledger}> {
	const connections: Connection[] = [];
	const pipeline = createPipeline(connection => connections.push(connection));
	const sink = pipeline.sink({file: path, interfaceName: undefined});
	await readCaptureFile(path, {
		...sink,
		frame(bytes, start, end, wireLength, timeUs, link) {
			sink.frame(bytes, start, end, wireLength, timeUs, link);
			if (!isBatched) sink.flush();
		},
	});
	while (!pipeline.endCapture());
	return {connections, ledger: pipeline.ledger()};
}

test.each(folders)('packets looked up together give what they give one by one: %s', async folder => {
	const files = readdirSync(folder).filter(name => /\.pcap(ng)?$/.test(name));
	expect(files.length).toBeGreaterThan(20);
	for (const file of files) {
		const path = join(folder, file);
		expect(await read(path, true), file).toEqual(await read(path, false));
	}
});
