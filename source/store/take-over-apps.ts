import type {TakenOver} from './take-over.js';

/** Longest name of an app that fits in every shared database, in characters. */
const NAME_LIMIT = 500;

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
				.trim()
				.slice(0, NAME_LIMIT) || `app ${row}`;
		if (id === undefined) {
			tell('no app_id', 'left out');
			return;
		}
		this.#next = Math.max(this.#next, id + 1);
		if (raw === null || raw.trim() === '') tell('no name', `taken as '${name}'`);
		else if (name !== raw) tell(raw.length > NAME_LIMIT ? 'too long' : 'blanks', `taken as '${name}'`);
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
		const name = raw.normalize('NFC').trim().slice(0, NAME_LIMIT);
		if (name === '') return undefined;
		if (!this.#byName.has(name)) this.#name(this.#next++, name);
		return this.#byName.get(name);
	}

	nameOf(id: number): string {
		return this.#names.get(id) ?? String(id);
	}

	/** Id and name of each. */
	all(): readonly (readonly [number, string])[] {
		return [...this.#names];
	}

	#name(id: number, name: string): void {
		this.#byName.set(name, id);
		this.#names.set(id, name);
	}
}
