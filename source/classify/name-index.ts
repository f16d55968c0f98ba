import type {Rule, RuleKey} from '../model/rule.js';
import {compareRules, EXACT, kindOf, rankOf, SUFFIX, WILDCARD} from './rule-order.js';

/** A rule in the index. The rules of one domain are chained, the strongest first; the first one stands for the domain. */
interface Held {
	readonly domain: string;
	readonly rule: Rule;
	readonly rank: number;
	next: Held | undefined;
}

/** No domain is longer (RFC 1035 section 3.1, without the final dot), so no rule can end further to the left. */
const MAX_DOMAIN = 253;
/** Room for the bundled rules, so that a start need not grow the table. */
const MIN_SLOTS = 16_384;

/**
 * Exact, suffix and wildcard rules by domain, in a hash table whose hash runs from right to left: one pass over a name has the hash of every domain
 * above it ready at each dot, and no substring is ever made. A look-up among 200,000 rules costs what it misses in the processor's caches, so
 * little is touched: a slot, and on a hit the first rule and its domain.
 *
 *     name   a . c d n . e x a m p l e . c o m
 *                ◄─────────────────────────────  at each dot: look up what lies to its right
 *     slots  hash, place, hash, place, …        place 0 free; open addressing, at most half full
 *     chains the rules of a domain, by place    undefined where the last one was removed: the next growth leaves it out
 */
export class NameIndex {
	#slots = new Int32Array(MIN_SLOTS * 2);
	#chains: (Held | undefined)[] = [undefined];
	/** What `#walk` found: the rules of each domain, and where the domain begins in the name. */
	readonly #found: (Held | undefined)[] = new Array(MAX_DOMAIN + 2).fill(undefined);
	readonly #starts = new Int32Array(MAX_DOMAIN + 2);

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

	/** The strongest rule that covers a canonical name. */
	find(name: string): Rule | undefined {
		let best: Held | undefined;
		for (let i = 0, count = this.#walk(name); i < count; i++) {
			const start = this.#starts[i]!;
			let held = this.#found[i];
			while (held !== undefined && !covers(held.rank, name, start)) held = held.next;
			// Domains come shortest first: of equals the later one is the longer suffix.
			if (held !== undefined && (best === undefined || held.rank <= best.rank)) best = held;
		}
		return best?.rule;
	}

	/** Every rule that covers a canonical name, in no order. */
	collect(name: string, into: Rule[]): void {
		for (let i = 0, count = this.#walk(name); i < count; i++) {
			for (let held = this.#found[i]; held !== undefined; held = held.next) {
				if (covers(held.rank, name, this.#starts[i]!)) into.push(held.rule);
			}
		}
	}

	*rules(): Iterable<Rule> {
		for (const chain of this.#chains) {
			for (let held = chain; held !== undefined; held = held.next) yield held.rule;
		}
	}

	/** Notes the domains with rules that `name` ends in, on label borders, shortest first; returns how many. */
	#walk(name: string): number {
		let hash = HASH_SEED;
		let count = 0;
		const stop = Math.max(0, name.length - MAX_DOMAIN - 1);
		for (let i = name.length - 1; i >= stop; i--) {
			const code = name.charCodeAt(i);
			if (code === DOT) count = this.#note(hash, name, i + 1, count);
			hash = Math.imul(hash ^ code, HASH_PRIME);
		}
		return stop === 0 ? this.#note(hash, name, 0, count) : count;
	}

	#note(hash: number, name: string, start: number, count: number): number {
		const place = this.#place(hash, name, start);
		if (place === 0) return count;
		this.#found[count] = this.#chains[place];
		this.#starts[count] = start;
		return count + 1;
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

const DOT = 0x2e;
// FNV-1a, 32 bits.
const HASH_SEED = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

const slotOf = (hash: number, mask: number): number => ((hash ^ (hash >>> 15)) << 1) & mask;

function hashOf(domain: string): number {
	let hash = HASH_SEED;
	for (let i = domain.length - 1; i >= 0; i--) hash = Math.imul(hash ^ domain.charCodeAt(i), HASH_PRIME);
	return hash;
}

const domainOf = (rule: Pick<Rule, 'match' | 'pattern'>): string => (rule.match === 'wildcard' ? rule.pattern.slice(2) : rule.pattern);

/** Whether a rule on the domain that begins at `start` of `name` covers the name: a wildcard stands for exactly one label, not an empty one. */
function covers(rank: number, name: string, start: number): boolean {
	const kind = kindOf(rank);
	if (kind === SUFFIX) return true;
	if (kind === EXACT) return start === 0;
	return kind === WILDCARD && start > 1 && name.indexOf('.') === start - 1;
}

function filter(chain: Held | undefined, keep: (held: Held) => boolean): Held | undefined {
	let first = chain;
	while (first !== undefined && !keep(first)) first = first.next;
	for (let held = first; held?.next !== undefined; ) {
		if (keep(held.next)) held = held.next;
		else held.next = held.next.next;
	}
	return first;
}
