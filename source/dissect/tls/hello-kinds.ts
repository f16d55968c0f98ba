import type {EchState, HelloKind} from '../../model/hello.js';

/** Kinds of one JA4 that are shared; further ones replace the oldest. */
const MAX_KINDS = 8;
/** Characters of protocol names in a kind that is shared: what is longer comes from no usual client, and would stay in memory. */
const MAX_ALPN_CHARACTERS = 192;

export const NO_ALPN: readonly string[] = Object.freeze([]);

/** The kinds of hello that have one JA4 and version: they differ in the later names of ALPN, in ECH, or are cut. */
export class HelloKinds {
	readonly #ja4: string;
	readonly #version: number;
	readonly #kinds: HelloKind[] = [];
	#oldest = 0;

	constructor(ja4: string, version: number) {
		this.#ja4 = ja4;
		this.#version = version;
	}

	/** The kind of a hello: the same object for those that are alike. */
	of(ech: EchState, alpn: readonly string[], cut: boolean): HelloKind {
		for (const kind of this.#kinds) if (kind.ech === ech && kind.cut === cut && isSame(kind.alpn, alpn)) return kind;
		const kind: HelloKind = Object.freeze({ech, version: this.#version, alpn, ja4: this.#ja4, cut});
		if (alpn.reduce((sum, name) => sum + name.length, alpn.length) > MAX_ALPN_CHARACTERS) return kind;
		this.#kinds[this.#oldest] = kind;
		this.#oldest = (this.#oldest + 1) % MAX_KINDS;
		return kind;
	}
}

/** Mostly it is the same list. */
const isSame = (a: readonly string[], b: readonly string[]): boolean =>
	a === b || (a.length === b.length && a.every((name, i) => name === b[i]));

/** The kinds of hello that know neither versions nor extensions (Google's crypto). */
export const bareKinds = new HelloKinds('', 0);
