/** IDs that are kept; a busy gateway's last quarter of an hour. */
const LIMIT = 65_536;
/** Shorter IDs meet other bytes by chance. */
const SHORTEST = 6;
const LONGEST = 20;

/** Whose connection an ID names. */
export interface KnownId {
	readonly name: string;
	/** The ID is the server's: whoever sends to it is the client. */
	readonly ofServer: boolean;
}

/**
 * The connection IDs that handshakes of QUIC showed, so that a connection whose address changes is known again (RFC 9000 section 9). Only
 * what keeps its ID can be, as behind a NAT that forgot it: new IDs are agreed upon in secret. The oldest make room.
 */
export class QuicIds {
	readonly #ids = new Map<string, KnownId>();
	/** How many of each length there were: which lengths are worth a look. */
	readonly #lengths = new Float64Array(LONGEST + 1);

	/** `bytes[start, end)` is an ID of a connection by this name. */
	learn(bytes: Buffer, start: number, end: number, name: string, ofServer: boolean): void {
		const length = end - start;
		if (length < SHORTEST || length > LONGEST) return;
		const key = bytes.toString('latin1', start, end);
		if (this.#ids.get(key)?.name === name) return;
		this.#ids.set(key, {name, ofServer});
		this.#lengths[length]++;
		if (this.#ids.size > LIMIT) this.#ids.delete(this.#ids.keys().next().value!);
	}

	clear(): void {
		this.#ids.clear();
		this.#lengths.fill(0);
	}

	/** The connection whose ID stands at `start`, as behind the first byte of a short header (RFC 9000 section 17.3); longest IDs first. */
	find(bytes: Buffer, start: number, end: number): KnownId | undefined {
		if (this.#ids.size === 0) return undefined;
		for (let length = Math.min(LONGEST, end - start); length >= SHORTEST; length--) {
			if (this.#lengths[length] === 0) continue;
			const known = this.#ids.get(bytes.toString('latin1', start, start + length));
			if (known) return known;
		}
		return undefined;
	}
}
