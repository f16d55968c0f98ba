import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {createDtlsAssembler} from '../../source/dissect/dtls/assembler.js';
import {dissectTcp} from '../../source/dissect/tcp.js';
import type {Finding} from '../../source/model/hello.js';

/** What real clients sent: see record.mjs in the folder. Every file is a case. */
const folder = join(import.meta.dirname, '../fixtures/dissect');
const files = readdirSync(folder).filter(file => file.endsWith('.hex'));

function read(file: string) {
	const text = readFileSync(join(folder, file), 'utf8');
	const fact = (key: string) => new RegExp(`^# ${key}: (.*)$`, 'm').exec(text)?.[1];
	const blocks = text.split(/\n\n+/).filter(block => !block.startsWith('#') && block.trim() !== '');
	return {name: fact('name'), transport: fact('transport'), chunks: blocks.map(block => Buffer.from(block.replaceAll(/\s/g, ''), 'hex'))};
}

describe.each(files)('%s', file => {
	const {name, transport, chunks} = read(file);
	test('the name', () => {
		expect(chunks.length).toBeGreaterThan(0);
		if (transport === 'dtls') {
			const assembler = createDtlsAssembler();
			const findings = chunks.map(chunk => assembler.feed(chunk, 0, chunk.length));
			const names = findings.map(finding => (finding.kind === 'hello' ? finding.hello.sni : finding.kind));
			expect(new Set(names.filter(found => found !== 'more'))).toEqual(new Set([name]));
			return;
		}
		// As the segments came: more, until the last one.
		let stream = Buffer.alloc(0);
		const findings: Finding[] = chunks.map(chunk => {
			stream = Buffer.concat([stream, chunk]);
			return dissectTcp(stream, 0, stream.length, true);
		});
		expect(findings.slice(0, -1).map(finding => finding.kind)).toEqual(Array(chunks.length - 1).fill('more'));
		expect(findings.at(-1)).toMatchObject({kind: 'hello', end: stream.length, hello: {sni: name}});
	});
});
