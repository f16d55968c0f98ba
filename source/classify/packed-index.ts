import type {Rule} from '../model/rule.js';
import {type Borders, covers, hashDomain, slotOf} from './borders.js';
import {domainAt, kindAt, ruleAt, type Source, scanCatalogue} from './parse-catalogue.js';
import {compareRules, rankOf} from './rule-order.js';

/** A text of the catalogue's form, and what its rules have in common. */
export interface Section extends Source {
	readonly text: string;
}

/**
 * Exact, suffix and wildcard rules that never change, looked up in the very text they are written in: a rule becomes an object when it is first
 * asked for. Of some 12,000 bundled rules a run asks for a few hundred; to make them all took most of the start.
 *
 *     text   …YouTube | youtube.com =host.example.org *.wild.example.net\n…
 *                       ▲
 *     slots  hash, offset + 1, …        0 free; open addressing; a domain of several rules has several slots
 */
export class PackedIndex {
	readonly #text: string;
	readonly #sections: readonly Section[];
	/** Where each section begins in the text, and its layer's part of the rank. */
	readonly #starts: readonly number[];
	readonly #ranks: readonly number[];
	readonly #slots: Int32Array;
	readonly #rules = new Map<number, Rule>();

	constructor(sections: readonly Section[]) {
		let length = 0;
		const starts: number[] = [];
		for (const section of sections) {
			starts.push(length);
			length += section.text.length + 1;
		}
		this.#sections = sections;
		this.#starts = starts;
		this.#ranks = sections.map(({layer}) => rankOf({layer, match: 'exact'}));
		const text = sections.map(section => section.text).join('\n');
		this.#text = text;
		// A pattern and the blank before it take four characters or more, so the table is never more than half full.
		let size = 16;
		while (size < text.length / 2) size *= 2;
		const slots = new Int32Array(size * 2);
		const mask = slots.length - 1;
		scanCatalogue(text, (start, end) => {
			const hash = hashDomain(text, domainAt(text, start), end);
			let slot = slotOf(hash, mask);
			while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
			slots[slot] = hash;
			slots[slot + 1] = start + 1;
		});
		this.#slots = slots;
	}

	/** The strongest rule that covers a canonical name, whose borders were walked. */
	find(name: string, borders: Borders): Rule | undefined {
		let best = -1;
		let bestRank = 0;
		let bestStart = 0;
		const mask = this.#slots.length - 1;
		for (let i = 0; i < borders.count; i++) {
			const hash = borders.hashes[i]!;
			const start = borders.starts[i]!;
			for (let slot = slotOf(hash, mask); this.#slots[slot + 1] !== 0; slot = (slot + 2) & mask) {
				if (this.#slots[slot] !== hash) continue;
				const at = this.#slots[slot + 1]! - 1;
				if (!this.#covers(at, name, start)) continue;
				const rank = this.#rank(at);
				// Domains come shortest first: of equals the later one is the longer suffix.
				if (best >= 0 && (rank > bestRank || (rank === bestRank && start === bestStart && !this.#stronger(at, best)))) continue;
				best = at;
				bestRank = rank;
				bestStart = start;
			}
		}
		return best < 0 ? undefined : this.#rule(best);
	}

	/** Every rule that covers a canonical name, whose borders were walked; in no order. */
	collect(name: string, borders: Borders, into: Rule[]): void {
		const mask = this.#slots.length - 1;
		for (let i = 0; i < borders.count; i++) {
			const hash = borders.hashes[i]!;
			for (let slot = slotOf(hash, mask); this.#slots[slot + 1] !== 0; slot = (slot + 2) & mask) {
				const at = this.#slots[slot + 1]! - 1;
				if (this.#slots[slot] === hash && this.#covers(at, name, borders.starts[i]!)) into.push(this.#rule(at));
			}
		}
	}

	*rules(): Iterable<Rule> {
		for (let slot = 0; slot < this.#slots.length; slot += 2) {
			if (this.#slots[slot + 1] !== 0) yield this.#rule(this.#slots[slot + 1]! - 1);
		}
	}

	/** Whether the pattern at an offset is on the domain `name[start…]`, and covers the name. */
	#covers(at: number, name: string, start: number): boolean {
		const text = this.#text;
		const domain = domainAt(text, at);
		const length = name.length - start;
		for (let i = 0; i < length; i++) {
			if (text.charCodeAt(domain + i) !== name.charCodeAt(start + i)) return false;
		}
		// A blank, the end of the line, or the end of the text.
		return !(text.charCodeAt(domain + length) > 0x20) && covers(kindAt(text, at), name, start);
	}

	#stronger(a: number, b: number): boolean {
		return compareRules(this.#rule(a), this.#rule(b)) < 0;
	}

	#rank(at: number): number {
		return this.#ranks[this.#section(at)]! + kindAt(this.#text, at);
	}

	#section(at: number): number {
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.#starts[middle]! <= at) low = middle;
			else high = middle - 1;
		}
		return low;
	}

	#rule(at: number): Rule {
		let rule = this.#rules.get(at);
		if (rule === undefined) {
			let end = at;
			while (this.#text.charCodeAt(end) > 0x20) end++;
			rule = ruleAt(this.#text, at, end, this.#sections[this.#section(at)]!);
			this.#rules.set(at, rule);
		}
		return rule;
	}
}
