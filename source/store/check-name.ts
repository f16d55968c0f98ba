import {UserError} from '../model/user-error.js';

/** Longest name of an app or category, in characters. */
const NAME_LIMIT = 80;

/** A name of an app or category as it is kept, or a `UserError`. */
export function checkName(text: string, what: string): string {
	const name = text.normalize('NFC').trim();
	if (name === '') throw new UserError(`the ${what} is empty`);
	if (name.length > NAME_LIMIT) throw new UserError(`the ${what} has more than ${NAME_LIMIT} characters`);
	if (/[\p{C}\p{Zl}\p{Zp}]/u.test(name)) throw new UserError(`the ${what} has a control character in it`);
	return name;
}
