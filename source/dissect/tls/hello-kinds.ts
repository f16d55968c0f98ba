import type {EchState, HelloKind} from '../../model/hello.js';

/** Kinds of one JA4 that are shared; further ones have an object each. */
const MAX_KINDS = 8;
const NO_ALPN: readonly string[] = Object.freeze([]);

/** One JA4 and the kinds of hello that have it: they differ in the later names of ALPN, in ECH, or are cut. */
export class Ja4 {
	readonly #text: string;
	readonly #kinds: HelloKind[] = [];

	constructor(text: string) {
		this.#text = text;
	}

	/** The kind of a hello; the same object for all that are alike. `alpn` is shared by hellos that offer the same. */
	kind(ech: EchState, version: number, alpn: readonly string[], cut: boolean): HelloKind {
		for (const kind of this.#kinds) if (kind.alpn === alpn && kind.ech === ech && kind.version === version && kind.cut === cut) return kind;
		const kind: HelloKind = Object.freeze({ech, version, alpn, ja4: this.#text, cut});
		if (this.#kinds.length < MAX_KINDS) this.#kinds.push(kind);
		return kind;
	}
}

const none = new Ja4('');

/** The kind of a hello that knows neither versions nor extensions (Google's crypto). */
export const bareKind = (cut: boolean): HelloKind => none.kind('none', 0, NO_ALPN, cut);
