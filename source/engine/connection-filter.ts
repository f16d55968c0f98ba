import {stateOf} from '../flows/expiry.js';
import {D_LAST, doublesOf, FLAG_IPV6, FLAG_UDP, W_TALLY, wordsOf} from '../flows/record-layout.js';
import type {Connection} from '../model/connection.js';
import type {ConnectionQuery} from '../model/filter.js';
import {formatEndpoint} from '../model/format-address.js';
import {UNMATCHED_CATEGORY, UNNAMED_CATEGORY, type Verdict} from '../model/rule.js';
import {createIpv4Filter} from './ipv4-filter.js';
import type {Pipeline} from './pipeline.js';

/** What a filter looks at. */
export type Sought = Pick<
	Connection,
	| 'tally'
	| 'name'
	| 'verdict'
	| 'unnamed'
	| 'protocol'
	| 'transport'
	| 'state'
	| 'endReason'
	| 'ipVersion'
	| 'client'
	| 'server'
	| 'clientPort'
	| 'serverPort'
	| 'endUs'
>;

/** A record of the table as a filter sees it, moved from one to the next: a million of them must not become a million objects. */
export class OpenRecord implements Sought {
	record = 0;
	readonly endReason = undefined;
	readonly #pipeline: Pipeline;

	constructor(pipeline: Pipeline) {
		this.#pipeline = pipeline;
	}

	get tally(): number {
		return this.#pipeline.table.words[wordsOf(this.record) + W_TALLY];
	}

	get name(): string | undefined {
		return this.#pipeline.table.names[this.record];
	}

	get verdict(): Verdict | undefined {
		const {tally} = this;
		return tally === 0 ? undefined : this.#pipeline.tallies.names.verdictOf(this.#pipeline.table, this.record, tally);
	}

	get unnamed(): Connection['unnamed'] {
		return this.#pipeline.table.unnamed(this.record);
	}

	get protocol(): Connection['protocol'] {
		return this.#pipeline.table.protocol(this.record);
	}

	get transport(): Connection['transport'] {
		return this.#pipeline.table.has(this.record, FLAG_UDP) ? 'UDP' : 'TCP';
	}

	get state(): Connection['state'] {
		return stateOf(this.#pipeline.table, this.record);
	}

	get ipVersion(): Connection['ipVersion'] {
		return this.#pipeline.table.has(this.record, FLAG_IPV6) ? 6 : 4;
	}

	get client(): Connection['client'] {
		return this.#pipeline.table.clientAddress(this.record);
	}

	get server(): Connection['server'] {
		return this.#pipeline.table.serverAddress(this.record);
	}

	get clientPort(): number {
		return this.#pipeline.table.clientPort(this.record);
	}

	get serverPort(): number {
		return this.#pipeline.table.serverPort(this.record);
	}

	get endUs(): number {
		return this.#pipeline.table.doubles[doublesOf(this.record) + D_LAST];
	}
}

/** Tells which connections a query asks for: by all that their row shows. What costs most is tried last. */
export function createFilter({text, words, tallies}: ConnectionQuery): (connection: Sought) => boolean {
	const ids = new Set(tallies);
	const [reasons, states, categories] = [new Set(words.reasons), new Set(words.states), new Set(words.categories)];
	const verdicts = new Map<Verdict, boolean>();
	const isOfVerdict = (verdict: Verdict): boolean => {
		let is = verdicts.get(verdict);
		if (is === undefined) {
			is = categories.has(verdict.category) || `${verdict.app}\n${verdict.category}`.toLowerCase().includes(text);
			verdicts.set(verdict, is);
		}
		return is;
	};
	const lacksName = categories.has(UNNAMED_CATEGORY);
	const lacksRule = categories.has(UNMATCHED_CATEGORY);
	const isIpv4 = createIpv4Filter(text);
	// What has other characters in it is in no text of an IPv6 address, which then is not made (mapped IPv4 ones do not travel).
	const isIpv6 = /^[\da-f:[\]]+$/.test(text);
	const hasEndpoint = (c: Sought): boolean => {
		if (c.ipVersion === 4) return isIpv4 !== undefined && (isIpv4(c.client[3], c.clientPort) || isIpv4(c.server[3], c.serverPort));
		return isIpv6 && (formatEndpoint(c.client, c.clientPort, 6).includes(text) || formatEndpoint(c.server, c.serverPort, 6).includes(text));
	};
	const isService = text.includes('/');
	const isWanted = (c: Sought): boolean => {
		const {name, verdict, unnamed, protocol, transport} = c;
		if (name?.toLowerCase().includes(text)) return true;
		if (verdict === undefined ? (name === undefined ? lacksName : lacksRule) : isOfVerdict(verdict)) return true;
		if (unnamed !== undefined && reasons.has(unnamed)) return true;
		const shown = protocol === '' || protocol === 'failed' ? transport.toLowerCase() : protocol;
		if (shown.includes(text) || states.has(c.endReason ?? c.state)) return true;
		// How a service is called elsewhere.
		if (isService && name === undefined && `${transport.toLowerCase()}/${c.serverPort}`.includes(text)) return true;
		return hasEndpoint(c);
	};
	return c => (ids.size === 0 || ids.has(c.tally)) && (text === '' || isWanted(c));
}
