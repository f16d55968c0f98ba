import type {Rule, RuleChange, Verdict} from '../model/rule.js';

/** All rules that compete for a name, the deciding one first. */
export interface Explanation {
	readonly winner: Verdict | undefined;
	readonly losers: readonly Rule[];
}

/** Names and services → verdicts. One look-up per name, not per packet. `createClassifier(rules)` makes one with the bundled rules below. */
export interface Classifier {
	/** `name` as it came (one character a byte, any case, final dot allowed). */
	name(name: string): Verdict | undefined;
	/** For connections without a name; `server` four words as in `Packet`. */
	service(transport: 'tcp' | 'udp', port: number, server?: readonly [number, number, number, number]): Verdict | undefined;
	explain(name: string): Explanation;
	apply(change: RuleChange): void;
	/** Every rule of the layers given to it, and the bundled ones. */
	rules(): Iterable<Rule>;
}
