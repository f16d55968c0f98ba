import {expect, test} from 'vitest';
import {createClassifier} from '../../source/classify/create-classifier.js';
import type {Connection} from '../../source/model/connection.js';
import {createPipeline} from '../support/captures.js';
import {tlsConversation} from '../support/conversation.js';

test('a rule for an address range decides connections without a name, and gives them a tally of their own', () => {
	const rule = {
		match: 'cidr',
		pattern: '198.51.100.0/24',
		app: 'Branch',
		category: 'Work',
		layer: 'label',
		priority: 0,
		author: undefined,
		changedMs: undefined,
	} as const;
	const closed: Connection[] = [];
	const pipeline = createPipeline(
		c => closed.push(c),
		() => {},
		{classifier: createClassifier([rule], [])},
	);
	const sink = pipeline.sink({file: 'x', interfaceName: undefined});
	const link = sink.link(1, undefined);
	const frames = [
		...tlsConversation(undefined, {server: [198, 51, 100, 7]}),
		...tlsConversation(undefined, {server: [203, 0, 113, 7], clientPort: 50_001}),
	];
	for (const [i, frame] of frames.entries()) sink.frame(frame, 0, frame.length, frame.length, 1e15 + i, link);
	pipeline.endCapture();
	expect(closed.map(c => c.verdict?.app)).toEqual(['Branch', undefined]);
	const {born} = pipeline.tallies.takeChanges();
	expect(born.map(({text, unnamed, server}) => [text, unnamed, server?.[3]])).toEqual([
		['tcp/443', 'no-sni', 0xc6336407],
		['tcp/443', 'no-sni', undefined],
	]);
});
