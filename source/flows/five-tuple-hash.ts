import type {Packet} from '../model/packet.js';

/** Of the 5-tuple, signed, the same for both directions. Each end is mixed by itself, so that the seed decides which pairs of ends collide. */
export function hashOf(p: Packet, seed: number): number {
	let a = seed;
	let b = seed;
	if (p.ipVersion === 6) {
		a = step(step(step(a, p.source0), p.source1), p.source2);
		b = step(step(step(b, p.dest0), p.dest1), p.dest2);
	}
	a = step(step(a, p.source3), p.sourcePort);
	b = step(step(b, p.dest3), p.destPort);
	return finish((finish(a) + finish(b) + p.protocol) | 0);
}

function step(state: number, word: number): number {
	const h = Math.imul(state ^ word, 0x9e3779b1);
	return h ^ (h >>> 15);
}

function finish(state: number): number {
	let h = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return h ^ (h >>> 16);
}
