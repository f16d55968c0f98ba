import type {Hello} from '../../model/hello.js';

/** Hellos of one 5-tuple that are known again. */
const MAX_REMEMBERED = 16;

/** Tells a hello that is seen again from one of another connection. */
export class KnownHellos {
	/** Oldest first. */
	#remembered: {readonly random: number; readonly sni: string | undefined}[] = [];

	/**
	 * Whether it is the same again: after a Retry (RFC 9000 section 17.2.5.3), repeated by HelloRetryRequest or loss. Some clients make a new
	 * random after a Retry, and after a Version Negotiation all do: where a connection `continues` another, the name tells.
	 */
	has(hello: Hello, continues = false): boolean {
		return this.#remembered.some(known => known.random === hello.random || (continues && known.sni === hello.sni));
	}

	add(hello: Hello): void {
		// Mostly there is one, and a list that is pushed to makes room for seventeen.
		this.#remembered = this.#remembered.concat({random: hello.random, sni: hello.sni});
		if (this.#remembered.length > MAX_REMEMBERED) this.#remembered.shift();
	}
}
