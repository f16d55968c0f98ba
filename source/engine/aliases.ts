import type {DnsKnowledge} from '../dissect/dns-knowledge.js';

/** A longer chain of aliases tells no more. */
const CHAIN_LIMIT = 6;
/** Characters of aliases that are told, about 100,000 names: whoever chooses names must not fill the memory of three threads with them. */
const ROOM = 4 << 20;

/** Tells what a name is an alias of when its tally is born, nearest first; undefined where DNS said nothing, or when all that may be told was. */
export function createAliases(dns: () => DnsKnowledge): (name: string) => readonly string[] | undefined {
	let room = ROOM;
	return name => {
		const chain = dns().chainOf(name).slice(0, CHAIN_LIMIT);
		const length = chain.reduce((sum, alias) => sum + alias.length, 0);
		if (chain.length === 0 || length > room) return undefined;
		room -= length;
		return chain;
	};
}
