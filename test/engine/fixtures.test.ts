import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import type {Connection} from '../../source/model/connection.js';
import {createPipeline, replay} from '../support/captures.js';

/** Captures of real clients, made by test/fixtures/make-captures.mjs; beside each what it must give, one line a connection. */
const folder = join(import.meta.dirname, '../fixtures/captures');
const titles = readdirSync(folder)
	.filter(file => file.endsWith('.pcap'))
	.map(file => file.slice(0, -5));

const expectedOf = (title: string): Record<string, unknown>[] =>
	readFileSync(join(folder, `${title}.jsonl`), 'utf8')
		.trimEnd()
		.split('\n')
		.map(line => JSON.parse(line) as Record<string, unknown>);

test.each(titles)('%s', async title => {
	const expected = expectedOf(title);
	const {connections, ledger, damage} = await replay(join(folder, `${title}.pcap`));
	const found = connections.map((c, i) =>
		Object.fromEntries(Object.keys(expected[i] ?? {name: ''}).map(key => [key, c[key as keyof typeof c]])),
	);
	expect(found).toEqual(expected);
	expect(damage).toEqual([]);
	expect(ledger.framesDecoded).toBe(ledger.framesSeen);
});

test.each(titles)("%s: the client's direction alone, as where the answers take another way", async title => {
	const file = readFileSync(join(folder, `${title}.pcap`));
	const connections: Connection[] = [];
	const pipeline = createPipeline(c => connections.push(c));
	const linkType = file.readUInt32LE(20);
	const link = pipeline.sink({file: undefined, interfaceName: 'half'}).link(linkType, undefined);
	// Ethernet, or SLL2.
	const ports = (linkType === 1 ? 14 : 20) + 20;
	for (let at = 24; at < file.length; ) {
		const start = at + 16;
		const end = start + file.readUInt32LE(at + 8);
		const upwards = file.readUInt16BE(start + ports) > file.readUInt16BE(start + ports + 2);
		if (upwards) pipeline.frame(file, start, end, end - start, 1e6 + at, link);
		at = end;
	}
	while (!pipeline.endCapture());
	const pick = ({name, protocol, source}: Record<string, unknown>) => ({name, protocol, source});
	expect(connections.map(c => pick({...c}))).toEqual(expectedOf(title).map(pick));
});
