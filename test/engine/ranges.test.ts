import {expect, test} from 'vitest';
import {udpFrame} from '../../bench/frames.js';
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
	while (!pipeline.endCapture());
	expect(closed.map(c => c.verdict?.app)).toEqual(['Branch', undefined]);
	const {born} = pipeline.tallies.takeChanges();
	expect(born.map(({text, unnamed, server}) => [text, unnamed, server?.[3]])).toEqual([
		['tcp/443', 'no-sni', 0xc6336407],
		['tcp/443', 'no-sni', undefined],
	]);
});

test('a scan of ports does not take the places of names', () => {
	const closed: Connection[] = [];
	const pipeline = createPipeline(
		c => closed.push(c),
		() => {},
		{names: 10_000},
	);
	const sink = pipeline.sink({file: 'x', interfaceName: undefined});
	const link = sink.link(1, undefined);
	const scanner = {address: Buffer.from([10, 0, 0, 9]), port: 40_000};
	let time = 1e15;
	const send = (frame: Buffer) => sink.frame(frame, 0, frame.length, frame.length, time++, link);
	for (let port = 1000; port < 20_000; port++) {
		send(udpFrame(scanner, {address: Buffer.from([10, 0, 0, 1]), port}, Buffer.from('?')));
		if (port % 1000 === 0) while (!pipeline.tracker.endCapture());
	}
	for (const frame of tlsConversation('late.example')) send(frame);
	while (!pipeline.endCapture());
	expect(pipeline.ledger().namesOverflowed).toBe(0);
	expect(pipeline.tallies.takeChanges().born.some(({text}) => text === 'late.example')).toBe(true);
});
