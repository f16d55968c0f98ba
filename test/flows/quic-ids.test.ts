import fc from 'fast-check';
import {expect, test} from 'vitest';
import {QuicIds} from '../../source/flows/quic-ids.js';

const LIMIT = 65_536;
const idOf = (number: number, length = 8): Buffer => {
	const id = Buffer.alloc(length, 0x5a);
	id.writeUInt32BE(number, 0);
	return id;
};
const learn = (ids: QuicIds, id: Buffer, name: string, ofServer = true): void => ids.learn(id, 0, id.length, name, ofServer);
const find = (ids: QuicIds, id: Buffer) => ids.find(id, 0, id.length);

test('IDs of any length and order are found, the longest that fits first, as in a plain map', () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.record({id: fc.uint8Array({minLength: 4, maxLength: 22, max: 2}), name: fc.constantFrom('a', 'b'), ofServer: fc.boolean()}),
				{maxLength: 60},
			),
			fc.uint8Array({maxLength: 24, max: 2}),
			(learned, packet) => {
				const ids = new QuicIds();
				const plain = new Map<string, {name: string; ofServer: boolean}>();
				for (const {id, name, ofServer} of learned) {
					learn(ids, Buffer.from(id), name, ofServer);
					const key = Buffer.from(id).toString('hex');
					if (id.length >= 6 && id.length <= 20 && plain.get(key)?.name !== name) plain.set(key, {name, ofServer});
				}
				const lengths = Array.from({length: 15}, (_, i) => 20 - i).filter(length => length <= packet.length);
				const expected = lengths.map(length => plain.get(Buffer.from(packet.subarray(0, length)).toString('hex'))).find(Boolean);
				expect(find(ids, Buffer.from(packet))).toEqual(expected);
			},
		),
	);
});

test('the oldest IDs make room, and only they', () => {
	const ids = new QuicIds();
	for (let i = 0; i < LIMIT + 100; i++) learn(ids, idOf(i), `name ${i}`);
	for (const i of [0, 99]) expect(find(ids, idOf(i))).toBeUndefined();
	for (const i of [100, LIMIT, LIMIT + 99]) expect(find(ids, idOf(i))).toEqual({name: `name ${i}`, ofServer: true});
});

test('nothing is found once all is forgotten', () => {
	const ids = new QuicIds();
	learn(ids, idOf(1), 'a');
	learn(ids, idOf(2, 20), 'b', false);
	ids.clear();
	expect([find(ids, idOf(1)), find(ids, idOf(2, 20))]).toEqual([undefined, undefined]);
	learn(ids, idOf(2, 20), 'c', false);
	expect(find(ids, idOf(2, 20))).toEqual({name: 'c', ofServer: false});
});
