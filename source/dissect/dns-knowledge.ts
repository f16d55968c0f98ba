import {AddressNames} from './address-names.js';
import type {AddressWords, DnsMessage} from './dns.js';

/** Applications go on using an address for some time after its TTL: connections that are opened late are named too. */
const MARGIN_SECONDS = 300;
/** No answer is believed for longer. */
const MAX_TTL_SECONDS = 86_400;
/** Names between the question and its address. */
const MAX_CHAIN = 16;
/** Aliases are kept for suggestions alone: a share of the limit. */
const ALIAS_SHARE = 8;
/** Stands for any client; no client has it, IPv4 being mapped. */
const ANY: AddressWords = [0, 0, 0, 0];

/** What DNS answers told: which name a client meant by a server's address. */
export interface DnsKnowledge {
	/**
	 * Takes over the addresses and aliases of an answer to the client, of a multicast one (`undefined`) for any (errors and queries are
	 * ignored). An address is known by the name at the beginning of its chain of aliases: what the client asked for.
	 */
	learn(message: DnsMessage, client: AddressWords | undefined, timeUs: number): void;
	/**
	 * The name that the client was last given the address for, else any client; undefined where there was no answer, or its TTL and a margin
	 * of five minutes are over. Allocates nothing.
	 */
	nameOf(client: AddressWords, server: AddressWords, timeUs: number): string | undefined;
	/** The names that this one is an alias of, nearest first (CNAME); empty where none is known. */
	chainOf(name: string): readonly string[];
	/** The last of them. */
	canonicalOf(name: string): string | undefined;
	clear(): void;
}

/** Keeps at most `limit` answers (a client and an address each); the oldest make room. */
export function createDnsKnowledge({limit}: {readonly limit: number}): DnsKnowledge {
	const names = new AddressNames(limit);
	/** Alias → canonical name, lower case, oldest first. */
	const aliases = new Map<string, string>();
	const maxAliases = Math.ceil(limit / ALIAS_SHARE);

	const chainOf = (name: string): readonly string[] => {
		const chain: string[] = [];
		let next = aliases.get(name.toLowerCase());
		while (next !== undefined && chain.length < MAX_CHAIN && !chain.includes(next)) {
			chain.push(next);
			next = aliases.get(next);
		}
		return chain;
	};

	return {
		learn(message, client, timeUs) {
			if (!message.response || message.rcode !== 0) return;
			for (const {alias, canonical} of message.aliases) {
				const key = alias.toLowerCase();
				aliases.delete(key);
				aliases.set(key, canonical.toLowerCase());
				if (aliases.size > maxAliases) aliases.delete(aliases.keys().next().value!);
			}
			for (const {owner, address, ttl} of message.addresses) {
				const name = askedFor(message, owner);
				if (name === '') continue;
				const expiresUs = timeUs + (Math.min(ttl, MAX_TTL_SECONDS) + MARGIN_SECONDS) * 1e6;
				if (client !== undefined) names.set(client, address, name, expiresUs);
				names.set(ANY, address, name, expiresUs);
			}
		},
		nameOf: (client, server, timeUs) => names.get(client, server, timeUs) ?? names.get(ANY, server, timeUs),
		chainOf,
		canonicalOf: name => chainOf(name).at(-1),
		clear() {
			names.clear();
			aliases.clear();
		},
	};
}

/** Against the chain of aliases, from the owner of an address to what was asked for. */
function askedFor(message: DnsMessage, owner: string): string {
	let name = owner;
	for (let i = 0; i < MAX_CHAIN && name !== message.question; i++) {
		const link = message.aliases.find(({canonical}) => sameName(canonical, name));
		if (link === undefined) break;
		name = link.alias;
	}
	return name;
}

/** Resolvers play with the case of names. */
const sameName = (a: string, b: string): boolean => a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
