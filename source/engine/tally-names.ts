import type {Classifier} from '../classify/classifier.js';
import type {Connections} from '../flows/connections.js';
import {FLAG_UDP} from '../flows/record-layout.js';
import type {Connection, UnnamedReason} from '../model/connection.js';
import type {Verdict} from '../model/rule.js';
import type {TallyBirth} from '../model/tally.js';

/** The tally that all share when the table of names is full. */
export const OVERFLOW = 1;
/** Services (transport and port) without a rule that are told apart. */
const SERVICES_LIMIT = 8192;

/** Which tally a connection counts for, and what the rules say of it. */
export class TallyNames {
	/** Connections that found no tally of their own. */
	overflowed = 0;
	readonly births: (TallyBirth | undefined)[] = [undefined];
	/** Tallies of connections that should have had a name, by their reason. */
	readonly unnamed: {readonly tally: number; readonly reason: UnnamedReason}[] = [];
	readonly #classifier: Classifier;
	readonly #limit: number;
	readonly #isBrief: boolean;
	readonly #aliasesOf: (name: string) => readonly string[] | undefined;
	readonly #ids = new Map<string, number>();
	#services = 0;
	#count = 0;
	#born: TallyBirth[] = [];
	/** Cached answers of the classifier; undefined: ask, null: no rule. */
	#verdicts: (Verdict | null | undefined)[] = [];

	/** `isBrief`: nobody looks at tallies, so there are as many as there are reasons for having no name. `aliasesOf` is asked once for each name. */
	constructor(limit: number, classifier: Classifier, isBrief: boolean, aliasesOf: (name: string) => readonly string[] | undefined) {
		this.#limit = limit;
		this.#classifier = classifier;
		this.#isBrief = isBrief;
		this.#aliasesOf = aliasesOf;
		this.#bear({id: OVERFLOW, kind: 'name', text: '(other names)', source: undefined});
		this.#born = [];
	}

	/** The tally of a settled record; a new one if need be. */
	idOf(table: Connections, record: number): number {
		const name = table.names[record];
		const unnamed = table.unnamed(record);
		if (this.#isBrief) return this.#id(unnamed ?? '', id => ({id, kind: 'service', text: '', source: undefined, unnamed}));
		if (name !== undefined) {
			const source = table.source(record);
			const key = nameKey(name);
			return this.#id(key, id => {
				return {id, kind: 'name', text: name, source, server: table.serverAddress(record), aliases: this.#aliasesOf(key)};
			});
		}
		const transport = table.has(record, FLAG_UDP) ? 'udp' : 'tcp';
		const port = table.serverPort(record);
		const address = table.serverAddress(record);
		const rule = this.#classifier.service(transport, port, address);
		// A scan must not take the places of names: beyond a cap, ports without a rule share one tally.
		const text = rule || unnamed || this.#services < SERVICES_LIMIT ? `${transport}/${port}` : `${transport}/other`;
		const range = rule?.match === 'cidr' ? rule.pattern : '';
		const server = range === '' ? undefined : address;
		return this.#id(`${text} ${unnamed ?? ''} ${range}`, id => ({id, kind: 'service', text, source: undefined, unnamed, server}));
	}

	/** What the rules say of a connection: its tally's verdict, or, where many names share the overflow, that of its own name. */
	verdictOf(table: Connections, record: number, tally: number): Verdict | undefined {
		if (tally !== OVERFLOW) return this.verdict(tally);
		const name = table.names[record];
		if (name !== undefined) return this.#classifier.name(name);
		return this.#classifier.service(table.has(record, FLAG_UDP) ? 'udp' : 'tcp', table.serverPort(record), table.serverAddress(record));
	}

	/** What the rules say now of a connection that is over. */
	verdictNow({tally, name, transport, serverPort, server}: Connection): Verdict | undefined {
		if (tally !== OVERFLOW) return this.verdict(tally);
		if (name !== undefined) return this.#classifier.name(name);
		return this.#classifier.service(transport === 'UDP' ? 'udp' : 'tcp', serverPort, server);
	}

	/** What the rules say of a tally; looked up once until they change. */
	verdict(tally: number): Verdict | undefined {
		const known = this.#verdicts[tally];
		if (known !== undefined) return known ?? undefined;
		const birth = this.births[tally];
		let verdict: Verdict | undefined;
		if (birth && tally !== OVERFLOW) {
			if (birth.kind === 'name') verdict = this.#classifier.name(birth.text);
			else {
				const [transport, port] = birth.text.split('/');
				verdict = this.#classifier.service(transport as 'tcp' | 'udp', Number(port), birth.server);
			}
		}
		this.#verdicts[tally] = verdict ?? null;
		return verdict;
	}

	/** The rules have changed: every answer is asked for anew. */
	forgetVerdicts(): void {
		this.#verdicts = [];
	}

	/** The tallies born since the last call. */
	takeBorn(): readonly TallyBirth[] {
		const born = this.#born;
		this.#born = [];
		return born;
	}

	/** The overflow tally is told of once something counts for it. */
	bearOverflow(): void {
		this.#born.push(this.births[OVERFLOW]!);
	}

	#id(key: string, birth: (id: number) => TallyBirth): number {
		const id = this.#ids.get(key);
		if (id !== undefined) return id;
		if (this.#count >= this.#limit) {
			this.overflowed++;
			return OVERFLOW;
		}
		const next = this.#count + 1;
		this.#ids.set(key, next);
		this.#bear(birth(next));
		return next;
	}

	#bear(birth: TallyBirth): void {
		this.#count = birth.id;
		this.births[birth.id] = birth;
		if (birth.kind === 'service') this.#services++;
		if (birth.unnamed) this.unnamed.push({tally: birth.id, reason: birth.unnamed});
		this.#born.push(birth);
	}
}

/** Names compare without case and final dot. */
function nameKey(name: string): string {
	const lower = name.toLowerCase();
	return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}
