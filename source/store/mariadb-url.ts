import {readFileSync} from 'node:fs';
import {isIP} from 'node:net';
import {UserError} from '../model/user-error.js';

/** What may follow the `?` of a URL, in the words of MariaDB and MySQL and in those of PostgreSQL. */
const parameters = {
	socket: 'socket',
	socketPath: 'socket',
	'ssl-mode': 'mode',
	sslmode: 'mode',
	'ssl-ca': 'ca',
	sslrootcert: 'ca',
	'ssl-cert': 'cert',
	sslcert: 'cert',
	'ssl-key': 'key',
	sslkey: 'key',
} as const;

/** How the connection is secured, in the words of both. */
const modes = {
	disabled: 'disabled',
	disable: 'disabled',
	preferred: 'preferred',
	prefer: 'preferred',
	allow: 'preferred',
	required: 'required',
	require: 'required',
	'verify-ca': 'verify-ca',
	'verify-identity': 'verify-identity',
	'verify-full': 'verify-identity',
} as const;

const HINT = 'after a ? may stand socket, ssl-mode (disabled, preferred, required, verify-ca, verify-identity), ssl-ca, ssl-cert, ssl-key';

/** What a database URL says. */
export interface MariadbAddress {
	/** Path of a Unix socket, in place of host and port. */
	readonly socket: string | undefined;
	readonly host: string;
	readonly port: number;
	/** For the driver. */
	readonly options: {
		readonly host: string;
		readonly port: number;
		readonly user: string;
		readonly password: string;
		readonly database: string;
		readonly ssl?: {
			readonly rejectUnauthorized: boolean;
			readonly verifyIdentity: boolean;
			readonly ca?: Buffer;
			readonly cert?: Buffer;
			readonly key?: Buffer;
		};
	};
	/** A server without TLS will do as well. */
	readonly plainToo: boolean;
}

/** Takes a URL of MariaDB or MySQL apart; a `UserError` for what it cannot say: a wish for TLS that is not understood must not pass unseen. */
export function parseMariadbUrl(url: string): MariadbAddress {
	const {hostname, port, username, password, pathname, searchParams} = new URL(url);
	const given: Partial<Record<(typeof parameters)[keyof typeof parameters], string>> = {};
	for (const [name, text] of searchParams) {
		if (!Object.hasOwn(parameters, name)) throw unusable(`'${name}' is no parameter of it`, HINT);
		const parameter = parameters[name as keyof typeof parameters];
		const value = parameter === 'mode' ? modeOf(text) : text;
		if ((given[parameter] ?? value) !== value) throw unusable(`'${name}' is said twice`, HINT);
		given[parameter] = value;
	}
	const {socket, ca, cert, key, mode = (ca ?? cert ?? key) ? 'verify-ca' : 'disabled'} = given;
	const host = decode(hostname).replace(/^\[(.*)\]$/, '$1') || '127.0.0.1';
	if (mode === 'verify-identity' && isIP(host) !== 0)
		throw unusable(
			'verify-identity needs the name of the host, not its address',
			'write the name that stands in the certificate, or ssl-mode=verify-ca',
		);
	const ssl = {
		rejectUnauthorized: mode.startsWith('verify'),
		verifyIdentity: mode === 'verify-identity',
		...(ca === undefined ? {} : {ca: read(ca)}),
		...(cert === undefined ? {} : {cert: read(cert)}),
		...(key === undefined ? {} : {key: read(key)}),
	};
	const address = {host, port: Number(port || 3306)};
	return {
		...address,
		socket,
		plainToo: mode === 'preferred',
		options: {
			...address,
			user: decode(username),
			password: decode(password),
			database: decode(pathname.slice(1)),
			...(mode === 'disabled' ? {} : {ssl}),
		},
	};
}

function modeOf(text: string): string {
	const word = text.toLowerCase().replaceAll('_', '-');
	if (Object.hasOwn(modes, word)) return modes[word as keyof typeof modes];
	throw unusable(`'${text}' is no ssl-mode`, HINT);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw unusable('a % does not begin an escape', 'write mariadb://user:password@host:3306/database, and %25 for a %');
	}
}

function read(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (error) {
		throw unusable((error as Error).message, 'name a file in PEM format');
	}
}

const unusable = (why: string, hint: string): UserError => new UserError(`the database URL cannot be used: ${why}`, hint);
