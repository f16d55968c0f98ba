/** Substitution table (FIPS 197 section 5.1.1), and with the column mixing of section 5.1.3 in one: T0 of the usual four, the others being its rotations. */
const S = new Uint8Array(256);
const T = new Int32Array(256);
{
	// Powers and logarithms of the generator 3 in GF(2^8).
	const power = new Uint8Array(256);
	const log = new Uint8Array(256);
	for (let i = 0, x = 1; i < 255; i++, x ^= (x << 1) ^ (x & 0x80 ? 0x11b : 0)) {
		power[i] = x;
		log[x] = i;
	}
	for (let x = 0; x < 256; x++) {
		const inverse = x === 0 ? 0 : power[(255 - log[x]!) % 255]!;
		let s = inverse;
		for (let i = 1; i < 5; i++) s ^= (inverse << i) | (inverse >>> (8 - i));
		S[x] = s ^ 0x63;
		const doubled = (S[x]! << 1) ^ (S[x]! & 0x80 ? 0x11b : 0);
		T[x] = (doubled << 24) | (S[x]! << 16) | (S[x]! << 8) | (doubled ^ S[x]!);
	}
}

const ROUNDS = 10;
const round = (a: number, b: number, c: number, d: number, key: number): number => {
	const y = T[(b >>> 16) & 255]!;
	const z = T[(c >>> 8) & 255]!;
	const last = T[d & 255]!;
	return T[a >>> 24]! ^ ((y >>> 8) | (y << 24)) ^ ((z >>> 16) | (z << 16)) ^ ((last >>> 24) | (last << 8)) ^ key;
};
const lastRound = (a: number, b: number, c: number, d: number, key: number): number =>
	((S[a >>> 24]! << 24) | (S[(b >>> 16) & 255]! << 16) | (S[(c >>> 8) & 255]! << 8) | S[d & 255]!) ^ key;

/** Round keys of AES-128 (FIPS 197 section 5.2) from the first 16 bytes of `key`. */
export function expandKey(key: Uint8Array): Int32Array {
	const words = new Int32Array(4 * (ROUNDS + 1));
	for (let i = 0; i < 4; i++) words[i] = wordAt(key, 4 * i);
	for (let i = 4, constant = 1; i < words.length; i++) {
		let word = words[i - 1]!;
		if (i % 4 === 0) {
			word = (S[(word >>> 16) & 255]! << 24) | (S[(word >>> 8) & 255]! << 16) | (S[word & 255]! << 8) | S[word >>> 24]!;
			word ^= constant << 24;
			constant = (constant << 1) ^ (constant & 0x80 ? 0x11b : 0);
		}
		words[i] = words[i - 4]! ^ word;
	}
	return words;
}

/**
 * Encrypts the 16 bytes of `bytes` at `at` with AES-128; `into` gets the first 8 of the result. By hand because a QUIC connection needs one block for
 * its header protection, and setting up a library's cipher costs ten times as much.
 */
export function encryptBlock(keys: Int32Array, bytes: Uint8Array, at: number, into: Uint8Array): void {
	let a = wordAt(bytes, at) ^ keys[0]!;
	let b = wordAt(bytes, at + 4) ^ keys[1]!;
	let c = wordAt(bytes, at + 8) ^ keys[2]!;
	let d = wordAt(bytes, at + 12) ^ keys[3]!;
	for (let i = 4; i < 4 * ROUNDS; i += 4) {
		const e = round(a, b, c, d, keys[i]!);
		const f = round(b, c, d, a, keys[i + 1]!);
		const g = round(c, d, a, b, keys[i + 2]!);
		d = round(d, a, b, c, keys[i + 3]!);
		a = e;
		b = f;
		c = g;
	}
	put(lastRound(a, b, c, d, keys[4 * ROUNDS]!), into, 0);
	put(lastRound(b, c, d, a, keys[4 * ROUNDS + 1]!), into, 4);
}

const wordAt = (bytes: Uint8Array, at: number): number =>
	(bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;

function put(word: number, into: Uint8Array, at: number): void {
	into[at] = word >>> 24;
	into[at + 1] = word >>> 16;
	into[at + 2] = word >>> 8;
	into[at + 3] = word;
}
