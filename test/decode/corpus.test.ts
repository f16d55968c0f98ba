import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readCaptureFile} from '../../source/capture/file.js';
import {createDecoder} from '../../source/decode/decoder.js';
import {DECODED, FRAGMENT_HELD, Packet} from '../../source/model/packet.js';

const corpus = process.env.SNITOP_CAPTURES;

test.skipIf(!corpus)(
	'every frame of every capture has a result, and payloads lie in what was captured (needs SNITOP_CAPTURES)',
	async () => {
		const lines = readFileSync(join(corpus!, 'truth.jsonl'), 'utf8').trim().split('\n');
		const packet = new Packet();
		let frames = 0;
		let decoded = 0;
		for (const line of lines) {
			const decoder = createDecoder();
			const links: number[] = [];
			await readCaptureFile(join(corpus!, JSON.parse(line).file), {
				link: linkType => links.push(linkType) - 1,
				flush: () => {},
				damaged: () => {},
				dropped: () => {},
				frame: (bytes, start, end, wireLength, timeUs, link) => {
					frames++;
					const code = decoder.decode(bytes, start, end, wireLength, timeUs, links[link]!, packet);
					if (code < DECODED || code > FRAGMENT_HELD) throw new Error(`result ${code} in ${line}`);
					if (code !== DECODED) return;
					decoded++;
					const isHere = packet.bytes !== bytes || (packet.payload >= start && packet.payloadEnd <= end);
					const isInOrder = packet.payload <= packet.payloadEnd && packet.payloadEnd <= packet.payload + packet.payloadLength;
					if (!isHere || !isInOrder || packet.payloadEnd > packet.bytes.length) throw new Error(`payload out of bounds in ${line}`);
				},
			});
		}
		expect(frames).toBeGreaterThan(70_000);
		expect(decoded / frames).toBeGreaterThan(0.95);
	},
);
