import type {Cursor} from '../cursor.js';
import {isGrease} from './grease.js';

/** Words of one list: a vector of two length bytes holds no more. */
export const MAX_WORDS = 32768;

/** A list of a hello without its GREASE values (RFC 8701). */
export class WordList {
	readonly words = new Uint16Array(MAX_WORDS);
	count = 0;

	/** Takes the words that `list` holds; an odd byte at its end does not count. */
	read(list: Cursor): void {
		const {bytes, end} = list;
		const words = this.words;
		let count = 0;
		for (let at = list.position; at + 1 < end; at += 2) {
			const word = (bytes[at]! << 8) | bytes[at + 1]!;
			if (!isGrease(word)) words[count++] = word;
		}
		this.count = count;
	}

	add(word: number): void {
		if (!isGrease(word) && this.count < MAX_WORDS) this.words[this.count++] = word;
	}
}
