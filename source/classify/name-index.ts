import type {Rule, RuleKey} from '../model/rule.js';
import {type Borders, covers, hashDomain, slotOf} from './borders.js';
import {compareRules, kindOf, rankOf} from './rule-order.js';

/** A rule in the index. The rules of one domain are chained, the strongest first; the first one stands for the domain. */
interface Held {
	readonly domain: string;
	readonly rule: Rule;
	readonly rank: number;
	next: Held | undefined;
}

const MIN_SLOTS = 1024;

/**
 * Exact, suffix and wildcard rules that come and go, in a hash table by domain. A look-up among 200,000 rules costs what it misses in the processor's
 * caches, so little is touched: a slot for each domain of the name, and on a hit the first rule and its domain.
 *
 *     slots  hash, place, hash, place, …        place 0 free; open addressing, at most half full
 *     chains the rules of a domain, by place    undefined where the last one was removed: the next growth leaves it out
 */
export class NameIndex {
	#slots = new Int32Array(MIN_SLOTS * 2);
	#chains: (Held | undefined)[] = [undefined];

	add(rule: Rule): void {
		const domain = domainOf(rule);
		const hash = hashOf(domain);
		let place = this.#place(hash, domain, 0);
		if (place === 0) {
			if (this.#chains.length * 4 >= this.#slots.length) this.#grow();
			place = this.#chains.push(undefined) - 1;
			this.#occupy(hash, place);
		}
		const chain = this.#chains[place];
		const held: Held = {domain, rule, rank: rankOf(rule), next: undefined};
		if (chain === undefined || compareRules(rule, chain.rule) < 0) {
			held.next = chain;
			this.#chains[place] = held;
			return;
		}
		let before = chain;
		while (before.next !== undefined && compareRules(before.next.rule, rule) <= 0) before = before.next;
		held.next = before.next;
		before.next = held;
	}

	/** Removes every rule with this key; nothing happens where there is none. */
	remove(key: RuleKey): void {
		const domain = domainOf(key);
		const rank = rankOf(key);
		const place = this.#place(hashOf(domain), domain, 0);
		if (place !== 0) this.#chains[place] = filter(this.#chains[place], held => held.rank !== rank);
	}

	/** Removes the rules that `drop` says yes to. */
	removeWhere(drop: (rule: Rule) => boolean): void {
		this.#chains = this.#chains.map(chain => filter(chain, held => !drop(held.rule)));
	}

	/** The strongest rule that covers a canonical name, whose borders were walked. */
	find(name: string, borders: Borders): Rule | undefined {
		let best: Held | undefined;
		for (let i = 0; i < borders.count; i++) {
			const start = borders.starts[i]!;
			const place = this.#place(borders.hashes[i]!, name, start);
			if (place === 0) continue;
			let held = this.#chains[place];
			while (held !== undefined && !covers(kindOf(held.rank), name, start)) held = held.next;
			// Domains come shortest first: of equals the later one is the longer suffix.
			if (held !== undefined && (best === undefined || held.rank <= best.rank)) best = held;
		}
		return best?.rule;
	}

	/** Every rule that covers a canonical name, whose borders were walked; in no order. */
	collect(name: string, borders: Borders, into: Rule[]): void {
		for (let i = 0; i < borders.count; i++) {
			const start = borders.starts[i]!;
			for (let held = this.#chains[this.#place(borders.hashes[i]!, name, start)]; held !== undefined; held = held.next) {
				if (covers(kindOf(held.rank), name, start)) into.push(held.rule);
			}
		}
	}

	*rules(): Iterable<Rule> {
		for (const chain of this.#chains) {
			for (let held = chain; held !== undefined; held = held.next) yield held.rule;
		}
	}

	/** The place of the domain `name[start…]`, 0 where it has no rules. */
	#place(hash: number, name: string, start: number): number {
		const slots = this.#slots;
		const mask = slots.length - 1;
		const length = name.length - start;
		for (let slot = slotOf(hash, mask); ; slot = (slot + 2) & mask) {
			const place = slots[slot + 1]!;
			if (place === 0) return 0;
			if (slots[slot] !== hash) continue;
			const domain = this.#chains[place]?.domain;
			if (domain?.length === length && name.endsWith(domain)) return place;
		}
	}

	#occupy(hash: number, place: number): void {
		const mask = this.#slots.length - 1;
		let slot = slotOf(hash, mask);
		while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & mask;
		this.#slots[slot] = hash;
		this.#slots[slot + 1] = place;
	}

	#grow(): void {
		const slots = this.#slots;
		const chains = this.#chains;
		let live = 1;
		for (const chain of chains) if (chain !== undefined) live++;
		let size = MIN_SLOTS;
		// At most a quarter full after growing, so that adding n rules costs O(n) in all.
		while (size < live * 4) size *= 2;
		this.#slots = new Int32Array(size * 2);
		this.#chains = [undefined];
		for (let slot = 0; slot < slots.length; slot += 2) {
			const chain = chains[slots[slot + 1]!];
			if (chain !== undefined) this.#occupy(slots[slot]!, this.#chains.push(chain) - 1);
		}
	}
}

const hashOf = (domain: string): number => hashDomain(domain, 0, domain.length);

const domainOf = (rule: Pick<Rule, 'match' | 'pattern'>): string => (rule.match === 'wildcard' ? rule.pattern.slice(2) : rule.pattern);

function filter(chain: Held | undefined, keep: (held: Held) => boolean): Held | undefined {
	let first = chain;
	while (first !== undefined && !keep(first)) first = first.next;
	for (let held = first; held?.next !== undefined; ) {
		if (keep(held.next)) held = held.next;
		else held.next = held.next.next;
	}
	return first;
}
