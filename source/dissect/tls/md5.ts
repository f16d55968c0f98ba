import type {Ja3} from '../../model/hello.js';

/** RFC 1321 section 3.4. */
const SINES = Int32Array.from({length: 64}, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0);
const BLOCK = 64;
/** Behind a message: a one bit, zeros, its length in bits. */
const PADDING = BLOCK + 8;

/** The bytes of a message, written again for each, and its MD5 (RFC 1321). */
export class Md5Message {
	/** `capacity` of them may be written. */
	readonly bytes: Uint8Array;
	readonly #view: DataView;
	readonly #words = new Int32Array(16);
	readonly #state = new Int32Array(4);

	/** Less than 256 MiB. */
	constructor(capacity: number) {
		this.bytes = new Uint8Array(capacity + PADDING);
		this.#view = new DataView(this.bytes.buffer);
	}

	/** Of the first `length` bytes; those behind are overwritten. */
	digest(length: number): Ja3 {
		const {bytes} = this;
		const end = (length + PADDING) & -BLOCK;
		bytes[length] = 0x80;
		for (let i = length + 1; i < end; i++) bytes[i] = 0;
		this.#view.setInt32(end - 8, length << 3, true);
		const state = this.#state;
		state[0] = 0x67452301;
		state[1] = 0xefcdab89;
		state[2] = 0x98badcfe;
		state[3] = 0x10325476;
		for (let at = 0; at < end; at += BLOCK) this.#compress(at);
		return [swapped(state[0]), swapped(state[1]), swapped(state[2]), swapped(state[3])];
	}

	/** Four rounds of sixteen steps; four steps a turn, so that the words of the state end where they began. */
	#compress(at: number): void {
		const w = this.#words;
		const k = SINES;
		for (let i = 0; i < 16; i++) w[i] = this.#view.getInt32(at + 4 * i, true);
		const state = this.#state;
		let a = state[0]!;
		let b = state[1]!;
		let c = state[2]!;
		let d = state[3]!;
		for (let i = 0; i < 16; i += 4) {
			a = (rotated((((a + (d ^ (b & (c ^ d)))) | 0) + ((w[i]! + k[i]!) | 0)) | 0, 7) + b) | 0;
			d = (rotated((((d + (c ^ (a & (b ^ c)))) | 0) + ((w[i + 1]! + k[i + 1]!) | 0)) | 0, 12) + a) | 0;
			c = (rotated((((c + (b ^ (d & (a ^ b)))) | 0) + ((w[i + 2]! + k[i + 2]!) | 0)) | 0, 17) + d) | 0;
			b = (rotated((((b + (a ^ (c & (d ^ a)))) | 0) + ((w[i + 3]! + k[i + 3]!) | 0)) | 0, 22) + c) | 0;
		}
		for (let i = 16, j = 1; i < 32; i += 4, j += 20) {
			a = (rotated((((a + (c ^ (d & (b ^ c)))) | 0) + ((w[j & 15]! + k[i]!) | 0)) | 0, 5) + b) | 0;
			d = (rotated((((d + (b ^ (c & (a ^ b)))) | 0) + ((w[(j + 5) & 15]! + k[i + 1]!) | 0)) | 0, 9) + a) | 0;
			c = (rotated((((c + (a ^ (b & (d ^ a)))) | 0) + ((w[(j + 10) & 15]! + k[i + 2]!) | 0)) | 0, 14) + d) | 0;
			b = (rotated((((b + (d ^ (a & (c ^ d)))) | 0) + ((w[(j + 15) & 15]! + k[i + 3]!) | 0)) | 0, 20) + c) | 0;
		}
		for (let i = 32, j = 5; i < 48; i += 4, j += 12) {
			a = (rotated((((a + (b ^ c ^ d)) | 0) + ((w[j & 15]! + k[i]!) | 0)) | 0, 4) + b) | 0;
			d = (rotated((((d + (a ^ b ^ c)) | 0) + ((w[(j + 3) & 15]! + k[i + 1]!) | 0)) | 0, 11) + a) | 0;
			c = (rotated((((c + (d ^ a ^ b)) | 0) + ((w[(j + 6) & 15]! + k[i + 2]!) | 0)) | 0, 16) + d) | 0;
			b = (rotated((((b + (c ^ d ^ a)) | 0) + ((w[(j + 9) & 15]! + k[i + 3]!) | 0)) | 0, 23) + c) | 0;
		}
		for (let i = 48, j = 0; i < 64; i += 4, j += 28) {
			a = (rotated((((a + (c ^ (b | ~d))) | 0) + ((w[j & 15]! + k[i]!) | 0)) | 0, 6) + b) | 0;
			d = (rotated((((d + (b ^ (a | ~c))) | 0) + ((w[(j + 7) & 15]! + k[i + 1]!) | 0)) | 0, 10) + a) | 0;
			c = (rotated((((c + (a ^ (d | ~b))) | 0) + ((w[(j + 14) & 15]! + k[i + 2]!) | 0)) | 0, 15) + d) | 0;
			b = (rotated((((b + (d ^ (c | ~a))) | 0) + ((w[(j + 21) & 15]! + k[i + 3]!) | 0)) | 0, 21) + c) | 0;
		}
		state[0]! += a;
		state[1]! += b;
		state[2]! += c;
		state[3]! += d;
	}
}

const rotated = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

/** The bytes of a word in the other order. */
const swapped = (word: number): number => (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
