import {randomInt} from 'node:crypto';
import {hashBytes} from '../dissect/hash-bytes.js';

/** IDs that are kept, a power of two; a busy gateway's last quarter of an hour. */
const LIMIT = 1 << 16;
/** Shorter IDs meet other bytes by chance. */
const SHORTEST = 6;
const LONGEST = 20;
/** IDs of one hash that are looked at: they are chosen by others. */
const MAX_CHAIN = 32;
/** Keeps an outsider from choosing IDs of one hash. */
const seed = randomInt(2 ** 31);

/** Whose connection an ID names. */
export interface KnownId {
	readonly name: string;
	/** The ID is the server's: whoever sends to it is the client. */
	readonly ofServer: boolean;
}

/**
 * The connection IDs that handshakes of QUIC showed, so that a connection whose address changes is known again (RFC 9000 section 9). Only
 * what keeps its ID can be, as behind a NAT that forgot it: new IDs are agreed upon in secret. The oldest make room. A hash table over typed
 * arrays: no ID costs an object, and clearing it leaves nothing to the garbage collector.
 */
export class QuicIds {
	readonly #bytes = new Uint8Array(LIMIT * LONGEST);
	readonly #entryLengths = new Uint8Array(LIMIT);
	readonly #ofServer = new Uint8Array(LIMIT);
	readonly #names: (string | undefined)[] = [];
	/** Entry + 1 by hash, and the next one of the same hash; 0 ends. */
	readonly #heads = new Int32Array(LIMIT);
	readonly #next = new Int32Array(LIMIT);
	/** The oldest entry, once all are taken. */
	#hand = 0;
	/** How many of each length there are: which lengths are worth a look. */
	readonly #lengths = new Int32Array(LONGEST + 1);

	/** `bytes[start, end)` is an ID of a connection by this name. */
	learn(bytes: Buffer, start: number, end: number, name: string, ofServer: boolean): void {
		const length = end - start;
		if (length < SHORTEST || length > LONGEST) return;
		const slot = slotOf(bytes, start, end);
		let entry = this.#entryOf(slot, bytes, start, length);
		if (entry < 0) {
			entry = this.#makeRoom();
			for (let i = 0; i < length; i++) this.#bytes[entry * LONGEST + i] = bytes[start + i];
			this.#entryLengths[entry] = length;
			this.#lengths[length]++;
			this.#next[entry] = this.#heads[slot];
			this.#heads[slot] = entry + 1;
		} else if (this.#names[entry] === name) return;
		this.#names[entry] = name;
		this.#ofServer[entry] = ofServer ? 1 : 0;
	}

	clear(): void {
		if (this.#names.length === 0) return;
		this.#heads.fill(0);
		this.#lengths.fill(0);
		this.#names.length = 0;
		this.#hand = 0;
	}

	/** The connection whose ID stands at `start`, as behind the first byte of a short header (RFC 9000 section 17.3); longest IDs first. */
	find(bytes: Buffer, start: number, end: number): KnownId | undefined {
		for (let length = Math.min(LONGEST, end - start); length >= SHORTEST; length--) {
			if (this.#lengths[length] === 0) continue;
			const entry = this.#entryOf(slotOf(bytes, start, start + length), bytes, start, length);
			if (entry >= 0) return {name: this.#names[entry]!, ofServer: this.#ofServer[entry] === 1};
		}
		return undefined;
	}

	#entryOf(slot: number, bytes: Buffer, start: number, length: number): number {
		let entry = this.#heads[slot] - 1;
		for (let looks = 0; entry >= 0 && looks < MAX_CHAIN; looks++) {
			if (this.#entryLengths[entry] === length && isAt(this.#bytes, entry * LONGEST, bytes, start, length)) return entry;
			entry = this.#next[entry] - 1;
		}
		return -1;
	}

	#makeRoom(): number {
		if (this.#names.length < LIMIT) return this.#names.length;
		const entry = this.#hand;
		this.#hand = (entry + 1) % LIMIT;
		this.#unlink(entry);
		return entry;
	}

	#unlink(entry: number): void {
		const length = this.#entryLengths[entry];
		this.#lengths[length]--;
		const slot = slotOf(this.#bytes, entry * LONGEST, entry * LONGEST + length);
		let at = this.#heads[slot] - 1;
		if (at === entry) {
			this.#heads[slot] = this.#next[entry];
			return;
		}
		while (this.#next[at] - 1 !== entry) at = this.#next[at] - 1;
		this.#next[at] = this.#next[entry];
	}
}

function slotOf(bytes: Uint8Array, start: number, end: number): number {
	const hash = hashBytes(bytes, start, end, seed);
	return (hash ^ (hash >>> 16)) & (LIMIT - 1);
}

function isAt(kept: Uint8Array, at: number, bytes: Buffer, start: number, length: number): boolean {
	for (let i = 0; i < length; i++) if (kept[at + i] !== bytes[start + i]) return false;
	return true;
}
