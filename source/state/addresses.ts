import type {TallyTable} from './tally-table.js';

/** Names told of one address: where more live, they are strangers to each other. */
const NEIGHBOURS_LIMIT = 64;

/** Names by the address of their first server; the first names of each address alone. */
export class Addresses {
	readonly #table: TallyTable;
	readonly #members = new Map<string, number[]>();
	#done = 0;

	constructor(table: TallyTable) {
		this.#table = table;
	}

	/** Ids of the first names on the address of a name, itself among them; empty where its server is not known. */
	neighbours(id: number): readonly number[] {
		this.#catchUp();
		const server = this.#table.births[id]?.server;
		return (server && this.#members.get(server.join())) ?? [];
	}

	#catchUp(): void {
		const table = this.#table;
		while (this.#done < table.count) {
			const id = ++this.#done;
			const server = table.isName(id) ? table.births[id]?.server : undefined;
			if (server === undefined) continue;
			const key = server.join();
			const members = this.#members.get(key);
			if (members === undefined) this.#members.set(key, [id]);
			else if (members.length < NEIGHBOURS_LIMIT) members.push(id);
		}
	}
}
