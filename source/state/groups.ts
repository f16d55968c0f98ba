import {registrableDomain} from '../classify/registrable-domain.js';
import type {TallyTable} from './tally-table.js';

/** Names by their registrable domain, filled when it is first asked for (the list of public suffixes takes 20 ms to load). */
export class Domains {
	readonly #table: TallyTable;
	readonly #members = new Map<string, number[]>();
	/** The domain of each tally; names without one stand for themselves. */
	readonly #of: string[] = [''];
	#done = 0;

	constructor(table: TallyTable) {
		this.#table = table;
	}

	/** The registrable domain of a name, or the name itself. */
	of(id: number): string {
		this.#catchUp();
		return this.#of[id] ?? '';
	}

	/** Ids of all names under a registrable domain. */
	members(domain: string): readonly number[] {
		this.#catchUp();
		return this.#members.get(domain) ?? [];
	}

	#catchUp(): void {
		const table = this.#table;
		while (this.#done < table.count) {
			const id = ++this.#done;
			const name = table.names[id];
			const domain = table.isName(id) ? (registrableDomain(name) ?? name) : '';
			this.#of[id] = domain;
			if (domain === '') continue;
			const members = this.#members.get(domain);
			if (members === undefined) this.#members.set(domain, [id]);
			else members.push(id);
		}
	}
}
