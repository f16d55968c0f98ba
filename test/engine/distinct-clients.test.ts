import {expect, it} from 'vitest';
import {DistinctClients} from '../../source/engine/distinct-clients.js';

const client = (n: number): [number, number, number, number] => [0, 0, 0xffff, n];

it('counts clients once, and says where it tells no more apart', () => {
	const clients = new DistinctClients();
	for (let n = 1; n <= 1024; n++) expect(clients.add(7, client(n))).toBe(n);
	expect(clients.add(7, client(1))).toBe(1024);
	expect(clients.add(7, client(1025))).toBe(1024.5);
	expect(clients.add(7, client(1))).toBe(1024.5);
});

it('says so for names that find no set any more', () => {
	const clients = new DistinctClients();
	for (let tally = 1; tally <= 50_001; tally++) {
		clients.add(tally, client(1));
		clients.add(tally, client(2));
	}
	expect(clients.add(50_000, client(1))).toBe(2);
	expect(clients.add(50_001, client(1))).toBe(1.5);
	expect(clients.add(50_002, client(1))).toBe(1);
	expect(clients.add(50_002, client(1))).toBe(1);
});
