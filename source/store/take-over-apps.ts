import {bundledCategory} from './app-category.js';
import type {Queryable} from './postgres.js';

/** A value of the old tables that was not taken as it stood: where, what, why, and what became of it. */
export interface TakenOver {
	readonly table: string;
	readonly row: string;
	readonly value: string;
	readonly fault: string;
	readonly result: string;
}

/** The apps of the old tables under their ids; ids stay, since other programs may know them. */
export class Apps {
	readonly #report: TakenOver[];
	readonly #byId = new Map<number, number>();
	readonly #byName = new Map<string, number>();
	readonly #names = new Map<number, string>();
	#next = 1;

	constructor(report: TakenOver[]) {
		this.#report = report;
	}

	add(id: number | undefined, raw: string | null): void {
		const row = String(id ?? '');
		const tell = (fault: string, result: string) => this.#report.push({table: 'app_protocol', row, value: raw ?? '', fault, result});
		const name =
			(raw ?? '')
				.normalize('NFC')
				.replace(/[\p{Cc}\s]+/gu, ' ')
				.trim() || `app ${row}`;
		if (id === undefined) {
			tell('no app_id', 'left out');
			return;
		}
		this.#next = Math.max(this.#next, id + 1);
		if (raw === null || raw.trim() === '') tell('no name', `taken as '${name}'`);
		else if (name !== raw) tell('blanks', `taken as '${name}'`);
		const same = this.#byName.get(name);
		if (same !== undefined) tell(`duplicate of app ${same}`, `its rules go to app ${same}`);
		if (this.#byId.has(id)) tell('app_id stands there twice', `its rules go to '${this.#names.get(this.#byId.get(id)!)}'`);
		if (same === undefined) this.#name(this.#byId.has(id) ? this.#next++ : id, name);
		if (!this.#byId.has(id)) this.#byId.set(id, this.#byName.get(name)!);
	}

	/** The app of a rule; an id that no app has becomes an app of its own. */
	byId(id: string | number | null, row: string): number | undefined {
		if (id === null) return undefined;
		const number = Number(id);
		if (!this.#byId.has(number)) {
			this.#report.push({table: 'app_sni', row, value: String(id), fault: 'no app has this app_id', result: `taken as 'app ${id}'`});
			this.add(number, `app ${id}`);
		}
		return this.#byId.get(number);
	}

	byName(raw: string): number | undefined {
		const name = raw.normalize('NFC').trim();
		if (name === '') return undefined;
		if (!this.#byName.has(name)) this.#name(this.#next++, name);
		return this.#byName.get(name);
	}

	nameOf(id: number): string {
		return this.#names.get(id) ?? String(id);
	}

	/** Apps that the program knows get their category. */
	async insert(client: Queryable): Promise<void> {
		const apps = [...this.#names];
		await client.query(
			`INSERT INTO app_protocol (app_id, app_name, category)
			SELECT a.id, a.name, coalesce(c.name, 'Other') FROM unnest($1::integer[], $2::text[], $3::text[]) AS a (id, name, category)
			LEFT JOIN categories c ON c.name = a.category`,
			[apps.map(([id]) => id), apps.map(([, name]) => name), apps.map(([, name]) => bundledCategory(name) ?? null)],
		);
	}

	#name(id: number, name: string): void {
		this.#byName.set(name, id);
		this.#names.set(id, name);
	}
}
