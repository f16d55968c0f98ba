import type {Rule, RuleKey} from '../model/rule.js';
import {isIPv4Words, maskWords, parseRange, type Words} from './address.js';
import {compareRules} from './rule-order.js';

/** Rules for connections without a name: by protocol and port, and by the server's address range. */
export class ServiceIndex {
	readonly #ports = new Map<string, Rule[]>();
	/** Prefix length → first address of the range → rules. */
	readonly #ranges = new Map<number, Map<string, Rule[]>>();

	add(rule: Rule): void {
		const list = this.#list(rule, true);
		list?.push(rule);
		list?.sort(compareRules);
	}

	remove(key: RuleKey): void {
		const list = this.#list(key, false);
		if (list === undefined) return;
		const kept = list.filter(rule => rule.layer !== key.layer);
		list.splice(0, list.length, ...kept);
	}

	removeWhere(drop: (rule: Rule) => boolean): void {
		for (const list of this.#lists()) list.splice(0, list.length, ...list.filter(rule => !drop(rule)));
	}

	/** The strongest rule for a service; `server` undefined where only the port is known. */
	find(transport: 'tcp' | 'udp', port: number, server: Words | undefined): Rule | undefined {
		let best = this.#ports.get(`${transport}/${port}`)?.[0];
		if (server === undefined || this.#ranges.size === 0) return best;
		const v4 = isIPv4Words(server);
		for (const [bits, ranges] of this.#ranges) {
			// An IPv6 range that begins above the mapped addresses means IPv6 alone.
			if (v4 && bits < 96) continue;
			const rule = ranges.get(maskWords(server, bits).join())?.[0];
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

	/** The rules beside `rule`; undefined for a faulty range, and where there are none and none shall be `made`. */
	#list(rule: RuleKey, made: boolean): Rule[] | undefined {
		if (rule.match === 'port') return entry(this.#ports, rule.pattern, made, () => []);
		const range = parseRange(rule.pattern);
		if (range === undefined) return undefined;
		const ranges = entry(this.#ranges, range.bits, made, () => new Map<string, Rule[]>());
		return ranges && entry(ranges, range.words.join(), made, () => []);
	}
}

function entry<K, V>(map: Map<K, V>, key: K, made: boolean, make: () => V): V | undefined {
	let value = map.get(key);
	if (value === undefined && made) {
		value = make();
		map.set(key, value);
	}
	return value;
}
