import type {Rule, RuleKey} from '../model/rule.js';
import {isIPv4Words, maskWord, maskWords, parseRange, type Words} from './address.js';
import {compareRules} from './rule-order.js';

/** Rules for connections without a name: by protocol and port, and by the server's address range. */
export class ServiceIndex {
	readonly #ports = new Map<string | number, Rule[]>();
	/** Prefix length → first address of the range → rules. An IPv4 address is its last word: no text has to be made for it. */
	readonly #ranges = new Map<number, Map<string | number, Rule[]>>();

	add(rule: Rule): void {
		const place = this.#place(rule, true);
		if (place === undefined) return;
		const {lists, key} = place;
		const list = lists.get(key);
		if (list === undefined) lists.set(key, [rule]);
		else {
			list.push(rule);
			list.sort(compareRules);
		}
	}

	remove(rule: RuleKey): void {
		const place = this.#place(rule, false);
		if (place !== undefined) keep(place.lists, place.key, other => other.layer !== rule.layer);
		this.#dropEmpty();
	}

	removeWhere(drop: (rule: Rule) => boolean): void {
		for (const lists of [this.#ports, ...this.#ranges.values()]) {
			for (const key of lists.keys()) keep(lists, key, rule => !drop(rule));
		}
		this.#dropEmpty();
	}

	/** The strongest rule for a service; `server` undefined where only the port is known. */
	find(transport: 'tcp' | 'udp', port: number, server: Words | undefined): Rule | undefined {
		let best = this.#ports.get(`${transport}/${port}`)?.[0];
		if (server === undefined || this.#ranges.size === 0) return best;
		const v4 = isIPv4Words(server);
		for (const [bits, ranges] of this.#ranges) {
			// An IPv6 range that begins above the mapped addresses means IPv6 alone.
			if (v4 && bits < 96) continue;
			const rule = ranges.get(keyOf(server, bits, v4))?.[0];
			if (rule !== undefined && (best === undefined || compareRules(rule, best) < 0)) best = rule;
		}
		return best;
	}

	*rules(): Iterable<Rule> {
		for (const list of this.#lists()) yield* list;
	}

	*#lists(): Iterable<Rule[]> {
		yield* this.#ports.values();
		for (const ranges of this.#ranges.values()) yield* ranges.values();
	}

	/** Where the rules of a pattern are; undefined for a faulty range, and where there are none of its length and none shall be `made`. */
	#place(
		{match, pattern}: Pick<Rule, 'match' | 'pattern'>,
		made: boolean,
	): {lists: Map<string | number, Rule[]>; key: string | number} | undefined {
		if (match === 'port') return {lists: this.#ports, key: pattern};
		const range = parseRange(pattern);
		if (range === undefined) return undefined;
		let lists = this.#ranges.get(range.bits);
		if (lists === undefined) {
			if (!made) return undefined;
			lists = new Map();
			this.#ranges.set(range.bits, lists);
		}
		return {lists, key: keyOf(range.words, range.bits, range.bits >= 96 && isIPv4Words(range.words))};
	}

	/** A prefix length without ranges would cost every look-up. */
	#dropEmpty(): void {
		for (const [bits, ranges] of this.#ranges) if (ranges.size === 0) this.#ranges.delete(bits);
	}
}

const keyOf = (words: Words, bits: number, v4: boolean): string | number =>
	v4 ? maskWord(words[3], bits - 96) : maskWords(words, bits).join();

/** Leaves the rules that `wanted` says yes to; a key without rules goes, so that what comes and goes does not pile up. */
function keep<K>(lists: Map<K, Rule[]>, key: K, wanted: (rule: Rule) => boolean): void {
	const kept = lists.get(key)?.filter(wanted);
	if (kept === undefined) return;
	if (kept.length === 0) lists.delete(key);
	else lists.set(key, kept);
}
