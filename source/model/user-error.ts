/** A failure of the world, told to the user in one line and what to do about it in another. */
export class UserError extends Error {
	readonly hint: string | undefined;
	readonly exitCode: 1 | 2;
	constructor(message: string, hint?: string, exitCode: 1 | 2 = 1) {
		super(message);
		this.name = 'UserError';
		this.hint = hint;
		this.exitCode = exitCode;
	}
}
