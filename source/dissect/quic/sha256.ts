/** Primes' roots (FIPS 180-4 section 4.2.2), computed: the fractional parts of the cube roots of the first 64 primes, of the square roots of the first 8. */
const primes: number[] = [];
for (let candidate = 2; primes.length < 64; candidate++) if (primes.every(prime => candidate % prime !== 0)) primes.push(candidate);
const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
const K = Int32Array.from(primes, prime => fraction(Math.cbrt(prime)));
const START = Int32Array.from(primes.slice(0, 8), prime => fraction(Math.sqrt(prime)));

const BLOCK = 64;
const schedule = new Int32Array(64);
const block = new Uint8Array(BLOCK);

/** SHA-256's compression function (FIPS 180-4 section 6.2.2): takes the 64 bytes of `data` into `state`. */
function compress(state: Int32Array, data: Uint8Array): void {
	const w = schedule;
	for (let i = 0; i < 16; i++) w[i] = (data[4 * i]! << 24) | (data[4 * i + 1]! << 16) | (data[4 * i + 2]! << 8) | data[4 * i + 3]!;
	for (let i = 16; i < 64; i++) {
		const x = w[i - 15]!;
		const y = w[i - 2]!;
		const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
		const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
		w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
	}
	let a = state[0]!;
	let b = state[1]!;
	let c = state[2]!;
	let d = state[3]!;
	let e = state[4]!;
	let f = state[5]!;
	let g = state[6]!;
	let h = state[7]!;
	for (let i = 0; i < 64; i++) {
		const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
		const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0;
		const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
		const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		h = g;
		g = f;
		f = e;
		e = (d + t1) | 0;
		d = c;
		c = b;
		b = a;
		a = (t1 + t2) | 0;
	}
	state[0] = (state[0]! + a) | 0;
	state[1] = (state[1]! + b) | 0;
	state[2] = (state[2]! + c) | 0;
	state[3] = (state[3]! + d) | 0;
	state[4] = (state[4]! + e) | 0;
	state[5] = (state[5]! + f) | 0;
	state[6] = (state[6]! + g) | 0;
	state[7] = (state[7]! + h) | 0;
}

/** Takes the last bytes of a message of `total` bytes into `state`, with their padding; they are at most 55. */
function compressLast(state: Int32Array, bytes: Uint8Array, start: number, end: number, total: number): void {
	block.fill(0);
	let at = 0;
	for (let i = start; i < end; i++) block[at++] = bytes[i]!;
	block[at] = 0x80;
	// A message here has less than 8 KB.
	block[62] = (total * 8) >>> 8;
	block[63] = total * 8;
	compress(state, block);
}

/**
 * HMAC-SHA-256 (RFC 2104) with a key of at most 64 bytes, for messages of at most 55. What the key alone decides is computed once. By hand because a
 * QUIC connection costs five of them, and the calls to a library cost more than the hashing.
 */
export class Hmac {
	readonly #inner = new Int32Array(8);
	readonly #outer = new Int32Array(8);
	readonly #state = new Int32Array(8);
	readonly #digest = new Uint8Array(32);

	constructor(key: Uint8Array) {
		this.setKey(key);
	}

	/** Begins anew with another key. */
	setKey(key: Uint8Array): this {
		this.#absorb(this.#inner, key, 0x36);
		this.#absorb(this.#outer, key, 0x5c);
		return this;
	}

	/** The 32 bytes for `bytes[start, end)`; valid until the next call. */
	digest(bytes: Uint8Array, start = 0, end = bytes.length): Uint8Array {
		const state = this.#state;
		const digest = this.#digest;
		state.set(this.#inner);
		compressLast(state, bytes, start, end, BLOCK + end - start);
		this.#write(state);
		state.set(this.#outer);
		compressLast(state, digest, 0, 32, BLOCK + 32);
		this.#write(state);
		return digest;
	}

	#absorb(state: Int32Array, key: Uint8Array, pad: number): void {
		block.fill(pad);
		for (let i = 0; i < key.length; i++) block[i]! ^= key[i]!;
		state.set(START);
		compress(state, block);
	}

	#write(state: Int32Array): void {
		for (let i = 0; i < 8; i++) {
			const word = state[i]!;
			this.#digest[4 * i] = word >>> 24;
			this.#digest[4 * i + 1] = word >>> 16;
			this.#digest[4 * i + 2] = word >>> 8;
			this.#digest[4 * i + 3] = word;
		}
	}
}
