import type {TakenOver} from './take-over.js';

/** Longest name of an app that fits in every shared database, in characters. */
const NAME_LIMIT = 500;

/** The apps of the old tables under their ids; ids stay, since other programs may know them. */
export class Apps {
	readonly #report: TakenOver[];
	readonly #byId = new Map<number, number>();
	readonly #byName = new Map<string, number>();
	readonly #names = new Map<number, string>();
	#next: number;

	/** `ids`: all that the old tables know, so that no other app gets one of them. */
	constructor(report: TakenOver[], ids: Iterable<number>) {
		this.#report = report;
		let last = 0;
		for (const id of ids) last = Math.max(last, id);
		this.#next = last + 1;
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
		if (raw === null || raw.trim() === '') tell('no name', `taken as '${name}'`);
		else if (name !== raw) tell(raw.length > NAME_LIMIT ? 'too long' : 'blanks', `taken as '${name}'`);
		const first = this.#byId.get(id);
		const same = this.#byName.get(name);
		if (first === undefined) {
			if (same === undefined) this.#name(id, name);
			else tell(`duplicate of app ${same}`, `its rules go to app ${same}`);
			this.#byId.set(id, same ?? id);
		} else if (first === same) tell('app_id stands there twice', 'merged');
		else {
			const own = same ?? this.#next++;
			if (same === undefined) this.#name(own, name);
			tell('app_id stands there twice', `'${name}' is app ${own}; rules of app ${id} go to '${this.#names.get(first)}'`);
		}
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
