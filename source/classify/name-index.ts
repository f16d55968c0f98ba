import type {Rule, RuleKey} from '../model/rule.js';
import {compareRules, EXACT, kindOf, rankOf, SUFFIX, WILDCARD} from './rule-order.js';

/** A rule in the index; the rules of one domain are chained, the strongest first. */
interface Held {
	readonly rule: Rule;
	readonly rank: number;
	next: Held | undefined;
}

/** No domain is longer (RFC 1035 section 3.1, without the final dot), so no rule can end further to the left. */
const MAX_DOMAIN = 253;
const MIN_SLOTS = 1024;

/**
 * Exact, suffix and wildcard rules by domain, in a hash table whose hash runs from right to left: one pass over a name has the hash of every domain
 * above it ready at each dot, and no substring is ever made.
 *
 *     name   a . c d n . e x a m p l e . c o m
 *                ◄─────────────────────────────  at each dot: look up what lies to its right
 *     slots  [0, 7, 0, 3, …]     node number, 0 free; open addressing, at most half full
 *     nodes  hash, domain, chain of rules
 */
export class NameIndex {
	#slots = new Int32Array(MIN_SLOTS);
	#hashes = new Int32Array(MIN_SLOTS / 2);
	#domains: string[] = [''];
	#chains: (Held | undefined)[] = [undefined];
	/** Nodes whose last rule was removed; the next growth leaves them out. */
	#empty = 0;
	/** Nodes of the name looked at, and where their domain begins in it; filled by `#walk`. */
	readonly #found = new Int32Array(MAX_DOMAIN + 2);
	readonly #starts = new Int32Array(MAX_DOMAIN + 2);

	add(rule: Rule): void {
		const domain = domainOf(rule);
		let node = this.#node(domain);
		if (node === 0) node = this.#insert(domain, hashOf(domain));
		else if (this.#chains[node] === undefined) this.#empty--;
		const held: Held = {rule, rank: rankOf(rule), next: undefined};
		let before: Held | undefined;
		let after = this.#chains[node];
		while (after !== undefined && compareRules(after.rule, rule) <= 0) {
			before = after;
			after = after.next;
		}
		held.next = after;
		if (before === undefined) this.#chains[node] = held;
		else before.next = held;
	}

	/** Removes every rule with this key; nothing happens where there is none. */
	remove(key: RuleKey): void {
		const node = this.#node(domainOf(key));
		if (node === 0) return;
		const rank = rankOf(key);
		const was = this.#chains[node];
		this.#chains[node] = without(was, rank);
		if (was !== undefined && this.#chains[node] === undefined) this.#empty++;
	}

	/** Removes every rule of the layers that `drop` says yes to. */
	removeLayers(drop: (rule: Rule) => boolean): void {
		for (let node = 1; node < this.#chains.length; node++) {
			const was = this.#chains[node];
			if (was === undefined) continue;
			let kept: Held | undefined;
			let last: Held | undefined;
			for (let held: Held | undefined = was; held !== undefined; held = held.next) {
				if (drop(held.rule)) continue;
				if (last === undefined) kept = held;
				else last.next = held;
				last = held;
			}
			if (last !== undefined) last.next = undefined;
			this.#chains[node] = kept;
			if (kept === undefined) this.#empty++;
		}
	}

	/** The strongest rule that covers a canonical name. */
	find(name: string): Rule | undefined {
		let best: Held | undefined;
		for (let i = 0, count = this.#walk(name); i < count; i++) {
			const start = this.#starts[i]!;
			let held = this.#chains[this.#found[i]!];
			while (held !== undefined && !covers(held.rank, name, start)) held = held.next;
			// Domains come shortest first: of equals the later one is the longer suffix.
			if (held !== undefined && (best === undefined || held.rank <= best.rank)) best = held;
		}
		return best?.rule;
	}

	/** Every rule that covers a canonical name, in no order. */
	collect(name: string, into: Rule[]): void {
		for (let i = 0, count = this.#walk(name); i < count; i++) {
			for (let held = this.#chains[this.#found[i]!]; held !== undefined; held = held.next) {
				if (covers(held.rank, name, this.#starts[i]!)) into.push(held.rule);
			}
		}
	}

	*rules(): Iterable<Rule> {
		for (const chain of this.#chains) {
			for (let held = chain; held !== undefined; held = held.next) yield held.rule;
		}
	}

	/** Notes the nodes of the domains that `name` ends in, on label borders, shortest first; returns how many. */
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
		const node = this.#probe(hash, name, start);
		if (node === 0) return count;
		this.#found[count] = node;
		this.#starts[count] = start;
		return count + 1;
	}

	#node(domain: string): number {
		return this.#probe(hashOf(domain), domain, 0);
	}

	/** The node of the domain `name[start…]`, 0 where there is none. */
	#probe(hash: number, name: string, start: number): number {
		const mask = this.#slots.length - 1;
		const length = name.length - start;
		for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
			const node = this.#slots[slot]!;
			if (node === 0) return 0;
			if (this.#hashes[node] !== hash) continue;
			const domain = this.#domains[node]!;
			if (domain.length === length && name.endsWith(domain)) return node;
		}
	}

	#insert(domain: string, hash: number): number {
		if (this.#domains.length >= this.#slots.length / 2) this.#grow();
		const node = this.#domains.push(domain) - 1;
		this.#chains.push(undefined);
		this.#hashes[node] = hash;
		this.#place(node, hash);
		return node;
	}

	#place(node: number, hash: number): void {
		const mask = this.#slots.length - 1;
		let slot = slotOf(hash, mask);
		while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
		this.#slots[slot] = node;
	}

	#grow(): void {
		const live = this.#domains.length - this.#empty;
		let slots = MIN_SLOTS;
		// A quarter full after growing, so that adding n rules costs O(n) in all.
		while (slots < live * 4) slots *= 2;
		const hashes = new Int32Array(slots / 2);
		const domains = [''];
		const chains: (Held | undefined)[] = [undefined];
		for (let node = 1; node < this.#domains.length; node++) {
			if (this.#chains[node] === undefined) continue;
			hashes[domains.length] = this.#hashes[node]!;
			domains.push(this.#domains[node]!);
			chains.push(this.#chains[node]);
		}
		this.#slots = new Int32Array(slots);
		this.#hashes = hashes;
		this.#domains = domains;
		this.#chains = chains;
		this.#empty = 0;
		for (let node = 1; node < domains.length; node++) this.#place(node, hashes[node]!);
	}
}

const DOT = 0x2e;
// FNV-1a, 32 bits.
const HASH_SEED = 0x811c9dc5 | 0;
const HASH_PRIME = 0x01000193;

const slotOf = (hash: number, mask: number): number => (hash ^ (hash >>> 15)) & mask;

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

function without(chain: Held | undefined, rank: number): Held | undefined {
	let first = chain;
	while (first?.rank === rank) first = first.next;
	for (let held = first; held !== undefined; held = held.next) {
		while (held.next?.rank === rank) held.next = held.next.next;
	}
	return first;
}
